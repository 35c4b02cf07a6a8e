/**
 * Sends the requests of walks and batches ahead of their consumers, so that the rate limit alone bounds them and not the latency.
 */
import { Channel, Effect, Fiber, type Scope, Stream } from "effect"

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

/** Fetches each value of a stream, in order: the one in demand, and up to `window` ahead of it. */
export const fetchAhead =
  <A, B, E>(fetch: (value: A) => Effect.Effect<B, E>) =>
  <E2>(values: Stream.Stream<A, E2>): Stream.Stream<B, E | E2> =>
    Stream.unwrap(
      Effect.map(Effect.scope, (scope) =>
        values.pipe(
          Stream.mapEffect((value) => Effect.forkIn(fetch(value), scope, { startImmediately: true })),
          // `Stream.buffer` would hand over all its values at once, and then fetch as many again.
          Stream.toChannel,
          // One more than fits is in flight, and waits for its place.
          Channel.buffer({ capacity: window - 1 }),
          Stream.fromChannel,
          Stream.mapEffect(Fiber.join)
        )
      )
    )
