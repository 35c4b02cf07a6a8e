/** Implement the API over Beatport, which a cache and a tracer need no code for. */
import { Effect, Layer } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Beatport, Keys, Track } from "effect-beatport"
import { CrateApi } from "./CrateApi.ts"

// #region handlers
const SongsLive = HttpApiBuilder.group(CrateApi, "songs", (handlers) =>
  Effect.gen(function* () {
    const { tracks } = yield* Beatport
    return handlers.handle("get", ({ params }) =>
      Effect.map(tracks.get(params.id), (track) => ({
        title: Track.fullTitle(track),
        bpm: track.bpm,
        key: track.key === null ? null : (Keys.camelot(track.key.name) ?? null)
      }))
    )
  })
)

export const routes = HttpApiBuilder.layer(CrateApi).pipe(Layer.provide(SongsLive))
// #endregion
