/**
 * Where a walk through a list has got to, as a text that can be saved.
 */
import { Effect, Formatter, Hash, Option, Schema } from "effect"
import { argumentError, type ValidationError } from "../../errors/ValidationError.ts"
import { Day } from "../../schemas/Range.ts"

/**
 * The position of a walk.
 *
 * `phase` is how the day is read: in the list's order, or, where one day alone is longer than the server serves, by
 * name from both ends.
 */
export const Position = Schema.Struct({
  /** The next page; of the slice, where there is one. */
  page: Schema.Int.check(Schema.isGreaterThan(0)),
  phase: Schema.Literals(["list", "name", "-name"]),
  /** The day the slice begins with, where the walk goes by days. */
  day: Schema.optionalKey(Day),
  /** The day of the last item that was delivered. */
  at: Schema.optionalKey(Day),
  /** The items that were delivered of that day, and of others that the next slice may show again. */
  seen: Schema.Record(Day, Schema.Array(Schema.Int)),
  /** Whether the days of the list are in disorder, so that it cannot be continued by day. */
  unordered: Schema.optionalKey(Schema.Literal(true)),
  /** How many items were delivered in all. */
  done: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
})
export type Position = typeof Position.Type

/** Returns the position of a walk that begins at a page. */
export const makeBeginning = (page: number): Position => ({ page, phase: "list", seen: {}, done: 0 })

const Saved = Schema.StringFromBase64Url.pipe(
  Schema.decodeTo(Schema.fromJsonString(Schema.Struct({ list: Schema.Int, position: Position })))
)

const encode = Schema.encodeSync(Saved)
const decode = Schema.decodeUnknownOption(Saved)

/** Hashes everything that tells a list from others, so that a cursor of another list is recognised. */
const hashList = (list: object): number =>
  Hash.string(
    Formatter.formatJson(
      Object.entries(list)
        .filter(([, value]) => value !== undefined)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
    )
  )

/** Writes a position of a list as a cursor. */
export const toCursor = (list: object, position: Position): string =>
  encode({ list: hashList(list), position })

/** Reads the position in a cursor. A cursor of another list is invalid. */
export const fromCursor = (list: object, cursor: string): Effect.Effect<Position, ValidationError> =>
  Option.match(
    Option.filter(decode(cursor), (saved) => saved.list === hashList(list)),
    {
      onNone: () =>
        Effect.fail(
          argumentError("walk", "cursor", "Expected a cursor that a walk through this very list gave.")
        ),
      onSome: ({ position }) => Effect.succeed(position)
    }
  )
