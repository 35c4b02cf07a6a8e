/**
 * Statuses become errors.
 */
import { Clock, Duration, Effect } from "effect"
import type { BeatportError } from "../../errors/BeatportError.ts"
import { type Accepts, fromUnusable, isUsable } from "../../errors/fromResponse.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { RateLimiterService } from "../RateLimiter.ts"
import { answerOf, type Execute } from "./transport.ts"

/** A pause requested by the server delays every caller. A pause longer than `maxRetryAfter` fails only this call. */
export const heedPause = (
  error: BeatportError,
  { retry }: BeatportConfigService,
  limiter: RateLimiterService
): Effect.Effect<void> =>
  error._tag === "RateLimitError" &&
  error.stated &&
  Duration.isLessThanOrEqualTo(error.retryAfter, retry.maxRetryAfter)
    ? limiter.pause(error.retryAfter)
    : Effect.void

/** Lets a success pass and fails with what the answer is otherwise. */
export const checked =
  (config: BeatportConfigService, limiter: RateLimiterService, accepts: Accepts = "json") =>
  <E extends BeatportError>(next: Execute<E>): Execute<BeatportError> =>
  (request) =>
    Effect.flatMap(next(request), (response) =>
      isUsable(response, accepts)
        ? Effect.succeed(response)
        : Effect.gen(function* () {
            const error = fromUnusable(answerOf(response, config), yield* Clock.currentTimeMillis)
            yield* heedPause(error, config, limiter)
            return yield* Effect.fail(error)
          })
    )
