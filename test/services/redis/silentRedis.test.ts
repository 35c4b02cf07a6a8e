/**
 * A Redis that accepts commands and does not respond.
 */
import { describe, expect, it } from "@effect/vitest"
import { Clock, Duration, Effect, Fiber, Layer } from "effect"
import * as Redis from "effect/persistence/Redis"
import { TestClock } from "effect/testing"
import { BeatportConfig, RateLimiter, TokenStore } from "effect-beatport"
import { token } from "../TokenStore/contract.ts"

const silent = Layer.effect(
  Redis.Redis,
  Effect.map(
    Redis.make({ send: () => Effect.never, subscribe: () => Effect.never, connect: Effect.never }),
    Redis.Redis.of
  )
)

const paced = (whenUnreachable: "fail" | "local") =>
  RateLimiter.layerRedis({ whenUnreachable }).pipe(
    Layer.provide([silent, BeatportConfig.layer({ pace: "200 millis" })])
  )

/** Runs something while a minute passes. */
const overAMinute = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(effect, { startImmediately: true })
    yield* TestClock.adjust("1 minute")
    return yield* Fiber.join(fiber)
  })

const call = Effect.flatMap(RateLimiter, ({ pace }) => pace(Clock.currentTimeMillis))

describe("a Redis that does not respond", () => {
  it.effect("fails a call after two seconds, and the next after three", () =>
    Effect.gen(function* () {
      const failed = Effect.flatMap(Effect.flip(call), ({ reason }) =>
        Effect.map(Clock.currentTimeMillis, (at) => [reason, at])
      )
      expect(yield* overAMinute(Effect.all([failed, failed, failed]))).toEqual([
        ["PaceUnreachable", 2000],
        ["PaceUnreachable", 5000],
        ["PaceUnreachable", 8000]
      ])
    }).pipe(Effect.provide(paced("fail")))
  )

  it.effect("delays a call by two seconds once in a second, where calls go on without it", () =>
    Effect.gen(function* () {
      expect(yield* overAMinute(Effect.all(Array.from({ length: 7 }, () => call)))).toEqual([
        2000, 2200, 2400, 2600, 2800, 3000, 5000
      ])
    }).pipe(Effect.provide(paced("local")))
  )

  it.effect("fails whatever a token store is asked for after two seconds", () =>
    Effect.gen(function* () {
      const { clear, load, save, withLock } = yield* TokenStore
      for (const command of [load, save(token), clear, withLock(Effect.void)]) {
        const [took, error] = yield* overAMinute(Effect.timed(Effect.flip(Effect.asVoid(command))))
        expect(error).toMatchObject({ _tag: "TokenStoreError", reason: "Unreachable" })
        expect(Duration.toMillis(took)).toBe(2000)
      }
    }).pipe(Effect.provide(TokenStore.layerRedis().pipe(Layer.provide(silent))))
  )
})
