/**
 * A clock that is right until it is set.
 */
import { Clock, Deferred, Duration, Effect } from "effect"

export interface JumpingClock extends Clock.Clock {
  /** Sets the clock forward, or back. */
  readonly jump: (by: Duration.Input) => Effect.Effect<void>
  /** Ends every long wait that has begun, so that a test need not wait for a timeout. */
  readonly hurry: Effect.Effect<void>
}

/** Waits that are a timeout's, and no pause before a retry. */
const long = Duration.seconds(5)

/** A clock over the one there is. Only the time of day can be set: what has passed has passed. */
export const make: Effect.Effect<JumpingClock> = Effect.map(Clock.Clock, (real) => {
  let offset = 0
  let hurried = Deferred.makeUnsafe<void>()
  const millis = () => real.currentTimeMillisUnsafe() + offset
  const nanos = () => real.currentTimeNanosUnsafe() + BigInt(offset) * 1_000_000n
  return {
    currentTimeMillisUnsafe: millis,
    currentTimeMillis: Effect.sync(millis),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    monotonicTimeNanosUnsafe: () => real.monotonicTimeNanosUnsafe(),
    monotonicTimeNanos: real.monotonicTimeNanos,
    sleep: (duration) =>
      Duration.isLessThan(duration, long)
        ? real.sleep(duration)
        : Effect.suspend(() => Effect.raceFirst(real.sleep(duration), Deferred.await(hurried))),
    jump: (by) => Effect.sync(() => void (offset += Duration.toMillis(Duration.fromInputUnsafe(by)))),
    hurry: Effect.suspend(() => {
      const waiting = hurried
      hurried = Deferred.makeUnsafe<void>()
      return Deferred.succeed(waiting, undefined)
    })
  }
})
