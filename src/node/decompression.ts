/**
 * Compressed answers: a page of a hundred tracks is 400 kB as it is, and a tenth of that on the way.
 */
import { promisify } from "node:util"
import { brotliDecompress, gunzip } from "node:zlib"
import { Effect } from "effect"
import { Cookies, HttpClient, HttpClientError, HttpClientRequest, HttpClientResponse } from "effect/http"

const decoders: Readonly<Record<string, (bytes: ArrayBuffer) => Promise<Uint8Array<ArrayBuffer>>>> = {
  br: promisify(brotliDecompress),
  gzip: promisify(gunzip)
}

/** Asks for compressed answers, and unpacks those that come compressed. */
export const withDecompression = (client: HttpClient.HttpClient): HttpClient.HttpClient =>
  client.pipe(
    HttpClient.mapRequest(HttpClientRequest.setHeader("accept-encoding", Object.keys(decoders).join(", "))),
    HttpClient.transformResponse(Effect.flatMap(unpack))
  )

const unpack = (
  response: HttpClientResponse.HttpClientResponse
): Effect.Effect<HttpClientResponse.HttpClientResponse, HttpClientError.HttpClientError> => {
  const decode = decoders[response.headers["content-encoding"] ?? ""]
  if (decode === undefined) return Effect.succeed(response)
  return Effect.flatMap(response.arrayBuffer, (packed) =>
    packed.byteLength === 0
      ? Effect.succeed(response)
      : Effect.tryPromise({
          try: () => decode(packed),
          catch: (cause) =>
            new HttpClientError.HttpClientError({
              reason: new HttpClientError.DecodeError({ request: response.request, response, cause })
            })
        }).pipe(Effect.map((bytes) => withBody(response, bytes)))
  )
}

const withBody = (response: HttpClientResponse.HttpClientResponse, bytes: Uint8Array<ArrayBuffer>) => {
  const { "content-encoding": _, "content-length": __, "set-cookie": ___, ...kept } = response.headers
  const headers = new Headers(kept)
  for (const cookie of Cookies.toSetCookieHeaders(response.cookies)) headers.append("set-cookie", cookie)
  return HttpClientResponse.fromWeb(
    response.request,
    new Response(bytes, { status: response.status, headers })
  )
}
