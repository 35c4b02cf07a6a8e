/**
 * `beatport top`, `hype`, `new` and `genres`: what sells, and what is new.
 */
import { Effect, Option } from "effect"
import { Argument, Flag } from "effect/cli"
import { Genres } from "../../schemas/Genres.ts"
import { Beatport } from "../../services/Beatport.ts"
import type { Charts } from "../../services/Beatport/Charts.ts"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { UsageError } from "../CliFailure.ts"
import { readGenreId, readSince } from "../filters.ts"
import * as Columns from "../output/columns.ts"
import { show } from "../output/show.ts"
import { showList } from "../output/showList.ts"
import { pictureFlags, showTracks } from "../picture/showTracks.ts"
import { parseId } from "../parseReference.ts"
import { withBeatport } from "../withBeatport.ts"
import { settings } from "../Settings.ts"

const largest = 100

const genreFlag = Flag.String("genre").pipe(
  Flag.withMetavar("GENRE"),
  Flag.withDescription("The genre, by name or id"),
  Flag.optional
)

const countArgument = Argument.Int("N").pipe(
  Argument.withDescription("How many, 1 to 100"),
  Argument.filter(
    (count) => count >= 1 && count <= largest,
    () => "a number from 1 to 100"
  ),
  Argument.optional
)

const readGenre = (given: Option.Option<string>) =>
  Effect.map(
    Effect.transposeOption(Option.map(given, (name) => readGenreId("genre", name))),
    Option.match({ onNone: () => ({}), onSome: (id) => ({ genre_id: Number(id) }) })
  )

/** The number of items: the argument, or `--limit`, or the default. */
const countOf = Effect.fnUntraced(function* (given: Option.Option<number>) {
  const { all, limit } = yield* settings
  const count = Option.getOrElse(given, () => (all ? largest : (limit ?? 25)))
  if (count <= largest) return count
  return yield* new UsageError({ message: `--limit: expected a number from 1 to 100, not ${count}` })
})

const readTitle = (what: string, genre: Option.Option<string>): string =>
  Option.match(genre, { onNone: () => what, onSome: (name) => `${what}: ${findGenreName(name)}` })

/** The name as Beatport writes it. */
const findGenreName = (given: string): string => {
  const id = Genres.id(given) ?? Number(given)
  return Genres.name(id) ?? given
}

const ranked = { kind: "track", columns: Columns.rankedTrackColumns }

/** Makes a command that shows ranked tracks of a genre, or of the whole shop. */
const makeRankedCommand = (
  name: string,
  description: string,
  title: string,
  operationOf: (charts: Charts) => Charts["top"]
): CliCommand =>
  makeCommand(
    name,
    description,
    { count: countArgument, genre: genreFlag, ...pictureFlags },
    ({ count, genre, ...pictures }) =>
      Effect.gen(function* () {
        const [n, options] = [yield* countOf(count), yield* readGenre(genre)]
        yield* withBeatport(
          Effect.flatMap(Beatport, ({ charts }) =>
            Effect.flatMap(operationOf(charts)(n, options), (tracks) =>
              showTracks(readTitle(title, genre), ranked, tracks, pictures)
            )
          )
        )
      })
  )

/** `beatport top` */
export const top = makeRankedCommand(
  "top",
  "Shows the best-selling tracks of a genre, or of the whole shop.",
  "Best-selling tracks",
  (charts) => charts.top
)

/** `beatport hype` */
export const hype = makeRankedCommand(
  "hype",
  "Shows the Hype chart of a genre. Without a genre, the newest Hype tracks, which are not ranked.",
  "Hype chart",
  (charts) => (n, options) => charts.hype({ ...options, n })
)

/** `beatport new` */
export const newReleases: CliCommand = makeCommand(
  "new",
  "Shows new releases of a genre, a label or an artist, newest first.",
  {
    genre: genreFlag,
    label: Flag.String("label").pipe(
      Flag.withMetavar("ID"),
      Flag.withDescription("The label, by id or link"),
      Flag.optional
    ),
    artist: Flag.String("artist").pipe(
      Flag.withMetavar("ID"),
      Flag.withDescription("The artist, by id or link"),
      Flag.optional
    ),
    since: Flag.String("since").pipe(
      Flag.withMetavar("DAY"),
      Flag.withDescription("Published since: 7d (the default), 2026-01-01"),
      Flag.withDefault("7d")
    )
  },
  ({ artist, genre, label, since }) =>
    Effect.gen(function* () {
      const genreFilter = yield* readGenre(genre)
      const label_id = yield* Effect.transposeOption(Option.map(label, (text) => parseId("label", text)))
      const artist_id = yield* Effect.transposeOption(Option.map(artist, (text) => parseId("artist", text)))
      const [from = ""] = (yield* readSince(since)).split(":")
      yield* withBeatport(
        Effect.flatMap(Beatport, ({ releases }) =>
          showList(
            { kind: "release", columns: Columns.releaseColumns },
            releases.list({
              ...genreFilter,
              ...(Option.isSome(label_id) ? { label_id: label_id.value } : {}),
              ...(Option.isSome(artist_id) ? { artist_id: artist_id.value } : {}),
              publish_date: { from }
            })
          )
        )
      )
    })
)

/** `beatport genres` */
export const genres: CliCommand = makeCommand("genres", "Lists the genres of the shop.", {}, () =>
  withBeatport(
    Effect.gen(function* () {
      const beatport = yield* Beatport
      const { limit = largest } = yield* settings
      const { results } = yield* beatport.genres.list()
      yield* show({ kind: "genre", columns: Columns.genreColumns }, results.slice(0, limit))
    })
  )
)
