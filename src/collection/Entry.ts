/**
 * What a reader emits: rows, and the faults among them.
 */
import type { LocalTrack } from "../matching/index.ts"

/** Holds one row of a collection. */
export interface Row {
  /** Tells rows and problems apart. */
  readonly _tag: "Row"
  /** The line on which the row starts, from 1; in a folder, the number of the file. */
  readonly line: number
  /** Track as the file describes it. */
  readonly track: LocalTrack
  /** The names of the source's columns, in its order. All rows of a source share one array. */
  readonly columns: ReadonlyArray<string>
  /** The source's own values, one per column. */
  readonly values: ReadonlyArray<string>
}

/** Reports a fault that cost at most one row. Reading continues after it. */
export interface Problem {
  /** Tells rows and problems apart. */
  readonly _tag: "Problem"
  /** The line of the fault, from 1; in a folder, the number of the file. */
  readonly line: number
  /** One English sentence that names the fault. */
  readonly message: string
}

/** Holds a row or reports a fault. */
export type Entry = Row | Problem

/** Makes a `Problem`. */
export const makeProblem = (line: number, message: string): Problem => ({ _tag: "Problem", line, message })
