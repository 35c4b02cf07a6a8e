/**
 * The query parameters that take a range of days or numbers. Beatport writes it as a slice: `from:to`, either end open.
 */
import { DateTime, Option, Schema, SchemaTransformation } from "effect"

/** Describes a range, both ends included. An omitted end is open. */
export interface Range<A> {
  /** Inclusive lower bound. Default: none. */
  readonly from?: A | undefined
  /** Inclusive upper bound. Default: none. */
  readonly to?: A | undefined
}

const ordered = Schema.makeFilter((range: Range<string> | Range<number>) =>
  range.from === undefined && range.to === undefined
    ? "Expected from, to or both"
    : range.from === undefined || range.to === undefined || range.from <= range.to
      ? undefined
      : "Expected from to be at or before to"
)

const slice = <A extends string | number>(read: (wire: string) => A) =>
  SchemaTransformation.transform<A | Range<A>, string>({
    decode: (wire) => {
      const [from = "", to] = wire.split(":")
      if (to === undefined) return read(from)
      return { ...(from === "" ? {} : { from: read(from) }), ...(to === "" ? {} : { to: read(to) }) }
    },
    encode: (value) => (typeof value === "object" ? `${value.from ?? ""}:${value.to ?? ""}` : String(value))
  })

/** Accepts one end of a range. Undefined leaves it open. */
const end = <S extends Schema.Constraint>(value: S, expected: string) =>
  Schema.optionalKey(Schema.UndefinedOr(value).annotate({ expected }))

const NumberSlice = Schema.Union([
  Schema.Int,
  Schema.Struct({
    from: end(Schema.Int, "a whole number"),
    to: end(Schema.Int, "a whole number")
  }).check(ordered)
]).annotate({ expected: "a whole number, or a range such as { from: 120, to: 130 }" })

/** Describes a parameter that takes one value or a range, and is a string in the URL. */
export interface Slice<S extends Schema.Constraint> extends Schema.optionalKey<
  Schema.decodeTo<S, Schema.String>
> {}

/** Accepts a whole number or a range of them: `bpm: 174`, `bpm: { from: 170, to: 175 }`. */
export const numbers: Slice<typeof NumberSlice> = Schema.optionalKey(
  Schema.String.pipe(Schema.decodeTo(NumberSlice, slice(Number)))
)

/** Accepts a day of the calendar as `YYYY-MM-DD`. */
export const Day = Schema.String.check(
  Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/, { message: "Expected a day as YYYY-MM-DD" }).abort(),
  Schema.makeFilter((day: string) => {
    // `Date` converts the 31st of February to a day in March.
    const read = Option.map(DateTime.make(`${day}T00:00:00Z`), DateTime.formatIsoDateUtc)
    return Option.contains(read, day) ? undefined : "Expected a day that is in the calendar"
  })
)

const DaySlice = Schema.Union([
  Day,
  Schema.Struct({
    from: end(Day, "a day as YYYY-MM-DD"),
    to: end(Day, "a day as YYYY-MM-DD")
  }).check(ordered)
]).annotate({ expected: 'a day as YYYY-MM-DD, or a range such as { from: "2026-01-01" }' })

/**
 * Accepts a day as `YYYY-MM-DD`, or a range of days: `publish_date: { from: "2026-01-01" }`. Datetimes are filtered
 * by their day, because the colons of a time would be taken for a slice.
 */
export const days: Slice<typeof DaySlice> = Schema.optionalKey(
  Schema.String.pipe(
    Schema.decodeTo(
      DaySlice,
      slice((day) => day)
    )
  )
)
