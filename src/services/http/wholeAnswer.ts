/**
 * Reading an answer to its last byte, unless it is larger than anything Beatport has to say.
 */
import { Effect, Fiber, Inspectable, Pipeable, Stream } from "effect"
import { type Headers, type HttpClientError, HttpClientResponse, HttpIncomingMessage } from "effect/http"

/** An answer that is larger than what was agreed; it was not read. */
export class TooLarge {
  readonly _tag = "TooLarge"
}

const tooLarge = new TooLarge()

/** Statuses whose answers have no body, whatever their headers say. */
const bodiless: ReadonlySet<number> = new Set([204, 304])

/** Reads an answer's body, which is kept in the answer that this gives. */
export const readWhole = (
  response: HttpClientResponse.HttpClientResponse,
  limit: number
): Effect.Effect<HttpClientResponse.HttpClientResponse, HttpClientError.HttpClientError | TooLarge> => {
  // An answer of undici makes them anew at each look.
  const { headers } = response
  if (bodiless.has(response.status) || response.request.method === "HEAD") {
    return kept(response, headers, response)
  }
  const length = lengthOf(headers)
  if (length === undefined) return counted(response, headers, limit)
  return length > limit
    ? Effect.andThen(abandon(response), Effect.fail(tooLarge))
    : kept(response, headers, response)
}

/** The answer with its text, which is made of the bytes once: there is more than one reader. */
const kept = (
  head: HttpClientResponse.HttpClientResponse,
  headers: Headers.Headers,
  body: HttpClientResponse.HttpClientResponse
): Effect.Effect<HttpClientResponse.HttpClientResponse, HttpClientError.HttpClientError> =>
  Effect.map(body.text, (text) => new ReadResponse(head, headers, body, text))

/** How long the body is, where the headers tell. What is packed unpacks to any length. */
const lengthOf = (headers: Headers.Headers): number | undefined => {
  const length = headers["content-encoding"] === undefined ? headers["content-length"] : undefined
  return length !== undefined && /^\d+$/.test(length) ? Number(length) : undefined
}

/** Reading that is given up lets go of the connection. */
const abandon = (response: HttpClientResponse.HttpClientResponse): Effect.Effect<void> =>
  Effect.flatMap(Effect.forkChild(response.text, { startImmediately: true }), Fiber.interrupt)

const counted = (
  response: HttpClientResponse.HttpClientResponse,
  headers: Headers.Headers,
  limit: number
): Effect.Effect<HttpClientResponse.HttpClientResponse, HttpClientError.HttpClientError | TooLarge> =>
  Effect.suspend(() => {
    const chunks: Array<Uint8Array> = []
    let length = 0
    return Stream.runForEach(response.stream, (chunk) => {
      length += chunk.length
      if (length > limit) return Effect.fail(tooLarge)
      chunks.push(chunk)
      return Effect.void
    }).pipe(
      Effect.catchReason("HttpClientError", "EmptyBodyError", () => Effect.void),
      Effect.flatMap(() =>
        kept(
          response,
          headers,
          HttpClientResponse.fromWeb(response.request, new Response(joined(chunks, length)))
        )
      )
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
class ReadResponse extends Inspectable.Class implements HttpClientResponse.HttpClientResponse {
  readonly [HttpClientResponse.TypeId] = HttpClientResponse.TypeId
  readonly [HttpIncomingMessage.TypeId] = HttpIncomingMessage.TypeId
  readonly #head: HttpClientResponse.HttpClientResponse
  readonly #body: HttpClientResponse.HttpClientResponse
  readonly text: Effect.Effect<string>
  readonly headers: Headers.Headers

  constructor(
    head: HttpClientResponse.HttpClientResponse,
    headers: Headers.Headers,
    body: HttpClientResponse.HttpClientResponse,
    text: string
  ) {
    super()
    this.#head = head
    this.headers = headers
    this.#body = body
    this.text = Effect.succeed(text)
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
