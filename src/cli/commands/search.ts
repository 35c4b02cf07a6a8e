/**
 * `beatport search WORDS`: tracks, releases, artists, labels and charts by text.
 */
import { Effect, Option } from "effect"
import { Argument, Flag } from "effect/cli"
import { Beatport, type BeatportService } from "../../services/Beatport.ts"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { UsageError } from "../CliFailure.ts"
import { nearest } from "../../schemas/nearest.ts"
import { Output } from "../Output.ts"
import * as Columns from "../output/columns.ts"
import { boldness, show, type Shown } from "../output/show.ts"
import { showList } from "../output/showList.ts"
import { withBeatport } from "../withBeatport.ts"
import { settings } from "../Settings.ts"

const kinds = ["tracks", "releases", "artists", "labels", "charts"] as const
type Kind = (typeof kinds)[number]

/** How many of each kind a search over several kinds shows. */
const perGroup = 5

const tracks = { kind: "track", columns: Columns.trackColumns }
const releases = { kind: "release", columns: Columns.releaseColumns }
const artists = { kind: "artist", columns: Columns.artistColumns }
const labels = { kind: "label", columns: Columns.labelColumns }
const charts = { kind: "chart", columns: Columns.chartColumns }

const isKind = (name: string): name is Kind => kinds.some((kind) => kind === name)

const readKinds = (given: Option.Option<string>): Effect.Effect<ReadonlyArray<Kind>, UsageError> =>
  Effect.forEach(Option.match(given, { onNone: () => [], onSome: (list) => list.split(",") }), (name) => {
    const trimmed = name.trim()
    if (isKind(trimmed)) return Effect.succeed(trimmed)
    const [near] = nearest(trimmed, kinds)
    return Effect.fail(
      new UsageError({
        message: `--in: there is no kind "${trimmed}"${near === undefined ? "" : `; the nearest is ${near}`}`,
        hint: `Kinds are ${kinds.join(", ")}.`
      })
    )
  })

/** Shows one kind alone, as a list. */
const searchOne = (beatport: BeatportService, kind: Kind, text: string) => {
  switch (kind) {
    case "tracks":
      return showList(tracks, beatport.tracks.search(text))
    case "releases":
      return showList(releases, beatport.releases.search(text))
    case "artists":
      return showList(artists, beatport.artists.search(text))
    case "labels":
      return showList(labels, beatport.labels.search(text))
    case "charts":
      return showList(charts, beatport.charts.search(text))
  }
}

/** Shows a group of results under its title. */
const showGroup = <A extends object>(title: string, shown: Shown<A>, items: ReadonlyArray<A> = []) =>
  Effect.gen(function* () {
    const { json, limit = perGroup } = yield* settings
    const output = yield* Output
    const some = items.slice(0, limit)
    if (some.length === 0) return
    if (!json) yield* output.lines([(yield* boldness)(title)])
    yield* show(shown, some)
    if (!json) yield* output.lines([""])
  })

/** `beatport search` */
export const search: CliCommand = makeCommand(
  "search",
  "Searches by text. Without --in, the first results of every kind.",
  {
    words: Argument.String("WORDS").pipe(
      Argument.withDescription("What to search for"),
      Argument.variadic({ min: 1 })
    ),
    in: Flag.String("in").pipe(
      Flag.withMetavar("KIND,…"),
      Flag.withDescription("Only these kinds: tracks, releases, artists, labels, charts"),
      Flag.optional
    )
  },
  (given) =>
    Effect.gen(function* () {
      const text = given.words.join(" ").trim()
      if (text === "") return yield* new UsageError({ message: "WORDS: expected a text to search for" })
      const chosen = yield* readKinds(given.in)
      const [only] = chosen
      yield* withBeatport(
        Effect.gen(function* () {
          const beatport = yield* Beatport
          if (only !== undefined && chosen.length === 1) return yield* searchOne(beatport, only, text)
          const found = yield* beatport.search(text)
          for (const kind of chosen.length === 0 ? kinds : chosen) {
            if (kind === "tracks") yield* showGroup("Tracks", tracks, found.tracks)
            if (kind === "releases") yield* showGroup("Releases", releases, found.releases)
            if (kind === "artists") yield* showGroup("Artists", artists, found.artists)
            if (kind === "labels") yield* showGroup("Labels", labels, found.labels)
            if (kind === "charts") yield* showGroup("Charts", charts, found.charts)
          }
        })
      )
    })
)
