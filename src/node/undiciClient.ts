/**
 * An `HttpClient` over undici that collects each response to its end, without a stream, because making and reading
 * one takes a quarter of the time of a call. Responses are requested compressed: a page of a hundred tracks is 300
 * kB, and less than 30 kB compressed.
 */
import type { Duplex } from "node:stream"
import { createBrotliDecompress, createGunzip } from "node:zlib"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import type * as Undici from "@effect/platform-node/Undici"
import { Effect, Option } from "effect"
import { Cookies, Headers, type HttpBody, HttpClient, HttpClientError, HttpClientRequest } from "effect/http"
import {
  isDeclaredTooLarge,
  makeTransportError,
  BodyBuffer,
  type ResponseHead,
  ResponseTooLarge,
  BufferedResponse
} from "../services/http/BufferedResponse.ts"

/** Makes the client. A response larger than `limit`, in bytes, is not read. */
export const makeUndiciClient = (
  dispatcher: Undici.Dispatcher,
  limit: number
): Effect.Effect<HttpClient.HttpClient> =>
  NodeHttpClient.makeUndici.pipe(
    Effect.provideService(NodeHttpClient.Dispatcher, dispatcher),
    Effect.map((streaming) =>
      HttpClient.makeWith<never, never, HttpClientError.HttpClientError, never>(
        Effect.flatMap((request) => {
          const body = toPlainBody(request.body)
          // Effect's own client sends forms and streams.
          return body === undefined
            ? Effect.mapError(streaming.execute(request), copyCause)
            : send(dispatcher, limit, request, body)
        }),
        Effect.succeed
      )
    )
  )

type PlainBody = Uint8Array | null

const toPlainBody = (body: HttpBody.HttpBody): PlainBody | undefined => {
  if (body._tag === "Empty") return null
  return body._tag === "Uint8Array" ? body.body : undefined
}

const send = (
  dispatcher: Undici.Dispatcher,
  limit: number,
  request: HttpClientRequest.HttpClientRequest,
  body: PlainBody
): Effect.Effect<BufferedResponse, HttpClientError.HttpClientError> =>
  Option.match(HttpClientRequest.toUrl(request), {
    onNone: () =>
      Effect.fail(
        new HttpClientError.HttpClientError({ reason: new HttpClientError.InvalidUrlError({ request }) })
      ),
    onSome: (url) =>
      Effect.callback((resume) => {
        const receiver = new ResponseReceiver(request, url, limit, resume)
        try {
          dispatcher.dispatch(
            {
              method: request.method,
              origin: url.origin,
              path: `${url.pathname}${url.search}`,
              headers: { "accept-encoding": acceptedEncodings, ...request.headers },
              body
            },
            receiver
          )
        } catch (cause) {
          receiver.fail(cause)
        }
        return Effect.sync(() => {
          receiver.fail(makeAbortError())
        })
      })
  })

/** Copies the cause of an error that Effect's client made, because undici's errors can hold the bytes of a response. */
const copyCause = (error: HttpClientError.HttpClientError): HttpClientError.HttpClientError =>
  error.reason._tag === "TransportError"
    ? makeTransportError(error.reason.request, error.reason.cause)
    : error

const acceptedEncodings = "br, gzip"

/** Makes a decompressor for each content encoding. */
const decompressors: ReadonlyMap<string | undefined, () => Duplex> = new Map<string, () => Duplex>([
  ["br", createBrotliDecompress],
  ["gzip", createGunzip],
  // RFC 9110, section 8.4.1.3: the same as gzip.
  ["x-gzip", createGunzip]
])

/** Makes the error that aborts a request whose call has already ended. */
const makeAbortError = () => new Error("The response is not wanted any more")

/**
 * Collects one response as undici delivers it, and decompresses it on the way.
 *
 * The limit applies to the bytes on the wire and to the decompressed bytes, because endless empty blocks decompress
 * to nothing. While the decompressor is full, undici stops reading from the connection; otherwise the data would fill
 * the memory.
 */
class ResponseReceiver implements Undici.Dispatcher.DispatchHandler {
  readonly #request: HttpClientRequest.HttpClientRequest
  readonly #url: URL
  readonly #limit: number
  readonly #resume: (response: Effect.Effect<BufferedResponse, HttpClientError.HttpClientError>) => void
  readonly #body: BodyBuffer
  #bytesReceived = 0
  #head: ResponseHead | undefined
  #decompressor: Duplex | undefined
  #controller: Undici.Dispatcher.DispatchController | undefined
  /** Whether the call has its result. Later data is discarded. */
  #isSettled = false
  /** Whether the server has sent the whole response. */
  #isReceived = false

  constructor(
    request: HttpClientRequest.HttpClientRequest,
    url: URL,
    limit: number,
    resume: (response: Effect.Effect<BufferedResponse, HttpClientError.HttpClientError>) => void
  ) {
    this.#request = request
    this.#url = url
    this.#limit = limit
    this.#resume = resume
    this.#body = new BodyBuffer(limit)
  }

  onRequestStart(controller: Undici.Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#isSettled) controller.abort(makeAbortError())
  }

  onResponseStart(
    _: Undici.Dispatcher.DispatchController,
    status: number,
    fields: Readonly<Record<string, string | Array<string> | undefined>>
  ): void {
    this.#head = {
      request: this.#request,
      url: this.#url.href.replace(/#.*/s, ""),
      status,
      headers: Headers.fromInput(fields),
      get cookies() {
        return Cookies.fromSetCookie(fields["set-cookie"] ?? [])
      }
    }
    if (isDeclaredTooLarge(this.#head, this.#limit)) this.fail(new ResponseTooLarge(this.#head))
  }

  onResponseData(controller: Undici.Dispatcher.DispatchController, chunk: Uint8Array): void {
    if (this.#isSettled) return
    this.#bytesReceived += chunk.length
    const decompressor = (this.#decompressor ??= this.#makeDecompressor(controller))
    if (decompressor === undefined) this.#keep(chunk)
    else if (this.#bytesReceived > this.#limit) this.#failTooLarge()
    else if (!decompressor.write(chunk)) controller.pause()
  }

  onResponseEnd(): void {
    this.#isReceived = true
    if (this.#decompressor === undefined) this.#succeed()
    else this.#decompressor.end()
  }

  onResponseError(_: Undici.Dispatcher.DispatchController, error: Error): void {
    this.fail(error)
  }

  /** Fails the call and closes its connection. */
  fail(cause: unknown): void {
    this.#isSettled = true
    this.#resume(Effect.fail(makeTransportError(this.#request, cause)))
    this.#decompressor?.destroy()
    this.#controller?.abort(makeAbortError())
  }

  #makeDecompressor(controller: Undici.Dispatcher.DispatchController): Duplex | undefined {
    const encoding = this.#head?.headers["content-encoding"]?.trim().toLowerCase()
    return decompressors
      .get(encoding)?.()
      .on("data", (chunk: Uint8Array) => {
        this.#keep(chunk)
      })
      .on("drain", () => {
        controller.resume()
      })
      .on("end", () => {
        this.#succeed()
      })
      .on("error", (error) => {
        this.fail(error)
      })
  }

  #keep(chunk: Uint8Array): void {
    if (!this.#isSettled && !this.#body.add(chunk)) this.#failTooLarge()
  }

  #failTooLarge(): void {
    if (this.#head !== undefined) this.fail(new ResponseTooLarge(this.#head))
  }

  /** Ends the call with what was collected. If the server is still sending, closes the connection. */
  #succeed(): void {
    const head = this.#head
    if (head === undefined || this.#isSettled) return
    this.#isSettled = true
    this.#resume(
      Effect.succeed(
        new BufferedResponse(
          this.#decompressor === undefined
            ? head
            : { ...head, headers: Headers.removeMany(head.headers, ["content-encoding", "content-length"]) },
          this.#body.bytes()
        )
      )
    )
    this.#decompressor?.destroy()
    if (!this.#isReceived) this.#controller?.abort(makeAbortError())
  }
}
