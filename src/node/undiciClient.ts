/**
 * An `HttpClient` over undici that takes each answer as it comes, to its end. What is wanted whole needs no stream: to make
 * and to read one costs a quarter of a call. Answers come compressed: a page of a hundred tracks is 300 kB as it is, and
 * less than a tenth of that on the way.
 */
import type { Duplex } from "node:stream"
import { createBrotliDecompress, createGunzip } from "node:zlib"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import type * as Undici from "@effect/platform-node/Undici"
import { Effect, Option } from "effect"
import { Cookies, Headers, type HttpBody, HttpClient, HttpClientError, HttpClientRequest } from "effect/http"
import {
  announcesMore,
  broken,
  Collected,
  type Head,
  TooLarge,
  WholeAnswer
} from "../services/http/wholeAnswer.ts"

/** Makes the client. An answer larger than the limit, in bytes, is not read. */
export const makeUndiciClient = (
  dispatcher: Undici.Dispatcher,
  limit: number
): Effect.Effect<HttpClient.HttpClient> =>
  NodeHttpClient.makeUndici.pipe(
    Effect.provideService(NodeHttpClient.Dispatcher, dispatcher),
    Effect.map((streaming) =>
      HttpClient.makeWith<never, never, HttpClientError.HttpClientError, never>(
        Effect.flatMap((request) => {
          const body = plainBody(request.body)
          // Forms and streams on their way out are Effect's business.
          return body === undefined ? streaming.execute(request) : send(dispatcher, limit, request, body)
        }),
        Effect.succeed
      )
    )
  )

type PlainBody = Uint8Array | null

const plainBody = (body: HttpBody.HttpBody): PlainBody | undefined => {
  if (body._tag === "Empty") return null
  return body._tag === "Uint8Array" ? body.body : undefined
}

const send = (
  dispatcher: Undici.Dispatcher,
  limit: number,
  request: HttpClientRequest.HttpClientRequest,
  body: PlainBody
): Effect.Effect<WholeAnswer, HttpClientError.HttpClientError> =>
  Option.match(HttpClientRequest.toUrl(request), {
    onNone: () =>
      Effect.fail(
        new HttpClientError.HttpClientError({ reason: new HttpClientError.InvalidUrlError({ request }) })
      ),
    onSome: (url) =>
      Effect.callback((resume) => {
        const receiver = new Receiver(request, url, limit, resume)
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
          receiver.fail(notWanted())
        })
      })
  })

const unpackers: Readonly<Record<string, () => Duplex>> = { br: createBrotliDecompress, gzip: createGunzip }

const acceptedEncodings = Object.keys(unpackers).join(", ")

const notWanted = () => new Error("Nobody waits for this answer")

/** Takes one answer as undici tells of it. It is unpacked as it comes: whoever stops reading stops unpacking. */
class Receiver implements Undici.Dispatcher.DispatchHandler {
  readonly #request: HttpClientRequest.HttpClientRequest
  readonly #url: URL
  readonly #limit: number
  readonly #resume: (answer: Effect.Effect<WholeAnswer, HttpClientError.HttpClientError>) => void
  readonly #body: Collected
  #head: Head | undefined
  #unpacker: Duplex | undefined
  #controller: Undici.Dispatcher.DispatchController | undefined
  #isGivenUp = false

  constructor(
    request: HttpClientRequest.HttpClientRequest,
    url: URL,
    limit: number,
    resume: (answer: Effect.Effect<WholeAnswer, HttpClientError.HttpClientError>) => void
  ) {
    this.#request = request
    this.#url = url
    this.#limit = limit
    this.#resume = resume
    this.#body = new Collected(limit)
  }

  onRequestStart(controller: Undici.Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#isGivenUp) controller.abort(notWanted())
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
    if (announcesMore(this.#head, this.#limit)) this.fail(new TooLarge(this.#head))
  }

  onResponseData(_: Undici.Dispatcher.DispatchController, chunk: Uint8Array): void {
    const unpacker = unpackers[this.#head?.headers["content-encoding"] ?? ""]
    if (unpacker === undefined) this.#take(chunk)
    else (this.#unpacker ??= this.#unpackingBy(unpacker())).write(chunk)
  }

  onResponseEnd(): void {
    if (this.#unpacker === undefined) this.#finish()
    else this.#unpacker.end()
  }

  onResponseError(_: Undici.Dispatcher.DispatchController, error: Error): void {
    this.fail(error)
  }

  /** Ends it here, and lets go of the connection. */
  fail(cause: unknown): void {
    this.#isGivenUp = true
    this.#resume(Effect.fail(broken(this.#request, cause)))
    this.#unpacker?.destroy()
    this.#controller?.abort(notWanted())
  }

  #unpackingBy(unpacker: Duplex): Duplex {
    return unpacker
      .on("data", (chunk: Uint8Array) => {
        this.#take(chunk)
      })
      .on("end", () => {
        this.#finish()
      })
      .on("error", (error) => {
        this.fail(error)
      })
  }

  #take(chunk: Uint8Array): void {
    if (this.#head !== undefined && !this.#body.add(chunk)) this.fail(new TooLarge(this.#head))
  }

  #finish(): void {
    const head = this.#head
    if (head === undefined) return
    const { headers } = head
    this.#resume(
      Effect.succeed(
        new WholeAnswer(
          this.#unpacker === undefined
            ? head
            : { ...head, headers: Headers.removeMany(headers, ["content-encoding", "content-length"]) },
          this.#body.bytes()
        )
      )
    )
  }
}
