/**
 * The rows that have a match.
 */
import { Stream } from "effect"
import type { CandidateTrack } from "../../matching/index.ts"
import type { Row } from "../Entry.ts"
import type { MatchedRow } from "../Matched.ts"

/** Keeps the rows whose outcome is `matched`, with their tracks. */
export const matches = <E, R>(
  rows: Stream.Stream<MatchedRow, E, R>
): Stream.Stream<{ readonly row: Row; readonly track: CandidateTrack }, E, R> =>
  Stream.flatMap(rows, ({ decision, row }) =>
    decision.outcome === "matched" && decision.track !== null
      ? Stream.succeed({ row, track: decision.track })
      : Stream.empty
  )
