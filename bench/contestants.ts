/**
 * The measured clients. Each requests the same bodies from the same server, and returns the value that a program
 * works with.
 */
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect, ManagedRuntime } from "effect"
import { Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import { BeatportClient } from "effect-beatport/promise"
import ky from "ky"
import * as Undici from "undici"
import type { Served } from "./Served.ts"

/** Lists the requests: a track by id, or a page of a hundred tracks. */
export type Body = "track" | "page"

/** Describes a client under test. */
export interface Contestant {
  readonly name: string
  /** Sends one request and returns the value. */
  readonly once: (body: Body) => PromiseLike<unknown>
  /** Sends a number of requests, a number of them at the same time. */
  readonly run: (body: Body, calls: number, concurrent: number) => Promise<void>
  readonly close: () => Promise<void>
}

const token = "a-token-that-the-server-does-not-look-at"

const urls = ({ baseUrl, genreId, trackId }: Served): Record<Body, string> => ({
  track: `${baseUrl}/catalog/tracks/${trackId}/`,
  page: `${baseUrl}/catalog/tracks/?genre_id=${genreId}&page=1&per_page=100`
})

const nothing = () => Promise.resolve()

/**
 * Makes a client from a function that returns promises: concurrent loops, each of which awaits one call after the
 * other.
 */
const byPromises = (name: string, once: Contestant["once"], close = nothing): Contestant => ({
  name,
  once,
  run: async (body, calls, concurrent) => {
    const loop = async () => {
      for (let done = 0; done < calls / concurrent; done++) await once(body)
    }
    await Promise.all(Array.from({ length: concurrent }, loop))
  },
  close
})

/** `fetch(...).json()`: without token, rate limit, retries or decoding. */
const bareFetch = (served: Served) => {
  const url = urls(served)
  return byPromises("fetch", async (body) => (await fetch(url[body])).json())
}

const undici = (served: Served) => {
  const url = urls(served)
  const dispatcher = new Undici.Agent()
  return byPromises(
    "undici.request",
    async (body) => (await Undici.request(url[body], { dispatcher })).body.json(),
    () => dispatcher.close()
  )
}

/** ky as it is used for such an API: with a token and its own retries and timeout. */
const kyClient = (served: Served) => {
  const url = urls(served)
  const client = ky.create({ headers: { authorization: `Bearer ${token}` } })
  return byPromises("ky", (body) => client.get(url[body]).json())
}

/** The SDK's usual options, with a token and without an interval between requests. */
const options = ({ baseUrl }: Served) => ({
  baseUrl,
  accessToken: token,
  pace: 0,
  tokenFile: join(tmpdir(), `effect-beatport-bench-${process.pid}.json`)
})

/** The Effect entry point: all calls run in one program, as in an application made with Effect. */
const effectClient = (served: Served): Contestant => {
  const runtime = ManagedRuntime.make(NodeBeatport.layer(options(served)))
  const call = (body: Body) =>
    Effect.flatMap(Beatport, ({ tracks }): Effect.Effect<unknown, unknown> =>
      body === "track" ? tracks.get(served.trackId) : tracks.list({ genre_id: served.genreId })
    )
  return {
    name: "effect-beatport",
    once: (body) => runtime.runPromise(call(body)),
    run: (body, calls, concurrent) =>
      runtime.runPromise(
        Effect.forEach(Array.from({ length: calls }), () => call(body), {
          concurrency: concurrent,
          discard: true
        })
      ),
    close: () => runtime.dispose()
  }
}

const promiseDoor = async (served: Served) => {
  const { close, tracks } = await BeatportClient.make(options(served)).then((client) => ({
    tracks: client.tracks,
    close: () => client.close()
  }))
  return byPromises(
    "effect-beatport/promise",
    (body) => (body === "track" ? tracks.get(served.trackId) : tracks.list({ genre_id: served.genreId })),
    close
  )
}

/** Returns all clients. The first is the one that the others are compared with. */
export const contestants = async (
  served: Served
): Promise<readonly [Contestant, ...ReadonlyArray<Contestant>]> => [
  bareFetch(served),
  undici(served),
  kyClient(served),
  effectClient(served),
  await promiseDoor(served)
]
