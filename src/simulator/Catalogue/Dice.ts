/**
 * Seeded random numbers for the generator, and the distributions that it uses.
 */
import { Effect, Random } from "effect"

/** Draws random values that are the same for the same seed. */
export interface Dice {
  /** Returns a number from 0 to below 1. */
  readonly next: () => number
  /** Returns a whole number between `from` and `to`, both included. */
  readonly between: (from: number, to: number) => number
  /** Returns true with a probability from 0 (never) to 1 (always). */
  readonly chance: (probability: number) => boolean
  /** Returns a random member of a list that is not empty. */
  readonly pick: <A>(from: readonly [A, ...ReadonlyArray<A>]) => A
}

/** Makes a separate generator, so that other draws do not change its sequence. */
export const seedDice = (seed: string | number): Effect.Effect<Random.Random> =>
  Random.withSeed(
    Effect.gen(function* () {
      return yield* Random.Random
    }),
    seed
  )

/** Makes dice from a source of random numbers. */
export const makeDice = (random: Random.Random): Dice => {
  const next = () => random.nextDoubleUnsafe()
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (from) => from[between(0, from.length - 1)] ?? from[0]
  }
}

/**
 * Returns a pseudo-random number of 32 bits, always the same for the same two numbers. Values derived from it need
 * not be stored: the name of a picture, the second of the day when something was encoded.
 */
export const scatterIds = (a: number, b: number): number => {
  let hash = Math.imul(a ^ Math.imul(b + 0x9e3779b9, 0x85ebca6b), 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return (hash ^ (hash >>> 16)) >>> 0
}

const formatHex8 = (n: number) => n.toString(16).padStart(8, "0")

/** Returns a pseudo-random UUID of version 4, always the same for the same number. */
export const makeGuid = (n: number): string => {
  const [a, b, c, d] = [
    formatHex8(scatterIds(n, 1)),
    formatHex8(scatterIds(n, 2)),
    formatHex8(scatterIds(n, 3)),
    formatHex8(scatterIds(n, 4))
  ]
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${"89ab".charAt(scatterIds(n, 5) % 4)}${c.slice(1, 4)}-${c.slice(4)}${d}`
}
