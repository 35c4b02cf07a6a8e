/**
 * The rate limit that a fleet of programs shares through Redis.
 */
import { type Duration, Effect, Option, Ref } from "effect"
import type * as Redis from "effect/persistence/Redis"
import { TransportError } from "../../errors/TransportError.ts"
import { BeatportConfig } from "../BeatportConfig.ts"
import { monotonicMillis } from "../monotonicClock.ts"
import type { RateLimiterService, RedisPaceOptions } from "./RateLimiterService.ts"
import { makeQueued } from "./makeLocalLimiter.ts"
import { makeMemorySlots } from "./makeMemorySlots.ts"
import { makeRedisSlots } from "./makeRedisSlots.ts"
import { type Slots, takeSlot } from "./Slots.ts"

/** Makes a limiter with the configured pace, which all programs with this key keep together. */
export const makeSharedLimiter = Effect.fnUntraced(function* ({
  key = "effect-beatport",
  whenUnreachable = "fail"
}: RedisPaceOptions): Effect.fn.Return<RateLimiterService, never, BeatportConfig | Redis.Redis> {
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
  return {
    ...limiter,
    pace: (request) => Effect.andThen(shared.waitUntilReachable, limiter.pace(request))
  }
})

const toPaceError = ({ cause }: Redis.RedisError): TransportError =>
  new TransportError({ method: "pace", path: "", reason: "PaceUnreachable", cause })

/**
 * How long Redis counts as unreachable after it failed, so that the callers in a long queue do not each wait for a failure of their
 * own. If calls need Redis, new callers wait until that time has passed, so that their retries do not end before Redis can be back.
 */
const unreachableMillis = 1000

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
    request: (waited: boolean) => skipOrRun(slots.request(waited)),
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
