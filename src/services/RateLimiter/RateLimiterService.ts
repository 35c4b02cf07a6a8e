/**
 * What a rate limiter does, and the options of one that a fleet shares.
 */
import type { Duration, Effect } from "effect"
import type { TransportError } from "../../errors/TransportError.ts"

/** Gives each request its slot. */
export interface RateLimiterService {
  /**
   * Runs this request in its slot. Only the start is limited: requests may overlap. Fails with a
   * `TransportError` (`PaceUnreachable`) where the pace is shared and cannot be asked for; nothing was sent then.
   */
  readonly pace: <A, E, R>(request: Effect.Effect<A, E, R>) => Effect.Effect<A, E | TransportError, R>
  /** Delays the slots of all callers for this long, because the server requested it. */
  readonly pause: (duration: Duration.Duration) => Effect.Effect<void>
}

/** Options of the pace that a fleet shares. */
export interface RedisPaceOptions {
  /** Programs that use the same Redis and the same key share one pace. `effect-beatport` by default. */
  readonly key?: string | undefined
  /**
   * What happens while Redis cannot be reached, or does not respond within two seconds.
   *
   * - `fail`, the default: calls fail with a `TransportError` (`PaceUnreachable`) before anything is sent, and are
   *   retried like other failures that pass, no sooner than a second later: so with four retries a restart of Redis is
   *   a delay. The fleet never sends more than its budget.
   * - `local`: each process continues at the configured pace on its own, and shares the rate limit again as soon as Redis is
   *   back. Calls go through, but ten programs send ten times as much.
   */
  readonly whenUnreachable?: "fail" | "local" | undefined
}
