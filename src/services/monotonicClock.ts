/**
 * Time that only goes forward, at one speed. The clock of a machine is set, by people and by the network: what waits
 * for so long, or no longer than so long, must not wait a day more because it was set back a day.
 */
import { Clock, Context, Effect } from "effect"

const readMillis = (clock: Clock.Clock): number => Number(clock.monotonicTimeNanosUnsafe()) / 1_000_000

/** Milliseconds since some moment, to tell how much time has passed. */
export const monotonicMillis: Effect.Effect<number> = Effect.map(Clock.Clock, readMillis)

/** The same for code that has the context and is no effect. */
export const readMonotonicMillis = (context: Context.Context<never>): number =>
  readMillis(Context.get(context, Clock.Clock))

/** The same clock, unaffected by changes of the system time. */
const toMonotonicClock = (clock: Clock.Clock): Clock.Clock => ({
  currentTimeMillisUnsafe: () => readMillis(clock),
  currentTimeMillis: Effect.sync(() => readMillis(clock)),
  currentTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
  currentTimeNanos: clock.monotonicTimeNanos,
  monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
  monotonicTimeNanos: clock.monotonicTimeNanos,
  sleep: (duration) => clock.sleep(duration)
})

/** Runs an effect of a library that reckons spans by the machine's clock. */
export const withMonotonicClock = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.flatMap(Clock.Clock, (clock) => Effect.provideService(effect, Clock.Clock, toMonotonicClock(clock)))

/** The same around an effect that goes by the machine's clock itself. */
export const withMonotonicClockAround = <A, E, R, B, E2, R2>(
  inner: Effect.Effect<A, E, R>,
  outer: (inner: Effect.Effect<A, E, R>) => Effect.Effect<B, E2, R2>
): Effect.Effect<B, E2, R2> =>
  Effect.flatMap(Clock.Clock, (clock) =>
    Effect.provideService(
      outer(Effect.provideService(inner, Clock.Clock, clock)),
      Clock.Clock,
      toMonotonicClock(clock)
    )
  )
