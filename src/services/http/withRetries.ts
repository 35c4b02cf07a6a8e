/**
 * Sending again: only what is safe, only while it may help, and never for longer than was agreed.
 */
import { Duration, Effect, Option, Random, Ref, Schedule } from "effect"
import type { HttpClientRequest } from "effect/http"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { BeatportError } from "../../errors/BeatportError.ts"
import { monotonicMillis } from "../monotonicClock.ts"
import type { Execute } from "./sendRequest.ts"

/**
 * Methods that may be sent twice, because they change nothing. A DELETE is not among them: if its response is lost, the
 * next one returns a 404, and the caller would be told that the resource did not exist.
 */
const reading: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"])

/** The pause that the server requested; for a 429 without `Retry-After`, the one that the error states instead. */
const askedPause = (error: BeatportError): Option.Option<Duration.Duration> =>
  error._tag === "RateLimitError"
    ? Option.some(error.retryAfter)
    : Option.fromUndefinedOr(error.requestedPause)

const mayPass = (
  error: BeatportError,
  request: HttpClientRequest.HttpClientRequest,
  maxRetryAfter: Duration.Duration
): boolean =>
  error.isRetryable &&
  (reading.has(request.method) || error.isUnprocessed) &&
  Option.match(askedPause(error), {
    onNone: () => true,
    onSome: (pause) => Duration.isLessThanOrEqualTo(pause, maxRetryAfter)
  })

/** Exponential with full jitter, at least as long as the server asked for. */
const pauses = ({ baseDelay, maxDelay }: BeatportConfigService["retry"]) =>
  Schedule.min([Schedule.exponential(baseDelay), Schedule.spaced(maxDelay)]).pipe(
    Schedule.setInputType<BeatportError>(),
    Schedule.modifyDelay(({ duration: delay, input }) =>
      Effect.map(Random.next, (share) =>
        Duration.max(
          Duration.times(delay, share),
          Option.getOrElse(askedPause(input), () => Duration.zero)
        )
      )
    )
  )

const noRetry = Effect.succeed(false)

/** The cost of a retry, and of one after a timeout, which costs more because the server is slow already. */
const retryCost = 5
const timeoutCost = 10

/**
 * What all retries of a client are paid from, so that a dead server is not hammered by fifty fibers that each retry
 * with care. A call that succeeds pays back what its last retry cost, or one, if it had none (the token bucket of
 * AWS's standard retry mode).
 */
export interface RetryBudget {
  /** Pays, if there is enough. */
  readonly pay: (cost: number) => Effect.Effect<boolean>
  readonly payBack: (amount: number) => Effect.Effect<void>
}

export const makeRetryBudget = (capacity: number): Effect.Effect<RetryBudget> =>
  Effect.map(Ref.make(capacity), (left) => ({
    pay: (cost) => Ref.modify(left, (amount) => (amount < cost ? [false, amount] : [true, amount - cost])),
    payBack: (amount) => Ref.update(left, (held) => Math.min(capacity, held + amount))
  }))

/**
 * Sends again what failed in passing, as long as the budget lasts and the time that was agreed for the call. Errors
 * that are final are those of something else that was to be done first.
 */
export const withRetries = (
  options: BeatportConfigService["retry"],
  budget: RetryBudget,
  isFinal: (error: BeatportError) => boolean = () => false
) => {
  const { duration, maxRetryAfter, times } = options
  const schedule = pauses(options).pipe(Schedule.upTo({ times }))
  return <E extends BeatportError>(next: Execute<E>): Execute<E> => {
    const isWorthIt = (error: E, request: HttpClientRequest.HttpClientRequest) =>
      !isFinal(error) && mayPass(error, request, maxRetryAfter)

    /** What follows a first attempt that failed. */
    const again = (request: HttpClientRequest.HttpClientRequest, failure: E, start: number) =>
      Effect.suspend(() => {
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
            while: (error: E) => isWorthIt(error, request),
            schedule: schedule.pipe(
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
            isWorthIt(error, request) ? again(request, error, start) : Effect.fail(error)
        })
      )
  }
}
