/** A server with a latency behind a rate limit, on the virtual clock. It logs what was requested, in order. */
import { Clock, Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"

export const rateLimitedServer = <Request>({
  interval,
  latency
}: {
  readonly interval: number
  readonly latency: number
}) => {
  const log: Array<Request> = []
  const running = { now: 0, most: 0 }
  let slot = 0
  const respond = <A, E>(request: Request, response: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.gen(function* () {
      const now = yield* Clock.currentTimeMillis
      slot = Math.max(slot, now)
      const wait = slot - now
      slot += interval
      log.push(request)
      running.now += 1
      running.most = Math.max(running.most, running.now)
      yield* Effect.sleep(wait + latency)
      return yield* response
    }).pipe(Effect.ensuring(Effect.sync(() => (running.now -= 1))))
  return { log, running, respond }
}

/** Begins an effect in a wake of the virtual clock, which then waits for everything that the effect does at once. */
export const begin = <A, E>(effect: Effect.Effect<A, E>) =>
  Effect.forkChild(Effect.andThen(Effect.sleep(1), effect))

/** The result of an effect, and how many milliseconds it took on the virtual clock. */
export const timed = <A, E>(effect: Effect.Effect<A, E>) =>
  Effect.gen(function* () {
    const fiber = yield* begin(
      Effect.gen(function* () {
        const start = yield* Clock.currentTimeMillis
        const exit = yield* Effect.exit(effect)
        return { exit, took: (yield* Clock.currentTimeMillis) - start }
      })
    )
    yield* TestClock.adjust("1 hour")
    return yield* Fiber.join(fiber)
  })
