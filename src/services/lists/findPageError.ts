/**
 * Checks a page of a walk against what was requested and what was served before.
 *
 * A response can be wrong: the same items again, days outside of the slice, another order. Each check ends the walk with an error, because
 * otherwise it would lose items or request pages without end.
 */
import { Array as Arr } from "effect"
import type { DecodeError } from "../../errors/DecodeError.ts"
import { argumentError, type ValidationError } from "../../errors/ValidationError.ts"
import type { Position } from "./Cursor.ts"
import { findContradiction, type Mark, readIds } from "./ServedPage.ts"
import type { Slice } from "./Slice.ts"
import { addDay, isFurther } from "./Slicing.ts"
import type { Walkable } from "./Walkable.ts"

/** Returns the error of a page that cannot be what was requested; undefined if it can. */
export const findPageError = <A, E>(
  list: Walkable<A, E>,
  from: Position,
  slice: Slice,
  marks: ReadonlyArray<Mark>
): DecodeError | ValidationError | undefined => {
  if (isRepeated(slice, marks)) {
    const expected = `Expected other items on page ${from.page} than on the page before`
    return findContradiction(list.path, "results", expected)
  }
  return findOutsideSlice(list, from, marks) ?? findIgnoredOrder(from, slice, marks)
}

/** Tells whether a server ignores the page number. Single items are no proof, because a new item moves the others by one. */
const isRepeated = ({ previous }: Slice, marks: ReadonlyArray<Mark>): boolean =>
  previous.length > 1 && Arr.makeEquivalence(Object.is)(previous, readIds(marks))

/** Checks that every item of a slice has a day of the slice. */
const findOutsideSlice = <A, E>(
  { sliced }: Walkable<A, E>,
  { day, phase }: Position,
  marks: ReadonlyArray<Mark>
): ValidationError | undefined => {
  if (sliced === undefined || day === undefined) return undefined
  const { direction, overlap, range } = sliced
  const back = direction === "newest" ? "oldest" : "newest"
  const first = addDay(day, direction, -overlap)
  const end = direction === "newest" ? range.from : range.to
  const last = phase === "list" ? end : day
  const stray = marks.find(
    (mark) =>
      mark.day !== null &&
      (isFurther(mark.day, first, back) ||
        (last !== undefined && isFurther(mark.day, addDay(last, direction, overlap), direction)))
  )
  return stray?.day === undefined || stray.day === null ? undefined : makeStrayDayError(day, stray.day)
}

/**
 * Checks that a day which is read by name from its end does not begin as it began from its beginning: then the server ignores the
 * order, and what lies beyond the cap would be lost.
 */
const findIgnoredOrder = (
  { page, phase }: Position,
  { byName }: Slice,
  marks: ReadonlyArray<Mark>
): ValidationError | undefined => {
  const [first] = byName
  return phase === "-name" && page === 1 && byName.size > 1 && first !== undefined && marks[0]?.id === first
    ? notByName
    : undefined
}

const notByName = argumentError(
  "walk",
  "order_by",
  "On one day there are more items than Beatport serves of a list. They cannot be read from both ends, because the server did not order them by name. Narrow the list, for example by genre_id."
)

const makeStrayDayError = (slice: string, found: string) =>
  argumentError(
    "walk",
    "publish_date",
    `Beatport was asked for the items from ${slice} on, and returned one of ${found}. Narrow the list, for example by genre_id.`
  )
