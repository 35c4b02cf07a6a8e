/**
 * A circuit that opens when Beatport is down, so that calls fail at once instead of waiting.
 */
import { Duration, Effect, Exit, Option, Ref, type Scope } from "effect"
import type { HttpClientRequest } from "effect/http"
import * as CircuitBreaker from "effect/persistence/CircuitBreaker"
import type { BeatportError } from "../../errors/BeatportError.ts"
import { UnavailableError } from "../../errors/UnavailableError.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import { withMonotonicClock, withMonotonicClockAround } from "../monotonicClock.ts"
import { summarizeRequest } from "./sendRequest.ts"
import type { Execute, Step } from "./Step.ts"

/** All calls of a client share one circuit. */
const key = "effect-beatport"

/**
 * Opens after calls that failed in a row, each with its retries; then fails calls at once, until one that is let
 * through succeeds.
 */
export const withCircuitBreaker = Effect.fnUntraced(function* (
  config: BeatportConfigService
): Effect.fn.Return<Step, never, Scope.Scope> {
  const { failures, openFor } = config.circuit
  const unavailable = (request: HttpClientRequest.HttpClientRequest, retryAfter: Duration.Duration) =>
    Effect.fail(new UnavailableError({ ...summarizeRequest(request, config.baseUrl), retryAfter }))
  const breaker = Number.isFinite(failures)
    ? yield* CircuitBreaker.make({
        tripPolicy: CircuitBreaker.consecutive(failures),
        openDuration: openFor
      }).pipe(Effect.provide(CircuitBreaker.layerStoreMemory()))
    : undefined
  const isTroubled = yield* Ref.make(false)
  /** Failures that have been counted: fifty calls that waited for one renewal fail with one and the same. */
  const counted = new WeakSet<BeatportError>()
  /** Whether Beatport was there: an answer of any kind says so. */
  const classify = <A>(exit: Exit.Exit<A, BeatportError>): CircuitBreaker.Outcome => {
    if (Exit.isSuccess(exit)) return CircuitBreaker.success
    const error = Option.getOrUndefined(Exit.findErrorOption(exit))
    if (error === undefined || isSilent(error) || counted.has(error)) return CircuitBreaker.ignored
    counted.add(error)
    return isFailure(error) ? CircuitBreaker.failure() : CircuitBreaker.success
  }
  return (next) => {
    if (breaker === undefined) return next

    const executeGuarded: Execute = (request) =>
      withMonotonicClockAround(next(request), (call) => breaker.execute(call, { key, classify })).pipe(
        Effect.tap(() => Ref.set(isTroubled, false)),
        Effect.catchIf(isOpen, ({ reason }) =>
          unavailable(request, reason._tag === "CircuitOpen" ? reason.retryAfter : Duration.zero)
        )
      )

    /** The breaker is told of a failure that it did not watch. */
    const report = (error: BeatportError) =>
      isFailure(error)
        ? Effect.andThen(
            Ref.set(isTroubled, true),
            Effect.ignore(withMonotonicClock(breaker.execute(Effect.fail(error), { key, classify })))
          )
        : Effect.void

    // While all is well there is nothing to count, and most calls are made then.
    return (request) =>
      Effect.flatMap(Ref.get(isTroubled), (troubled) =>
        troubled ? executeGuarded(request) : Effect.tapError(next(request), report)
      )
  }
})

const isOpen = (error: unknown): error is CircuitBreaker.CircuitBreakerError =>
  error instanceof CircuitBreaker.CircuitBreakerError

/** Errors that are found before anything is sent: they say nothing about the server. */
const isLocal = (error: BeatportError): boolean =>
  error._tag === "TokenStoreError" ||
  (error._tag === "AuthenticationError" && error.status === undefined) ||
  (error._tag === "ValidationError" && error.status === undefined) ||
  (error._tag === "TransportError" && error.reason === "PaceUnreachable")

/** Errors that say neither that Beatport was there nor that it was not. */
const isSilent = (error: BeatportError): boolean => error._tag === "RateLimitError" || isLocal(error)

/** The server gives tokens, and refuses them: each such call would cost another refresh token. */
const isFutileRefresh = (error: BeatportError): boolean =>
  error._tag === "AuthenticationError" && error.reason === "TokenRejected" && error.status === 401

const isFailure = (error: BeatportError): boolean =>
  (error.isRetryable || isFutileRefresh(error)) && !isSilent(error)
