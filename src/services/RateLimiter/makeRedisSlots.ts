/**
 * Slots that all programs share that use the same Redis and the same key. All time is Redis's own, because the machines'
 * clocks may differ.
 */
import { Duration, Effect, Option } from "effect"
import * as Limiter from "effect/persistence/RateLimiter"
import * as Redis from "effect/persistence/Redis"
import { withRedisTimeout } from "../redis/withRedisTimeout.ts"
import { type Slots, taken } from "./Slots.ts"

/** Makes the slots of a fleet. Their keys have one hash tag, so that a cluster keeps them together. */
export const makeRedisSlots = Effect.fnUntraced(function* (
  pace: Duration.Duration,
  key: string
): Effect.fn.Return<Slots<Redis.RedisError>, never, Redis.Redis> {
  const redis = yield* Redis.Redis
  const limiter = yield* Effect.provide(Limiter.make, Limiter.layerStoreRedis({ prefix: "" }))
  const pauseKey = `{${key}}:pause`
  const prolong = redis.eval(prolongScript)
  // The window of a slot begins when it is taken, so two slots are never closer. No slot is taken ahead of time, so an interrupted
  // caller leaves no gap.
  const window = {
    key: `{${key}}:pace`,
    window: pace,
    limit: 1,
    algorithm: "fixed-window",
    onExceeded: "fail"
  } as const
  const next = limiter.consume(window).pipe(
    Effect.as(taken),
    Effect.catchReason(
      "RateLimiterError",
      "RateLimitExceeded",
      ({ retryAfter }) => Effect.succeedSome(retryAfter),
      (reason) => Effect.fail(new Redis.RedisError({ cause: reason.cause ?? reason }))
    )
  )
  const request = withRedisTimeout(
    Effect.gen(function* () {
      const left = yield* redis.send<number>("PTTL", pauseKey)
      if (left > 0) return Option.some(Duration.millis(left))
      return Duration.isZero(pace) ? taken : yield* next
    })
  )
  return {
    request: () => request,
    pause: (duration) => {
      const millis = Math.ceil(Duration.toMillis(duration))
      return millis > 0 ? withRedisTimeout(prolong(pauseKey, millis)) : Effect.void
    }
  }
})

const prolongScript = Redis.script((key: string, millis: number) => [key, millis], {
  numberOfKeys: 1,
  lua: `
if redis.call("PTTL", KEYS[1]) < tonumber(ARGV[1]) then
  redis.call("SET", KEYS[1], 1, "PX", ARGV[1])
end
`
})
