/**
 * Numbers that were measured many times: the middle one, and where the middle half of them lies.
 */

export interface Spread {
  readonly median: number
  /** A quarter of the numbers is at most this. */
  readonly q1: number
  /** A quarter of the numbers is at least this. */
  readonly q3: number
}

export const spread = (numbers: ReadonlyArray<number>): Spread => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), q1: at(0.25), q3: at(0.75) }
}

/** Each number as a multiple of the other's that was measured beside it. */
export const ratios = (numbers: ReadonlyArray<number>, others: ReadonlyArray<number>): Spread =>
  spread(numbers.map((number, index) => number / (others[index] ?? Number.NaN)))
