/**
 * The rate limit of one program.
 */
import { Duration, Effect, Semaphore } from "effect"
import type { TransportError } from "../../errors/TransportError.ts"
import { BeatportConfig } from "../BeatportConfig.ts"
import type { RateLimiterService } from "./RateLimiterService.ts"
import { measureWait } from "../telemetry/clientMetrics.ts"
import { SpanName } from "../telemetry/TelemetryNames.ts"
import { withSpan } from "../telemetry/withSpan.ts"
import { makeMemorySlots } from "./makeMemorySlots.ts"
import { takeSlot } from "./Slots.ts"

/** Makes a limiter with the configured pace. */
export const makeLocalLimiter: Effect.Effect<RateLimiterService, never, BeatportConfig> = Effect.gen(
  function* () {
    const { pace } = yield* BeatportConfig
    const slots = yield* makeMemorySlots(pace)
    const take = takeSlot(slots)
    // Without a pace there is no order to keep.
    return Duration.isZero(pace)
      ? { pace: (request) => Effect.andThen(observeWait(take), request), pause: slots.pause }
      : yield* makeQueued({ take, pause: slots.pause })
  }
)

/** Makes a limiter whose callers wait in a queue, so that only its head asks for a slot. */
export const makeQueued = ({
  pause,
  take
}: {
  readonly take: Effect.Effect<void, TransportError>
  readonly pause: RateLimiterService["pause"]
}): Effect.Effect<RateLimiterService> =>
  Effect.map(Semaphore.make(1), (queue) => ({
    pace: (request) => Effect.andThen(observeWait(queue.withPermit(take)), request),
    pause
  }))

/** Adds a span, and times the wait. */
const observeWait = <E>(wait: Effect.Effect<void, E>): Effect.Effect<void, E> =>
  withSpan(() => ({ name: SpanName.rateLimit }))(measureWait(wait))
