/**
 * A proxy on a loopback port, for the example that goes through one.
 */
import { createServer, request } from "node:http"
import { Effect } from "effect"

/** A proxy that passes plain HTTP on, as long as its scope is open. A simulator speaks no other. */
export const make = Effect.gen(function* () {
  let passed = 0
  const server = createServer((incoming, outgoing) => {
    passed++
    const { headers, method, url = "" } = incoming
    const onward = request(url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on("error", () => outgoing.destroy())
    incoming.pipe(onward)
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
        server.closeAllConnections()
      })
  )

  return {
    url: `http://127.0.0.1:${port}`,
    /** How many requests it has passed on. */
    passed: Effect.sync(() => passed)
  }
})
