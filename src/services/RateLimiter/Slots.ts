/**
 * The slots of a rate limit: each request takes one before it is sent.
 */
import { Duration, Effect, Option } from "effect"

/** Counts the slots of a rate limit, in memory or in Redis. */
export interface Slots<E> {
  /**
   * Takes a slot if one is free and returns nothing; otherwise returns how long to wait before the next attempt. `waited` tells
   * whether the caller has waited for this slot already.
   */
  readonly request: (waited: boolean) => Effect.Effect<Option.Option<Duration.Duration>, E>
  /** Gives out no slot for this duration. A longer pause that is already in effect is not shortened. */
  readonly pause: (duration: Duration.Duration) => Effect.Effect<void, E>
}

/** The result of a request that took a slot. */
export const taken = Option.none<Duration.Duration>()

/** Repeats the request until a slot is taken. An interrupted caller has taken none. */
export const takeSlot = <E>(slots: Slots<E>, waited = false): Effect.Effect<void, E> =>
  Effect.flatMap(
    slots.request(waited),
    Option.match({
      onNone: () => Effect.void,
      onSome: (wait) =>
        Effect.andThen(
          Effect.sleep(Duration.max(wait, Duration.millis(1))),
          Effect.suspend(() => takeSlot(slots, true))
        )
    })
  )
