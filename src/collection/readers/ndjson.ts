/**
 * Reading of NDJSON: one JSON object a line.
 */
import { Option, Predicate, Schema, Stream } from "effect"
import type { CollectionError } from "../CollectionError.ts"
import { type Entry, makeProblem } from "../Entry.ts"
import { type Fields, findField, isFindable, toLocalTrack } from "../Fields.ts"
import { decodeText } from "../text/decodeText.ts"
import { type Line, lines } from "../text/lines.ts"

/** Options of `readNdjson`. */
export interface NdjsonOptions {
  /** A label of the Encoding Standard. Default: recognised. */
  readonly encoding?: string | undefined
}

/**
 * Reads one JSON object a line. Keys are named as the columns of a table, or as in `LocalTrack`; tracks in Beatport's own
 * form are understood as well. A row's `ref` is its `ref` key, else its file, else its line number.
 */
export const readNdjson =
  (options: NdjsonOptions = {}) =>
  <E, R>(bytes: Stream.Stream<Uint8Array, E, R>): Stream.Stream<Entry, E | CollectionError, R> =>
    bytes.pipe(
      decodeText(options.encoding),
      lines,
      Stream.filter(({ text }) => text.trim() !== ""),
      Stream.map(toEntry)
    )

const decodeJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

const toEntry = (line: Line): Entry => {
  if (line.tooLong) return makeProblem(line.number, "The line is longer than 1 MiB and was left out.")
  const json = decodeJson(line.text)
  if (Option.isNone(json)) return makeProblem(line.number, "The line is not JSON and was left out.")
  const value = json.value
  if (!Predicate.isObject(value) || Array.isArray(value)) {
    return makeProblem(line.number, "The line is not a JSON object and was left out.")
  }
  const entries = Object.entries(value).map(
    ([key, found]: [string, unknown]) => [key, readText(found)] as const
  )
  const fields: Fields = {}
  for (const [key, text] of entries) {
    // The name that LocalTrack has; in a table, "Track ID" is the number of another program.
    const field = key === "trackId" ? key : findField(key)
    if (field !== undefined && text !== undefined) fields[field] ??= text
  }
  if ("mix_name" in value) addBeatportFields(fields, value)
  const ref = fields.ref || fields.fileName || `line ${line.number}`
  const track = toLocalTrack(ref, fields)
  if (!isFindable(track)) {
    return makeProblem(line.number, "The row has no title, no file, no ISRC and no id; it was left out.")
  }
  return {
    _tag: "Row",
    line: line.number,
    track,
    columns: entries.map(([key]) => key),
    values: entries.map(([, text]) => text ?? "")
  }
}

/** A text of a JSON value: lists are joined by commas, an object is known by its name. */
const readText = (value: unknown): string | undefined => {
  if (typeof value === "string") return value
  if (typeof value === "number" || typeof value === "boolean") return String(value)
  if (Array.isArray(value)) {
    const texts = value.flatMap((each: unknown) => (Array.isArray(each) ? [] : (readText(each) ?? [])))
    return texts.length === 0 ? undefined : texts.join(", ")
  }
  return Predicate.hasProperty(value, "name") && typeof value.name === "string" ? value.name : undefined
}

/** What Beatport's own track form says in other places than a table does. */
const addBeatportFields = (fields: Fields, value: object): void => {
  const id = "id" in value ? readText(value.id) : undefined
  if (id !== undefined) fields.trackId ??= id
  const release = "release" in value ? value.release : undefined
  if (Predicate.hasProperty(release, "name")) {
    const name = readText(release.name)
    if (name !== undefined) fields.release ??= name
  }
  if (Predicate.hasProperty(release, "label")) {
    const label = readText(release.label)
    if (label !== undefined) fields.label ??= label
  }
}
