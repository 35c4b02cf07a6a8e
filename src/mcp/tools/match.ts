/**
 * `beatport_match`
 */
import { Effect, Schema, Stream } from "effect"
import { type CandidateTrack, type Decision, type LocalTrack, Outcome } from "../../matching/index.ts"
import { Track } from "../../schemas/Track.ts"
import type { AgentServices } from "../AgentServices.ts"
import { Progress } from "../Interaction.ts"
import { ListingOf, readOffset, toListing } from "../Listing.ts"
import { cursor } from "../parameters.ts"
import { clean, cleanMessage } from "../text.ts"
import { readTool } from "./declare.ts"

const text = Schema.optionalKey(Schema.NonEmptyString)

const parameters = Schema.Struct({
  rows: Schema.Array(
    Schema.Union([
      Schema.NonEmptyString,
      Schema.Struct({
        artist: text,
        title: text,
        mix: text,
        label: text,
        isrc: text,
        seconds: Schema.optionalKey(Schema.Finite.check(Schema.isGreaterThan(0)))
      })
    ])
  )
    .check(Schema.isMinLength(1), Schema.isMaxLength(50))
    .annotate({
      description: "'Artist - Title (Mix)', a file name, or fields"
    }),
  cursor
})

const Candidate = Schema.Struct({ id: Schema.Int, title: Schema.String, confidence: Schema.Finite })

/** Describes what was found for one row. */
const MatchRow = Schema.Struct({
  /** The position of the row in `rows`, from 1. */
  row: Schema.Int,
  outcome: Outcome,
  /** From 0 to 1. */
  confidence: Schema.Finite,
  id: Schema.optionalKey(Schema.Int),
  title: Schema.optionalKey(Schema.String),
  /** Why; absent for a certain match. */
  why: Schema.optionalKey(Schema.String),
  candidates: Schema.optionalKey(Schema.Array(Candidate))
})
type MatchRow = typeof MatchRow.Type

export const MatchTool = readTool("beatport_match", {
  title: "Match tracks",
  description: "Finds up to 50 tracks on Beatport. matched is certain; others name candidates.",
  parameters,
  success: ListingOf(MatchRow)
})

/** Matches rows with tracks of Beatport. */
export const match = Effect.fnUntraced(function* (
  { matching }: AgentServices,
  { cursor: from, rows }: typeof parameters.Type
) {
  const list = { tool: "match", rows }
  const offset = yield* readOffset(list, from)
  const report = yield* Progress
  const locals = rows.map(toLocal).slice(offset)
  const decisions = yield* matching.matchAll(locals).pipe(
    Stream.mapEffect((decision, index) =>
      Effect.as(
        report({
          progress: index + 1,
          total: locals.length,
          message: `${index + 1} of ${locals.length} rows`
        }),
        decision
      )
    ),
    Stream.runCollect
  )
  const found = decisions.map((decision, index) => toRow(decision, offset + index + 1))
  return yield* toListing({ list, offset, rows: found, count: rows.length })
})

const toLocal = (row: (typeof parameters.Type)["rows"][number], index: number): LocalTrack => {
  const ref = String(index + 1)
  if (typeof row === "string") return { ref, fileName: row }
  const { seconds, ...fields } = row
  return { ref, ...fields, ...(seconds === undefined ? {} : { durationMs: Math.round(seconds * 1000) }) }
}

/** How many candidates a row names. */
const shownCandidates = 3

const toRow = (decision: Decision, row: number): MatchRow => {
  const { confidence, failure, outcome, track } = decision
  const isOpen = outcome === "ambiguous" || outcome === "otherVersion"
  const why = failure?.message ?? (outcome === "matched" ? undefined : decision.reasons[0])
  return {
    row,
    outcome,
    confidence: roundScore(confidence),
    ...(track === null ? {} : { id: track.id, title: readTitle(track) }),
    ...(why === undefined ? {} : { why: cleanMessage(why) }),
    ...(isOpen
      ? {
          candidates: decision.candidates.slice(0, shownCandidates).map((candidate) => ({
            id: candidate.track.id,
            title: readTitle(candidate.track),
            confidence: roundScore(candidate.confidence)
          }))
        }
      : {})
  }
}

const readTitle = (track: CandidateTrack): string =>
  clean(`${Track.artistNames(track).join(", ")} - ${Track.fullTitle(track)}`)

const roundScore = (confidence: number): number => Math.round(confidence * 100) / 100
