/**
 * Measures how much of the possible speed walks and batches reach over HTTP, against a simulator with a latency.
 */
import { Duration, Effect, Layer, Stream } from "effect"
import { Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import { Fault, Simulator } from "effect-beatport/simulator"

/** Holds one measurement. */
export interface WalkSpeed {
  readonly what: "walk" | "batch"
  readonly requests: number
  /** Interval between requests, and latency of each, in milliseconds. */
  readonly interval: number
  readonly latency: number
  /** The least time that interval, latency and window allow, divided by the measured time: 1 is ideal. */
  readonly share: number
}

const genreId = 6
const perPage = 10

/** The most requests of a walk that are in flight at once. */
const window = 6

const settings = [
  ...[0.5, 1, 2, 4].map((times) => ({ interval: 50, latency: 50 * times, requests: 60 })),
  { interval: 0, latency: 50, requests: 120 }
]

/** Measures walks and batches at latencies up to four times the interval, and without an interval. */
export const measureWalks = (progress: (line: string) => void): Promise<ReadonlyArray<WalkSpeed>> =>
  Effect.gen(function* () {
    const { baseUrl, catalogue, clearFaults, fail, issueToken } = yield* Simulator
    const { access_token: accessToken } = yield* issueToken()
    const ids = catalogue.inGenre(genreId).map(({ id }) => id)
    const measured: Array<WalkSpeed> = []
    for (const { interval, latency, requests } of settings) {
      yield* clearFaults
      yield* fail(Fault.SlowHeaders({ delay: latency }), { times: "always" })
      for (const what of ["walk", "batch"] as const) {
        progress(`${what} of ${requests} requests, ${interval} ms apart, latency ${latency} ms`)
        const use = Effect.flatMap(Beatport, ({ tracks }) =>
          what === "walk"
            ? tracks
                .list({ genre_id: genreId, per_page: perPage })
                .pages.pipe(Stream.take(requests), Stream.runDrain)
            : Stream.runDrain(tracks.getMany(ids.slice(0, requests * 100)).found)
        )
        // The connections are opened before the measurement begins.
        const timed = Effect.andThen(
          Effect.flatMap(Beatport, ({ tracks }) => tracks.list({ genre_id: genreId, per_page: 1 })),
          Effect.timed(use)
        )
        const [took] = yield* Effect.provide(
          timed,
          Layer.fresh(NodeBeatport.layer({ baseUrl, accessToken, pace: interval, tokenFile: false }))
        )
        const sent = what === "walk" ? requests : Math.ceil(Math.min(ids.length, requests * 100) / 100)
        const least = Math.max((sent - 1) * interval + latency, (sent * latency) / window)
        measured.push({ what, requests: sent, interval, latency, share: least / Duration.toMillis(took) })
      }
    }
    return measured
  }).pipe(Effect.provide(Simulator.layer({ tracksInGenre: { [genreId]: 6000 } })), Effect.runPromise)
