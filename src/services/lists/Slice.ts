/**
 * What a walk remembers of the part of a list that it walks through: from one day to the 10,000-item cap.
 */
import type { Position } from "./Cursor.ts"

/**
 * Remembers the pages of a slice, or of a list that is not sliced. It is mutable, and each run of a walk has its own.
 *
 * `known` holds the ids of the whole walk, 20 to 40 bytes each, because a server that repeats items under other days
 * would otherwise be walked through the whole calendar.
 */
export interface Slice {
  /** The ids that were delivered. */
  readonly known: Set<number>
  /** The ids of a day that is read by name, from its beginning: if its end meets them, the day is whole. */
  readonly byName: Set<number>
  /** The day of the first item, to recognise a slice that is all one day. */
  start: string | undefined
  /** The number of items that no earlier page had. */
  fresh: number
  /** The ids of the page before. */
  previous: ReadonlyArray<number>
}

/** Begins a walk at a position. */
export const makeFirstSlice = ({ seen }: Position): Slice =>
  findNextSlice(new Set(Object.values(seen).flat()), [])

/** Begins a slice of a walk. `byName` are the ids of its day that were read from the other end. */
export const findNextSlice = (known: Set<number>, byName: Iterable<number>): Slice => ({
  known,
  byName: new Set(byName),
  start: undefined,
  fresh: 0,
  previous: []
})
