/**
 * Statuses become errors.
 */
import { Clock, Duration, Effect } from "effect"
import type { BeatportError } from "../../errors/BeatportError.ts"
import { type Accepts, fromUnusable, isUsable, type ReceivedResponse } from "../../errors/fromResponse.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { RateLimiterService } from "../RateLimiter.ts"
import { toReceivedResponse, type Execute } from "./sendRequest.ts"
import type { BufferedResponse } from "./BufferedResponse.ts"

/** A pause requested by the server delays every caller. A pause longer than `maxRetryAfter` fails only this call. */
export const heedPause = (
  error: BeatportError,
  { retry }: BeatportConfigService,
  limiter: RateLimiterService
): Effect.Effect<void> => {
  const pause = error.requestedPause
  return pause !== undefined && Duration.isLessThanOrEqualTo(pause, retry.maxRetryAfter)
    ? limiter.pause(pause)
    : Effect.void
}

/** Removes the request's own token from an error response: a server or a gateway may repeat it, and an error shows the rest. */
const withoutToken = (response: BufferedResponse, received: ReceivedResponse): ReceivedResponse => {
  const token = /^Bearer (.+)$/.exec(response.request.headers["authorization"] ?? "")?.[1]
  return token === undefined ? received : { ...received, body: received.body.replaceAll(token, "<token>") }
}

/** Passes a success on; otherwise fails with the matching error. */
export const failOnErrorStatus =
  (config: BeatportConfigService, limiter: RateLimiterService, accepts: Accepts = "json") =>
  <E extends BeatportError>(next: Execute<E>): Execute<BeatportError> =>
  (request) =>
    Effect.flatMap(next(request), (response) =>
      isUsable(response, accepts)
        ? Effect.succeed(response)
        : Effect.gen(function* () {
            const error = fromUnusable(
              withoutToken(response, toReceivedResponse(response, config)),
              yield* Clock.currentTimeMillis
            )
            yield* heedPause(error, config, limiter)
            return yield* Effect.fail(error)
          })
    )
