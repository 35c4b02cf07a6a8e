/**
 * Sends requests with the access token, each in its slot of the rate limit.
 */
import { Effect, Redacted } from "effect"
import { HttpClientRequest } from "effect/http"
import type { BeatportError } from "../../errors/BeatportError.ts"
import type { AuthService } from "../Auth.ts"
import type { RateLimiterService } from "../RateLimiter/RateLimiterService.ts"
import { resending } from "../telemetry/observeAttempt.ts"
import type { BufferedResponse } from "./BufferedResponse.ts"
import type { Step } from "./Step.ts"
import { isAllowanceExhausted, noteRejectedToken } from "./withSignInAllowance.ts"

/** Provides the token for calls, and knows which errors come from sign-in. */
export interface CallAuth extends Pick<AuthService, "accessToken" | "reject"> {
  /** Tells whether an error comes from sign-in, which has had its own retries: a refresh token must not be sent again. */
  readonly isSignInError: (error: BeatportError) => boolean
}

/** Remembers the errors of sign-in that calls meet. */
export const trackSignInErrors = ({ accessToken, reject }: AuthService): CallAuth => {
  const errors = new WeakSet<BeatportError>()
  return {
    accessToken: Effect.tapError(accessToken, (error) =>
      Effect.sync(() => {
        // An unreachable token store has had no retries: the call retries it.
        if (error._tag !== "TokenStoreError") errors.add(error)
      })
    ),
    reject,
    isSignInError: (error) => errors.has(error)
  }
}

/** A response, and the token that its request was sent with. */
interface Attempt {
  readonly response: BufferedResponse
  readonly token: Redacted.Redacted
}

/**
 * Waits for a slot and sends the request with the token of that moment. After a 401 the token is discarded, and the request is
 * sent once more with a new one.
 */
export const withToken =
  ({ accessToken, reject }: CallAuth, limiter: RateLimiterService): Step =>
  (next) =>
  (request) => {
    // A slot is valid only for the token that it was taken with; a newer token waits for a slot of its own. Otherwise calls
    // whose slots pass during a refresh would all start at once after it. The third slot is used with whatever token there is,
    // because a token may expire before each slot.
    const attempt = (slots = 3): Effect.Effect<Attempt, BeatportError> =>
      Effect.flatMap(accessToken, (before) =>
        limiter.pace(
          Effect.flatMap(accessToken, (token) =>
            slots === 1 || Redacted.value(token) === Redacted.value(before)
              ? Effect.map(next(HttpClientRequest.bearerToken(request, token)), (response) => ({
                  response,
                  token
                }))
              : Effect.undefined
          )
        )
      ).pipe(Effect.flatMap((sent) => (sent === undefined ? attempt(slots - 1) : Effect.succeed(sent))))
    return Effect.flatMap(attempt(), ({ response, token }) =>
      response.status === 401
        ? Effect.andThen(
            Effect.andThen(reject(token), noteRejectedToken),
            Effect.catchIf(
              resending(Effect.map(attempt(), (second) => second.response)),
              isWithoutToken,
              (error) =>
                Effect.flatMap(isAllowanceExhausted, (exhausted) =>
                  exhausted ? Effect.succeed(response) : Effect.fail(error)
                )
            )
          )
        : Effect.succeed(response)
    )
  }

/** The token was refused, and there is no other. A call that got it from the server just now fails with the server's 401. */
const isWithoutToken = (error: BeatportError): boolean =>
  error._tag === "AuthenticationError" && error.reason === "TokenRejected"
