/**
 * Slices of a list: the server serves the first 10,000 items and no more, but it serves those of any range of days.
 */
import { Array as Arr, DateTime, Schema } from "effect"
import { Day, type Range } from "../../schemas/Range.ts"

/** The filters that a list needs to be sliced by. */
export interface SlicedFilters {
  readonly publish_date?: string | Range<string> | undefined
  readonly order_by?: string | ReadonlyArray<string> | undefined
}

export type Direction = "newest" | "oldest"

/** How the items of a list tell their day. */
export interface Slicing<A> {
  // A method, and not a property: a list calls it with its own items only, so a list of tracks is one of anything.
  /** Returns a day of the calendar as `YYYY-MM-DD`; null if the item has none. See `dayIn`. */
  dayOf(item: A): string | null
  /**
   * The number of days that a slice begins early. It is 1 if the list is ordered by times and sliced by days, because the server
   * takes a day for its midnight in an unknown time zone.
   */
  readonly overlap: 0 | 1
}

/** Describes how a list continues past the 10,000-item cap. */
export interface Slices {
  readonly direction: Direction
  readonly overlap: 0 | 1
  /** The days that the caller requested. */
  readonly range: Range<string>
}

const isDay = Schema.is(Day)
const dayLength = "YYYY-MM-DD".length

/** Returns the day of a date or time from the server; null if it is not in the calendar. */
export const readDay = (date: string | null): string | null => {
  const day = date?.slice(0, dayLength)
  // A year of five or six digits would be cut into a day of another year.
  return day !== undefined && isDay(day) && !/^\d/.test(date?.slice(dayLength) ?? "") ? day : null
}

/** Returns the direction of an order: newest first (the default) or oldest first; undefined if days cannot continue it. */
export const readDirection = ({ order_by }: SlicedFilters): Direction | undefined => {
  const [first] = Arr.ensure(order_by ?? [])
  if (first === undefined || first === "-publish_date") return "newest"
  return first === "publish_date" ? "oldest" : undefined
}

/** Returns the range of a date filter. A single day is a range of one. */
export const readRange = (date: string | Range<string> | undefined): Range<string> =>
  typeof date === "string" ? { from: date, to: date } : (date ?? {})

/** Returns the rest of a range from a day on; undefined if no day is left. */
export const cutRemaining = (
  range: Range<string>,
  direction: Direction,
  day: string
): Range<string> | undefined => {
  if (direction === "newest")
    return range.from !== undefined && day < range.from ? undefined : { ...range, to: day }
  return range.to !== undefined && day > range.to ? undefined : { ...range, from: day }
}

const firstDay = "0000-01-01"
const lastDay = "9999-12-31"

/** Returns the day that is some days further in a direction. At either end of the calendar it returns the same day. */
export const addDay = (day: string, direction: Direction, days = 1): string => {
  const moved = DateTime.makeUnsafe(`${day}T00:00:00Z`).pipe(
    DateTime.add({ days: direction === "newest" ? -days : days }),
    DateTime.formatIsoDateUtc
  )
  return isDay(moved) ? moved : day < "5" ? firstDay : lastDay
}

/** Tells whether a day is further in a direction than another. */
export const isFurther = (day: string, than: string, direction: Direction): boolean =>
  direction === "newest" ? day < than : day > than

/** The day in the middle of a range of days. */
export const findMiddle = (from: string, to: string): string => {
  const [start, end] = [from, to].map((day) => DateTime.makeUnsafe(`${day}T00:00:00Z`).epochMilliseconds)
  return DateTime.formatIsoDateUtc(DateTime.makeUnsafe(((start ?? 0) + (end ?? 0)) / 2))
}
