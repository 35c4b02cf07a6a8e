/**
 * Servers with minimal work per request. The simulator makes the bodies once. A request of the fast server costs a search for the
 * blank line at its end, and one write; a second server has long lists and a latency.
 */
import * as Http from "node:http"
import { createServer, type Server } from "node:net"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import { Effect, Schema } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { makeLongList } from "./LongList.ts"
import type { Served } from "./Served.ts"

const genreId = 6
const tracksInGenre = 1000

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
    page: yield* read(`/catalog/tracks/?genre_id=${genreId}&per_page=100`)
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

/** Counts the requests, and tells their number at `/requests`. */
const serveBodies = (track: Buffer, page: Buffer) => {
  let requests = 0
  const answer = (line: string): Buffer => {
    if (line.startsWith("GET /requests ")) return responseOf(String(requests))
    requests++
    // Only the request of the list has a query.
    return line.includes("?") ? page : track
  }
  return createServer((socket) => {
    let received = ""
    socket.setNoDelay(true)
    socket.on("error", () => socket.destroy())
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1")
      for (let end = received.indexOf(endOfRequest); end >= 0; end = received.indexOf(endOfRequest)) {
        socket.write(answer(received.slice(0, received.indexOf("\r\n"))))
        received = received.slice(end + endOfRequest.length)
      }
    })
  })
}

/** Serves lists at `/<tracks>/<latency in milliseconds>/v4/catalog/tracks/`. */
const serveLongLists = (template: string) => {
  const lists = new Map<string, ReturnType<typeof makeLongList>>()
  return Http.createServer((request, response) => {
    const url = request.url ?? ""
    const [, tracks = "", latency] = url.split("/")
    const list = lists.get(tracks) ?? makeLongList(Number(tracks), template)
    lists.set(tracks, list)
    const arrivedAt = performance.now()
    const text = list(url)
    const body = Buffer.from(text ?? JSON.stringify({ detail: "Invalid page." }))
    // The work for the response is a part of the latency.
    setTimeout(
      () => {
        response.writeHead(text === undefined ? 404 : 200, {
          "content-type": "application/json",
          "content-length": body.length
        })
        response.end(body)
      },
      Math.max(0, Number(latency) - (performance.now() - arrivedAt))
    )
  })
}

const listen = (server: Server) =>
  Effect.callback<number>((resume) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      resume(
        address === null || typeof address === "string"
          ? Effect.die(new Error("a TCP server has no port"))
          : Effect.succeed(address.port)
      )
    })
  })

const firstOf = (page: string): string => {
  const { results } = Schema.decodeUnknownSync(Schema.Struct({ results: Schema.Array(Schema.Unknown) }))(
    JSON.parse(page)
  )
  return JSON.stringify(results[0])
}

Effect.gen(function* () {
  const served = yield* bodies
  const fast = yield* listen(serveBodies(responseOf(served.track), responseOf(served.page)))
  const long = yield* listen(serveLongLists(firstOf(served.page)))
  process.send?.({
    ...served,
    baseUrl: `http://127.0.0.1:${fast}/v4`,
    longLists: `http://127.0.0.1:${long}`
  } satisfies Served)
  return yield* Effect.never
}).pipe(
  Effect.provide(
    // The euro sign makes the JSON realistic: text that does not fit into one byte per character.
    Simulator.layer({ accounts: [{ currency: "EUR" }], tracksInGenre: { [genreId]: tracksInGenre } })
  ),
  NodeRuntime.runMain
)
