/**
 * The fault matrix as docs/faults.md has it.
 */
import { readFileSync } from "node:fs"

/** What the columns of a table are about. */
export type Title = "Signing in" | "Calls"

/** How often a fault happens. */
export type Often = "once" | "lasting"

/** A table: its columns, and its cells by the fault whose row they are in. */
export interface Table {
  readonly columns: ReadonlyArray<string>
  readonly rows: ReadonlyMap<string, ReadonlyArray<string>>
}

const document = readFileSync(new URL("../../docs/faults.md", import.meta.url), "utf8")

/** How the headings say how often. */
export const times: Readonly<Record<Often, string>> = {
  once: "when it happens once",
  lasting: "as long as it lasts"
}

/** Reads a table. */
export const read = (title: Title, often: Often): Table => {
  const [[, ...columns] = [], ...rows] = rowsUnder(`${title}, ${times[often]}`)
  return { columns, rows: new Map(rows.map(([fault = "", ...cells]) => [fault, cells])) }
}

/** The rows under a heading, the table's own first. */
const rowsUnder = (heading: string): ReadonlyArray<ReadonlyArray<string>> => {
  const [, after = ""] = document.split(`\n## ${heading}\n`, 2)
  const [section = ""] = after.split(/\n#{1,3} /, 1)
  return section
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^\|[\s|:-]+\|$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim())
    )
}
