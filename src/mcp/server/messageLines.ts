/**
 * The lines of stdin that can be messages.
 */
import { Effect, Layer, Option, Predicate, Schema, Stdio, Stream } from "effect"

/** The longest line that is read, in characters. A longer one is discarded while it arrives, so it takes no memory. */
const longestLine = 8_388_608

const unlessTooLong = Option.liftPredicate((line: string) => line.length <= longestLine)

/** Splits text into lines. A line that is too long is none, and so is the unfinished part of one. */
const splitLines = Stream.mapAccum(
  () => Option.some(""),
  (unfinished: Option.Option<string>, text: string) => {
    const [first = "", ...rest] = text.split("\n")
    const lines = [
      Option.flatMap(unfinished, (held) => unlessTooLong(held + first)),
      ...rest.map((line) => unlessTooLong(line))
    ]
    return [lines.at(-1) ?? Option.some(""), lines.slice(0, -1)] as const
  },
  { onHalt: (unfinished) => [unfinished] }
)

const parse = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

/** The deepest nesting of a message. A deeper one would exceed the stack of the RPC layer, which loses its neighbours too. */
const deepestNesting = 100

const isNestedAtMost = (levels: number, value: unknown): boolean =>
  !Predicate.isObjectOrArray(value) ||
  (levels > 0 && Object.values(value).every((held) => isNestedAtMost(levels - 1, held)))

/** Tells whether the id of a message is a string or a number. The RPC layer of effect 4.1.0 takes another one for a defect. */
const hasUsableId = (message: unknown): boolean => {
  if (!Predicate.hasProperty(message, "method") || !Predicate.hasProperty(message, "id")) return true
  return Predicate.isString(message.id) || Predicate.isNumber(message.id)
}

/** Tells whether a line is a JSON object, or an array of them, as every message of JSON-RPC is. */
const isMessage = (line: string): boolean =>
  Option.exists(
    parse(line),
    (value) =>
      Predicate.isObjectOrArray(value) &&
      isNestedAtMost(deepestNesting, value) &&
      (Array.isArray(value) ? value.every(hasUsableId) : hasUsableId(value))
  )

/** Returns the message of a line; nothing if the line is blank or cannot be one. */
const messagesOf = Option.match({
  onNone: () => isIgnored(`more than ${longestLine} characters`),
  onSome: (line: string) => {
    if (line.trim() === "") return Effect.succeed([])
    return isMessage(line)
      ? Effect.succeed([`${line}\n`])
      : isIgnored(`${line.length} characters that is no JSON-RPC message`)
  }
})

const isIgnored = (what: string): Effect.Effect<Array<string>> =>
  Effect.as(Effect.logWarning(`Ignored a line of ${what}`), [])

/**
 * Leaves out of stdin the lines that are no messages. One such line ends the stdio server of effect 4.1.0, and every
 * request after it stays unanswered (M1).
 */
export const layerMessageLines: Layer.Layer<Stdio.Stdio, never, Stdio.Stdio> = Layer.effect(
  Stdio.Stdio,
  Effect.map(Stdio.Stdio, (stdio) =>
    Stdio.make({
      ...stdio,
      stdin: stdio.stdin.pipe(
        Stream.decodeText(),
        splitLines,
        Stream.mapEffect(messagesOf),
        Stream.flattenIterable,
        Stream.encodeText
      )
    })
  )
)
