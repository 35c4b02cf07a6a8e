/**
 * The parameters that tools share, and how their values are understood.
 */
import { Clock, DateTime, Effect, Option, Schema } from "effect"
import { Genres } from "../schemas/Genres.ts"
import { Keys } from "../schemas/Keys.ts"
import { Store } from "../schemas/Store.ts"
import { describeParameter } from "./describeParameter.ts"
import { Detail } from "./Row.ts"
import { type ToolFailure, makeArgumentFailure } from "./ToolFailure.ts"

/** An id as a number, or a name, a reference or a link as a string. */
export const IdOrText = Schema.Union([Schema.Int.check(Schema.isGreaterThan(0)), Schema.NonEmptyString])

const optional = <S extends Schema.Constraint>(schema: S) => Schema.optionalKey(schema)

/** A genre by id or name. */
export const genre = optional(
  IdOrText.annotate({ description: describeParameter("TrackFilters", "genre_id") })
)

/** Musical keys, separated by commas. */
export const key = optional(
  Schema.NonEmptyString.annotate({
    description: `${describeParameter("TrackFilters", "key_id")}, or several: 8A,9A`
  })
)

const Bpm = Schema.Int.check(Schema.isGreaterThan(0))

/** The slowest and the fastest tempo, both included. */
export const bpmRange = {
  bpm_from: optional(Bpm.annotate({ description: describeParameter("TrackFilters", "bpm") })),
  bpm_to: optional(Bpm.annotate({ description: "Fastest tempo" }))
}

/** The first and the last day of publication, both included. */
export const dateRange = {
  since: optional(
    Schema.NonEmptyString.annotate({
      description: `${describeParameter("TrackFilters", "publish_date")}, YYYY-MM-DD or 30d`
    })
  ),
  until: optional(Schema.NonEmptyString.annotate({ description: "Last day" }))
}

/** Only tracks of Beatport's programme for small labels. */
export const hype = optional(
  Schema.Boolean.annotate({ description: describeParameter("TrackFilters", "is_hype") })
)

/** An artist by id or name. */
export const artist = optional(
  IdOrText.annotate({ description: `${describeParameter("TrackFilters", "artist_id")} or the exact name` })
)

/** A label by id or name. */
export const label = optional(
  IdOrText.annotate({ description: `${describeParameter("TrackFilters", "label_id")} or the exact name` })
)

/** The number of items in a result. */
export const limit = (otherwise: number) =>
  optional(
    Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 })).annotate({
      description: `Default ${otherwise}`
    })
  )

/** The position at which a call continues. */
export const cursor = optional(Schema.NonEmptyString.annotate({ description: "A next_cursor" }))

/** How much a row says. */
export const detail = optional(Detail.annotate({ description: "full adds link, codes" }))

/** Words in which no genre can be recognised by itself. */
const foldText = (name: string): ReadonlyArray<string> => name.toLowerCase().match(/[a-z0-9]+/g) ?? []

/** Returns the id of a genre that is given by id, by name, by some words of one name, or by a link. */
export const readGenreId = (given: string | number): Effect.Effect<number, ToolFailure> => {
  if (typeof given === "number") return Effect.succeed(given)
  const reference = Store.parse(given, "genre")
  const id = reference?.kind === "genre" ? reference.id : Genres.id(given)
  if (id !== undefined) return Effect.succeed(id)
  const words = foldText(given)
  const having = Genres.all.filter(({ name }) => words.every((word) => foldText(name).includes(word)))
  const [only, ...others] = words.length === 0 ? [] : having
  if (only !== undefined && others.length === 0) return Effect.succeed(only.id)
  const near = having.length > 0 ? having.slice(0, 5).map(({ name }) => name) : Genres.near(given)
  return Effect.fail(
    makeArgumentFailure(
      "genre",
      near.length === 0
        ? `"${given}" is no genre of Beatport. beatport_genres lists them.`
        : `"${given}" is no genre of Beatport. The nearest are ${near.join("; ")}.`
    )
  )
}

/** Returns the keys in a text, in Camelot notation. */
export const readKeys = (given: string): Effect.Effect<ReadonlyArray<string>, ToolFailure> =>
  Effect.forEach(given.split(","), (text) => {
    const camelot = Keys.camelot(text) ?? Keys.all.find(({ id }) => String(id) === text.trim())?.camelot
    return camelot === undefined
      ? Effect.fail(
          makeArgumentFailure(
            "key",
            `"${text.trim()}" is no key. Write 1A to 12B, 1m to 12d, or a name such as F# Minor.`
          )
        )
      : Effect.succeed(camelot)
  })

/** Returns a day that is given as YYYY-MM-DD, or as a number of days before today. */
const readDay = (parameter: string, given: string): Effect.Effect<string, ToolFailure> =>
  Effect.gen(function* () {
    const days = /^(\d{1,4})d$/.exec(given.trim())?.[1]
    if (days !== undefined) {
      const now = DateTime.makeUnsafe(yield* Clock.currentTimeMillis)
      return DateTime.formatIsoDateUtc(DateTime.subtract(now, { days: Number(days) }))
    }
    const day = given.trim()
    const read = Option.map(DateTime.make(`${day}T00:00:00Z`), DateTime.formatIsoDateUtc)
    return Option.contains(read, day)
      ? day
      : yield* Effect.fail(
          makeArgumentFailure(
            parameter,
            `"${given}" is no day. Write YYYY-MM-DD, or 30d for the last 30 days.`
          )
        )
  })

/** Returns the range of days as the filters of the SDK take it; undefined if no end is given. */
export const readDays = (given: {
  readonly since?: string
  readonly until?: string
}): Effect.Effect<{ readonly from?: string; readonly to?: string } | undefined, ToolFailure> =>
  Effect.gen(function* () {
    if (given.since === undefined && given.until === undefined) return undefined
    const from = given.since === undefined ? undefined : yield* readDay("since", given.since)
    const to = given.until === undefined ? undefined : yield* readDay("until", given.until)
    if (from !== undefined && to !== undefined && from > to) {
      return yield* Effect.fail(makeArgumentFailure("until", `${to} is before since (${from}).`))
    }
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  })

/** Returns the range of tempos as the filters of the SDK take it; undefined if no end is given. */
export const readTempos = (given: {
  readonly bpm_from?: number
  readonly bpm_to?: number
}): Effect.Effect<{ readonly from?: number; readonly to?: number } | undefined, ToolFailure> => {
  const { bpm_from: from, bpm_to: to } = given
  if (from === undefined && to === undefined) return Effect.undefined
  return from !== undefined && to !== undefined && from > to
    ? Effect.fail(makeArgumentFailure("bpm_to", `${to} is below bpm_from (${from}).`))
    : Effect.succeed({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) })
}
