/**
 * Measures how much of the possible speed walks and batches reach over HTTP, against a server with a latency.
 */
import { Duration, Effect, Layer, Stream } from "effect"
import { Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import { idsOf } from "./LongList.ts"
import { longListUrl, type Served } from "./Served.ts"
import { spread } from "./Spread.ts"

/** Holds one measurement. */
export interface WalkSpeed {
  readonly what: "walk" | "batch"
  /** What sent the requests. A loop of `fetch` is measured where no interval bounds the speed. */
  readonly client: "effect-beatport" | "fetch"
  readonly requests: number
  /** Interval between requests, and latency of each, in milliseconds. */
  readonly interval: number
  readonly latency: number
  /** The least time that interval, latency and window allow, divided by the measured time: 1 is ideal. Without an interval, a median. */
  readonly share: number
}

/** Requests of each measurement. */
const requests = 200

/** Each response has few tracks, because at this rate a hundred would measure `JSON.parse`: bare `fetch` is no faster then. */
const itemsPerPage = 10
const idsPerRequest = 100

/** The number of tracks in the list. */
const listLength = requests * itemsPerPage

/** The ids of a batch. The list has every tenth of them. */
const ids = idsOf(requests * idsPerRequest).map((id, index) =>
  index % 10 === 0 ? id - 0.9 * index : id + listLength
)

/** The most requests that are in flight at once: the one in demand, and six ahead. */
const inFlight = 7

const settings = [
  ...[0.5, 1, 2, 4].map((times) => ({ interval: 50, latency: 50 * times })),
  { interval: 0, latency: 50 }
]

const uses = {
  walk: Effect.flatMap(Beatport, ({ tracks }) =>
    tracks.list({ per_page: itemsPerPage }).pages.pipe(Stream.take(requests), Stream.runDrain)
  ),
  batch: Effect.flatMap(Beatport, ({ tracks }) => Stream.runDrain(tracks.getMany(ids).found))
}

const queries = {
  walk: (index: number) => `per_page=${itemsPerPage}&page=${index + 1}`,
  batch: (index: number) => {
    const asked = ids.slice(index * idsPerRequest, (index + 1) * idsPerRequest)
    return `per_page=${idsPerRequest}&id=${asked.join(",")}`
  }
}

/** Sends the same requests by `fetch`, as many at once, and parses the bodies. */
const fetchAll = async (baseUrl: string, what: WalkSpeed["what"]): Promise<void> => {
  let next = 0
  const loop = async () => {
    while (next < requests) {
      const response = await fetch(`${baseUrl}/catalog/tracks/?${queries[what](next++)}`)
      JSON.parse(await response.text())
    }
  }
  await Promise.all(Array.from({ length: inFlight }, loop))
}

/** How often walks and loops of `fetch` are measured in turn where no interval bounds them, because a busy moment costs most there. */
const rounds = 7

/** Measures walks and batches at latencies up to four times the interval, and without an interval. */
export const measureWalks = (served: Served, progress: (line: string) => void) =>
  Effect.gen(function* () {
    const measured: Array<WalkSpeed> = []
    for (const { interval, latency } of settings) {
      for (const what of ["walk", "batch"] as const) {
        progress(`${what} of ${requests} requests, ${interval} ms apart, latency ${latency} ms`)
        // The connections are opened before the measurement begins.
        const connect = Effect.flatMap(Beatport, ({ tracks }) =>
          Effect.forEach(Array.from({ length: inFlight }), () => tracks.list({ per_page: 1 }), {
            concurrency: inFlight
          })
        )
        const options = {
          baseUrl: longListUrl(served, listLength, latency),
          accessToken: "a-token-that-the-server-does-not-look-at",
          pace: interval,
          tokenFile: false
        } as const
        const least = Math.max((requests - 1) * interval + latency, (requests * latency) / inFlight)
        const shareOf = <E, R>(use: Effect.Effect<unknown, E, R>) =>
          Effect.map(Effect.timed(use), ([took]) => least / Duration.toMillis(took))
        const add = (client: WalkSpeed["client"], shares: ReadonlyArray<number>) =>
          measured.push({ what, client, requests, interval, latency, share: spread(shares).median })

        const byFetch = shareOf(Effect.promise(() => fetchAll(options.baseUrl, what)))
        yield* Effect.gen(function* () {
          yield* connect
          const bySdk = shareOf(uses[what])
          if (interval > 0) return add("effect-beatport", [yield* bySdk])
          yield* byFetch // opens its connections
          const shares = yield* Effect.replicateEffect(Effect.all([bySdk, byFetch]), rounds)
          add(
            "effect-beatport",
            shares.map(([share]) => share)
          )
          return add(
            "fetch",
            shares.map(([, share]) => share)
          )
        }).pipe(Effect.provide(Layer.fresh(NodeBeatport.layer(options))))
      }
    }
    return measured
  })
