/**
 * Waits for a lock that another process holds.
 */
import { Clock, Duration, Effect } from "effect"

/** The time between two attempts to take the lock. */
const retryInterval = Duration.millis(50)

/** How long a process waits for a holder that keeps its lock alive. */
const waitTimeout = Duration.minutes(2)

/**
 * Makes an effect that returns the milliseconds since it ran last, but at most `longest`: if the machine slept in between, the
 * holder of the lock slept too.
 */
export const makeElapsedTime = (longest: Duration.Duration): Effect.Effect<number> => {
  let last: number | undefined
  return Effect.map(Clock.currentTimeMillis, (now) => {
    const passed = Math.min(Math.max(0, now - (last ?? now)), Duration.toMillis(longest))
    last = now
    return passed
  })
}

/** Tries to take a lock until that succeeds. After two minutes the wait fails with the error that `makeError` returns. */
export const waitForLock = Effect.fnUntraced(function* <A, E, E2>(
  tryLock: Effect.Effect<A | false, E>,
  makeError: (detail: string) => E2
): Effect.fn.Return<A, E | E2> {
  const elapsed = makeElapsedTime(Duration.seconds(1))
  let waited = yield* elapsed
  for (;;) {
    const lock = yield* tryLock
    if (lock !== false) return lock
    waited += yield* elapsed
    if (waited > Duration.toMillis(waitTimeout)) {
      return yield* Effect.fail(makeError("another process has held it for two minutes."))
    }
    // Waiting can be interrupted only here; otherwise an interrupted attempt would leave a lock without a holder.
    yield* Effect.interruptible(Effect.sleep(retryInterval))
  }
})
