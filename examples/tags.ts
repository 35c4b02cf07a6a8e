/** Audio tags: write Beatport's metadata into a file, see the difference first, and undo it. */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect, FileSystem, Layer, Stream } from "effect"
import { Beatport } from "effect-beatport"
import { planTags, tagFieldsOf, undoTags, writeTags } from "effect-beatport/collection"
import { NodeBeatport } from "effect-beatport/node"

/** A second of silence as a wav file. */
const silence = (): Uint8Array => {
  const [samples, bytes] = [44_100, new Uint8Array(44 + 2 * 44_100)]
  const view = new DataView(bytes.buffer)
  const text = (at: number, value: string) => bytes.set(new TextEncoder().encode(value), at)
  text(0, "RIFF")
  view.setUint32(4, bytes.length - 8, true)
  text(8, "WAVEfmt ")
  view.setUint32(16, 16, true)
  view.setUint32(20, 0x1_0001, true) // PCM with one channel
  view.setUint32(24, samples, true)
  view.setUint32(28, samples * 2, true)
  view.setUint32(32, 0x10_0002, true) // two bytes a sample, sixteen bits
  text(36, "data")
  view.setUint32(40, samples * 2, true)
  return bytes
}

const program = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  const beatport = yield* Beatport
  const folder = yield* fs.makeTempDirectoryScoped()
  const [file, journal] = [`${folder}/track.wav`, `${folder}/journal.ndjson`]
  yield* fs.writeFile(file, silence())

  const [track] = yield* beatport.charts.top(1, { genre_id: "Techno" })
  if (track === undefined) return yield* Console.log("The chart is empty.")

  // #region tag
  const plan = yield* planTags(
    file,
    tagFieldsOf(track, { only: ["title", "artist", "bpm", "beatportTrackId"] })
  )
  for (const { after, before, field } of plan.changes) {
    yield* Console.log(`${field}: ${before ?? "(nothing)"} -> ${after}`)
  }
  yield* writeTags(plan, { journal })

  yield* Stream.runForEach(undoTags(journal), ({ outcome }) => Console.log(outcome))
  // #endregion
}).pipe(Effect.scoped)

program.pipe(Effect.provide(Layer.merge(NodeBeatport.layerConfig(), NodeServices.layer)), NodeRuntime.runMain)
