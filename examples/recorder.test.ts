/** Tests of an application with recorded responses. `RECORD=1 BEATPORT_ACCESS_TOKEN=… npx vitest` records them again. */
import { NodeFileSystem } from "@effect/platform-node"
import { assert, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { Beatport, Track } from "effect-beatport"
import { Recorder } from "effect-beatport/testing"

// #region recorder
const recorded = Recorder.layer({
  file: "examples/recordings/techno.json",
  mode: process.env["RECORD"] === undefined ? "replay" : "record"
}).pipe(Layer.provide([FetchHttpClient.layer, NodeFileSystem.layer]))

const beatport = Beatport.layer({
  accessToken: process.env["BEATPORT_ACCESS_TOKEN"] ?? "any-token-replays",
  pace: 0
}).pipe(Layer.provide(recorded))

it.effect("finds tracks of a genre", () =>
  Effect.gen(function* () {
    const { tracks } = yield* Beatport
    const { results } = yield* tracks.search("", { genre_id: "Techno", per_page: 2 })
    assert.lengthOf(results, 2)
    assert.notInclude(results.map(Track.fullTitle), "")
  }).pipe(Effect.provide(beatport))
)
// #endregion
