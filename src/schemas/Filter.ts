/**
 * The types of query parameters: what the caller writes, and what the URL contains.
 *
 * Beatport separates the members of a list with commas (any of them may match) and ignores unknown parameters. So the SDK
 * checks every parameter itself. Ranges of days and numbers are in `Range`.
 */
import {
  Array as Arr,
  Effect,
  Predicate,
  Schema,
  SchemaIssue,
  SchemaParser,
  SchemaTransformation
} from "effect"
import { expectedIsrc, expectedUpc, isrcOf, upcOf } from "./codes.ts"
import { type GenreName, Genres } from "./Genres.ts"
import { type Camelot, type KeyName, Keys } from "./Keys.ts"

const toReadIds = "To read an id from a link or a string, use Store.parse"

/** Says what an id is, in the error of a value that is none. Callers without types pass links and digits. */
export const expectedId = `Expected an id, which is a whole number above 0. ${toReadIds}`

/** Accepts a Beatport id: a positive integer. */
export const Id = Schema.Number.annotate({ message: expectedId }).check(
  Schema.isInt({ message: expectedId }).abort(),
  Schema.isGreaterThan(0, { message: expectedId })
)

/** Accepts the number of entries from the top of a list: 1 to 100. */
export const TopCount = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 }))

/** Holds the parameters of every list. No recorded page has more than 100 items. */
export const paging = {
  /** The number of the page, from 1. */
  page: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThan(0))),
  /** The number of items on a page: 1 to 100, by default 100. */
  per_page: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 })))
}

/** Requests releases instead of tracks in a list of bestsellers. */
export const topReleases = Schema.optionalKey(Schema.Literal("release"))

const oneOrMany = <S extends Schema.Constraint>(member: S, expected: string) =>
  Schema.Union([
    member,
    Schema.Array(member).check(Schema.isMinLength(1, { message: "Expected at least one member" }))
  ]).annotate({ expected })

/** Describes a parameter that takes one value or several of a kind, and is a string in the URL. */
export interface CommaList<S extends Schema.Constraint> extends Schema.optionalKey<
  Schema.decodeTo<Schema.toType<Schema.Union<readonly [S, Schema.$Array<S>]>>, Schema.String>
> {}

/**
 * Encodes a list of values, separated by commas in the URL. `expected` describes the list, `write` converts a member to one
 * or more strings, and `read` converts a string to a member.
 */
const commaList = <S extends Schema.Constraint>(
  member: S,
  codec: {
    readonly expected: string
    readonly write: (member: S["Type"]) => Effect.Effect<ReadonlyArray<string>, SchemaIssue.Issue>
    readonly read: (wire: string) => Effect.Effect<S["Type"], SchemaIssue.Issue>
  }
): CommaList<S> =>
  Schema.optionalKey(
    Schema.String.pipe(
      Schema.decodeTo(
        Schema.toType(oneOrMany(member, codec.expected)),
        SchemaTransformation.transformEffect<S["Type"] | ReadonlyArray<S["Type"]>, string>({
          decode: (wire) => Effect.forEach(wire.split(","), codec.read),
          encode: (value) =>
            Effect.map(
              Effect.forEach(Arr.ensure(value), (one, index) =>
                Effect.mapError(codec.write(one), (issue) =>
                  Array.isArray(value) ? new SchemaIssue.Pointer([index], issue) : issue
                )
              ),
              (texts) => Arr.dedupe(texts.flat()).join(",")
            )
        })
      )
    )
  )

const plain = (member: string | number) => Effect.succeed([String(member)])

const number = (wire: string) => Effect.succeed(Number(wire))

const invalid = (message: string) => Effect.fail(new SchemaIssue.InvalidValue({ message }))

/** Accepts ids, any of which may match: `label_id: 6446` or `label_id: [6446, 62572]`. */
export const ids = commaList(Id, {
  expected: `an id or an array of ids. ${toReadIds}`,
  write: plain,
  read: number
})

/** Requests recommendations for these ids. Beatport's document names no parameter, so this name is a guess. */
export const similarTo = {
  /** The ids to recommend for. The name of this parameter is not documented. */
  ids
}

/** Accepts whole numbers, any of which may match. */
export const integers = commaList(Schema.Int, {
  expected: "a whole number or an array of whole numbers",
  write: plain,
  read: number
})

/**
 * Accepts strings, any of which may match. A comma within one is an error, because the server takes it for a separator: it would
 * find every item that contains one of the parts.
 */
export const texts = commaList(Schema.NonEmptyString, {
  expected: "a string or an array of strings",
  write: (given) => (given.includes(",") ? invalid(commaInText) : plain(given)),
  read: Effect.succeed
})

const commaInText =
  'Expected a text without a comma, because Beatport reads a comma as "or". For any of several texts, pass an array: ' +
  '["Low Tide", "Cold Lamp"]. For one text that contains a comma, use search'

/** Accepts ISRCs, any of which may match. Hyphens, spaces and quotes are ignored. */
export const isrcs = commaList(Schema.String, {
  expected: "an ISRC or an array of ISRCs",
  write: (given) => code(isrcOf(given), expectedIsrc),
  read: Effect.succeed
})

/** Accepts UPCs or EANs, any of which may match. Hyphens, spaces and quotes are ignored. Each is sent with its own number of zeros. */
export const upcs = commaList(Schema.String, {
  expected: "a UPC, an EAN or an array of them",
  write: (given) => code(upcOf(given), expectedUpc),
  read: Effect.succeed
})

const code = (found: string | undefined, expected: string) =>
  found === undefined ? invalid(expected) : Effect.succeed([found])

/** Accepts one ISRC in a path. Hyphens, spaces and quotes are ignored. */
export const Isrc = Schema.String.pipe(
  Schema.decodeTo(
    Schema.String,
    SchemaTransformation.transformEffect<string, string>({
      decode: Effect.succeed,
      encode: (given) => Effect.map(code(isrcOf(given), expectedIsrc), ([found = ""]) => found)
    })
  )
)

/** Accepts one string that is not empty. */
export const text = Schema.optionalKey(Schema.NonEmptyString)

/** Accepts a boolean. */
export const flag = Schema.optionalKey(Schema.Boolean)

/** Accepts a genre by id or by name. The name is checked when the call is made, so any string compiles. */
export type GenreInput = number | GenreName | (string & {})

/** A genre by id, or by a string that may be its name. */
export const GenreIdOrName = Schema.Union([
  Id,
  Schema.declare((u: unknown): u is GenreName | (string & {}) => Predicate.isString(u), {
    expected: "a genre's id or name"
  })
])

const noGenre = (near: ReadonlyArray<string>): string =>
  near.length === 0
    ? 'Expected a genre\'s id or name, such as "Tech House"; Genres.all lists them'
    : `Expected a genre's id or name; the nearest names are ${near.join(", ")}`

/** The ids that a genre stands for. A number is its own; a former name can stand for several genres. */
const genreIdsOf = (genre: GenreInput) => {
  const found = Predicate.isNumber(genre) ? [genre] : Genres.ids(genre)
  return found.length === 0 ? invalid(noGenre(Genres.near(String(genre)))) : Effect.succeed(found.map(String))
}

const genreId = (genre: GenreInput) =>
  Effect.flatMap(genreIdsOf(genre), ([id = "", ...more]) =>
    more.length === 0
      ? Effect.succeed(id)
      : invalid(`Expected one genre; this name stands for several: ${Genres.near(String(genre)).join(", ")}`)
  )

/** One genre by id or name, in a path. */
export const GenreId = Schema.String.pipe(
  Schema.decodeTo(
    Schema.toType(GenreIdOrName),
    SchemaTransformation.transformEffect<GenreInput, string>({ decode: number, encode: genreId })
  )
)

/** Accepts one genre by id or name, in a request body, where ids are numbers. */
export const GenreInBody = Schema.Int.pipe(
  Schema.decodeTo(
    Schema.toType(GenreIdOrName),
    SchemaTransformation.transformEffect<GenreInput, number>({
      decode: Effect.succeed,
      encode: (genre) => Effect.map(genreId(genre), Number)
    })
  )
)

/** Accepts genres by id or name, any of which may match: `genre_id: "Tech House"`, `genre_id: [5, "Deep House"]`. */
export const genreIds = commaList(GenreIdOrName, {
  expected: "a genre's id or name, or an array of them",
  write: genreIdsOf,
  read: number
})

/** Accepts a musical key by id, by name or in Camelot notation. It is checked when the call is made. */
export type KeyInput = number | KeyName | Camelot | (string & {})

const Key = Schema.Union([
  Id,
  Schema.declare((u: unknown): u is KeyName | Camelot | (string & {}) => Predicate.isString(u), {
    expected: "a key's id, name or Camelot notation"
  })
])

/** Accepts keys, any of which may match. A name or Camelot notation requests both spellings of the pitch. */
export const keyIds = commaList(Key, {
  expected: "a key's id, name or Camelot notation, or an array of them",
  write: (key) => {
    if (Predicate.isNumber(key)) return plain(key)
    const found = Keys.ids(key)
    return found.length === 0
      ? invalid(`Expected a key's id, its name such as "F# Minor", or Camelot notation such as "11A"`)
      : Effect.succeed(found.map(String))
  },
  read: number
})

/**
 * Accepts the fields by which a list can be ordered. A leading `-` means descending. Later fields order the items
 * that earlier fields leave equal.
 */
export const orderBy = <const Field extends string>(...fields: ReadonlyArray<Field>) => {
  const Order = Schema.Literals(
    fields.flatMap((field): ReadonlyArray<Field | `-${Field}`> => [field, `-${field}`])
  )
  return commaList(Order, {
    expected: "a field to order by, or an array of fields",
    write: plain,
    read: SchemaParser.decodeUnknownEffect(Order)
  })
}
