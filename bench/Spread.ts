/**
 * Statistics of repeated measurements: the median and the quartiles.
 */

export interface Spread {
  readonly median: number
  /** First quartile. */
  readonly q1: number
  /** Third quartile. */
  readonly q3: number
}

export const spread = (numbers: ReadonlyArray<number>): Spread => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), q1: at(0.25), q3: at(0.75) }
}

/** Divides each number by the number of the same round in the other series. */
export const ratios = (numbers: ReadonlyArray<number>, others: ReadonlyArray<number>): Spread =>
  spread(numbers.map((number, index) => number / (others[index] ?? Number.NaN)))
