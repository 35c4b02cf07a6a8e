/**
 * The file of a recording: its shape, and how it is read and written.
 */
import { Effect, type FileSystem, Option, type PlatformError, Predicate, Schema } from "effect"
import { RecorderError, type RecorderReason } from "./RecorderError.ts"

/** Marks a file as a recording of this package. */
const format = "effect-beatport recording"

/** The version of the format. A change that older versions of this package cannot read raises it. */
const version = 1

/** Holds a request without secrets. Its origin is not compared, so that a recording serves any base URL. */
export const RecordedRequest = Schema.Struct({
  method: Schema.String,
  origin: Schema.String,
  path: Schema.String,
  /** Query parameters in the order of their names. */
  query: Schema.optionalKey(Schema.Array(Schema.Tuple([Schema.String, Schema.String]))),
  /** Body: JSON, the parameters of a form, or text. */
  body: Schema.optionalKey(Schema.Json)
})
export interface RecordedRequest extends Schema.Schema.Type<typeof RecordedRequest> {}

/** Holds a response without secrets. It has at most one of `json`, `text` and `base64`. */
export const RecordedResponse = Schema.Struct({
  status: Schema.Int.check(Schema.isBetween({ minimum: 200, maximum: 599 })),
  headers: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  cookies: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  json: Schema.optionalKey(Schema.Json),
  text: Schema.optionalKey(Schema.String),
  base64: Schema.optionalKey(Schema.String)
})
export interface RecordedResponse extends Schema.Schema.Type<typeof RecordedResponse> {}

/** Holds a request and its response. */
export const Exchange = Schema.Struct({ request: RecordedRequest, response: RecordedResponse })
export interface Exchange extends Schema.Schema.Type<typeof Exchange> {}

const decodeExchanges = Schema.decodeUnknownEffect(Schema.Struct({ exchanges: Schema.Array(Exchange) }))

/** Where a recording is kept, and how large it may be. */
export interface Place {
  readonly fs: FileSystem.FileSystem
  readonly file: string
  readonly maxBytes: number
}

const fail = (place: Place, reason: RecorderReason, detail: string): Effect.Effect<never, RecorderError> =>
  Effect.fail(new RecorderError({ reason, file: place.file, detail }))

/** Reads a recording; undefined if there is no file. */
export const readRecording = Effect.fnUntraced(
  function* (place: Place) {
    const { file, fs, maxBytes } = place
    const found = yield* fs.exists(file)
    if (!found) return undefined
    const { size } = yield* fs.stat(file)
    if (Number(size) > maxBytes) {
      return yield* fail(
        place,
        "TooLarge",
        `The recording ${file} has more than ${maxBytes} bytes. Raise maxBytes.`
      )
    }
    const text = yield* fs.readFileString(file)
    const parsed = yield* Effect.try({
      try: (): unknown => readUnfinished(text) ?? JSON.parse(text),
      catch: () =>
        new RecorderError({
          reason: "Damaged",
          file,
          detail: `The recording ${file} is no complete JSON. Delete the file to record again.`
        })
    })
    if (!Predicate.hasProperty(parsed, "format") || parsed.format !== format) {
      return yield* fail(place, "Foreign", `${file} is no recording, so it is not used and not overwritten.`)
    }
    const written = Predicate.hasProperty(parsed, "version") ? parsed.version : undefined
    if (Predicate.isNumber(written) && written > version) {
      return yield* fail(
        place,
        "NewerVersion",
        `The recording ${file} has version ${written}, this package reads up to ${version}. Update effect-beatport.`
      )
    }
    const { exchanges } = yield* Effect.mapError(
      decodeExchanges(parsed),
      (error) =>
        new RecorderError({
          reason: "Damaged",
          file,
          detail: `The recording ${file} is damaged: ${error.message.replaceAll(/\s+/g, " ")}. Delete the file to record again.`
        })
    )
    return exchanges
  },
  Effect.catchTag("PlatformError", Effect.fail)
)

/** The first line of a recording that has not ended. The line of each response follows. */
const unfinishedHead = Schema.Struct({
  format: Schema.String,
  version: Schema.Int,
  unfinished: Schema.Literal(true)
})
const decodeUnfinishedHead = Schema.decodeUnknownOption(Schema.fromJsonString(unfinishedHead))
const decodeSlot = Schema.decodeUnknownOption(Schema.Struct({ slot: Schema.Int, exchange: Schema.Unknown }))

/** Reads the complete lines of a recording that was killed, in the order in which the requests began; undefined for others. */
const readUnfinished = (text: string): unknown => {
  const [first = "", ...lines] = text.split("\n")
  const head = Option.getOrUndefined(decodeUnfinishedHead(first))
  if (head === undefined) return undefined
  // The text behind the last line break is empty, or the start of a line that was being written.
  const slots = lines.slice(0, -1).map((line) => Option.getOrThrow(decodeSlot(JSON.parse(line))))
  return {
    ...head,
    exchanges: slots.toSorted((a, b) => a.slot - b.slot).map(({ exchange }) => exchange)
  }
}

/** Holds an exchange and the place of its request among the requests. */
export interface Slot {
  readonly slot: number
  readonly exchange: Exchange
}

const printLine = (slot: Slot): string => `${JSON.stringify(slot)}\n`

/** Writes the start of a recording, with the responses so far. */
export const beginRecording = (place: Place, slots: ReadonlyArray<Slot>) =>
  replaceFile(
    place,
    `${JSON.stringify({ format, version, unfinished: true })}\n${slots.map(printLine).join("")}`
  )

/** Appends a response to the start of a recording. */
export const appendToRecording = ({ file, fs }: Place, slot: Slot) =>
  Effect.uninterruptible(fs.writeFileString(file, printLine(slot), { flag: "a" }))

/** Writes one exchange as it stands in the file. */
export const printExchange = (exchange: Exchange): string =>
  JSON.stringify(exchange, undefined, 2).replaceAll("\n", "\n    ")

/** Writes a recording of printed exchanges. */
export const writeRecording = (place: Place, exchanges: ReadonlyArray<string>) => {
  const head = `{\n  "format": ${JSON.stringify(format)},\n  "version": ${version},\n  "exchanges": [`
  return replaceFile(place, `${head}${exchanges.map((exchange) => `\n    ${exchange}`).join(",")}\n  ]\n}\n`)
}

/** Replaces the file. A reader finds the old file or the new one, never a part of one. */
const replaceFile = Effect.fnUntraced(function* ({ file, fs }: Place, text: string) {
  const directory = /^(.*)[/\\]/.exec(file)?.[1]
  if (directory !== undefined && directory !== "") yield* fs.makeDirectory(directory, { recursive: true })
  const temporary = `${file}.tmp`
  yield* fs.writeFileString(temporary, text).pipe(
    Effect.andThen(fs.rename(temporary, file)),
    Effect.onError(() => Effect.ignore(fs.remove(temporary, { force: true })))
  )
}, Effect.uninterruptible)

/** Converts a failure of the file system. */
export const toRecorderError = (file: string) => (error: PlatformError.PlatformError | RecorderError) =>
  error instanceof RecorderError
    ? error
    : new RecorderError({
        reason: "FileSystem",
        file,
        detail: `The recording ${file} could not be read or written: ${error.reason._tag}.`
      })
