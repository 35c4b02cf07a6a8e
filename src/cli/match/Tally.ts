/**
 * How many rows of a run had which outcome.
 */
import type { Outcome } from "../../matching/index.ts"

/** The outcomes, in the order in which they are told, with the words for them. */
export const outcomeWords = {
  matched: "matched",
  otherVersion: "in another version only",
  ambiguous: "ambiguous",
  none: "not found",
  failed: "failed"
} as const satisfies Readonly<Record<Outcome, string>>

/** The outcomes in order. */
export const outcomes = ["matched", "otherVersion", "ambiguous", "none", "failed"] as const

/** The counts of a run. */
export type Tally = { -readonly [Name in Outcome]: number }

/** Makes a tally without rows. */
export const makeTally = (): Tally => ({ matched: 0, otherVersion: 0, ambiguous: 0, none: 0, failed: 0 })

/** Returns the number of rows. */
export const countRows = (tally: Tally): number => outcomes.reduce((sum, name) => sum + tally[name], 0)

/** Describes the counts in a sentence. */
export const writeTally = (tally: Tally): string => {
  const rows = countRows(tally)
  const parts = outcomes.flatMap((name) =>
    tally[name] === 0 ? [] : [`${tally[name]} ${outcomeWords[name]}`]
  )
  return `${rows} ${rows === 1 ? "row" : "rows"}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}.`
}
