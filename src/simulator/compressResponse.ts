/**
 * Compresses responses as the server's front does: gzip, chunked, for clients that accept it.
 */
import { gzip } from "node:zlib"
import { Effect } from "effect"
import { HttpServerResponse } from "effect/http"

/** Smaller bodies do not get smaller. */
const shortest = 200

/** Fast: what is tested is that a client can read it, not how small it is. */
const level = 1

/** Compresses a response's body with gzip if the request's `Accept-Encoding` names it. */
export const compressResponse = (
  accepted: string | undefined,
  response: HttpServerResponse.HttpServerResponse
): Effect.Effect<HttpServerResponse.HttpServerResponse> => {
  const { body } = response
  if (body._tag !== "Uint8Array" || body.body.length < shortest || !acceptsGzip(accepted)) {
    return Effect.succeed(response)
  }
  return Effect.callback((resume) => {
    gzip(body.body, { level }, (error, bytes) => {
      resume(
        error === null
          ? Effect.succeed(
              HttpServerResponse.uint8Array(bytes, {
                status: response.status,
                headers: { ...response.headers, "content-encoding": "gzip" },
                cookies: response.cookies,
                contentType: body.contentType
              })
            )
          : Effect.die(error)
      )
    })
  })
}

/** Whether gzip is among the accepted encodings, and not ruled out by `q=0`. */
const acceptsGzip = (accepted: string | undefined): boolean =>
  (accepted ?? "").split(",").some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one))
