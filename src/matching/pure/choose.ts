/**
 * Which id to give, where one recording has several.
 */
import type { Comparison } from "./compare.ts"
import type { PreparedTrack } from "./prepare.ts"

/** An id of the recording, with its comparison. */
export interface Choice {
  readonly track: PreparedTrack
  readonly comparison: Comparison
}

const compilation =
  /\b(?:various|compilation|best of|greatest|anthology|collection|selected|mixed by|vol(?:ume)? ?\d|\d+ years|top \d+|hits|ade 20|ibiza 20|wmc|miami 20|summer 20|winter 20|essentials|sampler)\b/u

/**
 * Orders the ids of one recording: same ISRC, catalogue number, release, label and year as the file has; then the
 * artists' own release before a compilation; then the oldest; then available before unavailable; then the lowest id.
 */
export const byPreference = (a: Choice, b: Choice): number =>
  agreements(b) - agreements(a) ||
  lengthClass(a) - lengthClass(b) ||
  Number(isCompilation(a.track)) - Number(isCompilation(b.track)) ||
  compareTexts(a.track.track.publish_date ?? "9999", b.track.track.publish_date ?? "9999") ||
  Number(b.track.track.is_available_for_streaming ?? true) -
    Number(a.track.track.is_available_for_streaming ?? true) ||
  a.track.track.id - b.track.track.id

const agreements = ({ comparison }: Choice): number =>
  16 * Number(comparison.isrc === "same") +
  8 * Number(comparison.catalogNumber === "same") +
  4 * Number(comparison.release === "same") +
  2 * Number(comparison.label === "same") +
  Number(comparison.year === "same")

const lengthClass = ({ comparison }: Choice): number => (comparison.length === "apart" ? 1 : 0)

const isCompilation = (track: PreparedTrack): boolean =>
  track.release !== "" && !track.release.startsWith(track.base) && compilation.test(track.release)

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
