/**
 * The server's clock: Effect's clock plus an offset that tests set. Tokens and codes expire by it.
 */
import { Clock, Context, DateTime, Duration, Effect, Layer } from "effect"

export class SimulatedTime extends Context.Service<
  SimulatedTime,
  {
    /** Current time, in milliseconds since 1970. */
    readonly now: Effect.Effect<number>
    /** Advances the clock. */
    readonly advance: (by: Duration.Input) => Effect.Effect<void>
    /** Sets the clock, which continues from there. */
    readonly set: (to: DateTime.DateTime.Input) => Effect.Effect<void>
  }
>()("effect-beatport/simulator/SimulatedTime") {
  static readonly layer = Layer.sync(SimulatedTime, () => {
    let offset = 0
    const now = Effect.map(Clock.currentTimeMillis, (real) => real + offset)
    return SimulatedTime.of({
      now,
      advance: (by) => Effect.sync(() => void (offset += Duration.toMillis(by))),
      set: (to) =>
        Effect.map(Clock.currentTimeMillis, (real) => {
          offset = DateTime.toEpochMillis(DateTime.makeUnsafe(to)) - real
        })
    })
  })
}
