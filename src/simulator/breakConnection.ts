/**
 * Closes connections: faults that no response can express.
 */
import { ServerResponse } from "node:http"
import { NodeHttpServerRequest } from "@effect/platform-node"
import { Effect } from "effect"
import { Cookies, HttpServerRequest, type HttpServerResponse } from "effect/http"

/** Returns the bytes of a response's body. */
export const readBytes = ({ body }: HttpServerResponse.HttpServerResponse): Uint8Array =>
  body._tag === "Uint8Array" ? body.body : new Uint8Array(0)

/** Returns the part of a body that arrives before a fault. */
export const takeFirstHalf = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, Math.ceil(bytes.length / 2))

/**
 * Closes the connection before the first byte of the response, inside its headers or inside its body. The effect
 * never ends by itself; the server interrupts it when the socket closes.
 */
export const breakConnection = (
  at: "response" | "headers" | "body",
  response: HttpServerResponse.HttpServerResponse
): Effect.Effect<never, never, HttpServerRequest.HttpServerRequest> =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
    Effect.callback<never>(() => {
      const serverResponse = NodeHttpServerRequest.toServerResponse(request)
      if (!(serverResponse instanceof ServerResponse) || serverResponse.socket === null) return
      const { socket } = serverResponse
      switch (at) {
        case "response":
          // A reset instead of a normal close, so that the client gets ECONNRESET.
          socket.resetAndDestroy()
          break
        case "headers":
          socket.write(`HTTP/1.1 ${response.status} OK\r\nserver: istio-envoy\r\ncontent-ty`, () =>
            socket.destroy()
          )
          break
        case "body": {
          const bytes = readBytes(response)
          const setCookie = Cookies.toSetCookieHeaders(response.cookies)
          serverResponse.writeHead(response.status, {
            ...response.headers,
            "content-length": String(bytes.length),
            ...(setCookie.length === 0 ? {} : { "set-cookie": setCookie })
          })
          serverResponse.write(takeFirstHalf(bytes), () => socket.destroy())
          break
        }
      }
    })
  )
