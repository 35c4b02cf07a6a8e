/**
 * A server that writes given bytes, for responses that no HTTP server would send.
 */
import { createServer, type Server, type Socket } from "node:net"
import { Effect } from "effect"

/** What arrived, and what became of the connections. */
export interface Raw {
  readonly origin: string
  /** Requests as they came, each with its headers. */
  readonly requests: ReadonlyArray<string>
  /** Connections that are open. */
  readonly open: ReadonlySet<Socket>
}

/** Responds to every request with these bytes while the scope is open. */
export const serve = Effect.fnUntraced(function* (response: (socket: Socket, request: string) => void) {
  const requests: Array<string> = []
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.setEncoding("latin1")
    socket.on("close", () => open.delete(socket))
    socket.on("error", () => undefined)
    socket.on("data", (text: string) => {
      requests.push(text)
      response(socket, text)
    })
  })
  yield* Effect.addFinalizer(() =>
    Effect.callback<void>((resume) => {
      for (const socket of open) socket.destroy()
      server.close(() => resume(Effect.void))
    })
  )
  const port = yield* listening(server)
  const raw: Raw = { origin: `http://127.0.0.1:${port}`, requests, open }
  return raw
})

const listening = (server: Server): Effect.Effect<number> =>
  Effect.callback((resume) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      if (address !== null && typeof address === "object") resume(Effect.succeed(address.port))
    })
  })

/** Waits until something is so. */
export const until = (isSo: () => boolean): Effect.Effect<void> =>
  Effect.suspend(() => (isSo() ? Effect.void : Effect.andThen(Effect.sleep("2 millis"), until(isSo))))

/** Writes a complete response. */
export const reply = (
  socket: Socket,
  body: unknown,
  { headers = {}, status = 200 }: { readonly status?: number; readonly headers?: Record<string, string> } = {}
): void => {
  const text = JSON.stringify(body)
  const fields = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(text)),
    ...headers
  }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
  socket.write([`HTTP/1.1 ${status} Status`, ...lines, "", text].join("\r\n"))
}
