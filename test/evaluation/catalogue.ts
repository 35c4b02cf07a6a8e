/**
 * The catalogue that the evaluation searches: real tracks, with what the recording of it lacks invented elsewhere.
 */
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Schema } from "effect"
import { Fixtures } from "effect-beatport/testing"
import type { Track } from "effect-beatport"

const directory = fileURLToPath(new URL("../../../shared/matching/", import.meta.url))

/** Whether the development data is on this machine. It is not a part of this repository. */
export const isPresent = (): boolean => existsSync(`${directory}catalogue-cuepoint.ndjson`)

/** Reads a file of the development data. */
export const readRows = <S extends Schema.ConstraintDecoder<unknown>>(
  file: string,
  row: S
): ReadonlyArray<S["Type"]> => {
  const decode = Schema.decodeUnknownSync(Schema.fromJsonString(row))
  return readFileSync(`${directory}${file}`, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => decode(line))
}

/** A track of the recorded catalogue. */
export const CatalogueRow = Schema.Struct({
  id: Schema.Int,
  name: Schema.String,
  mix_name: Schema.String,
  artists: Schema.Array(Schema.String),
  label: Schema.optionalKey(Schema.String),
  publish_date: Schema.optionalKey(Schema.String),
  bpm: Schema.optionalKey(Schema.NullOr(Schema.Finite)),
  key: Schema.optionalKey(Schema.String)
})
export interface CatalogueRow extends Schema.Schema.Type<typeof CatalogueRow> {}

/** What the recorded catalogue lacks, by the id of the track. */
export interface Invented {
  readonly lengthMs: number
  readonly isrc: string
  readonly release: string
  readonly releaseId: number
  readonly catalogNumber: string
}

/** Reads the recorded catalogue. */
export const readCatalogue = (): ReadonlyArray<CatalogueRow> =>
  readRows("catalogue-cuepoint.ndjson", CatalogueRow)

/** A row as a track that the API would return; without `invented`, its length, ISRC and release are unknown. */
export const toTrack = (row: CatalogueRow, invented?: Invented): Track => {
  const plain = Fixtures.track()
  return Fixtures.track({
    id: row.id,
    name: row.name,
    mix_name: row.mix_name,
    slug: "",
    artists: row.artists.map((name, index) => ({ ...artist, id: index + 1, name })),
    remixers: [],
    release: {
      ...plain.release,
      id: invented?.releaseId ?? 1,
      name: invented?.release ?? "",
      label: { ...plain.release.label, name: row.label ?? "" }
    },
    key: row.key === undefined || plain.key === null ? null : { ...plain.key, name: row.key },
    bpm: row.bpm === undefined || row.bpm === null ? null : Math.round(row.bpm),
    length: null,
    length_ms: invented?.lengthMs ?? null,
    isrc: invented?.isrc ?? null,
    catalog_number: invented?.catalogNumber ?? "",
    publish_date: row.publish_date ?? "",
    new_release_date: row.publish_date ?? ""
  })
}

const [firstArtist] = Fixtures.track().artists
const artist = firstArtist ?? { id: 1, name: "", slug: "", image: Fixtures.track().image, url: "" }
