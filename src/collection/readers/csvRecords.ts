/**
 * CSV records out of lines, with recovery from a quote that is not closed.
 */
import { type Problem, makeProblem } from "../Entry.ts"
import { maxQuotedLines, maxRecordLength } from "../limits.ts"
import type { Line } from "../text/lines.ts"

/** Holds the cells of one record. */
export interface CsvRecord {
  readonly _tag: "CsvRecord"
  /** The line on which the record starts. */
  readonly line: number
  readonly cells: ReadonlyArray<string>
}

/**
 * Adds a line to the record that is open, if one is, and returns what is complete. Quoted cells can span lines. A quote
 * inside a cell that does not start with one is an ordinary character (`12" Mix`). If a quote is not closed, its line is
 * reported and reading resumes on the next line.
 */
export const addLine = (delimiter: string, open: Open | undefined, line: Line): Step =>
  advance(delimiter, open, [line])

/** Returns what is left when the text ends. */
export const endRecords = (delimiter: string, open: Open | undefined): Step[1] =>
  open === undefined ? [] : recover(delimiter, open, [])[1]

/** Holds a record whose last cell is quoted and not closed yet. */
export interface Open {
  readonly lines: ReadonlyArray<Line>
  readonly cells: ReadonlyArray<string>
  readonly cell: string
}

/** What is open after a line, and what is complete. */
export type Step = readonly [Open | undefined, ReadonlyArray<CsvRecord | Problem>]

const advance = (delimiter: string, start: Open | undefined, lines: ReadonlyArray<Line>): Step => {
  const found: Array<CsvRecord | Problem> = []
  let open = start
  for (const [index, line] of lines.entries()) {
    if (line.tooLong || isTooMuch(open, line)) {
      const pending = open === undefined ? [] : open.lines
      if (pending.length === 0) {
        found.push(
          makeProblem(line.number, `The line is longer than ${maxRecordLength} characters and was left out.`)
        )
        continue
      }
      const [next, recovered] = recover(
        delimiter,
        { lines: pending, cells: [], cell: "" },
        lines.slice(index)
      )
      return [next, [...found, ...recovered]]
    }
    const { cells, cell } = scan(delimiter, line.text, open)
    const first = open?.lines[0] ?? line
    if (cell !== undefined) {
      open = { lines: [...(open?.lines ?? []), line], cells, cell }
    } else {
      found.push({ _tag: "CsvRecord", line: first.number, cells })
      open = undefined
    }
  }
  return [open, found]
}

const isTooMuch = (open: Open | undefined, line: Line): boolean =>
  open !== undefined &&
  (open.lines.length >= maxQuotedLines || open.cell.length + line.text.length > maxRecordLength)

/** Gives up the first line of an open record and reads the others again, then `following`. */
const recover = (delimiter: string, open: Open, following: ReadonlyArray<Line>): Step => {
  let pending = open.lines
  const found: Array<CsvRecord | Problem> = []
  // Each round drops a line, so there are at most `maxQuotedLines` of them.
  for (;;) {
    const [first, ...rest] = pending
    if (first === undefined) {
      const [next, more] = advance(delimiter, undefined, following)
      return [next, [...found, ...more]]
    }
    found.push(makeProblem(first.number, "A quote is opened and not closed; the line was left out."))
    const [next, more] = advance(delimiter, undefined, rest)
    found.push(...more)
    if (next === undefined || following.length > 0) {
      const [last, others] = advance(delimiter, next, following)
      return [last, [...found, ...others]]
    }
    pending = next.lines
  }
}

/** Reads the cells of a line. `cell` is present in the result if the line ends inside quotes. */
const scan = (
  delimiter: string,
  text: string,
  open: Open | undefined
): { readonly cells: ReadonlyArray<string>; readonly cell: string | undefined } => {
  const cells = open === undefined ? [] : [...open.cells]
  let position = 0
  let quoted: string | undefined = open === undefined ? undefined : `${open.cell}\n`
  for (;;) {
    if (quoted === undefined && text[position] === '"') {
      quoted = ""
      position += 1
    }
    if (quoted === undefined) {
      const end = text.indexOf(delimiter, position)
      cells.push(text.slice(position, end < 0 ? undefined : end))
      if (end < 0) return { cells, cell: undefined }
      position = end + 1
      continue
    }
    const quote = text.indexOf('"', position)
    if (quote < 0) return { cells, cell: quoted + text.slice(position) }
    quoted += text.slice(position, quote)
    position = quote + 1
    const after = text[position]
    if (after === '"') {
      quoted += '"'
      position += 1
    } else if (after === undefined || after === delimiter) {
      cells.push(quoted)
      if (after === undefined) return { cells, cell: undefined }
      quoted = undefined
      position += 1
    } else {
      // A quote inside a quoted cell that was not doubled: keep it as text.
      quoted += '"'
    }
  }
}
