/**
 * Applies a fault to a response or its connection.
 */
import { Array as Arr, Duration, Effect, Option, Predicate, Schema, Stream } from "effect"
import { HttpServerRequest, HttpServerResponse } from "effect/http"
import * as Responses from "./responses.ts"
import { breakConnection, readBytes, takeFirstHalf } from "./breakConnection.ts"
import { Fault, type RetryAfter } from "./Fault.ts"

type Response = HttpServerResponse.HttpServerResponse

/**
 * Applies a fault to the response that `server` makes. Dates in headers are computed from `now`, in milliseconds since 1970.
 */
export const applyFault = <E, R>(
  fault: Fault,
  server: Effect.Effect<Response, E, R>,
  now: number
): Effect.Effect<Response, E, R | HttpServerRequest.HttpServerRequest> =>
  Fault.$match(fault, {
    Status: ({ body, contentType, headers, status }) =>
      Effect.succeed(
        Responses.text(body ?? "", contentType ?? "application/json", {
          status,
          ...(headers === undefined ? {} : { headers })
        })
      ),
    RateLimited: ({ retryAfter }) =>
      Effect.succeed(Responses.detail(429, "Request was throttled.", retryAfterHeader(retryAfter, now))),
    ServerError: ({ as }) => Effect.succeed(serverErrors[as]),
    BadGateway: () => Effect.succeed(badGateway),
    Unavailable: ({ retryAfter }) =>
      Effect.succeed(
        Responses.detail(503, "Service temporarily unavailable.", retryAfterHeader(retryAfter, now))
      ),
    Unauthorized: () => Effect.succeed(Responses.unauthenticated),
    Forbidden: ({ as }) => Effect.succeed(forbidden[as]),
    NotFound: () => Effect.succeed(Responses.notFound),
    Moved: ({ location }) =>
      Effect.map(HttpServerRequest.HttpServerRequest, ({ url }) =>
        Responses.empty({ status: 301, headers: { location: location ?? url } })
      ),
    NoContent: () => Effect.succeed(Responses.empty({ status: 204 })),
    EmptyBody: () => Effect.succeed(Responses.text("", "application/json")),
    HtmlPage: () => Effect.succeed(Responses.htmlPage("Just a moment", "<h1>Just a moment</h1>")),
    Truncated: () =>
      Effect.map(server, (response) => withBytes(response, takeFirstHalf(readBytes(response)))),
    Rewritten: ({ body }) => Effect.map(server, (response) => rewriteBody(response, body)),
    Ignoring: ({ parameters }) => removeParameters(server, parameters),
    Oversized: ({ bytes }) => Effect.map(server, (response) => padResponse(response, bytes)),
    Reset: ({ at }) =>
      at === "arrival"
        ? breakConnection("response", Responses.empty())
        : Effect.flatMap(server, (response) => breakConnection(at, response)),
    SlowHeaders: ({ delay }) => Effect.tap(server, Effect.sleep(delay)),
    Stalled: () => Effect.map(server, stallResponse),
    SlowBody: ({ over }) =>
      Effect.map(server, (response) => slowResponse(response, Duration.fromInputUnsafe(over)))
  })

const decodeJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

const rewriteBody = (response: Response, body: (truth: unknown) => unknown): Response =>
  Option.match(decodeJson(new TextDecoder().decode(readBytes(response))), {
    onNone: () => response,
    onSome: (truth) => withBytes(response, new TextEncoder().encode(JSON.stringify(body(truth))))
  })

const removeParameters = <E, R>(server: Effect.Effect<Response, E, R>, parameters: ReadonlyArray<string>) =>
  Effect.updateService(server, HttpServerRequest.HttpServerRequest, (request) => {
    const [path = "", search = ""] = request.url.split("?", 2)
    const query = new URLSearchParams(search)
    for (const name of parameters) query.delete(name)
    return request.modify({ url: `${path}?${query.toString()}` })
  })

/** Makes the `Retry-After` header; none without a pause. */
const retryAfterHeader = (retryAfter: RetryAfter | undefined, now: number): Responses.Fields => {
  if (retryAfter === undefined) return {}
  const value = Predicate.isObject(retryAfter)
    ? new Date(now + Duration.toMillis(retryAfter.date)).toUTCString()
    : String(retryAfter)
  return { "retry-after": value }
}

const serverErrors = {
  json: Responses.detail(500, "Internal server error"),
  html: Responses.htmlPage("Server Error (500)", "<h1>Server Error (500)</h1>", { status: 500 }),
  text: Responses.text("Internal server error", "text/plain; charset=utf-8", { status: 500 })
} as const

const forbidden = {
  territory: Responses.territoryRestricted,
  permission: Responses.permissionDenied,
  csrf: Responses.csrfFailed,
  blocked: Responses.blocked
} as const

const badGateway = Responses.html(
  "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>",
  { status: 502 }
)

const withBytes = (response: Response, bytes: Uint8Array): Response =>
  HttpServerResponse.uint8Array(bytes, makeAround(response))

/** Makes a streamed body with a `Content-Length` of its whole size. */
const withStream = (response: Response, length: number, body: Stream.Stream<Uint8Array>): Response =>
  HttpServerResponse.stream(body, { ...makeAround(response), contentLength: length })

const makeAround = ({ cookies, headers, status }: Response) => ({
  status,
  headers,
  cookies,
  contentType: headers["content-type"] ?? "application/json"
})

const stallResponse = (response: Response): Response => {
  const bytes = readBytes(response)
  // A response without a body ends with its headers, so a delay would only keep the connection open.
  if (bytes.length === 0) return response
  return withStream(response, bytes.length, Stream.concat(Stream.make(takeFirstHalf(bytes)), Stream.never))
}

const pieces = 10

const slowResponse = (response: Response, over: Duration.Duration): Response => {
  const bytes = readBytes(response)
  const size = Math.max(1, Math.ceil(bytes.length / pieces))
  const parts = Arr.makeBy(Math.ceil(bytes.length / size), (n) => bytes.subarray(n * size, (n + 1) * size))
  const body = Stream.mapEffect(Stream.fromIterable(parts), (part) =>
    Effect.as(Effect.sleep(Duration.divideUnsafe(over, parts.length)), part)
  )
  return withStream(response, bytes.length, body)
}

const blanks = new Uint8Array(64 * 1024).fill(0x20)

/** Pads the JSON with spaces, so that it stays valid. */
const padResponse = (response: Response, length: number): Response => {
  const bytes = readBytes(response)
  const missing = Math.max(0, length - bytes.length)
  const whole = Math.floor(missing / blanks.length)
  const padding = Stream.concat(
    Stream.take(Stream.forever(Stream.make(blanks)), whole),
    Stream.make(blanks.subarray(0, missing % blanks.length))
  )
  return withStream(response, bytes.length + missing, Stream.concat(Stream.make(bytes), padding))
}
