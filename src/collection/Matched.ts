/**
 * A row together with the decision about it.
 */
import { Effect, Stream } from "effect"
import type { Decision, LocalTrack } from "../matching/index.ts"
import type { Row } from "./Entry.ts"

/** Holds a row and the decision about it. */
export interface MatchedRow {
  /** Row as it was read. */
  readonly row: Row
  /** Result of matching the row. */
  readonly decision: Decision
}

/**
 * Joins rows with their decisions. `match` is `Matching.matchAll` with its options; it must emit one decision a row, in
 * order. Only the rows that are not decided yet are kept.
 */
export const withRows = <E, R, E2, R2>(
  rows: Stream.Stream<Row, E, R>,
  match: (tracks: Stream.Stream<LocalTrack, E>) => Stream.Stream<Decision, E2, R2>
): Stream.Stream<MatchedRow, E2, R | R2> =>
  Stream.unwrap(
    Effect.map(Effect.context<R>(), (services) => {
      const undecided: Array<Row> = []
      const tracks = Stream.map(rows, (row) => {
        undecided.push(row)
        return row.track
      })
      return Stream.flatMap(match(Stream.provideContext(tracks, services)), (decision) => {
        const row = undecided.shift()
        return row === undefined ? Stream.empty : Stream.succeed({ row, decision })
      })
    })
  )
