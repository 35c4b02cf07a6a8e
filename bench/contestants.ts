/**
 * Who is measured. Each asks the same server for the same bodies, and gives the value a program would work with.
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

/** What is asked for: a track by id, or a page of a hundred. */
export type Body = "track" | "page"

/** One way to ask. */
export interface Contestant {
  readonly name: string
  /** Asks once, and gives what came. */
  readonly once: (body: Body) => PromiseLike<unknown>
  /** Asks so many times, with so many calls under way at once. */
  readonly run: (body: Body, calls: number, concurrent: number) => Promise<void>
  readonly close: () => Promise<void>
}

const token = "a-token-that-the-server-does-not-look-at"

const urls = ({ baseUrl, genreId, trackId }: Served): Record<Body, string> => ({
  track: `${baseUrl}/catalog/tracks/${trackId}/`,
  page: `${baseUrl}/catalog/tracks/?genre_id=${genreId}&page=1&per_page=100`
})

const nothing = () => Promise.resolve()

/** Asks by a function that gives promises: so many loops beside each other, each awaiting one call after the other. */
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

/** `fetch(...).json()`: no token, no pace, no retry, no check of anything. */
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

/** As it is used for such an API: with a token and its own retries and timeout. */
const kyClient = (served: Served) => {
  const url = urls(served)
  const client = ky.create({ headers: { authorization: `Bearer ${token}` } })
  return byPromises("ky", (body) => client.get(url[body]).json())
}

/** As users have it, with a token and without space between requests. */
const options = ({ baseUrl }: Served) => ({
  baseUrl,
  accessToken: token,
  pace: 0,
  tokenFile: join(tmpdir(), `effect-beatport-bench-${process.pid}.json`)
})

/** The main door: everything runs in one program, as in an application made with Effect. */
const effectDoor = (served: Served): Contestant => {
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

/** All of them; the first is the one that the others are compared with. */
export const contestants = async (
  served: Served
): Promise<readonly [Contestant, ...ReadonlyArray<Contestant>]> => [
  bareFetch(served),
  undici(served),
  kyClient(served),
  effectDoor(served),
  await promiseDoor(served)
]
