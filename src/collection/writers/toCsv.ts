/**
 * Matched rows as CSV.
 */
import { Stream } from "effect"
import * as Csv from "effect/encoding/Csv"
import { trackUrl } from "../../matching/index.ts"
import type { MatchedRow } from "../Matched.ts"
import { guardFormula } from "../text/formulaGuard.ts"

/** Options of `toCsv`. */
export interface ToCsvOptions {
  /** Delimiter of the cells: one character. Default: a comma. */
  readonly delimiter?: string | undefined
  /** Whether a byte order mark comes first, from which Excel recognises UTF-8. Default: false. */
  readonly byteOrderMark?: boolean | undefined
}

/** The columns that are added to those of the input. */
const added = ["beatport_id", "beatport_url", "outcome", "confidence", "reason"]

/**
 * Writes a table of the columns of the input and `beatport_id`, `beatport_url`, `outcome`, `confidence` and `reason`. Id
 * and link are empty unless the outcome is `matched`. The columns of the first row are used for all rows.
 *
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it; `readCsv` removes it.
 */
export const toCsv =
  (options: ToCsvOptions = {}) =>
  <E, R>(rows: Stream.Stream<MatchedRow, E, R>): Stream.Stream<string, E, R> =>
    rows.pipe(
      Stream.mapAccum(
        (): ReadonlyArray<string> | undefined => undefined,
        (header, matched): readonly [ReadonlyArray<string>, ReadonlyArray<ReadonlyArray<string>>] => {
          const columns = header ?? readColumns(matched)
          const cells = writeCells(matched, columns)
          return [columns, header === undefined ? [[...columns, ...added], cells] : [cells]]
        }
      ),
      Stream.map((record) => record.map(guardFormula)),
      Stream.pipeThroughChannel(Csv.encodeString({ delimiter: options.delimiter })),
      (text) => (options.byteOrderMark === true ? Stream.concat(Stream.succeed("\uFEFF"), text) : text)
    )

/** Returns the columns of the input without the added ones, which a table has that was written and matched before. */
const readColumns = ({ row }: MatchedRow): ReadonlyArray<string> =>
  row.columns.filter((column) => !added.includes(column))

const writeCells = ({ decision, row }: MatchedRow, columns: ReadonlyArray<string>): ReadonlyArray<string> => {
  const { confidence, outcome, reasons, track } = decision
  const values = new Map(row.columns.map((column, index) => [column, row.values[index] ?? ""] as const))
  return [
    ...columns.map((column) => values.get(column) ?? ""),
    track === null ? "" : String(track.id),
    track === null ? "" : trackUrl(track),
    outcome,
    confidence.toFixed(3),
    reasons.join(" ")
  ]
}
