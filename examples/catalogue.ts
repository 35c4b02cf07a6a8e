/** Discographies and catalogues: an artist's releases, a release's tracks, a label's releases. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect } from "effect"
import { Beatport, Image, Key, Track } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  const beatport = yield* Beatport
  const [hit] = yield* beatport.charts.top(1, { genre_id: "House" })
  const credited = hit?.artists[0]
  if (credited === undefined || credited === null) return yield* Console.log("Nothing sells today.")

  // #region catalogue
  const artist = yield* beatport.artists.get(credited.id) // with biography and picture
  const discography = yield* beatport.artists.releases(artist.id, { order_by: "-publish_date" })
  const [newest] = discography.results
  if (newest === undefined) return

  const tracks = yield* beatport.releases.tracks(newest.id) // in their order, numbered
  const catalogue = yield* beatport.labels.releases(newest.label.id)
  // #endregion

  yield* Console.log(`${artist.name}: ${discography.count} releases`)
  yield* Console.log(Image.at(artist.image, 400, 400))
  yield* Console.log(
    `${newest.publish_date}  ${newest.name}  [${newest.label.name} ${newest.catalog_number}]`
  )
  for (const track of tracks.results) {
    const key = track.key === null ? "" : Key.camelot(track.key)
    yield* Console.log(
      `  ${track.number}. ${Track.fullTitle(track)}  ${track.length}  ${track.bpm} BPM  ${key}`
    )
    yield* Console.log(`     ${Track.previewUrl(track)}`)
  }
  yield* Console.log(`${newest.label.name}: ${catalogue.count} releases`)
})

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
