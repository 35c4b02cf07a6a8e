/**
 * A server with minimal work per request. The simulator makes the bodies once; a request costs a search for the blank
 * line at its end, and one write. The simulator runs in the same process, for the measurements that need a complete
 * server.
 */
import { createServer } from "node:net"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import { Effect } from "effect"
import { Simulator } from "effect-beatport/simulator"
import type { Served } from "./Served.ts"

const genreId = 6
const tracksInGenre = 30_000

const bodies = Effect.gen(function* () {
  const { baseUrl, catalogue, issueToken } = yield* Simulator
  const { access_token: accessToken } = yield* issueToken()
  const read = (path: string) =>
    Effect.promise(async () => {
      const response = await fetch(`${baseUrl}${path}`, {
        headers: { authorization: `Bearer ${accessToken}` }
      })
      if (!response.ok) throw new Error(`${path} is not served: ${response.status}`)
      return response.text()
    })
  const trackId = catalogue.inGenre(genreId).find((track) => !track.release.restricted)?.id ?? 0
  return {
    genreId,
    trackId,
    track: yield* read(`/catalog/tracks/${trackId}/`),
    page: yield* read(`/catalog/tracks/?genre_id=${genreId}&per_page=100`),
    simulator: { baseUrl, accessToken, tracksInGenre: catalogue.inGenre(genreId).length }
  }
})

/** Returns a response with as many headers as Beatport's. */
const responseOf = (body: string): Buffer =>
  Buffer.from(
    [
      "HTTP/1.1 200 OK",
      "server: istio-envoy",
      "date: Thu, 24 Sep 2026 10:00:00 GMT",
      "content-type: application/json",
      `content-length: ${Buffer.byteLength(body)}`,
      "allow: GET, HEAD, OPTIONS",
      "x-frame-options: deny",
      "vary: origin, Authorization, Cookie",
      "access-control-allow-origin: *",
      "x-content-type-options: nosniff",
      "referrer-policy: same-origin",
      "x-envoy-upstream-service-time: 41",
      "via: 1.1 google",
      "strict-transport-security: max-age=31536000;includeSubDomains",
      "",
      body
    ].join("\r\n")
  )

const endOfRequest = "\r\n\r\n"

const serve = (track: Buffer, page: Buffer) =>
  Effect.callback<number>((resume) => {
    const server = createServer((socket) => {
      let received = ""
      socket.setNoDelay(true)
      socket.on("error", () => socket.destroy())
      socket.on("data", (chunk) => {
        received += chunk.toString("latin1")
        for (let end = received.indexOf(endOfRequest); end >= 0; end = received.indexOf(endOfRequest)) {
          // Only the request of the list has a query.
          socket.write(received.slice(0, received.indexOf("\r\n")).includes("?") ? page : track)
          received = received.slice(end + endOfRequest.length)
        }
      })
    })
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      resume(
        address === null || typeof address === "string"
          ? Effect.die(new Error("a TCP server has no port"))
          : Effect.succeed(address.port)
      )
    })
  })

Effect.gen(function* () {
  const served = yield* bodies
  const port = yield* serve(responseOf(served.track), responseOf(served.page))
  process.send?.({ ...served, baseUrl: `http://127.0.0.1:${port}/v4` } satisfies Served)
  return yield* Effect.never
}).pipe(
  Effect.provide(
    // The euro sign makes the JSON realistic: text that does not fit into one byte per character.
    Simulator.layer({ accounts: [{ currency: "EUR" }], tracksInGenre: { [genreId]: tracksInGenre } })
  ),
  NodeRuntime.runMain
)
