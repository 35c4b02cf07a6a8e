/**
 * Chance for the generator: a seeded source of numbers, and the few shapes of chance a catalogue is made of.
 */
import { Effect, Random } from "effect"

/** Draws that repeat with their seed. */
export interface Dice {
  /** From 0 to below 1. */
  readonly next: () => number
  /** A whole number, both ends included. */
  readonly between: (from: number, to: number) => number
  /** True as often as asked, from 0 (never) to 1 (always). */
  readonly chance: (probability: number) => boolean
  /** Any member, all equally likely. The list must not be empty. */
  readonly pick: <A>(from: readonly [A, ...ReadonlyArray<A>]) => A
}

/** A generator of its own, which nobody else draws from. */
export const seeded = (seed: string | number): Effect.Effect<Random.Random> =>
  Random.withSeed(
    Effect.gen(function* () {
      return yield* Random.Random
    }),
    seed
  )

/** Dice over a source of numbers. */
export const dice = (random: Random.Random): Dice => {
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
 * A number of 32 bits that looks unrelated to the two it is made from, and is always the same for the same two.
 * What is derived this way need not be stored: a picture's name, the second of the day something was encoded.
 */
export const scatter = (a: number, b: number): number => {
  let hash = Math.imul(a ^ Math.imul(b + 0x9e3779b9, 0x85ebca6b), 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return (hash ^ (hash >>> 16)) >>> 0
}

const hex8 = (n: number) => n.toString(16).padStart(8, "0")

/** A random-looking UUID of version 4, the same for the same number. */
export const guid = (n: number): string => {
  const [a, b, c, d] = [hex8(scatter(n, 1)), hex8(scatter(n, 2)), hex8(scatter(n, 3)), hex8(scatter(n, 4))]
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${"89ab".charAt(scatter(n, 5) % 4)}${c.slice(1, 4)}-${c.slice(4)}${d}`
}
