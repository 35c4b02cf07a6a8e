/**
 * Reading of tables: CSV with any delimiter, and tab-separated text.
 */
import { Effect, Stream } from "effect"
import { CollectionError } from "../CollectionError.ts"
import { type Entry, type Problem, makeProblem, type Row } from "../Entry.ts"
import { type FieldName, type Fields, findField, isFindable, toLocalTrack } from "../Fields.ts"
import { decodeText } from "../text/decodeText.ts"
import { unguardFormula } from "../text/formulaGuard.ts"
import { type Line, lines } from "../text/lines.ts"
import { addLine, type CsvRecord, endRecords, type Open } from "./csvRecords.ts"

/** Options of `readCsv`. */
export interface CsvOptions {
  /** A label of the Encoding Standard, such as `"windows-1251"`. Default: recognised. */
  readonly encoding?: string | undefined
  /** One character. Default: that of comma, semicolon, tab and bar which makes the most known columns. */
  readonly delimiter?: string | undefined
}

/**
 * Reads a table whose first line names the columns: `Title`, `track name`, `Artist(s)`, `BPM`, `Duration (ms)` and many
 * more, in any order, case and language of the common programs. A row's `ref` is its `ref` column, else its file, else
 * its line number.
 */
export const readCsv =
  (options: CsvOptions = {}) =>
  <E, R>(bytes: Stream.Stream<Uint8Array, E, R>): Stream.Stream<Entry, E | CollectionError, R> =>
    bytes.pipe(decodeText(options.encoding), lines, (source) => table(source, options.delimiter))

const delimiters = [",", ";", "\t", "|"]

interface State {
  readonly delimiter: string | undefined
  readonly open: Open | undefined
  readonly head: Head | undefined
}

/** The columns, and the field that each stands for. */
interface Head {
  readonly columns: ReadonlyArray<string>
  readonly fields: ReadonlyArray<FieldName | undefined>
}

const table = <E, R>(
  source: Stream.Stream<Line, E, R>,
  given: string | undefined
): Stream.Stream<Entry, E | CollectionError, R> => {
  if (given !== undefined && (given.length !== 1 || /["\n\r]/.test(given))) {
    return Stream.fail(
      new CollectionError({
        reason: "WrongFormat",
        detail: `the delimiter ${JSON.stringify(given)} is not one character other than a quote. Use one such as "," or ";".`
      })
    )
  }
  return Stream.mapAccumEffect(
    source,
    (): State => ({ delimiter: given, open: undefined, head: undefined }),
    Effect.fnUntraced(function* (state, line): Effect.fn.Return<
      readonly [State, ReadonlyArray<Entry>],
      CollectionError
    > {
      // A blank line outside a quoted cell holds no record.
      if (state.open === undefined && line.text.trim() === "") return [state, []]
      // Excel writes the delimiter into a line of its own.
      const [, declared] = state.head === undefined ? (/^"?sep=(.)"?$/i.exec(line.text) ?? []) : []
      if (declared !== undefined) return [{ ...state, delimiter: given ?? declared }, []]
      if (state.head === undefined && line.tooLong) return yield* Effect.fail(makeHeadTooLongError(line))
      const delimiter = state.delimiter ?? findDelimiter(line.text)
      const [open, found] = addLine(delimiter, state.open, line)
      const [head, entries] = yield* withHead(state.head, found)
      return [{ delimiter, open, head }, entries]
    }),
    {
      onHalt: ({ delimiter = ",", open, head }) =>
        endRecords(delimiter, open).flatMap((each) =>
          each._tag === "Problem" ? [each] : head === undefined ? [] : [toEntry(head, each)]
        )
    }
  )
}

const makeHeadTooLongError = (line: Line): CollectionError =>
  new CollectionError({
    reason: "TooLong",
    detail: `line ${line.number}, which must name the columns, is longer than 1 MiB. Check that it is a table.`
  })

/** Takes the first record as the head, if there is none yet. */
const withHead = Effect.fnUntraced(function* (
  known: Head | undefined,
  found: ReadonlyArray<CsvRecord | Problem>
): Effect.fn.Return<readonly [Head | undefined, ReadonlyArray<Entry>], CollectionError> {
  let head = known
  const entries: Array<Entry> = []
  for (const each of found) {
    if (each._tag === "Problem") entries.push(each)
    else if (head === undefined) head = yield* readHead(each)
    else entries.push(toEntry(head, each))
  }
  return [head, entries]
})

const readHead = ({ cells }: CsvRecord): Effect.Effect<Head, CollectionError> => {
  const seen = new Set<FieldName>()
  const fields = cells.map((cell) => {
    const field = findField(cell)
    if (field === undefined || seen.has(field)) return undefined
    seen.add(field)
    return field
  })
  const says: ReadonlyArray<FieldName> = ["title", "fileName", "isrc", "trackId"]
  return says.some((field) => seen.has(field))
    ? Effect.succeed({ columns: cells, fields })
    : Effect.fail(
        new CollectionError({
          reason: "NoKnownColumn",
          detail:
            `its first line names no column that says what a track is; it has ${showName(cells)}. ` +
            "Name one of them Title, File, ISRC or Beatport ID."
        })
      )
}

const showName = (cells: ReadonlyArray<string>): string => {
  const some = cells.slice(0, 8).map((cell) => JSON.stringify(cell.slice(0, 40)))
  return some.join(", ") + (cells.length > some.length ? ` and ${cells.length - some.length} more` : "")
}

/** The delimiter that makes the most columns of known names; if none does, the most frequent one. */
const findDelimiter = (text: string): string => {
  const ranked = delimiters.map((delimiter) => {
    const cells = addLine(delimiter, undefined, { number: 1, text, tooLong: false })[1].flatMap((each) =>
      each._tag === "CsvRecord" ? each.cells : []
    )
    return {
      delimiter,
      known: cells.filter((cell) => findField(cell) !== undefined).length,
      cells: cells.length
    }
  })
  const [best] = ranked.toSorted((a, b) => b.known - a.known || b.cells - a.cells)
  return best?.delimiter ?? ","
}

const toEntry = (head: Head, { line, cells }: CsvRecord): Entry => {
  const fields: Fields = {}
  head.fields.forEach((field, index) => {
    const cell = cells[index]
    if (field !== undefined && cell !== undefined) fields[field] = unguardFormula(cell)
  })
  const ref = fields.ref?.trim() || fields.fileName?.trim() || `line ${line}`
  const track = toLocalTrack(ref, fields)
  if (!isFindable(track))
    return makeProblem(line, "The row has no title, no file, no ISRC and no id; it was left out.")
  const values = head.columns.map((_, index) => cells[index] ?? "")
  const row: Row = { _tag: "Row", line, track, columns: head.columns, values }
  return row
}
