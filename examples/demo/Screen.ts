/**
 * Formats the output of the demo: headings, tables that fit the terminal, and colour if the terminal shows it.
 */
import { styleText } from "node:util"
import { Console, Effect } from "effect"
import { CliOutput } from "effect/cli"

/**
 * Describes a column of a table. Text columns share the remaining width; columns of numbers and keys are as wide as
 * their content.
 */
export interface Column<Row> {
  readonly title: string
  /** Returns the cell; `index` is the row's position, from 0. */
  readonly show: (row: Row, index: number) => string
  /** Weight of this column when text columns share the remaining width. */
  readonly share?: number
  readonly align?: "right"
}

const margin = 2
const gap = 2
const widest = 120

/**
 * Returns the width of the output, in characters. A pipe, a file and some terminals have none, so the default is 100.
 */
const width = (): number => Math.min((process.stdout.isTTY && process.stdout.columns) || 100, widest)

// styleText returns plain text if the output is not a terminal, or if NO_COLOR is set.
const bold = (text: string) => styleText("bold", text)
const dim = (text: string) => styleText("dim", text)
const cyan = (text: string) => styleText("cyan", text)
const red = (text: string) => styleText("red", text)

const write = (line = "") => Console.log(line === "" ? line : `${" ".repeat(margin)}${line}`)

/** Prints the first line. */
export const title = (name: string, about: string) =>
  Effect.andThen(write(), write(`${bold(name)}  ${dim(about)}`))

/** Prints the title of a section, and the call that it shows. */
export const heading = (text: string, call: string) =>
  Effect.all([write(), write(bold(text)), write(cyan(call))], { discard: true })

/** Prints a remark below a table. */
export const remark = (text: string) =>
  Effect.forEach(wrapped(text, width() - 2 * margin), (line) => write(dim(line)))

/** Prints the last line. */
export const closing = (text: string) => Effect.andThen(write(), remark(text))

/** Prints the name and the message of an error. */
export const failure = (name: string, message: string) =>
  Effect.andThen(
    write(red(name)),
    Effect.forEach(wrapped(message, width() - 2 * margin), (line) => write(line))
  )

/** Prints names and values, one pair per line. */
export const facts = (pairs: Readonly<Record<string, string>>) => {
  const longest = Math.max(...Object.keys(pairs).map(CliOutput.displayWidth))
  const room = width() - 2 * margin - longest - gap
  return Effect.forEach(Object.entries(pairs), ([name, value]) =>
    // A URL is not shortened, because a part of it is useless.
    write(
      `${dim(padded(name, longest))}${" ".repeat(gap)}${value.includes("://") ? value : cut(value, room)}`
    )
  )
}

/** Prints rows below the titles of their columns. */
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

/** Returns the width of each column: that of its widest cell, limited by its share of the width. */
const fit = (columns: ReadonlyArray<Column<never>>, cells: ReadonlyArray<ReadonlyArray<string>>) => {
  const natural = columns.map(({ title: name }, index) =>
    Math.max(...[name, ...cells.map((row) => row[index] ?? "")].map(CliOutput.displayWidth))
  )
  const widths = natural.map((wide, index) => (columns[index]?.share === undefined ? wide : 0))
  let room = width() - 2 * margin - gap * (columns.length - 1) - sum(widths)
  // Columns that need less than their share leave the rest to the others, so the narrowest is computed first.
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
