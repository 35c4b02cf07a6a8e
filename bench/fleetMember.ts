/**
 * One process of a fleet, which reads the same tracks as the others.
 */
import { Duration, Effect, Schema } from "effect"
import { Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import { FleetOrder } from "./fleet.ts"

const readTracks = (message: unknown) => {
  const { baseUrl, cache, redis, tracks: count } = Schema.decodeUnknownSync(FleetOrder)(message)
  return Effect.gen(function* () {
    const { tracks } = yield* Beatport
    const ids = Array.from({ length: count }, (_, index) => index + 1)
    const [took] = yield* Effect.timed(Effect.forEach(ids, (id) => tracks.get(id), { discard: true }))
    return { micros: (Duration.toMillis(took) * 1000) / count }
  }).pipe(
    Effect.provide(
      NodeBeatport.layerRedis({
        baseUrl,
        accessToken: "a-token-that-the-server-does-not-look-at",
        pace: 0,
        cache,
        redis: { url: redis, key: "bench" }
      })
    ),
    Effect.runPromise
  )
}

process.once("message", (message: unknown) => {
  void readTracks(message).then((report) => process.send?.(report))
})
