/**
 * The rate limit: requests start one after the other with an interval between them, so that the account is not blocked.
 *
 * Callers queue in order. A caller that stops waiting leaves the queue and uses no slot. The interval is
 * counted by `effect/persistence`'s limiter, whose store decides who shares it: this program, or a fleet.
 */
import { Context, Duration, Effect, Layer, Option, Ref, Semaphore } from "effect"
import type * as Redis from "effect/persistence/Redis"
import { TransportError } from "../errors/TransportError.ts"
import { BeatportConfig } from "./BeatportConfig.ts"
import { makeMemorySlots, makeRedisSlots, type Slots, takeSlot } from "./RateLimiter/Slots.ts"
import { monotonicMillis } from "./monotonicClock.ts"
import { measureWait } from "./telemetry/clientMetrics.ts"
import { SpanName } from "./telemetry/TelemetryNames.ts"
import { withSpan } from "./telemetry/withSpan.ts"

/** Gives each request its slot. */
export interface RateLimiterService {
  /**
   * Runs this request in its slot. Only the start is limited: requests may overlap. Fails with a
   * `TransportError` (`PaceUnreachable`) where the pace is shared and cannot be asked for; nothing was sent then.
   */
  readonly pace: <A, E, R>(request: Effect.Effect<A, E, R>) => Effect.Effect<A, E | TransportError, R>
  /** Delays the slots of all callers for this long, because the server requested it. */
  readonly pause: (duration: Duration.Duration) => Effect.Effect<void>
}

/** Options of the pace that a fleet shares. */
export interface RedisPaceOptions {
  /** Programs that use the same Redis and the same key share one pace. `effect-beatport` by default. */
  readonly key?: string | undefined
  /**
   * What happens while Redis cannot be reached, or does not respond within two seconds.
   *
   * - `fail`, the default: calls fail with a `TransportError` (`PaceUnreachable`) before anything is sent, and are
   *   retried like other failures that pass, no sooner than a second later: so with four retries a restart of Redis is
   *   a delay. The fleet never sends more than its budget.
   * - `local`: each process continues at the configured pace on its own, and shares the rate limit again as soon as Redis is
   *   back. Calls go through, but ten programs send ten times as much.
   */
  readonly whenUnreachable?: "fail" | "local" | undefined
}

/** Spaces requests so that they start at least `pace` apart. */
export class RateLimiter extends Context.Service<RateLimiter, RateLimiterService>()(
  "effect-beatport/services/RateLimiter"
) {
  /** The configured pace, kept by every client of this program that shares this layer. */
  static readonly layer: Layer.Layer<RateLimiter, never, BeatportConfig> = Layer.effect(
    RateLimiter,
    Effect.suspend(() => makeLocal)
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
    Layer.effect(RateLimiter, makeShared(options))

  /** No pace at all: for tests and benchmarks. */
  static readonly layerNone: Layer.Layer<RateLimiter> = Layer.succeed(RateLimiter)({
    pace: (request) => request,
    pause: () => Effect.void
  })
}

const makeLocal = Effect.gen(function* () {
  const { pace } = yield* BeatportConfig
  const slots = yield* makeMemorySlots(pace)
  const take = takeSlot(slots)
  // Without a pace there is no order to keep.
  return Duration.isZero(pace)
    ? RateLimiter.of({ pace: (request) => Effect.andThen(observeWait(take), request), pause: slots.pause })
    : yield* makeQueued({ take, pause: slots.pause })
})

/**
 * How long Redis is believed away after it failed: a long queue behind it must not find out one by one. Who comes
 * meanwhile waits for the end of it, where it has to ask; so retries do not come to an end before Redis can be back.
 */
const unreachableMillis = 1000

const makeShared = Effect.fnUntraced(function* ({
  key = "effect-beatport",
  whenUnreachable = "fail"
}: RedisPaceOptions) {
  const { pace } = yield* BeatportConfig
  const local = yield* makeMemorySlots(pace)
  const shared = yield* skipWhileUnreachable(yield* makeRedisSlots(pace, key))
  const takeShared =
    whenUnreachable === "fail"
      ? Effect.mapError(takeSlot(shared), toPaceError)
      : Effect.ignore(takeSlot(shared))
  const limiter = yield* makeQueued({
    // The local slot comes second. It is free then, unless Redis was unreachable just now or missed a pause.
    take: Effect.andThen(takeShared, takeSlot(local)),
    pause: (duration) =>
      Effect.andThen(
        local.pause(duration),
        // The call that the server refused fails with what the server said, whatever becomes of this.
        Effect.ignore(shared.pause(duration))
      )
  })
  if (whenUnreachable === "local") return limiter
  return RateLimiter.of({
    ...limiter,
    pace: (request) => Effect.andThen(shared.waitUntilReachable, limiter.pace(request))
  })
})

/** Callers wait in a queue, so that only its head asks. */
const makeQueued = ({
  pause,
  take
}: {
  readonly take: Effect.Effect<void, TransportError>
  readonly pause: RateLimiterService["pause"]
}) =>
  Effect.map(Semaphore.make(1), (queue) =>
    RateLimiter.of({ pace: (request) => Effect.andThen(observeWait(queue.withPermit(take)), request), pause })
  )

/** Adds a span, and times the wait. */
const observeWait = <E>(wait: Effect.Effect<void, E>): Effect.Effect<void, E> =>
  withSpan(() => ({ name: SpanName.rateLimit }))(measureWait(wait))

const toPaceError = ({ cause }: Redis.RedisError): TransportError =>
  new TransportError({ method: "pace", path: "", reason: "PaceUnreachable", cause })

/** Does not ask for a while after a failure; and what waits for the end of that while. */
const skipWhileUnreachable = Effect.fnUntraced(function* (slots: Slots<Redis.RedisError>) {
  const lastFailure = yield* Ref.make(
    Option.none<{ readonly error: Redis.RedisError; readonly until: number }>()
  )
  const skipOrRun = <A>(command: Effect.Effect<A, Redis.RedisError>) =>
    Effect.gen(function* () {
      const failure = yield* Ref.get(lastFailure)
      if (Option.isSome(failure) && (yield* monotonicMillis) < failure.value.until) {
        return yield* Effect.fail(failure.value.error)
      }
      return yield* Effect.tapError(command, (error) =>
        Effect.flatMap(monotonicMillis, (failed) =>
          Ref.set(lastFailure, Option.some({ error, until: failed + unreachableMillis }))
        )
      )
    })
  return {
    request: skipOrRun(slots.request),
    pause: (duration: Duration.Duration) => skipOrRun(slots.pause(duration)),
    waitUntilReachable: Effect.flatMap(
      Ref.get(lastFailure),
      Option.match({
        onNone: () => Effect.void,
        onSome: ({ until }) =>
          Effect.flatMap(monotonicMillis, (now) => (now < until ? Effect.sleep(until - now) : Effect.void))
      })
    )
  }
})
