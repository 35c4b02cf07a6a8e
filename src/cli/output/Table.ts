/**
 * Tables in plain text.
 */
import { cleanText } from "./cleanText.ts"
import { cut, displayWidth, padEnd, padStart } from "./wrap.ts"

/** A column of a table. */
export interface Column<A> {
  readonly header: string
  /** Returns the text of the cell. */
  readonly of: (item: A, index: number) => string
  /** Right for numbers; left by default. */
  readonly align?: "right"
  /** Whether the column gives up width in a narrow terminal. */
  readonly shrinks?: true
}

/** How a table is drawn. */
export interface TableStyle {
  /** The number of columns of the terminal. Without it, nothing is cut. */
  readonly width?: number | undefined
  /** Decorates the line of headers. */
  readonly header: (line: string) => string
}

/** The least width of a column that shrinks. */
const leastWidth = 8

const gap = 2

/**
 * Formats items as lines under a header. In a terminal, columns that shrink are cut until the lines fit; if that is not
 * enough, the rightmost columns are left out.
 */
export const formatTable = <A>(
  columns: ReadonlyArray<Column<A>>,
  items: ReadonlyArray<A>,
  { header: decorate, width }: TableStyle
): ReadonlyArray<string> => {
  const rows = items.map((item, index) => columns.map(({ of }) => cleanText(of(item, index))))
  const natural = columns.map(({ header }, column) =>
    rows.reduce((widest, row) => Math.max(widest, displayWidth(row[column] ?? "")), displayWidth(header))
  )
  const shrinks = columns.map((column) => column.shrinks === true)
  const widths = width === undefined ? natural : fit(natural, shrinks, width)
  const line = (row: ReadonlyArray<string>) =>
    widths
      .map((cell, column) => {
        const text = cut(row[column] ?? "", cell)
        return columns[column]?.align === "right" ? padStart(text, cell) : padEnd(text, cell)
      })
      .join(" ".repeat(gap))
      .trimEnd()
  return [decorate(line(columns.map(({ header }) => header))), ...rows.map(line)]
}

const total = (widths: ReadonlyArray<number>): number =>
  widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1)

const fit = (
  natural: ReadonlyArray<number>,
  shrinks: ReadonlyArray<boolean>,
  width: number
): ReadonlyArray<number> => {
  const widths = [...natural]
  // The widest column gives first, so that short ones stay whole.
  for (let excess = total(widths) - width; excess > 0; excess--) {
    const candidates = widths.map((own, column) => (shrinks[column] === true && own > leastWidth ? own : 0))
    const widest = Math.max(...candidates)
    if (widest === 0) break
    widths[candidates.indexOf(widest)] = widest - 1
  }
  while (widths.length > 1 && total(widths) > width) widths.pop()
  return widths.length === 1 ? widths.map((only) => Math.min(only, width)) : widths
}
