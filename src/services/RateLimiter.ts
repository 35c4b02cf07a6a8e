/**
 * The rate limit: requests start one after the other with an interval between them, so that the account is not blocked.
 *
 * Callers queue in order. An interrupted caller leaves the queue and uses no slot. The slots are counted in this program, or in a
 * Redis that a fleet shares.
 */
import { Context, Effect, Layer } from "effect"
import type * as Redis from "effect/persistence/Redis"
import type { BeatportConfig } from "./BeatportConfig.ts"
import { makeLocalLimiter } from "./RateLimiter/makeLocalLimiter.ts"
import type { RateLimiterService, RedisPaceOptions } from "./RateLimiter/RateLimiterService.ts"

/**
 * Spaces requests by the configured interval, `pace`. If a timer ends late, the next interval is shorter by the delay, but by at
 * most 20 ms and a quarter of the interval.
 */
export class RateLimiter extends Context.Service<RateLimiter, RateLimiterService>()(
  "effect-beatport/services/RateLimiter"
) {
  /** The configured pace, kept by every client of this program that shares this layer. */
  static readonly layer: Layer.Layer<RateLimiter, never, BeatportConfig> = Layer.effect(
    RateLimiter,
    makeLocalLimiter
  )

  /**
   * The configured pace, kept by all programs together that use the same Redis, on however many machines; what the
   * server asks one of them to wait holds for all. The machines' clocks play no part. Configure all of them alike.
   *
   * `Redis` comes from a layer for the runtime, such as `NodeRedis.layer({ disableOfflineQueue: true })` of
   * `@effect/platform-node`. Without that option commands wait for a Redis that is away, and it takes two seconds
   * instead of none to see it.
   */
  static readonly layerRedis = (
    options: RedisPaceOptions = {}
  ): Layer.Layer<RateLimiter, never, BeatportConfig | Redis.Redis> =>
    Layer.effect(
      RateLimiter,
      // Loaded only here, because most programs share no pace.
      Effect.flatMap(
        Effect.promise(() => import("./RateLimiter/makeSharedLimiter.ts")),
        ({ makeSharedLimiter }) => makeSharedLimiter(options)
      )
    )

  /** No pace at all: for tests and benchmarks. */
  static readonly layerNone: Layer.Layer<RateLimiter> = Layer.succeed(RateLimiter)({
    pace: (request) => request,
    pause: () => Effect.void
  })
}
