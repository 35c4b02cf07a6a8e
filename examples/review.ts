/** Review uncertain matches: show the candidates with their reasons, and run again with the corrections. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect, Layer, Stream } from "effect"
import { Beatport, Track } from "effect-beatport"
import { Matching, memoryCheckpoint, trackUrl } from "effect-beatport/matching"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  const beatport = yield* Beatport
  const { results } = yield* beatport.tracks.list({ per_page: 1 })
  // Without a version and a length, a row can be any version of the work.
  const rows = results.map((track) => ({
    ref: `${track.id}.mp3`,
    artist: Track.artistNames(track).join(", "),
    title: track.name
  }))

  const { matchAll } = yield* Matching
  const checkpoint = yield* memoryCheckpoint
  const decisions = yield* Stream.runCollect(matchAll(rows, { checkpoint }))

  const corrections = new Map<string, number>()
  for (const { candidates, outcome, reasons, ref } of decisions) {
    if (outcome !== "ambiguous" && outcome !== "otherVersion") continue
    yield* Console.log(`${ref}: ${outcome}. ${reasons.join(" ")}`)
    for (const { components, confidence, track } of candidates) {
      yield* Console.log(`  ${confidence.toFixed(2)} ${Track.fullTitle(track)} ${trackUrl(track)}`)
      for (const { explanation, value } of components)
        if (value !== null) yield* Console.log(`       ${explanation}`)
    }
    // A user would choose here; this program takes the most likely candidate.
    const [first] = candidates
    if (first !== undefined) corrections.set(ref, first.track.id)
  }

  // The checkpoint holds the earlier results, so they are not requested again.
  const corrected = yield* Stream.runCollect(matchAll(rows, { checkpoint, overrides: corrections }))
  for (const { outcome, ref, track } of corrected) yield* Console.log(`${ref}: ${outcome} ${track?.id ?? ""}`)
})

const layer = Matching.layer.pipe(Layer.provideMerge(NodeBeatport.layerConfig()))

program.pipe(Effect.provide(layer), NodeRuntime.runMain)
