/**
 * Servers and proxies on the loopback address, for as long as a test runs.
 */
import { spawn } from "node:child_process"
import {
  createServer,
  type IncomingMessage,
  request as send,
  type Server,
  type ServerResponse
} from "node:http"
import { connect, type Socket } from "node:net"
import { Effect } from "effect"

const port = (server: Server): number => {
  const address = server.address()
  return typeof address === "object" && address !== null ? address.port : 0
}

/** A server that gives every request this response, and counts requests and sockets. */
export const server = (
  reply: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => {
    response.setHeader("content-type", "application/json").end('{"ok":true}')
  }
) =>
  Effect.acquireRelease(
    Effect.callback<{
      readonly http: Server
      readonly port: number
      readonly origin: string
      readonly urls: Array<string>
      readonly sockets: Set<Socket>
    }>((resume) => {
      const urls: Array<string> = []
      const sockets = new Set<Socket>()
      const http = createServer((request, response) => {
        urls.push(request.url ?? "")
        reply(request, response)
      })
      http.on("connection", (socket: Socket) => {
        sockets.add(socket)
        socket.on("error", () => undefined)
      })
      http.listen(0, "127.0.0.1", () => {
        resume(
          Effect.succeed({ http, port: port(http), origin: `http://127.0.0.1:${port(http)}`, urls, sockets })
        )
      })
    }),
    ({ http }) =>
      Effect.sync(() => {
        http.close()
        http.closeAllConnections()
      })
  )

/** Waits until a connection is closed. */
export const closing = (socket: Socket) =>
  Effect.callback<void>((resume) => {
    if (socket.closed) resume(Effect.void)
    else socket.once("close", () => resume(Effect.void))
  })

/** A proxy that passes everything on, or refuses to, and tells what it was asked for: `CONNECT host:443`. */
export const proxy = (refusal?: number) =>
  Effect.gen(function* () {
    const asked: Array<string> = []
    const authorizations: Array<string | undefined> = []
    const listening = yield* server((request, response) => {
      asked.push(`${request.method ?? ""} ${request.url ?? ""}`)
      authorizations.push(request.headers["proxy-authorization"])
      if (refusal !== undefined) {
        response.writeHead(refusal).end()
        return
      }
      request.pipe(
        send(request.url ?? "", { method: request.method, headers: request.headers }, (reply) => {
          response.writeHead(reply.statusCode ?? 502, reply.headers)
          reply.pipe(response)
        })
      )
    })
    listening.http.on("connect", (request: IncomingMessage, client: Socket) => {
      asked.push(`CONNECT ${request.url ?? ""}`)
      authorizations.push(request.headers["proxy-authorization"])
      if (refusal !== undefined) {
        client.end(`HTTP/1.1 ${refusal} No\r\n\r\n`)
        return
      }
      const { hostname, port: to } = new URL(`http://${request.url ?? ""}`)
      const upstream = connect(Number(to), hostname, () => {
        client.write("HTTP/1.1 200 Connection Established\r\n\r\n")
        upstream.pipe(client).pipe(upstream)
      })
      upstream.on("error", () => client.destroy())
      client.on("close", () => upstream.destroy())
    })
    return { origin: listening.origin, port: listening.port, asked, authorizations }
  })

/** A port without a response: its process is stopped, and its backlog is full. */
export const silentPort = Effect.gen(function* () {
  const child = yield* Effect.acquireRelease(
    Effect.sync(() =>
      spawn(
        process.execPath,
        [
          "--eval",
          "const server = require('node:net').createServer(); server.listen(0, '127.0.0.1', 1, () => console.log(server.address().port))"
        ],
        { stdio: ["ignore", "pipe", "inherit"] }
      )
    ),
    (started) => Effect.sync(() => started.kill("SIGKILL"))
  )
  const number = yield* Effect.callback<number>((resume) => {
    child.stdout.once("data", (line: Buffer) => resume(Effect.succeed(Number(line.toString()))))
  })
  child.kill("SIGSTOP")
  // The backlog holds two. The system answers no more of them, however long they take.
  yield* Effect.acquireRelease(
    Effect.callback<ReadonlyArray<Socket>>((resume) => {
      const sockets = Array.from({ length: 16 }, () =>
        connect(number, "127.0.0.1")
          .on("error", () => undefined)
          .once("connect", () => resume(Effect.succeed(sockets)))
      )
    }),
    (sockets) => Effect.sync(() => sockets.forEach((socket) => socket.destroy()))
  )
  return number
})

/** A port on which no process listens. */
export const closedPort = Effect.scoped(Effect.map(server(), (listening) => listening.port))
