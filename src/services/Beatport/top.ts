/**
 * Lists of bestsellers.
 */
import { Effect } from "effect"

/** As much as a page can hold, which is as much as a list of bestsellers can. */
export const hundred = 100

/** The `n` first. The envelope of such a list claims a next page even when it is complete: what counts is `n`. */
export const first =
  (n: number) =>
  <A, E>(
    answer: Effect.Effect<{ readonly results: ReadonlyArray<A> }, E>
  ): Effect.Effect<ReadonlyArray<A>, E> =>
    Effect.map(answer, ({ results }) => results.slice(0, n))
