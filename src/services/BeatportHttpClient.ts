/**
 * The `HttpClient` that speaks to API v4: paced, authorised, checked, retried.
 *
 * For endpoints this SDK has no operation for. Paths are below the base URL: `client.get("/catalog/tracks/")`. A path
 * that leads out of it, such as `/../x`, `//host/` or a whole URL, is a `ValidationError`, because the token goes along.
 */
import { Context, Duration, Effect, Layer, pipe, Redacted } from "effect"
import { HttpClient, HttpClientRequest } from "effect/http"
import type { BeatportError } from "../errors/BeatportError.ts"
import { BeatportTimeoutError } from "../errors/BeatportTimeoutError.ts"
import type { ValidationError } from "../errors/ValidationError.ts"
import { Auth, type AuthService } from "./Auth.ts"
import { isAllowanceExhausted, noteRejectedToken, withSignInAllowance } from "./Auth/signInAllowance.ts"
import { BeatportConfig, type BeatportConfigService } from "./BeatportConfig.ts"
import { leavesBaseUrl, makePathError } from "./http/withBaseUrl.ts"
import { failOnErrorStatus } from "./http/failOnErrorStatus.ts"
import { makeCircuitBreaker } from "./http/withCircuitBreaker.ts"
import { makeConnectionLimit } from "./http/withConnectionLimit.ts"
import { makeRetryBudget, withRetries } from "./http/withRetries.ts"
import { summarizeRequest, type Execute, sendRequest } from "./http/sendRequest.ts"
import type { BufferedResponse } from "./http/BufferedResponse.ts"
import { RateLimiter, type RateLimiterService } from "./RateLimiter.ts"

/** The client. An answer that is not a success is an error, so a response is always worth decoding. */
export class BeatportHttpClient extends Context.Service<
  BeatportHttpClient,
  HttpClient.HttpClient.With<BeatportError>
>()("effect-beatport/services/BeatportHttpClient") {
  static readonly layer: Layer.Layer<
    BeatportHttpClient,
    never,
    HttpClient.HttpClient | BeatportConfig | RateLimiter | Auth
  > = Layer.effect(
    BeatportHttpClient,
    Effect.suspend(() => make)
  )
}

/** The way of a call, from the network up. */
const make = Effect.gen(function* () {
  const config = yield* BeatportConfig
  const limiter = yield* RateLimiter
  const signIn = signingIn(yield* Auth)
  const execute = pipe(
    sendRequest(yield* HttpClient.HttpClient, config),
    authorised(signIn, limiter),
    yield* makeConnectionLimit(config),
    failOnErrorStatus(config, limiter),
    withRetries(config.retry, yield* makeRetryBudget(config.retry.budget), signIn.hasFailedWith),
    allowed,
    yield* makeCircuitBreaker(config),
    bounded(config),
    described(config)
  )
  return HttpClient.makeWith<never, never, BeatportError, never>(Effect.flatMap(execute), Effect.succeed)
})

/** Signing in, as calls do it by the way. */
interface SigningIn extends Pick<AuthService, "accessToken" | "reject"> {
  /**
   * Whether a call has met an error of signing in. That has had its retries, as many as it may have: a call that may
   * be sent again must not send a refresh token again.
   */
  readonly hasFailedWith: (error: BeatportError) => boolean
}

const signingIn = ({ accessToken, reject }: AuthService): SigningIn => {
  const failures = new WeakSet<BeatportError>()
  return {
    accessToken: Effect.tapError(accessToken, (error) =>
      Effect.sync(() => {
        // What is away where the token is kept is not asked again by anyone but the call.
        if (error._tag !== "TokenStoreError") failures.add(error)
      })
    ),
    reject,
    hasFailedWith: (error) => failures.has(error)
  }
}

/** An answer, and the token that it was asked for with. */
interface Attempt {
  readonly response: BufferedResponse
  readonly token: Redacted.Redacted
}

/** Sends the request when its turn comes, with the token of that moment; once more with a new one after a 401. */
const authorised =
  ({ accessToken, reject }: SigningIn, limiter: RateLimiterService) =>
  <E extends BeatportError>(next: Execute<E>): Execute<E | BeatportError> =>
  (request) => {
    // A slot is valid only for the token that it was taken with; a newer token waits for a slot of its own. Otherwise calls
    // whose slots pass during a refresh would all start at once after it. The third slot is used with whatever token there is,
    // because a token may expire before each slot.
    const attempt = (turns = 3): Effect.Effect<Attempt, E | BeatportError> =>
      Effect.flatMap(accessToken, (before) =>
        limiter.pace(
          Effect.flatMap(accessToken, (token) =>
            turns === 1 || Redacted.value(token) === Redacted.value(before)
              ? Effect.map(next(HttpClientRequest.bearerToken(request, token)), (response) => ({
                  response,
                  token
                }))
              : Effect.undefined
          )
        )
      ).pipe(Effect.flatMap((sent) => (sent === undefined ? attempt(turns - 1) : Effect.succeed(sent))))
    return Effect.flatMap(attempt(), ({ response, token }) =>
      response.status === 401
        ? Effect.andThen(
            Effect.andThen(reject(token), noteRejectedToken),
            Effect.catchIf(
              Effect.map(attempt(), (second) => second.response),
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

/** Limits a call, with its retries, to one sign-in or refresh. */
const allowed =
  <E>(next: Execute<E>): Execute<E> =>
  (request) =>
    withSignInAllowance(next(request))

/** Ends the whole call, its turns, attempts and pauses, when its time is up. */
const bounded =
  (config: BeatportConfigService) =>
  <E extends BeatportError>(next: Execute<E>): Execute<E | BeatportTimeoutError> => {
    const limit = config.timeout.total
    if (!Duration.isFinite(limit)) return next
    return (request) =>
      Effect.timeoutOrElse(next(request), {
        duration: limit,
        orElse: () =>
          Effect.fail(
            new BeatportTimeoutError({ ...summarizeRequest(request, config.baseUrl), phase: "total", limit })
          )
      })
  }

/** Adds the base URL, `User-Agent` and `Accept`. A path that leads out of the base URL is not sent. */
const described =
  (config: BeatportConfigService) =>
  <E>(next: Execute<E>): Execute<E | ValidationError> =>
  (request) =>
    leavesBaseUrl(request.url)
      ? Effect.fail(makePathError(request))
      : next(
          request.pipe(
            HttpClientRequest.prependUrl(config.baseUrl),
            HttpClientRequest.setHeaders({ "user-agent": config.userAgent, accept: "application/json" })
          )
        )
