/**
 * Measures the cost of a stored response, and a tagging run with and without a cache.
 */
import { Context, Duration, Effect, Layer } from "effect"
import { Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import type { Served } from "./Served.ts"
import { ratios, spread, type Spread } from "./Spread.ts"

/** Holds the measurements of the cache. */
export interface CacheCosts {
  /** A stored track, and a stored page of 100, in microseconds and as a share of the same request on loopback. */
  readonly hits: ReadonlyArray<{
    readonly body: "track" | "page"
    readonly micros: Spread
    readonly ratio: Spread
  }>
  /** A run that reads the release of each of 10,000 files, which belong to 2,000 releases. */
  readonly tagging: ReadonlyArray<{
    readonly cache: boolean
    readonly requests: number
    readonly seconds: number
    /** How long the requests take at the default interval of 0.5 s, in minutes. */
    readonly minutesAtDefaultPace: number
  }>
}

const files = 10_000
const releases = 2000
const rounds = 40

/** Measures stored responses and requests alternately, in the same process. */
export const measureCache = (served: Served, progress: (line: string) => void) => {
  const client = (cache: boolean) =>
    Effect.map(
      Layer.build(
        NodeBeatport.layer({
          baseUrl: served.baseUrl,
          accessToken: "a-token-that-the-server-does-not-look-at",
          pace: 0,
          tokenFile: false,
          cache: cache && { maxEntries: releases, maxBytes: 100_000_000 }
        })
      ),
      (context) => Context.get(context, Beatport)
    )
  const perCall = (calls: number, call: Effect.Effect<unknown, unknown>) =>
    Effect.map(
      Effect.timed(Effect.forEach(Array.from({ length: calls }), () => call, { discard: true })),
      ([took]) => (Duration.toMillis(took) * 1000) / calls
    )

  return Effect.gen(function* () {
    const stored = yield* client(true)
    const plain = yield* client(false)
    const hits: Array<CacheCosts["hits"][number]> = []
    for (const body of ["track", "page"] as const) {
      progress(`a stored ${body}`)
      const read = ({ tracks }: Beatport["Service"]): Effect.Effect<unknown, unknown> =>
        body === "track" ? tracks.get(served.trackId) : tracks.list({ genre_id: served.genreId })
      const micros: Array<number> = []
      const requests: Array<number> = []
      for (let round = -5; round < rounds; round++) {
        const hit = yield* perCall(200, read(stored))
        const request = yield* perCall(20, read(plain))
        if (round < 0) continue
        micros.push(hit)
        requests.push(request)
      }
      hits.push({ body, micros: spread(micros), ratio: ratios(micros, requests) })
    }

    const tagging: Array<CacheCosts["tagging"][number]> = []
    for (const cache of [false, true]) {
      progress(`a tagging run ${cache ? "with" : "without"} a cache`)
      const { tracks } = yield* client(cache)
      let requests = 0
      const seen = new Set<unknown>()
      const [took] = yield* Effect.timed(
        Effect.forEach(
          Array.from({ length: files }, (_, file) => (file % releases) + 1),
          // The fast server returns the same body for every id; each request decodes a value of its own.
          (id) =>
            Effect.map(tracks.get(id), (value) => {
              if (!seen.has(value)) requests++
              seen.add(value)
            }),
          { concurrency: 32, discard: true }
        )
      )
      tagging.push({
        cache,
        requests,
        seconds: Duration.toSeconds(took),
        minutesAtDefaultPace: requests / 2 / 60
      })
    }
    return { hits, tagging } satisfies CacheCosts
  }).pipe(Effect.scoped)
}
