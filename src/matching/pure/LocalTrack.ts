/**
 * A row of a library: what its tags, its playlist or its file name say about a track.
 */
import { Schema } from "effect"

const text = Schema.optional(Schema.String)
const number = Schema.optional(Schema.Finite)

/**
 * Describes one row of a local library: tags, a line of a playlist, or only a file name.
 *
 * Everything except `ref` is optional. Values are taken as they are in the source: `parse` copes with marks, site names,
 * fields in the wrong place and cut texts.
 */
export const LocalTrack = Schema.Struct({
  /** Identifies the row in the caller's library, such as a path or a line number. Decisions and overrides refer to it. */
  ref: Schema.String,
  /** The artists in one text, in the source's own notation: `"A, B & C feat. D"`. */
  artist: text,
  title: text,
  /** The version, where the source has a field of its own for it: `"Extended Mix"`. */
  mix: text,
  remixer: text,
  /** The name of the release; an album tag. */
  release: text,
  label: text,
  catalogNumber: text,
  /** The year of publication. 0 means unknown. */
  year: number,
  /** Hyphens and spaces are accepted. */
  isrc: text,
  /** The id of the track on Beatport, from a tag or from a link in a comment. */
  trackId: number,
  /** The running time in milliseconds. */
  durationMs: number,
  /** The tempo in beats per minute. It never decides a match, because programs write half, double or 3/4 of it. */
  bpm: number,
  /** The musical key, in any usual notation: `"8A"`, `"Am"`, `"A Minor"`, `"1m"`. */
  key: text,
  /** The name of the file, with or without its directory and extension. */
  fileName: text
})
export interface LocalTrack extends Schema.Schema.Type<typeof LocalTrack> {}
