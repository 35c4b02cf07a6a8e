/**
 * Compresses responses as the server's front does: gzip, chunked, for clients that accept it.
 */
import { gzipSync } from "node:zlib"
import { HttpServerResponse } from "effect/http"

/** Smaller bodies do not get smaller. */
const shortest = 200

/** Fast: what is tested is that a client can read it, not how small it is. */
const level = 1

/**
 * Compresses a response's body with gzip if the request's `Accept-Encoding` names it. It does so synchronously; otherwise a test
 * whose clock moves on when nothing happens would see a response time out.
 */
export const compressResponse = (
  accepted: string | undefined,
  response: HttpServerResponse.HttpServerResponse
): HttpServerResponse.HttpServerResponse => {
  const { body } = response
  if (body._tag !== "Uint8Array" || body.body.length < shortest || !acceptsGzip(accepted)) return response
  return HttpServerResponse.uint8Array(gzipSync(body.body, { level }), {
    status: response.status,
    headers: { ...response.headers, "content-encoding": "gzip" },
    cookies: response.cookies,
    contentType: body.contentType
  })
}

/** Whether gzip is among the accepted encodings, and not ruled out by `q=0`. */
const acceptsGzip = (accepted: string | undefined): boolean =>
  (accepted ?? "").split(",").some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one))
