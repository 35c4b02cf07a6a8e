/**
 * Reads a response to its last byte, unless it is larger than the limit.
 */
import { Effect, Fiber, Inspectable, Option, Pipeable, Stream } from "effect"
import {
  type Headers,
  HttpClientError,
  type HttpClientRequest,
  HttpClientResponse,
  HttpIncomingMessage
} from "effect/http"

import { copyForeignError } from "../../errors/ForeignError.ts"

/** Holds a response without its body. */
export type ResponseHead = Pick<
  HttpClientResponse.HttpClientResponse,
  "request" | "url" | "status" | "headers" | "cookies"
>

/** Reports a response that is larger than the limit. It was not read. */
export class ResponseTooLarge extends Error {
  readonly status: number

  constructor({ status }: Pick<ResponseHead, "status">) {
    super("The response is too large")
    this.status = status
  }
}

/** Returns the error of a request that was not sent, or of a response that was not read. Its cause is a copy. */
export const makeTransportError = (
  request: HttpClientRequest.HttpClientRequest,
  cause: unknown
): HttpClientError.HttpClientError =>
  new HttpClientError.HttpClientError({
    reason: new HttpClientError.TransportError({
      request,
      cause: cause instanceof ResponseTooLarge ? cause : copyForeignError(cause)
    })
  })

/** Reads a response whose body may not have arrived yet. */
export const bufferResponse = (
  response: HttpClientResponse.HttpClientResponse,
  limit: number
): Effect.Effect<BufferedResponse, HttpClientError.HttpClientError> => {
  if (response instanceof BufferedResponse) return Effect.succeed(response)
  if (isDeclaredTooLarge(response, limit)) {
    return Effect.andThen(
      cancelBody(response),
      Effect.fail(makeTransportError(response.request, new ResponseTooLarge(response)))
    )
  }
  const bytes =
    findDeclaredLength(response) === undefined
      ? readUpTo(response, limit)
      : Effect.map(response.arrayBuffer, (buffer) => new Uint8Array(buffer))
  return Effect.map(bytes, (read) => new BufferedResponse(response, read))
}

/** Whether the headers announce a body that is larger than the limit. */
export const isDeclaredTooLarge = (head: Omit<ResponseHead, "cookies">, limit: number): boolean =>
  (findDeclaredLength(head) ?? 0) > limit

/** Statuses whose responses have no body, whatever their headers say. */
const bodilessStatuses: ReadonlySet<number> = new Set([204, 304])

/** Returns the length of the body if the headers state it. A compressed body has no known length. */
const findDeclaredLength = ({
  headers,
  request,
  status
}: Omit<ResponseHead, "cookies">): number | undefined => {
  if (bodilessStatuses.has(status) || request.method === "HEAD") return 0
  const length = headers["content-encoding"] === undefined ? headers["content-length"] : undefined
  return length !== undefined && /^\d+$/.test(length) ? Number(length) : undefined
}

/** Closes the connection of a response that is not read. */
const cancelBody = (response: HttpClientResponse.HttpClientResponse): Effect.Effect<void> =>
  Effect.flatMap(Effect.forkChild(response.text, { startImmediately: true }), Fiber.interrupt)

/** Reads a body of unknown length up to the limit. */
const readUpTo = (
  response: HttpClientResponse.HttpClientResponse,
  limit: number
): Effect.Effect<Uint8Array<ArrayBuffer>, HttpClientError.HttpClientError> =>
  Effect.suspend(() => {
    const body = new BodyBuffer(limit)
    return Stream.runForEach(response.stream, (chunk) =>
      body.add(chunk)
        ? Effect.void
        : Effect.fail(makeTransportError(response.request, new ResponseTooLarge(response)))
    ).pipe(
      Effect.catchReason("HttpClientError", "EmptyBodyError", () => Effect.void),
      Effect.map(() => body.bytes())
    )
  })

/** Collects the chunks of a body. */
export class BodyBuffer {
  readonly #limit: number
  readonly #chunks: Array<Uint8Array> = []
  #length = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Adds a chunk. Returns false if the body exceeds the limit. */
  add(chunk: Uint8Array): boolean {
    this.#length += chunk.length
    if (this.#length > this.#limit) return false
    this.#chunks.push(chunk)
    return true
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#length)
    let at = 0
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    return bytes
  }
}

/** Holds a response whose body has been read. */
export class BufferedResponse extends Inspectable.Class implements HttpClientResponse.HttpClientResponse {
  readonly [HttpClientResponse.TypeId] = HttpClientResponse.TypeId
  readonly [HttpIncomingMessage.TypeId] = HttpIncomingMessage.TypeId
  readonly #head: ResponseHead
  readonly #bytes: Uint8Array<ArrayBuffer>
  readonly request: HttpClientRequest.HttpClientRequest
  readonly status: number
  readonly headers: Headers.Headers
  /** The body as text, decoded once because several steps read it. */
  readonly body: string

  constructor(head: ResponseHead, bytes: Uint8Array<ArrayBuffer>) {
    super()
    this.#head = head
    this.#bytes = bytes
    this.request = head.request
    this.status = head.status
    this.headers = head.headers
    this.body = utf8.decode(bytes)
  }

  get url() {
    return this.#head.url
  }
  get cookies() {
    return this.#head.cookies
  }
  get remoteAddress() {
    return Option.none()
  }
  get text() {
    return Effect.succeed(this.body)
  }

  /** The body in every form but text. */
  get #web() {
    return HttpClientResponse.fromWeb(this.request, new Response(this.#bytes, { headers: this.headers }))
  }
  get json() {
    return this.#web.json
  }
  get arrayBuffer() {
    return this.#web.arrayBuffer
  }
  get urlParamsBody() {
    return this.#web.urlParamsBody
  }
  get formData() {
    return this.#web.formData
  }
  get stream() {
    return this.#web.stream
  }
  get upgrade() {
    return this.#web.upgrade
  }

  toJSON(): unknown {
    const { request, status } = this
    return { _id: "effect-beatport/BufferedResponse", request: request.toJSON(), status }
  }

  pipe() {
    return Pipeable.pipeArguments(this, arguments)
  }
}

const utf8 = new TextDecoder()
