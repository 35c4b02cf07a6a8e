/**
 * Tracks that the simulator loads instead of generating them: objects of API v4, or a reduced form of them.
 */
import { Data, Effect, Schema } from "effect"

const Named = Schema.Struct({
  id: Schema.optionalKey(Schema.Int),
  name: Schema.String,
  slug: Schema.optionalKey(Schema.NullOr(Schema.String))
})

/** Accepts a name, or an object with a name as in API v4. */
const NameOrObject = Schema.Union([Schema.String, Named])

const day = /^\d{4}-\d{2}-\d{2}$/

const Day = Schema.String.check(
  Schema.makeFilter((text) =>
    day.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
      ? undefined
      : "Expected a day such as 2026-09-24"
  )
)

const makeOptional = <S extends Schema.Constraint>(schema: S) => Schema.optionalKey(Schema.NullOr(schema))

/**
 * Decodes a track of a loaded catalogue. Only `id`, `name` and `artists` are required. Artists, labels, genres and
 * keys are names, or objects as in API v4. `genres` may contain `"Genre|Sub-genre"`; the first one counts.
 */
export const CatalogueTrack = Schema.Struct({
  id: Schema.Int.check(Schema.isGreaterThan(0)),
  name: Schema.String,
  mix_name: makeOptional(Schema.String),
  artists: Schema.Array(Schema.NullOr(NameOrObject)),
  remixers: makeOptional(Schema.Array(Schema.NullOr(NameOrObject))),
  label: makeOptional(NameOrObject),
  release: makeOptional(Schema.Struct({ ...Named.fields, label: makeOptional(NameOrObject) })),
  genre: makeOptional(NameOrObject),
  sub_genre: makeOptional(NameOrObject),
  genres: makeOptional(Schema.Array(Schema.String)),
  key: makeOptional(NameOrObject),
  bpm: makeOptional(Schema.Finite),
  length_ms: makeOptional(Schema.Int),
  isrc: makeOptional(Schema.String),
  upc: makeOptional(Schema.String),
  catalog_number: makeOptional(Schema.String),
  label_track_identifier: makeOptional(Schema.String),
  number: makeOptional(Schema.Int),
  publish_date: makeOptional(Day),
  new_release_date: makeOptional(Day),
  pre_order_date: makeOptional(Day),
  pre_order: Schema.optionalKey(Schema.Boolean),
  exclusive: Schema.optionalKey(Schema.Boolean),
  available_worldwide: Schema.optionalKey(Schema.Boolean),
  is_explicit: Schema.optionalKey(Schema.Boolean)
})
export type CatalogueTrack = typeof CatalogueTrack.Type

/** Reports a catalogue file with a line that could not be decoded as a track. */
export class CatalogueError extends Data.TaggedError("CatalogueError")<{
  /** Number of the line, from 1. */
  readonly line: number
  readonly message: string
}> {}

const decodeLine = Schema.decodeUnknownEffect(Schema.fromJsonString(CatalogueTrack))

/**
 * Reads tracks from NDJSON, one object per line. Blank lines are skipped; other fields are ignored. Fails with the
 * number of the first line that is not a track.
 *
 * @example
 * const catalogue = yield* parseCatalogue(yield* fileSystem.readFileString("tracks.ndjson"))
 * Simulator.layer({ catalogue })
 */
export const parseCatalogue = (
  ndjson: string
): Effect.Effect<ReadonlyArray<CatalogueTrack>, CatalogueError> =>
  Effect.forEach(
    ndjson
      .replace(/^\uFEFF/, "")
      .split(/\r?\n/)
      .map((text, index) => ({ text: text.trim(), line: index + 1 }))
      .filter(({ text }) => text !== ""),
    ({ line, text }) =>
      Effect.mapError(
        decodeLine(text),
        ({ message }) => new CatalogueError({ line, message: `Line ${line} is not a track: ${message}` })
      )
  )
