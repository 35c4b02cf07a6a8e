/**
 * Decisions of a run: each row keeps the tracks that its requests return, and is decided as soon as more would not change it.
 */
import { Effect, Predicate } from "effect"
import type { CandidateTrack } from "../pure/CandidateTrack.ts"
import { decideReadings } from "../pure/decide.ts"
import type { Decision } from "../pure/Decision.ts"
import type { LocalTrack } from "../pure/LocalTrack.ts"
import { findsWork } from "../pure/findsWork.ts"
import { parse, type Reading, trackIdOf } from "../pure/parse.ts"
import type { Transliterate } from "../pure/text.ts"
import { thresholds } from "../pure/weights.ts"
import type { Pool } from "./Pool.ts"
import type { RequestFailed } from "./Requests.ts"
import type { Row } from "./Row.ts"

/** Makes the decisions of a run. */
export const makeRowDecisions = (pool: Pool, transliterate: Transliterate) => {
  const decideRow = (row: Row, candidates: Iterable<CandidateTrack>): Decision =>
    decideReadings(row.local, row.readings, candidates, { transliterate })
  const candidatesOf = (row: Row) => [...row.found.values(), ...pool.find(row.readings)]
  const conclude = (row: Row): Decision => decideRow(row, candidatesOf(row))
  const isFound = (
    local: LocalTrack,
    readings: ReadonlyArray<Reading>,
    tracks: ReadonlyArray<CandidateTrack>
  ) => findsWork(readings, tracks, trackIdOf(local), { transliterate })
  const isFinal = ({ outcome }: Decision, isComplete: boolean): boolean =>
    outcome === "matched" || (isComplete && outcome !== "none")
  return {
    /** Keeps tracks as candidates of a row, and of the rows that follow. */
    keep: (row: Row, tracks: ReadonlyArray<CandidateTrack>): void => {
      pool.add(tracks)
      for (const track of tracks) row.found.set(track.id, track)
    },
    /** Decides a row by everything that was found so far. */
    conclude,
    /** Takes a decision that further candidates would not change. `isComplete`: no other request finds more of the work. */
    settle: (row: Row, isComplete = false): void => {
      const decision = decideRow(row, row.found.values())
      if (isFinal(decision, isComplete)) row.decision ??= decision
    },
    /** Takes such a decision for a row whose turn comes later, and keeps neither its readings nor its candidates. */
    settleAhead: (row: Row, tracks: ReadonlyArray<CandidateTrack>, isComplete: boolean): void => {
      if (row.decision !== undefined) return
      const readings = parse(row.local, { transliterate })
      if (!isFound(row.local, readings, tracks)) return
      const decision = decideReadings(row.local, readings, tracks, { transliterate })
      if (isFinal(decision, isComplete)) row.decision = decision
    },
    /** Decides a row by earlier responses alone, if words or ISRC leave no doubt. */
    settleFromPool: (row: Row): void => {
      if (row.decision !== undefined) return
      const candidates = candidatesOf(row)
      if (!isFound(row.local, row.readings, candidates)) return
      const decision = decideRow(row, candidates)
      if (decision.outcome === "matched" && decision.confidence >= thresholds.fromPool) {
        row.decision = decision
      }
    },
    /** Runs a request for rows; if it fails, they fail. */
    forRows: <Error>(
      rows: ReadonlyArray<Row>,
      request: Effect.Effect<void, Error | RequestFailed>
    ): Effect.Effect<void, Exclude<Error, RequestFailed>> =>
      Effect.catchIf(request, isRequestFailed, ({ failure }) =>
        Effect.sync(() => {
          for (const row of rows) {
            row.decision ??= {
              ...decideRow(row, []),
              outcome: "failed",
              track: null,
              candidates: [],
              confidence: 0,
              equivalents: [],
              reasons: [`A request failed, so nothing is known: ${failure.message}`],
              failure
            }
          }
        })
      )
  }
}

/** The decisions of a run. */
export type RowDecisions = ReturnType<typeof makeRowDecisions>

/** Returns true for the failure of a request. */
export const isRequestFailed = (error: unknown): error is RequestFailed =>
  Predicate.isTagged(error, "RequestFailed")
