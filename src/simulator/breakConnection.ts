/**
 * Breaks connections: the part of a bad day that no answer can express.
 */
import { ServerResponse } from "node:http"
import { NodeHttpServerRequest } from "@effect/platform-node"
import { Effect } from "effect"
import { Cookies, HttpServerRequest, type HttpServerResponse } from "effect/http"

/** The bytes of an answer's body. */
export const bytesOf = ({ body }: HttpServerResponse.HttpServerResponse): Uint8Array =>
  body._tag === "Uint8Array" ? body.body : new Uint8Array(0)

/** As much of it as comes through before something happens. */
export const firstHalf = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, Math.ceil(bytes.length / 2))

/**
 * Breaks the connection at the answer's first byte, inside its headers or inside its body. The effect never ends by
 * itself: the server interrupts it when it sees the socket closed.
 */
export const breakConnection = (
  at: "answer" | "headers" | "body",
  response: HttpServerResponse.HttpServerResponse
): Effect.Effect<never, never, HttpServerRequest.HttpServerRequest> =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
    Effect.callback<never>(() => {
      const answer = NodeHttpServerRequest.toServerResponse(request)
      if (!(answer instanceof ServerResponse) || answer.socket === null) return
      const { socket } = answer
      switch (at) {
        case "answer":
          // A reset, not an orderly end: the client's system reports ECONNRESET.
          socket.resetAndDestroy()
          break
        case "headers":
          socket.write(`HTTP/1.1 ${response.status} OK\r\nserver: istio-envoy\r\ncontent-ty`, () =>
            socket.destroy()
          )
          break
        case "body": {
          const bytes = bytesOf(response)
          const setCookie = Cookies.toSetCookieHeaders(response.cookies)
          answer.writeHead(response.status, {
            ...response.headers,
            "content-length": String(bytes.length),
            ...(setCookie.length === 0 ? {} : { "set-cookie": setCookie })
          })
          answer.write(firstHalf(bytes), () => socket.destroy())
          break
        }
      }
    })
  )
