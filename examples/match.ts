/** Match rows inside an Effect program: plan the requests, then get a decision for each row. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect, Layer, Stream } from "effect"
import { Beatport, Track } from "effect-beatport"
import { Matching } from "effect-beatport/matching"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  // A real library would come from audio tags. Here it is made of tracks that exist, and one that does not.
  const beatport = yield* Beatport
  const { results } = yield* beatport.tracks.list({ per_page: 4 })
  const rows = [
    ...results.map((track) => ({
      ref: `${track.slug}.mp3`,
      artist: Track.artistNames(track).join(" & "),
      title: Track.fullTitle(track)
    })),
    { ref: "dubplate.wav", artist: "My Neighbour", title: "Recorded in the Kitchen (Original Mix)" }
  ]

  // #region matching
  const { matchAll, plan } = yield* Matching
  const { requests, rows: count } = yield* plan(rows)
  yield* Console.log(`${count} rows, about ${requests} requests`)

  yield* matchAll(rows).pipe(
    Stream.runForEach(({ confidence, outcome, ref, track }) =>
      Console.log(`${outcome} ${ref}: ${track === null ? "-" : track.id} (${confidence.toFixed(2)})`)
    )
  )
  // #endregion
})

const layer = Matching.layer.pipe(Layer.provideMerge(NodeBeatport.layerConfig()))

program.pipe(Effect.provide(layer), NodeRuntime.runMain)
