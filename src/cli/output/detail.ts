/**
 * One thing with its fields under each other.
 */
import { Duration, Effect, Predicate } from "effect"
import { Output } from "../Output.ts"
import { cleanText } from "./cleanText.ts"
import { formatLength } from "./columns.ts"
import { checkFields, writeText, readValue } from "./pick.ts"
import { boldness } from "./show.ts"
import { padEnd, wrap } from "./wrap.ts"

/** A line of a detail page: a title and a path into the thing, or a function of it. */
type Row = readonly [title: string, value: string | ((thing: object) => string)]

const camelot = (thing: object): string => {
  const key = readValue(thing, "key")
  if (!Predicate.isObject(key)) return ""
  return `${writeText(readValue(key, "camelot_number"))}${writeText(readValue(key, "camelot_letter"))} (${writeText(readValue(key, "name"))})`
}

const length = (thing: object): string => {
  const milliseconds = readValue(thing, "length_ms")
  return Predicate.isNumber(milliseconds)
    ? formatLength(Duration.millis(milliseconds))
    : writeText(readValue(thing, "length"))
}

const tempo = (thing: object): string => {
  const range = readValue(thing, "bpm_range")
  const [min, max] = [writeText(readValue(range, "min")), writeText(readValue(range, "max"))]
  return min === max ? min : `${min} to ${max}`
}

const rows: Readonly<Record<string, ReadonlyArray<Row>>> = {
  track: [
    ["Artists", "artists"],
    ["Remixers", "remixers"],
    ["Title", "name"],
    ["Mix", "mix_name"],
    ["Release", "release"],
    ["Label", "release.label"],
    ["Catalog number", "catalog_number"],
    ["Genre", "genre"],
    ["Sub-genre", "sub_genre"],
    ["BPM", "bpm"],
    ["Key", camelot],
    ["Length", length],
    ["ISRC", "isrc"],
    ["Published", "publish_date"],
    ["Price", "price.display"],
    ["Preview", "sample_url"]
  ],
  release: [
    ["Artists", "artists"],
    ["Name", "name"],
    ["Label", "label"],
    ["Catalog number", "catalog_number"],
    ["UPC", "upc"],
    ["Tracks", "track_count"],
    ["BPM", tempo],
    ["Type", "type"],
    ["Published", "publish_date"],
    ["Price", "price.display"],
    ["About", "desc"]
  ],
  artist: [
    ["Name", "name"],
    ["Website", "website"],
    ["About", "bio"]
  ],
  label: [
    ["Name", "name"],
    ["Since", "created"],
    ["Newest release", "latest_active_publish_date"],
    ["About", "bio"]
  ],
  genre: [
    ["Name", "name"],
    ["Slug", "slug"]
  ],
  chart: [
    ["Name", "name"],
    ["By", "person.owner_name"],
    ["Genres", "genres"],
    ["Tracks", "track_count"],
    ["Published", "publish_date"],
    ["Price", "price.display"],
    ["About", "description"]
  ],
  account: [
    ["User name", "username"],
    ["Subscription", "subscription"],
    ["Token expires", "token_expires"],
    ["Token file", "token_file"]
  ],
  playlist: [
    ["Name", "name"],
    ["Tracks", "track_count"],
    ["Length", length],
    ["Genres", "genres"],
    ["Updated", "updated_date"]
  ]
}

/** The width of prose in a detail page. */
const proseWidth = 72

/** Formats one thing, its id first and its page last. */
export const writeDetailLines = (
  kind: string,
  thing: object,
  page: string | undefined,
  fields: ReadonlyArray<string> | undefined
) =>
  Effect.gen(function* () {
    const bold = yield* boldness
    const { width } = yield* Output
    if (fields !== undefined) yield* checkFields(fields, [thing])
    const chosen: ReadonlyArray<Row> = fields?.map((field): Row => [field, field]) ?? [
      ["ID", "id"],
      ...(rows[kind] ?? []),
      ...(page === undefined ? [] : [["Page", () => page] as const])
    ]
    const lines = chosen
      .map(([title, value]) => ({
        title,
        text: cleanText(Predicate.isString(value) ? writeText(readValue(thing, value)) : value(thing)).trim()
      }))
      .filter(({ text }) => fields !== undefined || text !== "")
    const column = Math.max(0, ...lines.map(({ title }) => title.length)) + 2
    const room = Math.max(20, Math.min(proseWidth, (width ?? 80) - column))
    return lines.flatMap(({ text, title }) =>
      wrap(text, room).map((line, index) =>
        index === 0 ? `${bold(padEnd(title, column))}${line}` : `${" ".repeat(column)}${line}`
      )
    )
  })
