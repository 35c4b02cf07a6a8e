/**
 * Results: rows within a size that a model can read, and the cursor at which the next call continues.
 */
import { Context, Effect, Formatter, Hash, Option, Schema } from "effect"
import { Row } from "./Row.ts"
import { type ToolFailure, makeArgumentFailure } from "./ToolFailure.ts"

/** Makes the schema of a result from the schema of its rows. */
export const ListingOf = <S extends Schema.Constraint>(row: S) =>
  Schema.Struct({
    /** How many items there are in all, as far as Beatport counts. */
    count: Schema.Int,
    /** How many of them are in this result. */
    returned: Schema.Int,
    items: Schema.Array(row),
    /** The references that Beatport has nothing for. */
    missing: Schema.optionalKey(Schema.Array(Schema.String)),
    /** What the reader has to know besides, such as why the result was cut. */
    note: Schema.optionalKey(Schema.String),
    /** Passed with the same arguments, continues after the last item. */
    next_cursor: Schema.optionalKey(Schema.String)
  })

/** The result of a tool that returns rows. */
export const Listing = ListingOf(Row)
export type Listing = typeof Listing.Type

/** Describes a result whatever its rows are. */
export interface ListingLike<A> {
  readonly count: number
  readonly returned: number
  readonly items: ReadonlyArray<A>
  readonly missing?: ReadonlyArray<string>
  readonly note?: string
  readonly next_cursor?: string
}

/** The greatest size of a whole result in characters, with its text and its structured form. Default 40,000. */
export const MaxResultChars = Context.Reference<number>("effect-beatport/mcp/MaxResultChars", {
  defaultValue: () => 40_000
})

/** The least value of `MaxResultChars`: one full row fits. */
export const leastResultChars = 4_000

/** What the envelope of a result takes, in characters. */
const envelopeChars = 300

/** Describes rows before they are fitted into a result. */
export interface Rows<A> {
  /** What tells this list from others: the arguments that select it. Cursors of another list are rejected. */
  readonly list: object
  /** The position of the first row in the list, from 0. */
  readonly offset: number
  readonly rows: ReadonlyArray<A>
  /** How many items the list has. */
  readonly count: number
  readonly missing?: ReadonlyArray<string>
  readonly note?: string | undefined
}

/** Makes the result of as many rows as fit; if there are more, it has the cursor to continue with. */
export const toListing = <A extends object>(given: Rows<A>): Effect.Effect<ListingLike<A>> =>
  Effect.map(MaxResultChars, (limit) => {
    const cutTo = (kept: number): ListingLike<A> => {
      const items = given.rows.slice(0, kept)
      const end = given.offset + kept
      const wasCut = kept < given.rows.length
      const notes = [
        ...(given.note === undefined ? [] : [given.note]),
        ...(wasCut
          ? [`Cut to ${kept} of ${given.rows.length} items, because the result would be too long.`]
          : [])
      ]
      const missing = given.missing ?? []
      return {
        count: given.count,
        returned: items.length,
        items,
        ...(missing.length === 0 ? {} : { missing }),
        ...(notes.length === 0 ? {} : { note: notes.join(" ") }),
        ...(wasCut || end < given.count ? { next_cursor: toCursor(given.list, end) } : {})
      }
    }
    const fits = (kept: number) => measureSize(cutTo(kept)) + envelopeChars <= limit
    if (fits(given.rows.length)) return cutTo(given.rows.length)
    // The largest number of rows that fits, by halves; one row is returned in any case.
    let [low, high] = [1, given.rows.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (fits(middle)) low = middle
      else high = middle - 1
    }
    return cutTo(Math.min(low, given.rows.length))
  })

/** Returns the length of a whole result: its structured form, and its text as JSON writes it. */
const measureSize = (listing: ListingLike<object>): number =>
  JSON.stringify(listing).length + JSON.stringify(toText(listing)).length

/**
 * Writes a result as text: a line of counts, a line of column names, one line for each row. It takes about half the
 * characters of the same data as JSON.
 */
export const toText = (listing: ListingLike<object>): string => {
  const { items, ...around } = listing
  const { count, returned, ...rest } = around
  const rows = items.map((item) => new Map<string, unknown>(Object.entries(item)))
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))]
  return [
    `${returned} of ${count}`,
    ...writePropertyLines(rest),
    ...(rows.length === 0 ? [] : [columns.join(" | ")]),
    ...rows.map((row) => columns.map((column) => writeCell(row.get(column))).join(" | "))
  ].join("\n")
}

/** Writes the properties of a value as lines of name and value. */
export const writePropertyLines = (value: object): ReadonlyArray<string> =>
  Object.entries(value).map(([name, held]) => `${name}: ${writeCell(held)}`)

/** A separator in a name would look like another column. */
const writeCell = (value: unknown): string =>
  value === undefined || value === null
    ? ""
    : typeof value === "string"
      ? value.replaceAll("|", "/")
      : JSON.stringify(value)

const Saved = Schema.StringFromBase64Url.pipe(
  Schema.decodeTo(
    Schema.fromJsonString(Schema.Tuple([Schema.Int, Schema.Int.check(Schema.isGreaterThan(0))]))
  )
)
const encode = Schema.encodeSync(Saved)
const decode = Schema.decodeUnknownOption(Saved)

const hashQuery = (list: object): number =>
  Hash.string(Formatter.formatJson(Object.entries(list).toSorted(([a], [b]) => (a < b ? -1 : 1))))

const toCursor = (list: object, offset: number): string => encode([hashQuery(list), offset])

/** Returns the position at which a call starts: 0 without a cursor. A cursor of another list is a failure. */
export const readOffset = (list: object, cursor: string | undefined): Effect.Effect<number, ToolFailure> => {
  if (cursor === undefined) return Effect.succeed(0)
  return Option.match(
    Option.filter(decode(cursor), ([saved]) => saved === hashQuery(list)),
    {
      onNone: () =>
        Effect.fail(
          makeArgumentFailure(
            "cursor",
            "Expected the next_cursor of an earlier result of this tool, with the same other arguments (limit and detail may differ). Leave it out to start at the beginning."
          )
        ),
      onSome: ([, offset]) => Effect.succeed(offset)
    }
  )
}
