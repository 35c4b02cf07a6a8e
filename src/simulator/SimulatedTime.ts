/**
 * The server's clock: Effect's, moved by as much as a test says. Tokens and codes expire by it.
 */
import { Clock, Context, DateTime, Duration, Effect, Layer } from "effect"

export class SimulatedTime extends Context.Service<
  SimulatedTime,
  {
    /** Milliseconds since 1970. */
    readonly now: Effect.Effect<number>
    /** Moves the clock on. */
    readonly advance: (by: Duration.Input) => Effect.Effect<void>
    /** Sets the clock; it goes on from there. */
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
