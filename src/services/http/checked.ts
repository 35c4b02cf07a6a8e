/**
 * Statuses become errors.
 */
import { Clock, Duration, Effect } from "effect"
import type { HttpClientResponse } from "effect/http"
import type { BeatportError } from "../../errors/BeatportError.ts"
import { type Accepts, type Answer, fromResponse } from "../../errors/fromResponse.ts"
import { fromTransport } from "../../errors/fromTransport.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { RateLimiterService } from "../RateLimiter.ts"
import { aboutRequest, type Execute } from "./transport.ts"

/** An answer with its body, which the transport has read. */
export const answerOf = (
  response: HttpClientResponse.HttpClientResponse,
  config: BeatportConfigService
): Effect.Effect<Answer, ReturnType<typeof fromTransport>> => {
  const about = aboutRequest(response.request, config.baseUrl)
  return response.text.pipe(
    Effect.mapError((error) => fromTransport(error, about, config.timeout.connect)),
    Effect.map((body) => ({ ...about, status: response.status, headers: response.headers, body }))
  )
}

/** A pause the server asks for holds for everybody. One too long to wait for fails its call and holds nobody. */
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
    Effect.gen(function* () {
      const response = yield* next(request)
      const answer = yield* answerOf(response, config)
      const error = fromResponse(answer, yield* Clock.currentTimeMillis, accepts)
      if (error === undefined) return response
      yield* heedPause(error, config, limiter)
      return yield* Effect.fail(error)
    })
