/** Lists: one page, all pages, all items. A page is requested only when it is needed. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect, Stream } from "effect"
import { Beatport, Track } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  const beatport = yield* Beatport

  // #region pages
  const techno = beatport.tracks.list({ genre_id: "Techno", per_page: 50 })

  const page = yield* techno // one request

  const titles = yield* techno.items.pipe(
    Stream.take(120), // three pages, and at most six requested ahead
    Stream.map(Track.fullTitle),
    Stream.runCollect
  )
  // #endregion

  // Beatport counts to 10,000. A capped list is longer.
  yield* Console.log(`${page.results.length} tracks of ${page.count}${page.capped ? " or more" : ""}`)
  yield* Console.log(`${titles.length} titles, the last one ${titles.at(-1)}`)

  yield* techno.pages.pipe(
    Stream.take(2),
    Stream.runForEach((next) =>
      Console.log(`page ${next.page} of ${next.page_count}: ${next.results.length} tracks`)
    )
  )
})

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
