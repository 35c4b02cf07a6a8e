/**
 * Sending again: only what is safe, only while it may help, and never for longer than was agreed.
 */
import { Duration, Effect, Option, Random, Schedule } from "effect"
import type { HttpClientRequest, HttpClientResponse } from "effect/http"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { BeatportError } from "../../errors/BeatportError.ts"
import type { Execute } from "./transport.ts"

/** Methods that may be sent twice, because twice does what once does. */
const idempotent: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])

/** The pause the server asked for. */
const askedPause = (error: BeatportError): Option.Option<Duration.Duration> => {
  if (error._tag === "RateLimitError" && error.stated) return Option.some(error.retryAfter)
  if (error._tag === "ServerError") return Option.fromUndefinedOr(error.retryAfter)
  return Option.none()
}

const mayPass = (
  error: BeatportError,
  request: HttpClientRequest.HttpClientRequest,
  maxRetryAfter: Duration.Duration
): boolean =>
  error.isRetryable &&
  (idempotent.has(request.method) || error.isUnprocessed) &&
  Option.match(askedPause(error), {
    onNone: () => true,
    onSome: (pause) => Duration.isLessThanOrEqualTo(pause, maxRetryAfter)
  })

/** Exponential with full jitter, at least as long as the server asked for, bounded in count and in time. */
const schedule = ({ baseDelay, duration, maxDelay, times }: BeatportConfigService["retry"]) =>
  Schedule.min([Schedule.exponential(baseDelay), Schedule.spaced(maxDelay)]).pipe(
    Schedule.setInputType<BeatportError>(),
    Schedule.modifyDelay(({ duration: delay, input }) =>
      Effect.map(Random.next, (share) =>
        Duration.max(
          Duration.times(delay, share),
          Option.getOrElse(askedPause(input), () => Duration.zero)
        )
      )
    ),
    Schedule.upTo({ times, duration })
  )

/** Sends again what failed in passing. */
export const retried = (options: BeatportConfigService["retry"]) => {
  const when = schedule(options)
  return <E extends BeatportError>(next: Execute<E>): Execute<E> =>
    (request): Effect.Effect<HttpClientResponse.HttpClientResponse, E> =>
      Effect.retry(next(request), {
        while: (error: E) => mayPass(error, request, options.maxRetryAfter),
        schedule: when
      })
}
