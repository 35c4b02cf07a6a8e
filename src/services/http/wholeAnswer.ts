/**
 * Reading an answer to its last byte, unless it is larger than anything Beatport has to say.
 */
import { Effect, Fiber, Inspectable, Pipeable, Stream } from "effect"
import { type Headers, type HttpClientError, HttpClientResponse, HttpIncomingMessage } from "effect/http"
import type { Answer } from "../../errors/fromResponse.ts"
import type { About } from "../../errors/fromTransport.ts"

/** An answer that is larger than what was agreed; it was not read. */
export class TooLarge {
  readonly _tag = "TooLarge"
  readonly status: number

  constructor({ status }: HttpClientResponse.HttpClientResponse) {
    this.status = status
  }
}

/** Statuses whose answers have no body, whatever their headers say. */
const bodiless: ReadonlySet<number> = new Set([204, 304])

/** Reads the answer to a request, body and all. */
export const readWhole = (
  response: HttpClientResponse.HttpClientResponse,
  about: About,
  limit: number
): Effect.Effect<WholeAnswer, HttpClientError.HttpClientError | TooLarge> => {
  // An answer of undici makes them anew at each look.
  const { headers } = response
  /** The answer with its text, which is made of the bytes once: there is more than one reader. */
  const kept = (body: HttpClientResponse.HttpClientResponse) =>
    Effect.map(body.text, (text) => new WholeAnswer(response, headers, about, body, text))
  if (bodiless.has(response.status) || response.request.method === "HEAD") return kept(response)
  const length = lengthOf(headers)
  if (length === undefined) return Effect.flatMap(counted(response, limit), kept)
  return length > limit
    ? Effect.andThen(abandon(response), Effect.fail(new TooLarge(response)))
    : kept(response)
}

/** How long the body is, where the headers tell. What is packed unpacks to any length. */
const lengthOf = (headers: Headers.Headers): number | undefined => {
  const length = headers["content-encoding"] === undefined ? headers["content-length"] : undefined
  return length !== undefined && /^\d+$/.test(length) ? Number(length) : undefined
}

/** Reading that is given up lets go of the connection. */
const abandon = (response: HttpClientResponse.HttpClientResponse): Effect.Effect<void> =>
  Effect.flatMap(Effect.forkChild(response.text, { startImmediately: true }), Fiber.interrupt)

/** A body of unknown length, read as far as the limit. */
const counted = (
  response: HttpClientResponse.HttpClientResponse,
  limit: number
): Effect.Effect<HttpClientResponse.HttpClientResponse, HttpClientError.HttpClientError | TooLarge> =>
  Effect.suspend(() => {
    const chunks: Array<Uint8Array> = []
    let length = 0
    return Stream.runForEach(response.stream, (chunk) => {
      length += chunk.length
      if (length > limit) return Effect.fail(new TooLarge(response))
      chunks.push(chunk)
      return Effect.void
    }).pipe(
      Effect.catchReason("HttpClientError", "EmptyBodyError", () => Effect.void),
      Effect.map(() => HttpClientResponse.fromWeb(response.request, new Response(joined(chunks, length))))
    )
  })

const joined = (chunks: ReadonlyArray<Uint8Array>, length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** An answer whose body has been read. */
export class WholeAnswer extends Inspectable.Class implements HttpClientResponse.HttpClientResponse {
  readonly [HttpClientResponse.TypeId] = HttpClientResponse.TypeId
  readonly [HttpIncomingMessage.TypeId] = HttpIncomingMessage.TypeId
  readonly #head: HttpClientResponse.HttpClientResponse
  readonly #body: HttpClientResponse.HttpClientResponse
  readonly headers: Headers.Headers
  /** The same for those who look at it without waiting. */
  readonly answer: Answer

  constructor(
    head: HttpClientResponse.HttpClientResponse,
    headers: Headers.Headers,
    { method, path }: About,
    body: HttpClientResponse.HttpClientResponse,
    text: string
  ) {
    super()
    this.#head = head
    this.#body = body
    this.headers = headers
    this.answer = { method, path, status: head.status, headers, body: text }
  }

  get request() {
    return this.#head.request
  }
  get url() {
    return this.#head.url
  }
  get status() {
    return this.#head.status
  }
  get cookies() {
    return this.#head.cookies
  }
  get remoteAddress() {
    return this.#head.remoteAddress
  }
  get upgrade() {
    return this.#head.upgrade
  }
  get text() {
    return Effect.succeed(this.answer.body)
  }
  get json() {
    return this.#body.json
  }
  get arrayBuffer() {
    return this.#body.arrayBuffer
  }
  get urlParamsBody() {
    return this.#body.urlParamsBody
  }
  get formData() {
    return this.#body.formData
  }
  get stream() {
    return this.#body.stream
  }

  toJSON(): unknown {
    return this.#head.toJSON()
  }

  pipe() {
    return Pipeable.pipeArguments(this, arguments)
  }
}
