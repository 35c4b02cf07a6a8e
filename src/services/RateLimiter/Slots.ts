/**
 * Turns: whose it is, counted in this program or in Redis.
 */
import { Duration, Effect, Option, Ref } from "effect"
import * as Limiter from "effect/persistence/RateLimiter"
import * as Redis from "effect/persistence/Redis"
import { withRedisTimeout } from "../redis/withRedisTimeout.ts"
import { withMonotonicClock, monotonicMillis } from "../monotonicClock.ts"

/** Counts the slots of a rate limit, in memory or in Redis. */
export interface Slots<E> {
  /** Takes a slot if one is free and returns nothing; otherwise returns how long to wait before the next attempt. */
  readonly request: Effect.Effect<Option.Option<Duration.Duration>, E>
  /** Gives out no slot for this duration. A longer pause that is already in effect is not shortened. */
  readonly pause: (duration: Duration.Duration) => Effect.Effect<void, E>
}

const taken = Option.none<Duration.Duration>()

// A window for each slot: it begins when the slot is taken, so two slots are never closer. Nothing is booked ahead,
// so a caller who stops waiting owes nothing.
const describeWindow = (pace: Duration.Duration, key: string) =>
  ({ key, window: pace, limit: 1, algorithm: "fixed-window", onExceeded: "fail" }) as const

/** Repeats the request until a slot is taken. An interrupted caller has taken none. */
export const takeSlot = <E>(slots: Slots<E>): Effect.Effect<void, E> =>
  Effect.flatMap(
    slots.request,
    Option.match({
      onNone: () => Effect.void,
      onSome: (wait) =>
        Effect.andThen(
          Effect.sleep(Duration.max(wait, Duration.millis(1))),
          Effect.suspend(() => takeSlot(slots))
        )
    })
  )

const neverPaused = Number.NEGATIVE_INFINITY

/** Turns of this program. */
export const makeMemorySlots = Effect.fnUntraced(function* (
  pace: Duration.Duration
): Effect.fn.Return<Slots<never>> {
  const limiter = yield* Limiter.make.pipe(Effect.provide(Limiter.layerStoreMemory))
  const pausedUntil = yield* Ref.make(neverPaused)
  const next = withMonotonicClock(limiter.consume(describeWindow(pace, "effect-beatport"))).pipe(
    Effect.as(taken),
    Effect.catchReason(
      "RateLimiterError",
      "RateLimitExceeded",
      ({ retryAfter }) => Effect.succeedSome(retryAfter),
      // The store in memory does not fail.
      (reason) => Effect.die(reason)
    )
  )
  const unpaused = Duration.isZero(pace) ? Effect.succeed(taken) : next
  return {
    request: Effect.flatMap(Ref.get(pausedUntil), (until) =>
      until === neverPaused
        ? unpaused
        : Effect.flatMap(monotonicMillis, (now) =>
            now < until ? Effect.succeedSome(Duration.millis(until - now)) : unpaused
          )
    ),
    pause: (duration) =>
      Effect.flatMap(monotonicMillis, (now) =>
        Ref.update(pausedUntil, (until) => Math.max(until, now + Duration.toMillis(duration)))
      )
  }
})

/**
 * Turns of everybody who uses the same Redis and the same key. All time is Redis's own: the machines' clocks may
 * differ. The keys have one hash tag, so that a cluster keeps them together.
 */
export const makeRedisSlots = Effect.fnUntraced(function* (
  pace: Duration.Duration,
  key: string
): Effect.fn.Return<Slots<Redis.RedisError>, never, Redis.Redis> {
  const redis = yield* Redis.Redis
  const limiter = yield* Effect.provide(Limiter.make, Limiter.layerStoreRedis({ prefix: "" }))
  const pauseKey = `{${key}}:pause`
  const prolong = redis.eval(prolongScript)
  const next = limiter.consume(describeWindow(pace, `{${key}}:pace`)).pipe(
    Effect.as(taken),
    Effect.catchReason(
      "RateLimiterError",
      "RateLimitExceeded",
      ({ retryAfter }) => Effect.succeedSome(retryAfter),
      (reason) => Effect.fail(new Redis.RedisError({ cause: reason.cause ?? reason }))
    )
  )
  return {
    request: withRedisTimeout(
      Effect.gen(function* () {
        const left = yield* redis.send<number>("PTTL", pauseKey)
        if (left > 0) return Option.some(Duration.millis(left))
        return Duration.isZero(pace) ? taken : yield* next
      })
    ),
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
