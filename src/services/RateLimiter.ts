/**
 * The pace: requests start one after the other with a space between them, so that nobody is banned for hammering.
 *
 * Callers queue in order. Whoever stops waiting leaves the queue and takes nothing with it. The space itself is
 * counted by `effect/persistence`'s limiter, whose store decides who shares it: this program, or a fleet.
 */
import { Clock, Context, Duration, Effect, Layer, Ref, Semaphore } from "effect"
import * as Limiter from "effect/persistence/RateLimiter"
import { BeatportConfig } from "./BeatportConfig.ts"

/** The service. */
export interface RateLimiterService {
  /** Runs this request when its turn comes. Only the start is paced: requests may overlap. */
  readonly pace: <A, E, R>(request: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  /** Nobody's turn comes for this long: the server asked for it. */
  readonly pause: (duration: Duration.Duration) => Effect.Effect<void>
}

/** The pace. */
export class RateLimiter extends Context.Service<RateLimiter, RateLimiterService>()(
  "effect-beatport/services/RateLimiter"
) {
  /** The configured pace, kept by every client of this program that shares this layer. */
  static readonly layer: Layer.Layer<RateLimiter, never, BeatportConfig> = Layer.effect(
    RateLimiter,
    Effect.suspend(() => make)
  ).pipe(Layer.provide(Limiter.layer.pipe(Layer.provide(Limiter.layerStoreMemory))))

  /** No pace at all: for tests and benchmarks. */
  static readonly layerNone: Layer.Layer<RateLimiter> = Layer.succeed(RateLimiter)({
    pace: (request) => request,
    pause: () => Effect.void
  })
}

/** Everything that shares a pace shares this key. */
const key = "effect-beatport"

const make = Effect.gen(function* () {
  const { pace } = yield* BeatportConfig
  const limiter = yield* Limiter.RateLimiter
  const queue = yield* Semaphore.make(1)
  const pausedUntil = yield* Ref.make(0)

  const untilPauseEnds: Effect.Effect<void> = Effect.gen(function* () {
    const remaining = (yield* Ref.get(pausedUntil)) - (yield* Clock.currentTimeMillis)
    if (remaining <= 0) return
    yield* Effect.sleep(Duration.millis(remaining))
    // It may have been prolonged meanwhile.
    yield* untilPauseEnds
  })

  // The head of the queue asks and is told how long to wait, instead of booking a place it may not take. It asks
  // after the pause and not before: a place taken before is stale when the pause ends, and two would start at once.
  const space: Effect.Effect<void> = Effect.suspend(() =>
    limiter.consume({ key, limit: 1, window: pace, algorithm: "token-bucket", onExceeded: "fail" })
  ).pipe(
    Effect.asVoid,
    Effect.catchReason(
      "RateLimiterError",
      "RateLimitExceeded",
      (exceeded) =>
        Effect.sleep(exceeded.retryAfter).pipe(Effect.andThen(untilPauseEnds), Effect.andThen(space)),
      // The store in memory does not fail.
      (reason) => Effect.die(reason)
    )
  )

  const turn = queue.withPermit(
    Duration.isZero(pace) ? untilPauseEnds : Effect.andThen(untilPauseEnds, space)
  )

  return RateLimiter.of({
    pace: (request) => Effect.andThen(turn, request),
    pause: (duration) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) =>
        Ref.update(pausedUntil, (until) => Math.max(until, now + Duration.toMillis(duration)))
      )
  })
})
