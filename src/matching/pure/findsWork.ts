/**
 * Whether the work of a row is among tracks: what a decision would find, without the cost of a decision.
 */
import type { CandidateTrack } from "./CandidateTrack.ts"
import { compare } from "./compare.ts"
import { canBeAlike } from "./Letters.ts"
import type { ParseOptions, Reading } from "./parse.ts"
import { type PreparedReading, type PreparedTrack, prepareReading, prepareTrack } from "./prepare.ts"
import { rule } from "./rules.ts"
import { withoutAccents } from "./text.ts"

/**
 * Returns false if and only if the outcome of `decide` is `none` for these readings and tracks. `id` is the id that the row names.
 * A row without readings rests on its codes, which a decision reads.
 */
export const findsWork = (
  readings: ReadonlyArray<Reading>,
  tracks: Iterable<CandidateTrack>,
  id: number | undefined,
  options: ParseOptions = {}
): boolean => {
  if (readings.length === 0) return true
  const transliterate = options.transliterate ?? withoutAccents
  const locals = readings.map((reading) => prepareReading(reading, transliterate))
  for (const track of tracks) {
    const prepared = prepareTrack(track, transliterate)
    if (track.id === id || locals.some((local) => isWork(local, prepared))) return true
  }
  return false
}

const isWork = (local: PreparedReading, track: PreparedTrack): boolean =>
  canBeWork(local, track) && rule(local, track, compare(local, track)).verdict !== "no"

/** A cut name is compared by its beginning, and of several brackets any can count. */
const canBeWork = (local: PreparedReading, track: PreparedTrack): boolean =>
  local.version.truncated ||
  local.extras.length > 1 ||
  (local.facts.isrc !== undefined && local.facts.isrc === track.isrc) ||
  (local.everyWord !== "" && local.everyWord === track.everyWord) ||
  local.letters.some((mine) => track.letters.some((theirs) => canBeAlike(mine, theirs)))
