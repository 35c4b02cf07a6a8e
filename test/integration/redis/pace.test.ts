/**
 * The rate limit in a real Redis, shared by all clients with the same key.
 */
import { expect, layer } from "@effect/vitest"
import { Clock, Duration, Effect, Fiber } from "effect"
import type { RateLimiterService } from "effect-beatport"
import { blink, describeWithRedis, newKey, paceOf, RedisServer, tooEarly } from "./RedisServer.ts"

describeWithRedis("RateLimiter.layerRedis", () => {
  layer(RedisServer.layer, { excludeTestServices: true })("over one Redis", (it) => {
    /** The times of this many slots for concurrent callers, in order. */
    const starts = Effect.fnUntraced(function* (limiters: ReadonlyArray<RateLimiterService>, count: number) {
      const times = yield* Effect.forEach(
        limiters.flatMap(({ pace }) => Array.from({ length: count }, () => pace(Clock.currentTimeMillis))),
        (turn) => turn,
        { concurrency: "unbounded" }
      )
      return times.toSorted((a, b) => a - b)
    })

    it.effect("is one for all who use the same key", () =>
      Effect.gen(function* () {
        const key = yield* newKey
        const limiters = yield* Effect.forEach([1, 2, 3], () => paceOf(key, 150))
        const began = yield* Clock.currentTimeMillis
        const times = yield* starts(limiters, 5)
        expect(times).toHaveLength(15)
        expect(tooEarly(times, began, 150)).toEqual([])
      })
    )

    it.effect("is another for another key", () =>
      Effect.gen(function* () {
        const limiters = [yield* paceOf(yield* newKey, 60_000), yield* paceOf(yield* newKey, 60_000)]
        expect(yield* starts(limiters, 1)).toHaveLength(2)
      })
    )

    it.effect("takes nothing for those who stop waiting", () =>
      Effect.gen(function* () {
        const key = yield* newKey
        const [mine, theirs] = [yield* paceOf(key, 300), yield* paceOf(key, 300)]
        yield* mine.pace(Effect.void)
        const began = yield* Clock.currentTimeMillis
        const waiters = yield* Effect.forEach(Array.from({ length: 50 }), () =>
          Effect.forkChild(mine.pace(Effect.void), { startImmediately: true })
        )
        yield* Effect.sleep(100)
        yield* Fiber.interruptAll(waiters)
        yield* theirs.pace(Effect.void)
        // With a slot for each of them it would take 15 seconds.
        expect((yield* Clock.currentTimeMillis) - began).toBeLessThan(10_000)
      })
    )

    it.effect(
      "pauses every process for the pause that one was asked for, and keeps the interval after it",
      () =>
        Effect.gen(function* () {
          const key = yield* newKey
          const limiters = yield* Effect.forEach([1, 2, 3], () => paceOf(key, 150))
          const began = yield* Clock.currentTimeMillis
          const [first] = limiters
          yield* first?.pause(Duration.seconds(1)) ?? Effect.void
          const times = yield* starts(limiters, 2)
          expect(tooEarly(times, began + 1000, 150)).toEqual([])
        })
    )

    it.effect("pauses those too who are waiting already", () =>
      Effect.gen(function* () {
        const key = yield* newKey
        const [mine, theirs] = [yield* paceOf(key, 200), yield* paceOf(key, 200)]
        yield* mine.pace(Effect.void)
        const waiter = yield* Effect.forkChild(mine.pace(Clock.currentTimeMillis), { startImmediately: true })
        const began = yield* Clock.currentTimeMillis
        yield* theirs.pause(Duration.seconds(1))
        expect(yield* Fiber.join(waiter)).toBeGreaterThanOrEqual(began + 1000 - blink)
      })
    )

    it.effect("is paused for the longest of several pauses", () =>
      Effect.gen(function* () {
        const key = yield* newKey
        const [mine, theirs] = [yield* paceOf(key, 0), yield* paceOf(key, 0)]
        const began = yield* Clock.currentTimeMillis
        yield* mine.pause(Duration.seconds(1))
        yield* theirs.pause(Duration.millis(200))
        const [first] = yield* starts([mine, theirs], 1)
        expect(first).toBeGreaterThanOrEqual(began + 1000 - blink)
      })
    )

    it.effect("does not go by the machines' clocks, which may differ", () =>
      Effect.gen(function* () {
        const key = yield* newKey
        const [mine, theirs] = [yield* paceOf(key, 150), yield* paceOf(key, 150)]
        const real = yield* Clock.Clock
        const ahead = 3_600_000
        const anHourAhead: Clock.Clock = {
          sleep: (duration) => real.sleep(duration),
          currentTimeMillisUnsafe: () => real.currentTimeMillisUnsafe() + ahead,
          currentTimeMillis: Effect.map(real.currentTimeMillis, (millis) => millis + ahead),
          currentTimeNanosUnsafe: () => real.currentTimeNanosUnsafe() + BigInt(ahead) * 1_000_000n,
          currentTimeNanos: Effect.map(real.currentTimeNanos, (nanos) => nanos + BigInt(ahead) * 1_000_000n),
          monotonicTimeNanosUnsafe: () => real.monotonicTimeNanosUnsafe() * 2n,
          monotonicTimeNanos: Effect.map(real.monotonicTimeNanos, (nanos) => nanos * 2n)
        }
        const turn = (limiter: RateLimiterService) =>
          limiter.pace(Effect.sync(() => real.currentTimeMillisUnsafe()))
        const began = real.currentTimeMillisUnsafe()
        const times: Array<number> = []
        for (let round = 0; round < 3; round += 1) {
          times.push(yield* Effect.provideService(turn(theirs), Clock.Clock, anHourAhead))
          times.push(yield* turn(mine))
        }
        expect(tooEarly(times, began, 150)).toEqual([])
        expect(times.at(-1)).toBeLessThan(began + ahead)
      })
    )
  })
})
describeWithRedis("RateLimiter.layerRedis in a cluster", () => {
  layer(RedisServer.layerCluster, { excludeTestServices: true })(
    "that refuses scripts over keys of several nodes",
    (it) => {
      it.effect("keeps its keys together", () =>
        Effect.gen(function* () {
          const { pace, pause } = yield* paceOf(yield* newKey, 10)
          yield* pause(Duration.millis(20))
          expect(yield* Effect.all([pace(Effect.succeed(1)), pace(Effect.succeed(2))])).toEqual([1, 2])
        })
      )
    }
  )
})
