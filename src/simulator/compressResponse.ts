/**
 * Compresses responses as the server's proxy does: gzip, chunked, for clients that accept it.
 */
import { gzipSync } from "node:zlib"
import { HttpServerResponse } from "effect/http"

/** Shortest body that is compressed, in bytes. Compression does not shorten smaller ones. */
const shortest = 200

/** The fastest level, because tests check that a client can decompress, not the size. */
const level = 1

/**
 * Compresses a response's body with gzip if the request's `Accept-Encoding` includes it. It is synchronous;
 * otherwise, a test with an automatic clock would see the response time out.
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

/** Tells whether `Accept-Encoding` includes gzip, and not with `q=0`. */
const acceptsGzip = (accepted: string | undefined): boolean =>
  (accepted ?? "").split(",").some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one))
