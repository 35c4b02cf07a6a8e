/**
 * How well a track fits a row: its comparison with the reading that fits it best, what the rules say of it, and its odds.
 */
import { type Comparison, compare } from "./compare.ts"
import type { PreparedReading, PreparedTrack } from "./prepare.ts"
import { rule, type Ruling, type Verdict } from "./rules.ts"
import { logOdds } from "./score.ts"
import { thresholds } from "./weights.ts"

/** A track with the reading that fits it best. */
export interface Weighed {
  readonly local: PreparedReading
  readonly track: PreparedTrack
  readonly comparison: Comparison
  readonly ruling: Ruling
  readonly odds: number
}

/** The order of the verdicts, the best first. */
export const rank: Readonly<Record<Verdict, number>> = {
  match: 0,
  matchIfAlone: 1,
  ask: 2,
  otherVersion: 3,
  no: 4
}

/** Orders tracks by their verdict, then by their odds. */
export const byLikelihood = (a: Weighed, b: Weighed): number =>
  rank[a.ruling.verdict] - rank[b.ruling.verdict] || b.odds - a.odds || a.track.track.id - b.track.track.id

/** Weighs a track by the reading that fits it best; undefined if there is no reading. `id` is the one that the row names. */
export const weigh = (
  locals: ReadonlyArray<PreparedReading>,
  track: PreparedTrack,
  id: number | undefined
): Weighed | undefined => {
  let best: Weighed | undefined
  for (const local of locals) {
    const comparison = compare(local, track)
    const ruled = rule(local, track, comparison)
    const isNamed = track.track.id === id && comparison.title !== "other"
    const next: Weighed = {
      local,
      track,
      comparison,
      ruling: isNamed ? { verdict: "match", reason: "The row names this id, and the title agrees." } : ruled,
      odds: logOdds(comparison) + (isNamed ? thresholds.idOdds : 0)
    }
    if (best === undefined || byLikelihood(next, best) < 0) best = next
  }
  return best !== undefined && track.track.id === id && best.ruling.verdict === "no"
    ? { ...best, ruling: { verdict: "ask", reason: "The row names this id, but the title is another." } }
    : best
}
