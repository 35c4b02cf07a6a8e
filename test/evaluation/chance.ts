/**
 * Repeatable chance.
 */

/** Draws from a seed. The same seed draws the same. */
export interface Chance {
  /** From 0 up to 1. */
  readonly next: () => number
  /** A whole number from 0 up to `below`. */
  readonly below: (below: number) => number
  readonly one: <A>(values: readonly [A, ...ReadonlyArray<A>]) => A
  readonly odds: (probability: number) => boolean
}

/** Makes the draws of a seed. */
export const chanceOf = (seed: string): Chance => {
  let state = [...seed].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    2_166_136_261
  )
  const next = () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    one: (values) => values[below(values.length)] ?? values[0],
    odds: (probability) => next() < probability
  }
}
