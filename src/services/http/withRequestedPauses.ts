/**
 * Turns the pause that an error response requests into waiting: of every caller, and of the call that is sent again.
 */
import { Duration, Effect } from "effect"
import type { BeatportError } from "../../errors/BeatportError.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { RateLimiterService } from "../RateLimiter/RateLimiterService.ts"
import type { Step } from "./Step.ts"

/**
 * Delays every caller for the pause that the server requests, with a 429 or a 503. A pause longer than `maxRetryAfter` fails only
 * its own call.
 */
export const withRequestedPauses =
  ({ retry }: BeatportConfigService, limiter: RateLimiterService): Step =>
  (next) =>
  (request) =>
    Effect.tapError(next(request), (error) =>
      error.requestedPause !== undefined && isShortPause(error, retry.maxRetryAfter)
        ? limiter.pause(error.requestedPause)
        : Effect.void
    )

/** Returns the pause before a call may be sent again. A 429 without `Retry-After` delays only its own call. */
export const findPause = (error: BeatportError): Duration.Duration =>
  (error._tag === "RateLimitError" ? error.retryAfter : error.requestedPause) ?? Duration.zero

/** Tells whether a call waits for the pause of an error. */
export const isShortPause = (error: BeatportError, maxRetryAfter: Duration.Duration): boolean =>
  Duration.isLessThanOrEqualTo(findPause(error), maxRetryAfter)
