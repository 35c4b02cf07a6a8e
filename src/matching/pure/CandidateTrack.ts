/**
 * The part of a Beatport track that matching reads and that a decision keeps.
 */
import { Schema } from "effect"

const named = Schema.Struct({ name: Schema.String })
const nullable = <S extends Schema.Constraint>(schema: S) => Schema.optionalKey(Schema.NullOr(schema))

/**
 * Describes a track of Beatport by the fields that matching reads, with Beatport's own field names. Every `Track`
 * is one, so the static functions of `Track` (`fullTitle`, `artistNames`, `duration`) work with it.
 *
 * All fields except `id`, `name`, `mix_name` and `artists` can be absent, as in a catalogue from another source.
 */
export const CandidateTrack = Schema.Struct({
  id: Schema.Int,
  name: Schema.String,
  mix_name: Schema.String,
  slug: Schema.optionalKey(Schema.String),
  artists: Schema.Array(Schema.NullOr(named)),
  remixers: Schema.optionalKey(Schema.Array(Schema.NullOr(named))),
  release: Schema.optionalKey(Schema.Struct({ id: Schema.Int, name: Schema.String, label: named })),
  catalog_number: nullable(Schema.String),
  isrc: nullable(Schema.String),
  length: nullable(Schema.String),
  length_ms: nullable(Schema.Int),
  bpm: nullable(Schema.Int),
  key: nullable(named),
  publish_date: nullable(Schema.String),
  is_available_for_streaming: Schema.optionalKey(Schema.Boolean),
  is_dj_edit: Schema.optionalKey(Schema.Boolean),
  is_ugc_remix: Schema.optionalKey(Schema.Boolean)
})
export interface CandidateTrack extends Schema.Schema.Type<typeof CandidateTrack> {}

/** Returns the page of a track on www.beatport.com. */
export const trackUrl = (track: Pick<CandidateTrack, "id" | "slug">): string =>
  `https://www.beatport.com/track/${track.slug === undefined || track.slug === "" ? "track" : encodeURIComponent(track.slug)}/${track.id}`

/** Keeps of a track what matching reads, so that thousands of candidates fit in memory. */
export const toCandidate = (track: CandidateTrack): CandidateTrack => {
  const { artists, bpm, id, key, mix_name, name, release, remixers } = track
  return {
    id,
    name,
    mix_name,
    artists: artists.map(nameOnly),
    ...(track.slug === undefined ? {} : { slug: track.slug }),
    ...(remixers === undefined || remixers.length === 0 ? {} : { remixers: remixers.map(nameOnly) }),
    ...(release === undefined
      ? {}
      : { release: { id: release.id, name: release.name, label: { name: release.label.name } } }),
    ...(track.catalog_number === undefined ? {} : { catalog_number: track.catalog_number }),
    ...(track.isrc === undefined ? {} : { isrc: track.isrc }),
    ...(track.length === undefined ? {} : { length: track.length }),
    ...(track.length_ms === undefined ? {} : { length_ms: track.length_ms }),
    ...(bpm === undefined ? {} : { bpm }),
    ...(key === undefined ? {} : { key: nameOnly(key) }),
    ...(track.publish_date === undefined ? {} : { publish_date: track.publish_date }),
    ...(track.is_available_for_streaming === undefined
      ? {}
      : { is_available_for_streaming: track.is_available_for_streaming }),
    ...(track.is_dj_edit === undefined ? {} : { is_dj_edit: track.is_dj_edit }),
    ...(track.is_ugc_remix === undefined ? {} : { is_ugc_remix: track.is_ugc_remix })
  }
}

const nameOnly = (one: { readonly name: string } | null) => (one === null ? null : { name: one.name })
