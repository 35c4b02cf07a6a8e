/**
 * The last step of every request: out it goes, and its answer is read to the last byte.
 */
import { Clock, Context, Effect, LogLevel, References, Schedule } from "effect"
import { FetchHttpClient, HttpClient, type HttpClientError, type HttpClientRequest } from "effect/http"
import { BeatportTimeoutError } from "../../errors/BeatportTimeoutError.ts"
import { DecodeError } from "../../errors/DecodeError.ts"
import type { TransportError } from "../../errors/TransportError.ts"
import { ValidationError } from "../../errors/ValidationError.ts"
import type { ReceivedResponse } from "../../errors/fromResponse.ts"
import { type RequestSummary, fromTransport } from "../../errors/fromTransport.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import { bufferResponse, ResponseTooLarge, type BufferedResponse } from "./BufferedResponse.ts"

/** Something that answers a request. Every step of the way of a call is one, made of the step below. */
export type Execute<E> = (request: HttpClientRequest.HttpClientRequest) => Effect.Effect<BufferedResponse, E>

/** Whether debug lines are shown. */
const isDebugShown = (debug: boolean): Effect.Effect<boolean> =>
  debug ? Effect.succeed(true) : LogLevel.isEnabled("Debug")

/** The endpoint's path with its parameters unfilled, for log lines, which want few different values. */
export const CurrentRoute = Context.Reference<string | undefined>(
  "effect-beatport/services/http/CurrentRoute",
  {
    defaultValue: () => undefined
  }
)

/** Names the route of a call if debug lines or spans are used; other calls need no context of their own. */
export const withRoute =
  (route: string, debug: boolean) =>
  <A, E>(call: Effect.Effect<A, E>): Effect.Effect<A, E> => {
    const routed = Effect.provideService(call, CurrentRoute, route)
    return Effect.flatMap(isDebugShown(debug), (shown) => (shown ? routed : call))
  }

/** Method and path of a request, as its errors name it: without the query, and without the base URL. */
export const summarizeRequest = (
  request: HttpClientRequest.HttpClientRequest,
  baseUrl: string
): RequestSummary => ({
  method: request.method,
  path: request.url.startsWith(`${baseUrl}/`)
    ? request.url.slice(baseUrl.length).replace(/[?#].*$/s, "")
    : parsePath(request.url)
})

/** What an answer says, and to what. */
export const toReceivedResponse = (
  whole: BufferedResponse,
  { baseUrl }: BeatportConfigService
): ReceivedResponse => {
  const { body, headers, request, status } = whole
  return { ...summarizeRequest(request, baseUrl), status, headers, body }
}

const parsePath = (url: string): string => URL.parse(url)?.pathname ?? ""

/**
 * What holds for every request of this SDK: no redirect is followed, because the one that matters carries the
 * authorization code and the others mean that a path has changed; no tracing headers are sent to Beatport; and
 * the spans are those of the operations.
 */
const transportContext = Context.make(FetchHttpClient.RequestInit, { redirect: "manual" }).pipe(
  Context.add(HttpClient.TracerPropagationEnabled, false),
  Context.add(HttpClient.TracerDisabledWhen, () => true)
)

/** Sends one request and reads its answer, both within the response timeout. */
export const sendRequest =
  (
    client: HttpClient.HttpClient,
    config: BeatportConfigService
  ): Execute<TransportError | BeatportTimeoutError | DecodeError | ValidationError> =>
  (request) => {
    const about = summarizeRequest(request, config.baseUrl)
    const unsendableName = findUnsendableHeader(request)
    if (unsendableName !== undefined) return Effect.fail(makeHeaderError(about, unsendableName))
    return client.execute(request).pipe(
      // The body is part of this attempt and of its timeout.
      Effect.flatMap((response) => bufferResponse(response, config.maxResponseBytes)),
      Effect.mapError(toCallError(about, config)),
      Effect.provideContext(transportContext),
      // Every request is in this race, so it has no wrapping that is not needed.
      Effect.raceFirst(
        Effect.flatMap(Effect.sleep(config.timeout.response), () =>
          Effect.fail(
            new BeatportTimeoutError({ ...about, phase: "response", limit: config.timeout.response })
          )
        )
      ),
      withDebugLine(about, config.debug)
    )
  }

/** What HTTP has no place for in a header: line breaks and their like, and whatever does not fit into a byte. */
const unsendableCharacter = /[^\t\x20-\x7e\x80-\xff]/

// Found here, because what the network says of such a header repeats it, and it may be the token.
const findUnsendableHeader = ({ headers }: HttpClientRequest.HttpClientRequest): string | undefined =>
  Object.keys(headers).find((name) => unsendableCharacter.test(headers[name] ?? ""))

const makeHeaderError = (about: RequestSummary, header: string): ValidationError =>
  new ValidationError({
    ...about,
    fields: { [header]: ["Expected a header that can be sent: without line breaks, in Latin letters."] }
  })

/** Converts a failure of the network, or of reading a response, into an error of this SDK. */
export const toCallError =
  (about: RequestSummary, { maxResponseBytes, timeout }: BeatportConfigService) =>
  (error: HttpClientError.HttpClientError): TransportError | BeatportTimeoutError | DecodeError => {
    const cause = "cause" in error.reason ? error.reason.cause : undefined
    if (!(cause instanceof ResponseTooLarge)) return fromTransport(error, about, timeout.connect)
    // Sent again, the request would get the same answer.
    return new DecodeError({
      ...about,
      status: cause.status,
      at: "",
      expected: `Expected at most ${maxResponseBytes} bytes, the answer has more; maxResponseBytes raises that`
    })
  }

/** Logs a debug line for each request if they are shown: method, route, status or error, time, attempt. */
const withDebugLine =
  (about: RequestSummary, debug: boolean) =>
  <E extends { readonly _tag: string }>(
    attempt: Effect.Effect<BufferedResponse, E>
  ): Effect.Effect<BufferedResponse, E> => {
    const withLine = Effect.gen(function* () {
      const start = yield* Clock.currentTimeMillis
      const retry = yield* Schedule.CurrentMetadata
      const route = (yield* CurrentRoute) ?? about.path
      const line = (outcome: string | number) =>
        Effect.flatMap(Clock.currentTimeMillis, (end) =>
          Effect.logDebug(
            `${about.method} ${route} ${outcome} ${end - start} ms, attempt ${retry.attempt + 1}`
          )
        ).pipe(debug ? Effect.provideService(References.MinimumLogLevel, "Debug") : (self) => self)
      return yield* attempt.pipe(
        Effect.tap((response) => line(response.status)),
        Effect.tapError((error) => line(error._tag))
      )
    })
    return Effect.flatMap(isDebugShown(debug), (shown) => (shown ? withLine : attempt))
  }
