/**
 * Sends one request and reads its response to the last byte.
 */
import { Context, Effect } from "effect"
import { FetchHttpClient, HttpClient, type HttpClientError, type HttpClientRequest } from "effect/http"
import { BeatportTimeoutError } from "../../errors/BeatportTimeoutError.ts"
import { DecodeError } from "../../errors/DecodeError.ts"
import type { TransportError } from "../../errors/TransportError.ts"
import { ValidationError } from "../../errors/ValidationError.ts"
import type { ReceivedResponse } from "../../errors/fromResponse.ts"
import { type RequestSummary, fromTransport } from "../../errors/fromTransport.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import { observeAttempt } from "../telemetry/observeAttempt.ts"
import type { FindRoute } from "../telemetry/Route.ts"
import { bufferResponse, type BufferedResponse, ResponseTooLarge } from "./BufferedResponse.ts"
import type { Execute } from "./Step.ts"
import { withDebugLine } from "./withDebugLine.ts"

/** Returns method and path of a request, as its errors name it: without the query, and without the base URL. */
export const summarizeRequest = (
  request: HttpClientRequest.HttpClientRequest,
  baseUrl: string
): RequestSummary => ({
  method: request.method,
  path: request.url.startsWith(`${baseUrl}/`)
    ? request.url.slice(baseUrl.length).replace(/[?#].*$/s, "")
    : parsePath(request.url)
})

/** Returns a response, with the method and the path of its request, in the form that errors are made from. */
export const toReceivedResponse = (
  { body, headers, request, status }: BufferedResponse,
  { baseUrl }: BeatportConfigService
): ReceivedResponse => ({ ...summarizeRequest(request, baseUrl), status, headers, body })

const parsePath = (url: string): string => URL.parse(url)?.pathname ?? ""

/**
 * Applies to every request of this SDK: no redirect is followed, because the one that matters carries the
 * authorization code and the others mean that a path has changed; no tracing headers are sent to Beatport; and
 * the spans are those of the operations.
 */
const transportContext = Context.make(FetchHttpClient.RequestInit, { redirect: "manual" }).pipe(
  Context.add(HttpClient.TracerPropagationEnabled, false),
  Context.add(HttpClient.TracerDisabledWhen, () => true)
)

/** Sends one request and reads its response, both within the response timeout. */
export const sendRequest =
  (client: HttpClient.HttpClient, config: BeatportConfigService, findRoute: FindRoute): Execute =>
  (request) => {
    const summary = summarizeRequest(request, config.baseUrl)
    const route = findRoute(summary.method, summary.path)
    const unsendable = findUnsendableHeader(request)
    if (unsendable !== undefined) return Effect.fail(makeHeaderError(summary, unsendable))
    return client.execute(request).pipe(
      // The body is part of this attempt and of its timeout.
      Effect.flatMap((response) => bufferResponse(response, config.maxResponseBytes)),
      Effect.mapError(toCallError(summary, config)),
      Effect.provideContext(transportContext),
      // Every request is in this race, so it has no wrapping that is not needed.
      Effect.raceFirst(
        Effect.flatMap(Effect.sleep(config.timeout.response), () =>
          Effect.fail(
            new BeatportTimeoutError({ ...summary, phase: "response", limit: config.timeout.response })
          )
        )
      ),
      withDebugLine(summary, route, config.debug),
      observeAttempt(route)
    )
  }

/** Matches what a header cannot hold: line breaks and the like, and characters that do not fit into a byte. */
const unsendableCharacter = /[^\t\x20-\x7e\x80-\xff]/

// Checked here, because the network's error for such a header repeats it, and it may be the token.
const findUnsendableHeader = ({ headers }: HttpClientRequest.HttpClientRequest): string | undefined =>
  Object.keys(headers).find((name) => unsendableCharacter.test(headers[name] ?? ""))

const makeHeaderError = (summary: RequestSummary, header: string): ValidationError =>
  new ValidationError({
    ...summary,
    fields: { [header]: ["Expected a header that can be sent: without line breaks, in Latin letters."] }
  })

/** Converts a failure of the network, or of reading a response, into an error of this SDK. */
export const toCallError =
  (summary: RequestSummary, { maxResponseBytes, timeout }: BeatportConfigService) =>
  (error: HttpClientError.HttpClientError): TransportError | BeatportTimeoutError | DecodeError => {
    const cause = "cause" in error.reason ? error.reason.cause : undefined
    if (!(cause instanceof ResponseTooLarge)) return fromTransport(error, summary, timeout.connect)
    // Sent again, the request would get the same response.
    return new DecodeError({
      ...summary,
      status: cause.status,
      at: "",
      expected: `Expected at most ${maxResponseBytes} bytes, the response has more; maxResponseBytes raises the limit`
    })
  }
