/** Fetch many tracks: a hundred ids or ISRCs per request, in the given order, with a list of the missing ones. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect } from "effect"
import { Beatport, Track } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  const beatport = yield* Beatport
  const chart = yield* beatport.charts.top100({ genre_id: "House" })
  const ids = [...chart.map(({ id }) => id), 999_999_999]

  // #region many
  const { items, missing } = yield* beatport.tracks.getMany(ids)
  // #endregion
  yield* Console.log(`${items.length} tracks, missing: ${missing.join(", ")}`)

  const isrcs = chart.flatMap(({ isrc }) => isrc ?? [])
  const recordings = yield* beatport.tracks.findByIsrc(isrcs.slice(0, 5))
  for (const track of recordings.items) yield* Console.log(`${track.isrc}  ${Track.fullTitle(track)}`)
})

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
