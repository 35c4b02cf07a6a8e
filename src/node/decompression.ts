/**
 * Compressed answers: a page of a hundred tracks is 400 kB as it is, and a tenth of that on the way.
 */
import type { Duplex } from "node:stream"
import { createBrotliDecompress, createGunzip } from "node:zlib"
import * as NodeStream from "@effect/platform-node/NodeStream"
import { Effect, Stream } from "effect"
import { Cookies, HttpClient, HttpClientError, HttpClientRequest, HttpClientResponse } from "effect/http"

const decoders: Readonly<Record<string, () => Duplex>> = { br: createBrotliDecompress, gzip: createGunzip }

/** Asks for compressed answers, and unpacks those that come compressed. */
export const withDecompression = (client: HttpClient.HttpClient): HttpClient.HttpClient =>
  client.pipe(
    HttpClient.mapRequest(HttpClientRequest.setHeader("accept-encoding", Object.keys(decoders).join(", "))),
    HttpClient.transformResponse(Effect.map(unpacked))
  )

/** The answer, whose body is unpacked as it is read: whoever stops reading stops unpacking. */
const unpacked = (response: HttpClientResponse.HttpClientResponse): HttpClientResponse.HttpClientResponse => {
  const decoder = decoders[response.headers["content-encoding"] ?? ""]
  if (decoder === undefined || !mayHaveBody(response)) return response
  const body = NodeStream.pipeThroughDuplex(response.stream, {
    evaluate: decoder,
    onError: (cause) =>
      new HttpClientError.HttpClientError({
        reason: new HttpClientError.DecodeError({ request: response.request, response, cause })
      })
  })
  const { "content-encoding": _, "content-length": __, "set-cookie": ___, ...kept } = response.headers
  const headers = new Headers(kept)
  for (const cookie of Cookies.toSetCookieHeaders(response.cookies)) headers.append("set-cookie", cookie)
  return HttpClientResponse.fromWeb(
    response.request,
    new Response(Stream.toReadableStream(body), { status: response.status, headers })
  )
}

/** Statuses that `Response` knows, without those whose answers have no body. */
const mayHaveBody = ({ headers, request, status }: HttpClientResponse.HttpClientResponse): boolean =>
  request.method !== "HEAD" &&
  headers["content-length"] !== "0" &&
  status >= 200 &&
  status <= 599 &&
  ![204, 205, 304].includes(status)
