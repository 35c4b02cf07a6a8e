/**
 * What is checked of a request before the MCP server of effect sees it: the host, the origin, the bearer token, and the size.
 */
import { Effect, Redacted } from "effect"
import { Headers, HttpEffect, HttpIncomingMessage, HttpServerRequest, HttpServerResponse } from "effect/http"
import { isAllowedHost } from "./hosts.ts"

/** The path of the server. */
export const endpoint = "/mcp"

/** The largest body of a request, in bytes. */
const largestBody = 1_048_576

interface GuardOptions {
  readonly host: string
  readonly token: Redacted.Redacted | undefined
  readonly allowedOrigins: ReadonlyArray<string>
}

type App<E, R> = Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>

/** Lets only requests through that are from here, or carry the bearer token, and are not too large. */
export const guard = <E, R>(app: App<E, R>, { allowedOrigins, host, token }: GuardOptions) =>
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const { headers, method } = request
    if (!isAllowedHost(headers["host"], host)) return refuse(403, "This host is not allowed.")
    const { origin } = headers
    const isForeign = origin !== undefined && origin !== `http://${headers["host"]}`
    if (isForeign && !allowedOrigins.includes(origin)) return refuse(403, "This origin is not allowed.")
    const respond = isForeign ? HttpServerResponse.setHeaders(isCrossOrigin(origin)) : isSame
    // A browser asks before it sends the token, so the question carries none.
    if (method === "OPTIONS" && isForeign) return respond(HttpServerResponse.empty({ status: 204 }))
    if (token !== undefined && !isBearer(headers["authorization"], token)) {
      return respond(
        HttpServerResponse.setHeader(
          refuse(401, "Send the token of this server as a bearer token."),
          "www-authenticate",
          'Bearer realm="beatport"'
        )
      )
    }
    if (Number(headers["content-length"] ?? 0) > largestBody) return respond(tooLarge)
    // The origin has been checked here, where the port is known; effect's own list would have to name it in advance (M5).
    const checked = request.modify({ headers: Headers.remove(headers, "origin") })
    if (method === "POST") {
      // A chunked body has no length in advance: it is read here, up to the limit, and kept by the request (M3).
      const isRead = yield* checked.text.pipe(
        Effect.provideService(HttpIncomingMessage.MaxBodySize, BigInt(largestBody)),
        Effect.as(true),
        Effect.orElseSucceed(() => false)
      )
      if (!isRead) return respond(tooLarge)
    }
    const response = yield* Effect.provideService(app, HttpServerRequest.HttpServerRequest, checked)
    // Effect's server replaces a response at the last moment if its session has ended, so the headers are added after that.
    yield* HttpEffect.appendPreResponseHandler((_, written) => Effect.succeed(respond(written)))
    return response
  })

const isSame = (response: HttpServerResponse.HttpServerResponse) => response

const refuse = (status: number, text: string) => HttpServerResponse.text(text, { status })

const tooLarge = refuse(413, `A request has at most ${largestBody} bytes.`)

const isCrossOrigin = (origin: string) => ({
  "access-control-allow-origin": origin,
  "access-control-allow-methods": "POST, DELETE, OPTIONS",
  "access-control-allow-headers":
    "authorization, content-type, accept, mcp-session-id, mcp-protocol-version, mcp-method, mcp-name",
  "access-control-expose-headers": "mcp-session-id",
  vary: "origin"
})

const encoder = new TextEncoder()

/** Compares in a time that does not depend on where two texts differ: otherwise the token could be guessed by its time. */
const isBearer = (header: string | undefined, token: Redacted.Redacted): boolean => {
  const given = encoder.encode(header ?? "")
  const expected = encoder.encode(`Bearer ${Redacted.value(token)}`)
  let difference = given.length ^ expected.length
  expected.forEach((byte, index) => {
    difference |= byte ^ (given[index] ?? 0)
  })
  return difference === 0
}
