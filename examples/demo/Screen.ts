/**
 * What the demo writes with: headings, tables that fit the terminal, and colour where colour is welcome.
 */
import { styleText } from "node:util"
import { Console, Effect } from "effect"
import { CliOutput } from "effect/cli"

/** A column of a table. Text has to share the room that is left; numbers and keys are as wide as they are. */
export interface Column<Row> {
  readonly title: string
  /** The cell; `index` is the row's place, from 0. */
  readonly show: (row: Row, index: number) => string
  /** How much of the room this column gets, compared with the others that share it. */
  readonly share?: number
  readonly align?: "right"
}

const margin = 2
const gap = 2
const widest = 120

/** The width to write for; a pipe, a file and some terminals have none, so they get a usual one. */
const width = (): number => Math.min((process.stdout.isTTY && process.stdout.columns) || 100, widest)

// styleText leaves the text alone where the output is no terminal, or NO_COLOR is set.
const bold = (text: string) => styleText("bold", text)
const dim = (text: string) => styleText("dim", text)
const cyan = (text: string) => styleText("cyan", text)
const red = (text: string) => styleText("red", text)

const write = (line = "") => Console.log(line === "" ? line : `${" ".repeat(margin)}${line}`)

/** The first line of all. */
export const title = (name: string, about: string) =>
  Effect.andThen(write(), write(`${bold(name)}  ${dim(about)}`))

/** What comes next, and the call it takes. */
export const heading = (text: string, call: string) =>
  Effect.all([write(), write(bold(text)), write(cyan(call))], { discard: true })

/** A remark under a table. */
export const remark = (text: string) =>
  Effect.forEach(wrapped(text, width() - 2 * margin), (line) => write(dim(line)))

/** The last line of all. */
export const closing = (text: string) => Effect.andThen(write(), remark(text))

/** What went wrong, in the words of the error. */
export const failure = (name: string, message: string) =>
  Effect.andThen(
    write(red(name)),
    Effect.forEach(wrapped(message, width() - 2 * margin), (line) => write(line))
  )

/** Names and what they stand for, one below the other. */
export const facts = (pairs: Readonly<Record<string, string>>) => {
  const longest = Math.max(...Object.keys(pairs).map(CliOutput.displayWidth))
  const room = width() - 2 * margin - longest - gap
  return Effect.forEach(Object.entries(pairs), ([name, value]) =>
    // A URL is worth nothing when it is cut.
    write(
      `${dim(padded(name, longest))}${" ".repeat(gap)}${value.includes("://") ? value : cut(value, room)}`
    )
  )
}

/** Rows below their columns' titles. */
export const table = <Row>(columns: ReadonlyArray<Column<Row>>, rows: ReadonlyArray<Row>) => {
  const cells = rows.map((row, index) => columns.map((column) => column.show(row, index)))
  const widths = fit(columns, cells)
  const line = (texts: ReadonlyArray<string>) =>
    texts
      .map((text, index) => padded(cut(text, widths[index] ?? 0), widths[index] ?? 0, columns[index]?.align))
      .join(" ".repeat(gap))
      .trimEnd()
  return Effect.all(
    [write(dim(line(columns.map((column) => column.title)))), ...cells.map((row) => write(line(row)))],
    { discard: true }
  )
}

/** How wide each column is: as its widest cell, unless that is more than its share of the room. */
const fit = (columns: ReadonlyArray<Column<never>>, cells: ReadonlyArray<ReadonlyArray<string>>) => {
  const natural = columns.map(({ title: name }, index) =>
    Math.max(...[name, ...cells.map((row) => row[index] ?? "")].map(CliOutput.displayWidth))
  )
  const widths = natural.map((wide, index) => (columns[index]?.share === undefined ? wide : 0))
  let room = width() - 2 * margin - gap * (columns.length - 1) - sum(widths)
  // Columns that need less than their share leave the rest to the others, so the least greedy is served first.
  const sharing = columns
    .map(({ share = 0 }, index) => ({ index, share, need: natural[index] ?? 0 }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => a.need / a.share - b.need / b.share)
  for (const [position, { index, need, share }] of sharing.entries()) {
    const shares = sum(sharing.slice(position).map((column) => column.share))
    widths[index] = Math.min(need, Math.max(1, Math.floor((room * share) / shares)))
    room -= widths[index]
  }
  return widths
}

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, number) => total + number, 0)

const padded = (text: string, wide: number, align?: "right"): string => {
  const blanks = " ".repeat(Math.max(0, wide - CliOutput.displayWidth(text)))
  return align === "right" ? blanks + text : text + blanks
}

const graphemes = new Intl.Segmenter()

const cut = (text: string, wide: number): string => {
  if (CliOutput.displayWidth(text) <= wide) return text
  let kept = ""
  for (const { segment } of graphemes.segment(text)) {
    if (CliOutput.displayWidth(kept + segment) > wide - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

const wrapped = (text: string, wide: number): ReadonlyArray<string> =>
  text.split(" ").reduce<ReadonlyArray<string>>((lines, word) => {
    const last = lines.at(-1)
    return last === undefined || CliOutput.displayWidth(`${last} ${word}`) > wide
      ? [...lines, word]
      : [...lines.slice(0, -1), `${last} ${word}`]
  }, [])
