/** Filter by genre, key, tempo and day. Several values are a list; numbers and days can be a range. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect } from "effect"
import { Beatport, Key, Track } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  const beatport = yield* Beatport

  // #region filters
  const page = yield* beatport.tracks.list({
    genre_id: ["Techno", "Tech House"], // names or ids, any of which may match
    key_id: "8A", // A Minor; "8A", "A Minor" and 8 mean the same
    bpm: { from: 120, to: 140 },
    publish_date: { from: "2025-01-01" }, // the other end is open
    order_by: "-publish_date",
    per_page: 10
  })
  // #endregion

  yield* Console.log(`${page.count} tracks`)
  for (const track of page.results) {
    const key = track.key === null ? "?" : Key.camelot(track.key)
    yield* Console.log(`${track.publish_date}  ${track.bpm} BPM  ${key}  ${Track.fullTitle(track)}`)
  }

  // A text together with filters: the text must be a part of the title.
  const dubs = yield* beatport.tracks.search("night", { genre_id: "House", per_page: 3 })
  for (const track of dubs.results) yield* Console.log(Track.fullTitle(track))
})

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
