/**
 * The judge: whether a decision is right, and how sure that is.
 */
import type { CatalogueRow } from "./catalogue.ts"
import { recordingOf, recordingsOf, workOf } from "./recordings.ts"

/** What a program decided about a row: an id or none, and how sure it was. */
export interface Outcome {
  readonly id: number | undefined
  /** The best candidate, also if it was not given as the match. */
  readonly first?: number | undefined
  readonly confidence?: number
  readonly outcome?: string
}

/** The verdict on a match. */
export type Verdict = "right" | "wrongVersion" | "wrongWork"

/** Knows which ids are right for which. */
export interface Judge {
  /** Every id of the recording that has this id. */
  readonly truth: (id: number) => ReadonlySet<number>
  readonly judge: (truth: ReadonlySet<number>, given: number) => Verdict
}

/** Makes the judge of a catalogue. */
export const makeJudge = (rows: ReadonlyArray<CatalogueRow>): Judge => {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const groups = recordingsOf(rows)
  const works = new Map(rows.map((row) => [row.id, workOf(row)]))
  const sameName = (a: number, b: number) => works.get(a)?.split("|")[0] === works.get(b)?.split("|")[0]
  return {
    truth: (id) => {
      const row = byId.get(id)
      return new Set(row === undefined ? [id] : (groups.get(recordingOf(row)) ?? [id]))
    },
    judge: (truth, given) => {
      if (truth.has(given)) return "right"
      const mine = byId.get(given)
      return [...truth].some((id) => {
        const other = byId.get(id)
        return (
          works.get(id) === works.get(given) ||
          (sameName(id, given) && mine?.artists.some((name) => other?.artists.includes(name)))
        )
      })
        ? "wrongVersion"
        : "wrongWork"
    }
  }
}

/** The counts of a set of cases. */
export interface Tally {
  cases: number
  right: number
  wrongVersion: number
  wrongWork: number
  absentCases: number
  absentMatched: number
  requests: number
  absentRequests: number
}

export const newTally = (): Tally => ({
  cases: 0,
  right: 0,
  wrongVersion: 0,
  wrongWork: 0,
  absentCases: 0,
  absentMatched: 0,
  requests: 0,
  absentRequests: 0
})

/** The Wilson interval of a share, 95%. */
export const wilson = (hits: number, of: number): readonly [low: number, high: number] => {
  if (of === 0) return [0, 1]
  const z = 1.96
  const share = hits / of
  const middle = share + (z * z) / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)]
}

/** One row with a candidate: how sure the program was of it, and whether it is right. */
export interface Prediction {
  readonly confidence: number
  readonly right: boolean
}

/** The expected calibration error: ten equal bins of confidence, weighted by their rows. */
export const calibrationError = (predictions: ReadonlyArray<Prediction>): number => {
  const bins = Array.from({ length: 10 }, () => ({ rows: 0, confidence: 0, right: 0 }))
  for (const { confidence, right } of predictions) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))]
    if (bin === undefined) continue
    bin.rows++
    bin.confidence += confidence
    bin.right += Number(right)
  }
  return (
    bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0) / Math.max(1, predictions.length)
  )
}
