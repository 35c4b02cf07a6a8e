/**
 * Filters as flags: named and described as the declaration of API v4 names and describes them, in kebab case.
 */
import { Clock, DateTime, Duration, Effect, Option, Predicate, Schema } from "effect"
import { Flag } from "effect/cli"
import { argumentDescriptions } from "../api/descriptions.ts"
import { issues } from "../errors/fromSchema.ts"
import * as Filter from "../schemas/Filter.ts"
import * as Range from "../schemas/Range.ts"
import { Genres } from "../schemas/Genres.ts"
import { Keys } from "../schemas/Keys.ts"
import { UsageError } from "./CliFailure.ts"
import { findNearestGenres, describeUnknownGenre } from "./parseReference.ts"

/** The query of a list, as `src/api` declares it. */
type Declaration = Schema.ConstraintDecoder<unknown> & {
  readonly fields: Readonly<Record<string, Schema.Constraint>>
}

/** The value of each flag, by the filter's own name. */
type Given = Readonly<Record<string, Option.Option<string | boolean>>>

const toKebab = (name: string): string => name.replaceAll("_", "-")

/** `--limit` and `--all` page. */
const paging: ReadonlySet<string> = new Set(["page", "per_page"])

/** What a flag takes, as its help shows it. */
const metavars: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [Filter.ids, "ID,…"],
  [Filter.genreIds, "GENRE,…"],
  [Filter.keyIds, "KEY,…"],
  [Range.days, "FROM:TO"],
  [Range.numbers, "FROM:TO"],
  [Filter.integers, "N,…"]
])

/** Short forms of filters, with the filter that each is for. */
const shortForms = {
  genre: { field: "genre_id", metavar: "GENRE,…", description: "Genres by name or id: --genre techno,5" },
  key: { field: "key_id", metavar: "KEY,…", description: "Keys: --key 8A, --key 'F# Minor', --key 1m" },
  since: {
    field: "publish_date",
    metavar: "DAY",
    description: "Published since: --since 7d, --since 2026-01-01"
  }
} as const

/** Makes a flag of each filter of a declaration, and of the short forms. The descriptions are found by its name. */
export const makeFilterFlags = (
  declaration: string,
  { fields }: Declaration
): Record<string, Flag.Flag<Option.Option<string | boolean>>> => ({
  ...Object.fromEntries(
    Object.entries(shortForms)
      .filter(([, { field }]) => Object.hasOwn(fields, field))
      .map(([name, { description, metavar }]) => [
        name,
        Flag.String(name).pipe(Flag.withMetavar(metavar), Flag.withDescription(description), Flag.optional)
      ])
  ),
  ...Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !paging.has(name))
      .map(([name, field]) => [
        name,
        makeFilterFlag(name, field, argumentDescriptions.get(declaration)?.get(name))
      ])
  )
})

const makeFilterFlag = (
  name: string,
  field: Schema.Constraint,
  description: string | undefined
): Flag.Flag<Option.Option<string | boolean>> => {
  const flag: Flag.Flag<string | boolean> =
    field === Filter.flag
      ? Flag.Boolean(toKebab(name))
      : Flag.String(toKebab(name)).pipe(Flag.withMetavar(metavars.get(field) ?? "TEXT"))
  return flag.pipe(
    Flag.withDescription(
      description === undefined ? `Filter by ${name.replaceAll("_", " ")}` : toFlag(description)
    ),
    Flag.optional
  )
}

/** A description of the declaration in the words of a command line: ranges are `FROM:TO`, and no code is marked. */
const toFlag = (description: string): string =>
  description
    .replace(/[:,]? or a range `\{ from, to \}`/, ", or a range `FROM:TO`")
    .replaceAll("`", "")
    .replace(/\.$/, "")

/** Reads the filters that the flags give. Errors name the flag. */
export const readFilters = Effect.fnUntraced(function* <D extends Declaration>(declaration: D, given: Given) {
  const query = new Map<string, string | boolean>()
  for (const [name, field] of Object.entries(declaration.fields)) {
    const value = Option.getOrUndefined(given[name] ?? Option.none())
    if (value === undefined) continue
    query.set(name, Predicate.isBoolean(value) ? value : yield* toWire(toKebab(name), field, value))
  }
  for (const [name, { field }] of Object.entries(shortForms)) {
    const value = Option.getOrUndefined(given[name] ?? Option.none())
    const declared = declaration.fields[field]
    if (!Predicate.isString(value) || declared === undefined) continue
    if (query.has(field))
      return yield* failInvalid(`--${name} and --${toKebab(field)} are the same filter: give one of them`)
    query.set(field, name === "since" ? yield* readSince(value) : yield* toWire(name, declared, value))
  }
  const decode: (query: unknown) => Effect.Effect<D["Type"], Schema.SchemaError> = Schema.decodeUnknownEffect(
    declaration,
    { errors: "all" }
  )
  return yield* Effect.mapError(decode(Object.fromEntries(query)), (error) => {
    const [first] = issues(error)
    const name = first?.at.split(/[.[]/)[0] ?? ""
    return new UsageError({
      message: `--${toKebab(name)}: ${lowerFirst(first?.said ?? "invalid value")}, not "${String(query.get(name))}"`
    })
  })
})

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const failInvalid = (message: string, hint?: string) =>
  Effect.fail(new UsageError({ message, ...(hint === undefined ? {} : { hint }) }))

/** Writes names of genres and keys as ids, and everything else as it is. */
const toWire = (flag: string, field: Schema.Constraint, text: string): Effect.Effect<string, UsageError> => {
  if (field === Filter.genreIds) return readMembers(text, (name) => readGenreIds(flag, name))
  if (field === Filter.keyIds) return readMembers(text, (name) => readKeyIds(flag, name))
  if (text === "") return failInvalid(`--${flag}: expected a value`)
  return Effect.succeed(text)
}

const readMembers = (text: string, read: (member: string) => Effect.Effect<string, UsageError>) =>
  Effect.map(
    Effect.forEach(text.split(","), (member) => read(member.trim())),
    (members) => members.join(",")
  )

const id = /^[1-9]\d{0,14}$/

/** Reads a genre by id or name. A name that stands for several genres requests each of them. */
const readGenreIds = (flag: string, name: string): Effect.Effect<string, UsageError> => {
  const known = id.test(name) ? [] : Genres.ids(name)
  return known.length === 0 ? readGenreId(flag, name) : Effect.succeed(known.join(","))
}

/** Reads one genre by id or name. */
export const readGenreId = (flag: string, name: string): Effect.Effect<string, UsageError> => {
  if (id.test(name)) return Effect.succeed(name)
  const known = Genres.id(name)
  return known === undefined
    ? failInvalid(`--${flag}: ${describeUnknownGenre(name)}`, findNearestGenres(name))
    : Effect.succeed(String(known))
}

const readKeyIds = (flag: string, name: string): Effect.Effect<string, UsageError> => {
  if (id.test(name)) return Effect.succeed(name)
  const known = Keys.ids(name)
  return known.length === 0
    ? failInvalid(`--${flag}: there is no key "${name}"`, 'Keys are written 8A, "A Minor" or 1m.')
    : Effect.succeed(known.join(","))
}

/** Reads `7d`, `2w`, `3m` or a day as the start of a range of days. */
export const readSince = Effect.fnUntraced(function* (text: string) {
  const [, amount, unit] = /^(\d{1,4})([dwm])$/.exec(text) ?? []
  if (amount !== undefined) {
    const days = Number(amount) * (unit === "w" ? 7 : unit === "m" ? 30 : 1)
    const now = DateTime.makeUnsafe(yield* Clock.currentTimeMillis)
    return `${DateTime.formatIsoDateUtc(DateTime.subtractDuration(now, Duration.days(days)))}:`
  }
  const day = Option.map(DateTime.make(`${text}T00:00:00Z`), DateTime.formatIsoDateUtc)
  return Option.contains(day, text)
    ? `${text}:`
    : yield* failInvalid(`--since: expected a day such as 2026-01-01, or a time such as 7d, not "${text}"`)
})
