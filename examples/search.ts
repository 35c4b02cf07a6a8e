/** Search for tracks, and for all types at once. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect } from "effect"
import { Beatport, Track } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  const beatport = yield* Beatport

  const page = yield* beatport.tracks.search("techno", { per_page: 5 })
  yield* Console.log(`${page.count} tracks, among them:`)
  for (const track of page.results) {
    yield* Console.log(`  ${Track.artistNames(track).join(", ")} - ${Track.fullTitle(track)}`)
  }

  const everything = yield* beatport.search("house", { per_page: 3 })
  yield* Console.log("and for house:")
  for (const artist of everything.artists ?? []) yield* Console.log(`  artist   ${artist.name}`)
  for (const label of everything.labels ?? []) yield* Console.log(`  label    ${label.name}`)
  for (const release of everything.releases ?? []) yield* Console.log(`  release  ${release.name}`)
})

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
