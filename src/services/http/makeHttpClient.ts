/**
 * The client of API v4: an ordered list of steps around the request.
 */
import { Effect } from "effect"
import { HttpClient } from "effect/http"
import type { BeatportError } from "../../errors/BeatportError.ts"
import { Auth } from "../Auth.ts"
import { BeatportConfig } from "../BeatportConfig.ts"
import { RateLimiter } from "../RateLimiter.ts"
import { makeRoutes } from "../telemetry/Route.ts"
import { withCallSettings } from "./CallSettings.ts"
import { failOnErrorStatus } from "./failOnErrorStatus.ts"
import { RetryBudget } from "./RetryBudget.ts"
import { sendRequest } from "./sendRequest.ts"
import { composeSteps } from "./Step.ts"
import { withBaseUrl } from "./withBaseUrl.ts"
import { withCircuitBreaker } from "./withCircuitBreaker.ts"
import { withConnectionLimit } from "./withConnectionLimit.ts"
import { withRequestedPauses } from "./withRequestedPauses.ts"
import { withRetries } from "./withRetries.ts"
import { withSignInAllowance } from "./withSignInAllowance.ts"
import { trackSignInErrors, withToken } from "./withToken.ts"
import { withTotalTimeout } from "./withTotalTimeout.ts"

/** Makes the client. */
export const makeHttpClient = Effect.gen(function* () {
  const config = yield* BeatportConfig
  const limiter = yield* RateLimiter
  const auth = trackSignInErrors(yield* Auth)
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
