/**
 * An `HttpClient` for tests that returns the responses of a script in order, and records the requests.
 *
 * Only the network is replaced, so it tests an application together with the SDK: errors, retries, token refreshes.
 * With a `TestClock`, waits take no time.
 */
import { Context, Duration, Effect, Layer, Ref } from "effect"
import { HttpClient, HttpClientError, type HttpClientRequest, HttpClientResponse } from "effect/http"

/** Describes one step of the script: a response, or a network failure. */
export type ScriptedResponse =
  | {
      readonly _tag: "Response"
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
      /** Time until the response arrives. */
      readonly after: Duration.Input
    }
  | { readonly _tag: "Failure"; readonly code: string; readonly after: Duration.Input }

/** Sets the status, the headers and the delay of a scripted response. */
export interface ResponseOptions {
  /** HTTP status. 200 by default. */
  readonly status?: number | undefined
  /** HTTP headers, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Time until the response arrives. 0 by default. */
  readonly after?: Duration.Input | undefined
}

const response = (body: string, contentType: string, options: ResponseOptions): ScriptedResponse => ({
  _tag: "Response",
  status: options.status ?? 200,
  headers: { "content-type": contentType, ...options.headers },
  body,
  after: options.after ?? 0
})

/** Makes a response with a JSON body. */
export const json = (body: unknown, options: ResponseOptions = {}): ScriptedResponse =>
  response(JSON.stringify(body), "application/json", options)

/** Makes a response with any text as its body: incomplete JSON, a page of HTML, an empty string. */
export const text = (
  body: string,
  options: ResponseOptions & { readonly contentType?: string | undefined } = {}
): ScriptedResponse => response(body, options.contentType ?? "application/json", options)

/** Makes the network fail with one of Node's codes, such as `ECONNREFUSED` or `ECONNRESET`. */
export const failure = (
  code: string,
  options: { readonly after?: Duration.Input } = {}
): ScriptedResponse => ({
  _tag: "Failure",
  code,
  after: options.after ?? 0
})

/** Describes a request that the SDK sent. */
export interface SentRequest {
  /** HTTP method. */
  readonly method: string
  /** URL without the query. */
  readonly url: string
  /** Query parameters, decoded. */
  readonly query: Readonly<Record<string, string>>
  /** HTTP headers, by lower-case name. */
  readonly headers: HttpClientRequest.HttpClientRequest["headers"]
  /** Request body as text; empty if the request had none. */
  readonly body: string
}

/** Holds the requests that the scripted network has received so far, in order. */
export class ScriptedHttpClient extends Context.Service<
  ScriptedHttpClient,
  { readonly requests: Effect.Effect<ReadonlyArray<SentRequest>> }
>()("effect-beatport/testing/ScriptedHttpClient") {
  /**
   * Makes a network that returns these responses in order, or the response that a function chooses for each request.
   * If no response is left, the request dies with a message that names it.
   */
  static readonly layer = (
    script: ReadonlyArray<ScriptedResponse> | ((request: SentRequest) => ScriptedResponse)
  ): Layer.Layer<ScriptedHttpClient | HttpClient.HttpClient> =>
    Layer.effectContext(
      Effect.gen(function* () {
        const sent = yield* Ref.make<ReadonlyArray<SentRequest>>([])
        const client = HttpClient.make((request, url) =>
          Effect.gen(function* () {
            const sentRequest = toSentRequest(request, url)
            const before = yield* Ref.getAndUpdate(sent, (requests) => [...requests, sentRequest])
            const next = typeof script === "function" ? script(sentRequest) : script[before.length]
            if (next === undefined) {
              return yield* Effect.die(
                new Error(`The script has no response left for ${sentRequest.method} ${sentRequest.url}`)
              )
            }
            return yield* Effect.delay(toClientResponse(next, request), next.after)
          })
        )
        return Context.make(HttpClient.HttpClient, client).pipe(
          Context.add(ScriptedHttpClient, { requests: Ref.get(sent) })
        )
      })
    )
}

const toClientResponse = (next: ScriptedResponse, request: HttpClientRequest.HttpClientRequest) =>
  next._tag === "Response"
    ? Effect.sync(() =>
        HttpClientResponse.fromWeb(
          request,
          new Response(next.status === 204 || next.status === 304 ? null : next.body, {
            status: next.status,
            headers: next.headers
          })
        )
      )
    : Effect.fail(
        new HttpClientError.HttpClientError({
          reason: new HttpClientError.TransportError({
            request,
            cause: Object.assign(new Error(`scripted ${next.code}`), {
              code: next.code,
              ...syscallOf(next.code)
            })
          })
        })
      )

/**
 * Maps Node's codes to the system call that fails with them before the request is sent. After any other code, the
 * server may have processed the request.
 */
const syscallByCode: ReadonlyMap<string, string> = new Map([
  ["ENOTFOUND", "getaddrinfo"],
  ["EAI_AGAIN", "getaddrinfo"],
  ["ECONNREFUSED", "connect"],
  ["EHOSTUNREACH", "connect"],
  ["ENETUNREACH", "connect"],
  ["ETIMEDOUT", "connect"]
])

const syscallOf = (code: string): { readonly syscall?: string } => {
  const syscall = syscallByCode.get(code)
  return syscall === undefined ? {} : { syscall }
}

const toSentRequest = (request: HttpClientRequest.HttpClientRequest, url: URL): SentRequest => ({
  method: request.method,
  url: `${url.origin}${url.pathname}`,
  query: Object.fromEntries(url.searchParams),
  headers: request.headers,
  body: request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : ""
})
