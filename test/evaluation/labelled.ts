/**
 * The labelled rows: real tags of one DJ's library, with every right id of the catalogue.
 */
import { Effect, Schema } from "effect"
import type { LocalTrack } from "../../src/matching/index.ts"
import { readCatalogue, readRows, toTrack } from "./catalogue.ts"
import { makeMatcher } from "./matcher.ts"
import { makeSearch, type SearchModel } from "./search.ts"

const Labelled = Schema.Struct({
  line: Schema.Int,
  title: Schema.optionalKey(Schema.String),
  artist: Schema.optionalKey(Schema.String),
  file: Schema.optionalKey(Schema.String),
  album: Schema.optionalKey(Schema.String),
  label: Schema.optionalKey(Schema.String),
  year: Schema.optionalKey(Schema.Int),
  seconds: Schema.optionalKey(Schema.Finite),
  bpm: Schema.optionalKey(Schema.Finite),
  key: Schema.optionalKey(Schema.String),
  verdict: Schema.Literals(["track", "none", "uncertain"]),
  accepted: Schema.optionalKey(Schema.Array(Schema.Int))
})

const rowOf = (labelled: typeof Labelled.Type): LocalTrack => ({
  ref: String(labelled.line),
  title: labelled.title,
  artist: labelled.artist,
  fileName: labelled.file,
  release: labelled.album,
  label: labelled.label,
  year: labelled.year,
  durationMs: labelled.seconds === undefined ? undefined : labelled.seconds * 1000,
  bpm: labelled.bpm,
  key: labelled.key
})

/** Matches the labelled rows, and lists what is not as it is labelled. */
export const evaluateLabelled = (model: SearchModel) =>
  Effect.gen(function* () {
    const rows = readCatalogue()
    const tracks = new Map(rows.map((row) => [row.id, toTrack(row)]))
    const all = readRows("labelled-cuepoint.ndjson", Labelled)
    const { run } = makeMatcher(tracks, makeSearch(rows, new Map(), model), { commaLists: true })
    const { decisions } = yield* run(all.map(rowOf))
    let right = 0
    let wrong = 0
    let absent = 0
    const notes: Array<string> = []
    for (const [index, labelled] of all.entries()) {
      const decision = decisions[index]
      if (decision === undefined || labelled.verdict === "uncertain") continue
      const id = decision.track?.id
      const isRight = id !== undefined && labelled.accepted?.includes(id) === true
      if (labelled.verdict === "none") absent += Number(id !== undefined)
      else if (isRight) right++
      else wrong += Number(id !== undefined)
      if (labelled.verdict === "track" ? !isRight : id !== undefined) {
        const [first] = decision.candidates
        notes.push(
          `  line ${String(labelled.line)}: ${decision.outcome}, ${labelled.artist ?? ""} - ${labelled.title ?? ""} => ${first?.track.name ?? ""} (${first?.track.mix_name ?? ""}): ${decision.reasons.join(" ")}`
        )
      }
    }
    const count = all.filter(({ verdict }) => verdict === "track").length
    return {
      summary: `labelled rows: recall ${((100 * right) / count).toFixed(1)} (${String(right)} of ${String(count)}), wrong ${String(wrong)}, absent but matched ${String(absent)}`,
      notes
    }
  })
