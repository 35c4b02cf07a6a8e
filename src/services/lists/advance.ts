/**
 * Decides after each page of a walk: which of its items are new, and where the walk continues or why it ends.
 */
import { Array as Arr, Effect } from "effect"
import type { DecodeError } from "../../errors/DecodeError.ts"
import { argumentError, type ValidationError } from "../../errors/ValidationError.ts"
import { countCap, type Page } from "../../schemas/Page.ts"
import type { Position } from "./Cursor.ts"
import { findPageError } from "./findPageError.ts"
import { findContradiction, type Mark, readIds, type ServedPage } from "./ServedPage.ts"
import type { Slice } from "./Slice.ts"
import { addDay, isFurther, type Slices } from "./Slicing.ts"
import type { Walkable } from "./Walkable.ts"

/** Tells where a walk continues: on another page of the slice, in another slice, or nowhere. */
export type Next =
  | { readonly _tag: "Page"; readonly position: Position; readonly last: number }
  | { readonly _tag: "Slice"; readonly position: Position; readonly byName: ReadonlySet<number> }
  | { readonly _tag: "End" }
  | { readonly _tag: "Fail"; readonly error: DecodeError | ValidationError }

/** Holds the result of a page. */
export interface Advance<A> {
  /** The page with the items that were not delivered before. */
  readonly page: Page<A>
  /** The position once they are delivered. */
  readonly position: Position
  readonly next: Next
}

/** Takes the new items of a page and decides where the walk continues. */
export const advance = <A, E>(
  list: Walkable<A, E>,
  from: Position,
  slice: Slice,
  served: ServedPage<A>
): Effect.Effect<Advance<A>, DecodeError | ValidationError> => {
  const marks = served.marks()
  const wrong = findPageError(list, from, slice, marks)
  if (wrong !== undefined) return Effect.fail(wrong)

  const isFresh = marks.map(({ id }) => id === undefined || !slice.known.has(id))
  const fresh = marks.filter((_, index) => isFresh[index])
  const results = served.items.flatMap(({ index, value }) => (isFresh[index] === true ? [value] : []))
  const position = movePosition(list.sliced, from, fresh, marks)
  slice.start ??= marks.find(({ day }) => day !== null)?.day ?? undefined
  slice.fresh += fresh.length
  slice.previous = readIds(marks)
  for (const id of readIds(fresh)) slice.known.add(id)
  if (from.phase === "name") for (const id of slice.previous) slice.byName.add(id)
  return Effect.succeed({
    page: { ...served.page, results },
    position,
    next: makeNext(list, slice, position, served.page, marks)
  })
}

const movePosition = (
  sliced: Slices | undefined,
  from: Position,
  fresh: ReadonlyArray<Mark>,
  marks: ReadonlyArray<Mark>
): Position => {
  const done = from.done + fresh.length
  const at = marks.findLast(({ day }) => day !== null)?.day ?? from.at
  if (sliced === undefined || at === undefined) return { ...from, done }
  const isDisordered = from.phase === "list" && !isInOrder(sliced, from.at, fresh)
  return {
    ...from,
    at,
    seen: remember(sliced, from.seen, fresh, at),
    done,
    ...(isDisordered ? { unordered: true } : {})
  }
}

/** Checks the order of the new items. Items that come again do not count, because others that were added move them. */
const isInOrder = (
  { direction, overlap }: Slices,
  at: string | undefined,
  fresh: ReadonlyArray<Mark>
): boolean => {
  let furthest = at
  for (const { day } of fresh) {
    if (day === null) continue
    if (furthest !== undefined && isFurther(furthest, addDay(day, direction, overlap), direction))
      return false
    if (furthest === undefined || isFurther(day, furthest, direction)) furthest = day
  }
  return true
}

/** Returns what was delivered of the days that a slice which begins at `at` would show again. */
const remember = (
  { direction, overlap }: Slices,
  seen: Position["seen"],
  fresh: ReadonlyArray<Mark>,
  at: string
): Position["seen"] => {
  const first = addDay(at, direction, -overlap)
  const delivered = Arr.groupBy(fresh, ({ day }) => day ?? at)
  const days = [...new Set([...Object.keys(seen), ...Object.keys(delivered)])].filter(
    (day) => !isFurther(first, day, direction)
  )
  return Object.fromEntries(
    days.map((day) => [day, [...(seen[day] ?? []), ...readIds(delivered[day] ?? [])]])
  )
}

const end: Next = { _tag: "End" }
const fail = (error: DecodeError | ValidationError): Next => ({ _tag: "Fail", error })

/** Decides what follows a page: the next page, a slice, the end, or the error that ends the walk. */
const makeNext = <A, E>(
  { endsAtCap, path, sliced }: Walkable<A, E>,
  slice: Slice,
  position: Position,
  page: Page<unknown>,
  marks: ReadonlyArray<Mark>
): Next => {
  const cut = (to: Partial<Position>, byName: ReadonlySet<number> = new Set()): Next => ({
    _tag: "Slice",
    position: { ...position, page: 1, ...to },
    byName
  })
  const lastServed = Math.ceil(Math.min(page.count, countCap) / page.per_page)
  if (page.has_next) {
    return { _tag: "Page", position: { ...position, page: position.page + 1 }, last: lastServed }
  }
  if (position.page < lastServed) {
    const expected = `Expected the items of page ${position.page} of ${lastServed}, the page is empty`
    return fail(findContradiction(path, "results", expected))
  }
  const { at } = position
  if (position.phase === "list") {
    if (!page.capped) return end
    if (sliced === undefined || at === undefined) return endsAtCap ? end : fail(endOfService)
    if (position.unordered === true) return fail(notInOrder)
    const day = addDay(at, sliced.direction, -sliced.overlap)
    // A slice that is all one day, or in which no item has a day, would lead to the same slice again.
    if (slice.start === at || position.day === day) return cut({ phase: "name", day: at })
    return slice.fresh === 0 ? fail(makeNothingNewError(position.day ?? at)) : cut({ day })
  }
  if (sliced === undefined || at === undefined) return end
  if (page.capped && position.phase === "-name" && (position.seen[at] ?? []).length === 0) {
    return fail(makeNothingNewError(at))
  }
  const nextDay = addDay(at, sliced.direction)
  const following = nextDay === at ? end : cut({ phase: "list", day: nextDay, seen: {} })
  if (!page.capped) return following
  if (position.phase === "name") return cut({ phase: "-name" }, slice.byName)
  return marks.some(({ id }) => id !== undefined && slice.byName.has(id))
    ? following
    : fail(makeDayTooLongError(at))
}

/**
 * Returns the position that a saved cursor holds. It continues at the day and not at the page, because pages move when
 * something is published meanwhile.
 */
export const makeResumable = <A, E>({ sliced }: Walkable<A, E>, position: Position): Position =>
  sliced === undefined || position.at === undefined || position.unordered === true
    ? { ...position, page: position.page + 1 }
    : {
        ...position,
        page: 1,
        phase: "list",
        day: addDay(position.at, sliced.direction, -sliced.overlap)
      }

const endOfService = argumentError(
  "walk",
  "order_by",
  "Beatport serves the first 10,000 items of a list, and this list is longer. Lists of tracks, releases and charts continue when they are ordered by publish_date, in either direction; narrow other lists by a filter, or take at most 10,000 items."
)

const notInOrder = argumentError(
  "walk",
  "order_by",
  "Beatport serves the first 10,000 items of a list, and this list is longer. It cannot be continued by day, because the server did not order it by publish_date. Narrow the list by a range of publish_date."
)

const makeNothingNewError = (slice: string) =>
  argumentError(
    "walk",
    "publish_date",
    `Beatport was asked for the items from ${slice} on, and returned only items that it had returned before. Narrow the list, for example by genre_id.`
  )

const makeDayTooLongError = (day: string) =>
  argumentError(
    "walk",
    "publish_date",
    `On ${day} there are more items than Beatport serves of one day. Narrow the list, for example by genre_id.`
  )
