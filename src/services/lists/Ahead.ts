/**
 * Fetches the pages of a walk ahead of its consumer, so that the rate limit alone bounds the walk and not the latency.
 */
import { Effect, Fiber, type Scope } from "effect"

/**
 * The most requests of a walk or a batch beyond what its consumer has demanded. At the default interval of 500 ms between requests,
 * six cover a latency of 3 s. More would hold more pages in memory, and waste more requests when the consumer stops.
 */
export const window = 6

/** Fetches pages in order, and begins to fetch the pages after the one that is requested. */
export interface Ahead<Position extends { readonly page: number }, A, E> {
  /** Returns the page of a position, and fetches up to `window` pages after it, no further than `last`. */
  readonly get: (position: Position, last: number) => Effect.Effect<A, E>
  /** Interrupts the requests that are in flight, because the walk continues elsewhere. */
  readonly abandon: Effect.Effect<void>
}

/** Makes the fetcher of a walk. Closing the scope interrupts the requests that are in flight. */
export const makeAhead = <Position extends { readonly page: number }, A, E>(
  fetch: (position: Position) => Effect.Effect<A, E>,
  scope: Scope.Scope
): Ahead<Position, A, E> => {
  const inFlight = new Map<number, Fiber.Fiber<A, E>>()
  return {
    get: (position, last) =>
      Effect.gen(function* () {
        const { page } = position
        for (let next = page; next <= Math.min(last, page + window); next++) {
          if (inFlight.has(next)) continue
          const fiber = yield* Effect.forkIn(fetch({ ...position, page: next }), scope, {
            startImmediately: true
          })
          inFlight.set(next, fiber)
        }
        const fiber = inFlight.get(page)
        inFlight.delete(page)
        return yield* fiber === undefined ? fetch(position) : Fiber.join(fiber)
      }),
    abandon: Effect.suspend(() => {
      const fibers = [...inFlight.values()]
      inFlight.clear()
      return Fiber.interruptAll(fibers)
    })
  }
}
