/** Keep responses, so that an equal request is not sent again: in memory, and in files for the next run. */
import { tmpdir } from "node:os"
import { join } from "node:path"
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect } from "effect"
import { Beatport, CurrentCacheMode } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

// #region layer
const beatport = NodeBeatport.layerConfig({
  cache: { maxEntries: 5000, lifetimes: { details: "1 day", library: 0 } },
  cacheDirectory: join(tmpdir(), `beatport-cache-${process.pid}`) // leave it out to keep responses in memory only
})
// #endregion

const program = Effect.gen(function* () {
  const { tracks } = yield* Beatport
  const techno = tracks.list({ genre_id: "Techno", per_page: 10 })
  // #region modes
  const first = yield* techno
  const again = yield* techno
  yield* Console.log(`stored: ${first.cached}, then ${again.cached}`)

  const fresh = yield* Effect.provideService(techno, CurrentCacheMode, "reload")
  yield* Console.log(`reloaded, so stored: ${fresh.cached}`)

  const missing = yield* tracks.list({ bpm: 133 }).pipe(
    Effect.provideService(CurrentCacheMode, "only-if-cached"),
    Effect.map((page) => `${page.count} tracks`),
    Effect.catchTag("UnavailableError", (error) => Effect.succeed(error.reason))
  )
  yield* Console.log(`without a request: ${missing}`)
  // #endregion
})

program.pipe(Effect.provide(beatport), NodeRuntime.runMain)
