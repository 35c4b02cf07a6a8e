/**
 * Sends the requests of a sign-in: login, authorization, and those for tokens.
 */
import { Clock, Effect } from "effect"
import { type HttpClient, HttpClientRequest } from "effect/http"
import type { BeatportError } from "../../errors/BeatportError.ts"
import {
  fromResponse,
  makeNotJsonError,
  makeRemovedEndpointError,
  type ReceivedResponse
} from "../../errors/fromResponse.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { BufferedResponse } from "../http/BufferedResponse.ts"
import type { RetryBudgetService } from "../http/RetryBudget.ts"
import { sendRequest, toReceivedResponse } from "../http/sendRequest.ts"
import { composeSteps, type Step } from "../http/Step.ts"
import { withRequestedPauses } from "../http/withRequestedPauses.ts"
import { withRetries } from "../http/withRetries.ts"
import type { RateLimiterService } from "../RateLimiter/RateLimiterService.ts"
import { makeRoutes } from "../telemetry/Route.ts"

/** Sends requests whose bodies are secret, without a token. */
export interface SignInRequests {
  /** Sends a request, again if its status is retryable. What other statuses mean depends on the request. */
  readonly send: (
    request: HttpClientRequest.HttpClientRequest
  ) => Effect.Effect<BufferedResponse, BeatportError>
  /** Marks a response as confidential, because the server may repeat the request body, which is secret here. */
  readonly toConfidentialResponse: (response: BufferedResponse) => ReceivedResponse
}

/** Makes the requests of a sign-in over one HTTP client. */
export const makeSignInRequests = (
  client: HttpClient.HttpClient,
  limiter: RateLimiterService,
  config: BeatportConfigService,
  budget: RetryBudgetService
): SignInRequests => {
  const { origin } = new URL(config.baseUrl)

  const toConfidentialResponse = (response: BufferedResponse): ReceivedResponse => ({
    ...toReceivedResponse(response, config),
    isConfidential: true
  })

  // Django checks where a login comes from as soon as a session cookie is around.
  const withBrowserHeaders: Step = (next) => (request) =>
    next(
      HttpClientRequest.setHeaders(request, {
        "user-agent": config.userAgent,
        accept: "application/json",
        origin,
        referer: `${origin}/`
      })
    )

  // Retryable statuses become errors below the retries.
  const failOnRetryableStatus: Step = (next) => (request) =>
    Effect.flatMap(next(request), (response) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        const error = fromResponse(toConfidentialResponse(response), now, "text")
        return error?.isRetryable === true ? Effect.fail(error) : Effect.succeed(response)
      })
    )

  const waitForSlot: Step = (next) => (request) => limiter.pace(next(request))

  const send = composeSteps(
    [
      withBrowserHeaders,
      withRetries(config.retry, budget),
      withRequestedPauses(config, limiter),
      failOnRetryableStatus,
      waitForSlot
    ],
    sendRequest(client, config, makeRoutes(config.baseUrl))
  )

  return { send, toConfidentialResponse }
}

/**
 * Fails with the error of a response. A missing page of the login is no `NotFoundError`, because a caller that requested a track
 * would take it for the track's.
 */
export const failWithResponse = (received: ReceivedResponse): Effect.Effect<never, BeatportError> =>
  Effect.flatMap(Clock.currentTimeMillis, (now) => {
    const error = fromResponse(received, now) ?? makeNotJsonError(received)
    return Effect.fail(error._tag === "NotFoundError" ? makeRemovedEndpointError(error) : error)
  })
