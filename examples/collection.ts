/** A collection: read a table, find its tracks on Beatport, write a table and a playlist. */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect, FileSystem, Layer, Stream } from "effect"
import { Beatport } from "effect-beatport"
import { readCollection, toCsv, toM3u8, withRows } from "effect-beatport/collection"
import { Matching } from "effect-beatport/matching"
import { NodeBeatport } from "effect-beatport/node"

/** A DJ's table: two tracks of a chart, and a row without artist and title. */
const table = Effect.gen(function* () {
  const beatport = yield* Beatport
  const tracks = yield* beatport.charts.top(2, { genre_id: "Techno" })
  const rows = tracks.map(({ artists, id, mix_name, name }) => {
    const artist = artists.flatMap((each) => each?.name ?? []).join(", ")
    return `"${name} (${mix_name})";"${artist}";/music/${id}.mp3`
  })
  return ["Track Title;Artist;File", ...rows, ";Somebody;", ""].join("\n")
})

const program = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  const matching = yield* Matching
  const file = `${yield* fs.makeTempDirectoryScoped()}/collection.csv`
  yield* fs.writeFileString(file, yield* table)

  // #region read
  const entries = readCollection(file) // CSV, NDJSON, M3U, rekordbox XML, Traktor NML, or a folder
  yield* Stream.runForEach(entries, (entry) =>
    entry._tag === "Row"
      ? Console.log(`line ${entry.line}: ${entry.track.title}`)
      : Console.log(`line ${entry.line}: ${entry.message}`)
  )
  // #endregion

  // #region write
  const rows = Stream.filter(readCollection(file), (entry) => entry._tag === "Row")
  const matched = yield* Stream.runCollect(withRows(rows, (tracks) => matching.matchAll(tracks)))

  yield* Console.log(yield* Stream.mkString(toCsv()(Stream.fromIterable(matched))))
  yield* Console.log(yield* Stream.mkString(toM3u8(Stream.fromIterable(matched))))
  // #endregion
}).pipe(Effect.scoped)

const layer = Layer.provideMerge(Matching.layer, NodeBeatport.layerConfig())

program.pipe(Effect.provide(Layer.merge(layer, NodeServices.layer)), NodeRuntime.runMain)
