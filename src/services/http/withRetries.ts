/**
 * Sends failed requests again: only what is safe, only if it may help, and within the agreed time.
 */
import { Duration, Effect, Option, Random, Schedule } from "effect"
import type { HttpClientRequest } from "effect/http"
import type { BeatportError } from "../../errors/BeatportError.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import { monotonicMillis } from "../monotonicClock.ts"
import { CurrentCallSettings } from "./CallSettings.ts"
import type { RetryBudgetService } from "./RetryBudget.ts"
import type { Step } from "./Step.ts"
import { findPause, isShortPause } from "./withRequestedPauses.ts"

/**
 * Methods that may be sent twice, because they change nothing. A DELETE is not among them: if its response is lost, the
 * next one returns a 404, and the caller would be told that the resource did not exist.
 */
const repeatableMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"])

/** Exponential with full jitter, at least as long as the pause of the error. */
const makeSchedule = ({ baseDelay, maxDelay }: BeatportConfigService["retry"]) =>
  Schedule.min([Schedule.exponential(baseDelay), Schedule.spaced(maxDelay)]).pipe(
    Schedule.setInputType<BeatportError>(),
    Schedule.modifyDelay(({ duration: delay, input }) =>
      Effect.map(Random.next, (share) => Duration.max(Duration.times(delay, share), findPause(input)))
    )
  )

const noRetry = Effect.succeed(false)

/** The cost of a retry, and of one after a timeout, which costs more because the server is slow already. */
const retryCost = 5
const timeoutCost = 10

/**
 * Sends a request again that failed for a passing reason, as long as the budget and the agreed time of the call last. Errors for
 * which `isFinal` is true are not retried.
 */
export const withRetries = (
  options: BeatportConfigService["retry"],
  budget: RetryBudgetService,
  isFinal: (error: BeatportError) => boolean = () => false
): Step => {
  const { duration, maxRetryAfter, times } = options
  const schedule = makeSchedule(options)
  return (next) => {
    const isWorthRetrying = (error: BeatportError, request: HttpClientRequest.HttpClientRequest) =>
      error.isRetryable &&
      !isFinal(error) &&
      (repeatableMethods.has(request.method) || error.isUnprocessed) &&
      isShortPause(error, maxRetryAfter)

    /** Retries after a first attempt that failed. */
    const retry = (request: HttpClientRequest.HttpClientRequest, failure: BeatportError, start: number) =>
      Effect.flatMap(CurrentCallSettings, ({ retries = times }) => {
        let lastCost = 0
        let first = Option.some(failure)
        const attempt = Effect.suspend(() => {
          if (Option.isNone(first)) return next(request)
          const error = first.value
          first = Option.none()
          return Effect.fail(error)
        })
        return attempt.pipe(
          Effect.retry({
            while: (error: BeatportError) => isWorthRetrying(error, request),
            schedule: schedule.pipe(
              Schedule.upTo({ times: retries }),
              // A retry that would come too late is not waited for, and only one that comes is paid.
              Schedule.while(({ duration: pause, input }) =>
                Effect.flatMap(monotonicMillis, (now) => {
                  if (now + Duration.toMillis(pause) > start + Duration.toMillis(duration)) return noRetry
                  lastCost = input._tag === "BeatportTimeoutError" ? timeoutCost : retryCost
                  return budget.pay(lastCost)
                })
              )
            )
          }),
          Effect.tap(() => budget.payBack(lastCost))
        )
      })

    // Most calls succeed at once, and pay nothing for a schedule they do not need.
    return (request) =>
      Effect.flatMap(monotonicMillis, (start) =>
        Effect.matchEffect(next(request), {
          onSuccess: (response) => Effect.as(budget.payBack(1), response),
          onFailure: (error) =>
            isWorthRetrying(error, request) ? retry(request, error, start) : Effect.fail(error)
        })
      )
  }
}
