/**
 * A clock that is right until somebody sets it.
 */
import { Clock, Duration, Effect } from "effect"

export interface JumpingClock extends Clock.Clock {
  /** Sets the clock forward, or back. */
  readonly jump: (by: Duration.Input) => Effect.Effect<void>
}

/** A clock over the one there is. Only the time of day can be set: what has passed has passed. */
export const make: Effect.Effect<JumpingClock> = Effect.map(Clock.Clock, (real) => {
  let offset = 0
  const millis = () => real.currentTimeMillisUnsafe() + offset
  const nanos = () => real.currentTimeNanosUnsafe() + BigInt(offset) * 1_000_000n
  return {
    currentTimeMillisUnsafe: millis,
    currentTimeMillis: Effect.sync(millis),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    monotonicTimeNanosUnsafe: () => real.monotonicTimeNanosUnsafe(),
    monotonicTimeNanos: real.monotonicTimeNanos,
    sleep: (duration) => real.sleep(duration),
    jump: (by) => Effect.sync(() => void (offset += Duration.toMillis(Duration.fromInputUnsafe(by))))
  }
})
