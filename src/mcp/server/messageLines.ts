/**
 * The lines of stdin that can be messages.
 */
import { Effect, Layer, Option, Predicate, Schema, Stdio, Stream } from "effect"

const parse = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

/** Tells whether a line is a JSON object or array, as every message of JSON-RPC is. */
const isMessage = (line: string): boolean => Option.exists(parse(line), Predicate.isObject)

const keep = (line: string) => {
  if (line.trim() === "") return Effect.succeed(false)
  return isMessage(line)
    ? Effect.succeed(true)
    : Effect.as(
        Effect.logWarning(`Ignored a line of ${line.length} characters that is no JSON-RPC message`),
        false
      )
}

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
        Stream.splitLines,
        Stream.filterEffect(keep),
        Stream.map((line) => `${line}\n`),
        Stream.encodeText
      )
    })
  )
)
