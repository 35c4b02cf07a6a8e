/**
 * A proxy on a loopback port, for the example that goes through one.
 */
import { createServer } from "node:http"
import { connect } from "node:net"
import type { Duplex } from "node:stream"
import { Effect } from "effect"

/** Opens a tunnel for each CONNECT request, as long as its scope is open. */
export const make = Effect.gen(function* () {
  let passed = 0
  const tunnels = new Set<Duplex>()
  const server = createServer().on("connect", ({ url = "" }, socket, head) => {
    passed++
    const { hostname, port } = new URL(`http://${url}`)
    const onward = connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n")
      onward.write(head)
      onward.pipe(socket).pipe(onward)
    })
    tunnels.add(socket)
    onward.on("error", () => socket.destroy())
    socket.on("error", () => onward.destroy())
  })

  const port = yield* Effect.acquireRelease(
    Effect.callback<number>((resume) => {
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        if (typeof address === "object" && address !== null) resume(Effect.succeed(address.port))
      })
    }),
    () =>
      Effect.sync(() => {
        server.close()
        for (const tunnel of tunnels) tunnel.destroy()
      })
  )

  return {
    url: `http://127.0.0.1:${port}`,
    /** Number of tunnels that were opened. */
    passed: Effect.sync(() => passed)
  }
})
