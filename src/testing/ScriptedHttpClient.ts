/**
 * A network for tests: it answers what the script says, in order, and shows what it was sent.
 *
 * Everything above it is real, so it is for testing how an application and the SDK get on together: errors, retries,
 * renewals. Under a TestClock, waits take no time.
 */
import { Context, Duration, Effect, Layer, Ref } from "effect"
import { HttpClient, HttpClientError, type HttpClientRequest, HttpClientResponse } from "effect/http"

/** One answer of the script. */
export type ScriptedAnswer =
  | {
      readonly _tag: "Answer"
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
      /** How long the answer takes. */
      readonly after: Duration.Input
    }
  | { readonly _tag: "Failure"; readonly code: string; readonly after: Duration.Input }

/** What an answer can have besides its body. */
export interface AnswerOptions {
  /** 200 by default. */
  readonly status?: number | undefined
  /** HTTP headers, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** At once by default. */
  readonly after?: Duration.Input | undefined
}

const answer = (body: string, contentType: string, options: AnswerOptions): ScriptedAnswer => ({
  _tag: "Answer",
  status: options.status ?? 200,
  headers: { "content-type": contentType, ...options.headers },
  body,
  after: options.after ?? 0
})

/** An answer with a JSON body. */
export const json = (body: unknown, options: AnswerOptions = {}): ScriptedAnswer =>
  answer(JSON.stringify(body), "application/json", options)

/** An answer with any text: cut-off JSON, a page of HTML, nothing. */
export const text = (
  body: string,
  options: AnswerOptions & { readonly contentType?: string | undefined } = {}
): ScriptedAnswer => answer(body, options.contentType ?? "application/json", options)

/** No answer: the network fails with a code as Node gives it, such as `ECONNREFUSED` or `ECONNRESET`. */
export const failure = (code: string, options: { readonly after?: Duration.Input } = {}): ScriptedAnswer => ({
  _tag: "Failure",
  code,
  after: options.after ?? 0
})

/** What was sent. */
export interface SentRequest {
  /** HTTP method. */
  readonly method: string
  /** Without the query. */
  readonly url: string
  /** Query parameters, decoded. */
  readonly query: Readonly<Record<string, string>>
  /** HTTP headers, by lower-case name. */
  readonly headers: HttpClientRequest.HttpClientRequest["headers"]
  /** Empty where there was none. */
  readonly body: string
}

/** What the scripted network was sent so far, in order. */
export class ScriptedHttpClient extends Context.Service<
  ScriptedHttpClient,
  { readonly requests: Effect.Effect<ReadonlyArray<SentRequest>> }
>()("effect-beatport/testing/ScriptedHttpClient") {
  /**
   * A network that gives these answers in order, or the answer that a function finds for each request. A request
   * that nothing is left for dies with a message that names it.
   */
  static readonly layer = (
    script: ReadonlyArray<ScriptedAnswer> | ((request: SentRequest) => ScriptedAnswer)
  ): Layer.Layer<ScriptedHttpClient | HttpClient.HttpClient> =>
    Layer.effectContext(
      Effect.gen(function* () {
        const sent = yield* Ref.make<ReadonlyArray<SentRequest>>([])
        const client = HttpClient.make((request, url) =>
          Effect.gen(function* () {
            const shown = show(request, url)
            const before = yield* Ref.getAndUpdate(sent, (requests) => [...requests, shown])
            const next = typeof script === "function" ? script(shown) : script[before.length]
            if (next === undefined) {
              return yield* Effect.die(
                new Error(`The script has no answer left for ${shown.method} ${shown.url}`)
              )
            }
            return yield* Effect.delay(play(next, request), next.after)
          })
        )
        return Context.make(HttpClient.HttpClient, client).pipe(
          Context.add(ScriptedHttpClient, { requests: Ref.get(sent) })
        )
      })
    )
}

const play = (next: ScriptedAnswer, request: HttpClientRequest.HttpClientRequest) =>
  next._tag === "Answer"
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

/** Codes that Node gives while it looks up a name or connects. With any other, the request may have been processed. */
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

const show = (request: HttpClientRequest.HttpClientRequest, url: URL): SentRequest => ({
  method: request.method,
  url: `${url.origin}${url.pathname}`,
  query: Object.fromEntries(url.searchParams),
  headers: request.headers,
  body: request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : ""
})
