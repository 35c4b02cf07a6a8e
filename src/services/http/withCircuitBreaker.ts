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
import { changeOpenCircuits } from "../telemetry/clientMetrics.ts"
import { summarizeRequest } from "./sendRequest.ts"
import type { Execute, Step } from "./Step.ts"

/** All calls of a client share one circuit. */
const key = "effect-beatport"

/**
 * Makes a step that fails calls at once after several calls in a row have failed, each with its retries. After
 * `circuit.openFor` one call is sent as a trial; if it succeeds, the others are sent again.
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
  const wasOpen = yield* Ref.make(false)
  const setOpen = (isOpen: boolean) =>
    Effect.flatMap(Ref.getAndSet(wasOpen, isOpen), (before) =>
      before === isOpen ? Effect.void : changeOpenCircuits(isOpen ? 1 : -1)
    )
  yield* Effect.addFinalizer(() => setOpen(false))
  /** Failures that have been counted, because all calls that wait for one refresh fail with the same error. */
  const counted = new WeakSet<BeatportError>()
  /** Whether Beatport responded, with any status. */
  const classify = <A>(exit: Exit.Exit<A, BeatportError>): CircuitBreaker.Outcome => {
    if (Exit.isSuccess(exit)) return CircuitBreaker.success
    const error = Option.getOrUndefined(Exit.findErrorOption(exit))
    if (error === undefined || isSilent(error) || counted.has(error)) return CircuitBreaker.ignored
    counted.add(error)
    return isFailure(error) ? CircuitBreaker.failure() : CircuitBreaker.success
  }
  return (next) => {
    if (breaker === undefined) return next

    /** A circuit that waits for its trial is still open. */
    const reportState = withMonotonicClock(breaker.state(key)).pipe(
      Effect.flatMap(({ _tag }) => setOpen(_tag !== "Closed")),
      Effect.ignore
    )

    const executeGuarded: Execute = (request) =>
      withMonotonicClockAround(next(request), (call) => breaker.execute(call, { key, classify })).pipe(
        Effect.tap(() => Ref.set(isTroubled, false)),
        Effect.catchIf(isOpen, ({ reason }) =>
          unavailable(request, reason._tag === "CircuitOpen" ? reason.retryAfter : Duration.zero)
        ),
        Effect.ensuring(reportState)
      )

    /** Reports a failure to the breaker of a call that it did not run. */
    const report = (error: BeatportError) =>
      isFailure(error)
        ? Effect.andThen(
            Ref.set(isTroubled, true),
            Effect.ensuring(
              Effect.ignore(withMonotonicClock(breaker.execute(Effect.fail(error), { key, classify }))),
              reportState
            )
          )
        : Effect.void

    // Without a failure there is nothing to count, so most calls do not pass through the breaker.
    return (request) =>
      Effect.flatMap(Ref.get(isTroubled), (troubled) =>
        troubled ? executeGuarded(request) : Effect.tapError(next(request), report)
      )
  }
})

const isOpen = (error: unknown): error is CircuitBreaker.CircuitBreakerError =>
  error instanceof CircuitBreaker.CircuitBreakerError

/** Whether an error was found before anything was sent, so that it says nothing about the server. */
const isLocal = (error: BeatportError): boolean =>
  error._tag === "TokenStoreError" ||
  (error._tag === "AuthenticationError" && error.status === undefined) ||
  (error._tag === "ValidationError" && error.status === undefined) ||
  (error._tag === "TransportError" && error.reason === "PaceUnreachable")

/** Whether an error says nothing about the availability of Beatport. */
const isSilent = (error: BeatportError): boolean => error._tag === "RateLimitError" || isLocal(error)

/** Whether the server rejects the tokens that it issues. Each such call would cost another refresh token. */
const isFutileRefresh = (error: BeatportError): boolean =>
  error._tag === "AuthenticationError" && error.reason === "TokenRejected" && error.status === 401

const isFailure = (error: BeatportError): boolean =>
  (error.isRetryable || isFutileRefresh(error)) && !isSilent(error)
