/**
 * Matches on stdout: one table, or with `--json` a line each as they are decided.
 */
import { Effect, Stream } from "effect"
import type { MatchedRow } from "../../collection/index.ts"
import { Output } from "../Output.ts"
import { writeJsonLine, show } from "../output/show.ts"
import type { Column } from "../output/Table.ts"
import { settings } from "../Settings.ts"
import { writeParticulars, writeRow, writeTrack } from "./rowText.ts"
import { outcomeWords } from "./Tally.ts"

/** What a table keeps of a row. */
interface Line {
  readonly row: string
  readonly outcome: string
  readonly confidence: string
  readonly id: string
  readonly track: string
  readonly details: string
}

const columns: ReadonlyArray<Column<Line>> = [
  { header: "ROW", of: ({ row }) => row, shrinks: true },
  { header: "OUTCOME", of: ({ outcome }) => outcome },
  { header: "SURE", of: ({ confidence }) => confidence, align: "right" },
  { header: "ID", of: ({ id }) => id, align: "right" },
  { header: "TRACK", of: ({ track }) => track, shrinks: true },
  { header: "DETAILS", of: ({ details }) => details, shrinks: true }
]

/** The track of a row, or the likeliest one, and else why there is none. */
const writeLine = ({ decision, row }: MatchedRow): Line => {
  const { candidates, confidence, failure, outcome, reasons } = decision
  const track = decision.track ?? (outcome === "none" ? undefined : candidates[0]?.track)
  return {
    row: writeRow(row.track),
    outcome: outcomeWords[outcome],
    confidence: track === undefined ? "" : `${Math.round(confidence * 100)} %`,
    id: track === undefined ? "" : String(track.id),
    track: track === undefined ? (failure?.message ?? reasons[0] ?? "") : writeTrack(track),
    details: track === undefined ? "" : writeParticulars(track)
  }
}

/** Shows matches. */
export const showMatches = <E, R>(rows: Stream.Stream<MatchedRow, E, R>) =>
  Effect.gen(function* () {
    const { fields, json } = yield* settings
    const output = yield* Output
    if (json) {
      return yield* output.stream(
        Stream.map(rows, ({ decision }) => writeJsonLine("match", decision, fields))
      )
    }
    if (fields !== undefined) {
      const decisions = yield* Stream.runCollect(Stream.map(rows, ({ decision }) => decision))
      return yield* show({ kind: "match", columns: [] }, decisions)
    }
    yield* show({ kind: "match", columns }, yield* Stream.runCollect(Stream.map(rows, writeLine)))
  })
