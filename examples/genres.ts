/** Genres and keys, by number or by name. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect } from "effect"
import { Beatport, Genres, Keys } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

// Known without a request:
// #region known
const techno = Genres.Techno // 6
const drumAndBass = Genres.id("drum and bass") // 1, in any case and punctuation
const melodic = Genres.name(90) // "Melodic House & Techno"
const sharpOrFlat = Keys.ids("2B") // [14, 33]: F# Major and Gb Major are the same pitch
// #endregion

const program = Effect.gen(function* () {
  const beatport = yield* Beatport

  yield* Console.log(techno, drumAndBass, melodic, sharpOrFlat)

  // The current genres of Beatport:
  const genres = yield* beatport.genres.list()
  yield* Console.log(`${genres.count} genres, ${Genres.all.length} of them known by name`)
  const house = yield* beatport.genres.get("House")
  const subGenres = yield* beatport.genres.subGenres(house.id)
  yield* Console.log(`${house.name}: ${subGenres.results.map(({ name }) => name).join(", ")}`)

  // An unknown name fails without a request.
  const error = yield* Effect.flip(beatport.tracks.list({ genre_id: "Tecno" }))
  yield* Console.log(error.message)
})

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
