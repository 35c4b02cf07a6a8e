/** Charts: bestsellers, and the recommendations of DJs. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect } from "effect"
import { Beatport, Track } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  const beatport = yield* Beatport

  // #region charts
  const top100 = yield* beatport.charts.top100({ genre_id: "Techno" })
  const top10 = yield* beatport.charts.top(10) // of the whole shop
  const hype = yield* beatport.charts.hype({ genre_id: "Techno", n: 10 })
  // #endregion

  yield* Console.log(
    `Techno, first of ${top100.length}: ${top100.slice(0, 3).map(Track.fullTitle).join(", ")}`
  )
  yield* Console.log(`Hype Techno: ${hype.slice(0, 3).map(Track.fullTitle).join(", ")}`)
  yield* Console.log("The whole shop:")
  for (const [index, track] of top10.entries()) {
    yield* Console.log(`  ${index + 1}. ${Track.fullTitle(track)}, ${track.genre.name}`)
  }

  const { results: djCharts } = yield* beatport.charts.list({ genre_id: "House", per_page: 1 })
  for (const chart of djCharts) {
    const { results: tracks } = yield* beatport.charts.tracks(chart.id)
    yield* Console.log(`${chart.name}: ${tracks.length} tracks`)
  }
})

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
