/**
 * Slots that are counted in this program.
 */
import { Duration, Effect, Option } from "effect"
import { monotonicMillis } from "../monotonicClock.ts"
import { type Slots, taken } from "./Slots.ts"

/**
 * The largest delay of a caller that waits, in milliseconds and as a share of the interval, that does not delay the slots after
 * it. Timers end a millisecond late, or as late as it takes to decode a page: at an interval of 50 ms, that would cost a walk a
 * thirtieth of its speed. A request that comes late by itself delays the next one.
 */
const allowedDelay = { millis: 20, share: 0.25 } as const

/**
 * Makes the slots of one program. No slot is taken ahead of time, so an interrupted caller leaves no gap. The limiter of
 * `effect/persistence` counts each interval from the late start of the one before, so its delays add up.
 */
export const makeMemorySlots = (pace: Duration.Duration): Effect.Effect<Slots<never>> =>
  Effect.sync(() => {
    const interval = Duration.toMillis(pace)
    const allowed = Math.min(allowedDelay.millis, allowedDelay.share * interval)
    let freeAt = Number.NEGATIVE_INFINITY
    let pausedUntil = Number.NEGATIVE_INFINITY
    return {
      request: (waited) =>
        Effect.map(monotonicMillis, (now) => {
          const dueAt = Math.max(freeAt, pausedUntil)
          if (dueAt > now) return Option.some(Duration.millis(dueAt - now))
          freeAt = (waited && now - dueAt <= allowed ? dueAt : now) + interval
          return taken
        }),
      pause: (duration) =>
        Effect.map(monotonicMillis, (now) => {
          pausedUntil = Math.max(pausedUntil, now + Duration.toMillis(duration))
        })
    }
  })
