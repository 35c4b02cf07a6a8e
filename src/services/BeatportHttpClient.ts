/**
 * The `HttpClient` of API v4, with rate limit, token, error statuses and retries.
 *
 * For endpoints this SDK has no operation for. Paths are below the base URL: `client.get("/catalog/tracks/")`. A path
 * that leads out of it, such as `/../x`, `//host/` or a whole URL, is a `ValidationError`, because the token goes along.
 */
import { Context, Effect, Layer } from "effect"
import { HttpClient } from "effect/http"
import type { BeatportError } from "../errors/BeatportError.ts"
import { Auth } from "./Auth.ts"
import { BeatportConfig } from "./BeatportConfig.ts"
import { withCallSettings } from "./http/CallSettings.ts"
import { failOnErrorStatus } from "./http/failOnErrorStatus.ts"
import { RetryBudget } from "./http/RetryBudget.ts"
import { sendRequest } from "./http/sendRequest.ts"
import { composeSteps } from "./http/Step.ts"
import { withBaseUrl } from "./http/withBaseUrl.ts"
import { withCircuitBreaker } from "./http/withCircuitBreaker.ts"
import { withConnectionLimit } from "./http/withConnectionLimit.ts"
import { withRequestedPauses } from "./http/withRequestedPauses.ts"
import { withRetries } from "./http/withRetries.ts"
import { withSignInAllowance } from "./http/withSignInAllowance.ts"
import { trackSignInErrors, withToken } from "./http/withToken.ts"
import { withTotalTimeout } from "./http/withTotalTimeout.ts"
import { RateLimiter } from "./RateLimiter.ts"

/** Sends requests to API v4. A status that is not a success is an error, so a response can always be decoded. */
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
  ).pipe(Layer.provide(RetryBudget.layer))
}

const make = Effect.gen(function* () {
  const config = yield* BeatportConfig
  const limiter = yield* RateLimiter
  const auth = trackSignInErrors(yield* Auth)
  // Loaded here, because it reads the declaration of the API.
  const { makeRoutes } = yield* Effect.promise(() => import("./telemetry/Route.ts"))
  const execute = composeSteps(
    [
      withBaseUrl(config),
      withCallSettings,
      withTotalTimeout(config),
      yield* withCircuitBreaker(config),
      withSignInAllowance,
      withRetries(config.retry, yield* RetryBudget, auth.isSignInError),
      withRequestedPauses(config, limiter),
      failOnErrorStatus(config),
      yield* withConnectionLimit(config),
      withToken(auth, limiter)
    ],
    sendRequest(yield* HttpClient.HttpClient, config, makeRoutes(config.baseUrl))
  )
  return HttpClient.makeWith<never, never, BeatportError, never>(Effect.flatMap(execute), Effect.succeed)
})
