/** Match a CSV file and write it again with id, link, outcome, confidence and reason. */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect, FileSystem, Layer, Stream } from "effect"
import { Beatport, Track } from "effect-beatport"
import { readCsv, toCsv, withRows } from "effect-beatport/collection"
import { fileCheckpoint, Matching } from "effect-beatport/matching"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  const directory = yield* fs.makeTempDirectoryScoped()

  // The file of this example: two tracks of the store, and one that it does not have.
  const beatport = yield* Beatport
  const { results } = yield* beatport.tracks.list({ per_page: 2 })
  const lines = results.map((track) => `"${Track.artistNames(track).join(", ")}","${Track.fullTitle(track)}"`)
  yield* fs.writeFileString(
    `${directory}/library.csv`,
    ["Artist,Title", ...lines, "My Neighbour,Recorded in the Kitchen"].join("\n")
  )

  // With the checkpoint, a run that is interrupted resumes, and a second run sends nothing.
  const checkpoint = yield* fileCheckpoint(`${directory}/library.checkpoint`)
  const { matchAll } = yield* Matching
  const rows = fs.stream(`${directory}/library.csv`).pipe(
    readCsv(),
    Stream.filter((entry) => entry._tag === "Row")
  )
  const matched = withRows(rows, (tracks) => matchAll(tracks, { checkpoint }))
  yield* matched.pipe(toCsv(), Stream.encodeText, Stream.run(fs.sink(`${directory}/matched.csv`)))

  yield* Console.log((yield* fs.readFileString(`${directory}/matched.csv`)).trim())
})

const layer = Matching.layer.pipe(
  Layer.provideMerge(NodeBeatport.layerConfig()),
  Layer.provideMerge(NodeServices.layer)
)

program.pipe(Effect.scoped, Effect.provide(layer), NodeRuntime.runMain)
