/**
 * `beatport export KIND FILTERS --to FILE`: long lists into files.
 */
import { Effect, Stream } from "effect"
import { Flag } from "effect/cli"
import { ArtistFilters } from "../../api/Artists.ts"
import { ChartFilters } from "../../api/Charts.ts"
import { LabelFilters } from "../../api/Labels.ts"
import { ReleaseFilters } from "../../api/Releases.ts"
import { TrackFilters } from "../../api/Tracks.ts"
import type { Track } from "../../schemas/Track.ts"
import { Beatport } from "../../services/Beatport.ts"
import type { Paged } from "../../services/lists/Paged.ts"
import { announce } from "../announce.ts"
import { type CliCommand, makeCommand, withSubcommands } from "../CliCommand.ts"
import { UsageError } from "../CliFailure.ts"
import type { ExportFile } from "../export/ExportFile.ts"
import { openSqliteFile } from "../export/sqliteFile.ts"
import { csv, ndjson, openTextFile } from "../export/textFile.ts"
import { makeFilterFlags, readFilters } from "../filters.ts"
import { Output } from "../Output.ts"
import { formatDuration } from "../output/formatDuration.ts"
import { isDrawn, pictureFlags, showTracks } from "../picture/showTracks.ts"
import { withBeatport } from "../withBeatport.ts"
import { settings } from "../Settings.ts"
import { toggle } from "../toggle.ts"

const target = {
  to: Flag.String("to").pipe(
    Flag.withMetavar("FILE"),
    Flag.withDescription("A file that ends in .ndjson, .csv or .sqlite"),
    Flag.filter(
      (path) => /\.(ndjson|csv|sqlite)$/.test(path),
      () => "a file that ends in .ndjson, .csv or .sqlite"
    )
  ),
  resume: toggle("resume", "Continue an export that was interrupted")
}

/** The columns of a kind in CSV and SQLite, without `--fields`. The JSON of an item has everything. */
const fieldsOf = {
  track: [
    "id",
    "name",
    "mix_name",
    "artists.name",
    "remixers.name",
    "release.id",
    "release.name",
    "release.label.name",
    "catalog_number",
    "genre.name",
    "sub_genre.name",
    "bpm",
    "key.name",
    "length_ms",
    "isrc",
    "publish_date"
  ],
  release: [
    "id",
    "name",
    "artists.name",
    "label.name",
    "catalog_number",
    "upc",
    "track_count",
    "publish_date"
  ],
  artist: ["id", "name", "slug"],
  label: ["id", "name", "slug"],
  chart: ["id", "name", "person.owner_name", "genres.name", "track_count", "publish_date"]
} as const

type Kind = keyof typeof fieldsOf

const open = Effect.fnUntraced(function* (path: string, kind: Kind, resume: boolean) {
  const { fields } = yield* settings
  const columns = fields ?? fieldsOf[kind]
  if (path.endsWith(".sqlite")) {
    return yield* openSqliteFile(
      path,
      kind,
      columns.filter((field) => field !== "id"),
      resume
    )
  }
  return yield* openTextFile(path, path.endsWith(".csv") ? csv(columns) : ndjson(kind, fields), resume)
})

const exportList = Effect.fnUntraced(function* <A extends object>(
  kind: Kind,
  list: Paged<A>,
  { resume, to }: { readonly to: string; readonly resume: boolean },
  onWritten: (items: ReadonlyArray<A>) => void = () => {}
) {
  const output = yield* Output
  const { limit, quiet } = yield* settings
  const file: ExportFile = yield* open(to, kind, resume)
  const plan = file.saved === undefined ? yield* list.plan : undefined
  if (plan !== undefined) yield* announce(plan)
  let done = file.saved?.done ?? 0
  yield* list.walk({ cursor: file.saved?.cursor, total: plan?.count }).pipe(
    Stream.takeWhile(() => limit === undefined || done < limit),
    Stream.runForEach(({ cursor, page, progress }) =>
      Effect.gen(function* () {
        const items = limit === undefined ? page.results : page.results.slice(0, limit - done)
        done += items.length
        yield* file.write(items, { cursor, done })
        onWritten(items)
        if (quiet) return
        const { of, timeLeft } = progress
        yield* output.progress(
          `${done}${of === undefined ? "" : ` of ${of}`}${timeLeft === undefined ? "" : `, ${formatDuration(timeLeft)} left`}`
        )
      })
    ),
    Effect.onInterrupt(() =>
      Effect.gen(function* () {
        yield* output.progress("")
        yield* output.note(`Interrupted after ${done} items. Add --resume to the same command to continue.`)
      })
    )
  )
  yield* file.finish
  yield* output.progress("")
  if (!quiet) yield* output.note(`${done} items in ${to}.`)
}, Effect.scoped)

const tracks = makeCommand(
  "tracks",
  "Exports tracks. Pictures are drawn of all of them.",
  { filters: makeFilterFlags("TrackFilters", TrackFilters), ...target, ...pictureFlags },
  (given) =>
    Effect.gen(function* () {
      const filters = yield* readFilters(TrackFilters, given.filters)
      if (given.resume && isDrawn(given)) {
        return yield* new UsageError({
          message: "--plot and --html draw a whole export, and --resume fetches only the rest of one",
          hint: "Leave out --resume, or the pictures."
        })
      }
      yield* withBeatport(
        Effect.gen(function* () {
          const beatport = yield* Beatport
          const drawn: Array<Track> = []
          yield* exportList("track", beatport.tracks.list(filters), given, (items) => {
            if (isDrawn(given)) drawn.push(...items)
          })
          if (isDrawn(given)) {
            yield* showTracks("Exported tracks", { kind: "track", columns: [] }, drawn, given)
          }
        })
      )
    })
)
const releases = makeCommand(
  "releases",
  "Exports releases.",
  { filters: makeFilterFlags("ReleaseFilters", ReleaseFilters), ...target },
  (given) =>
    Effect.flatMap(readFilters(ReleaseFilters, given.filters), (filters) =>
      withBeatport(
        Effect.flatMap(Beatport, (beatport) => exportList("release", beatport.releases.list(filters), given))
      )
    )
)
const artists = makeCommand(
  "artists",
  "Exports artists.",
  { filters: makeFilterFlags("ArtistFilters", ArtistFilters), ...target },
  (given) =>
    Effect.flatMap(readFilters(ArtistFilters, given.filters), (filters) =>
      withBeatport(
        Effect.flatMap(Beatport, (beatport) => exportList("artist", beatport.artists.list(filters), given))
      )
    )
)
const labels = makeCommand(
  "labels",
  "Exports labels.",
  { filters: makeFilterFlags("LabelFilters", LabelFilters), ...target },
  (given) =>
    Effect.flatMap(readFilters(LabelFilters, given.filters), (filters) =>
      withBeatport(
        Effect.flatMap(Beatport, (beatport) => exportList("label", beatport.labels.list(filters), given))
      )
    )
)
const charts = makeCommand(
  "charts",
  "Exports DJ charts.",
  { filters: makeFilterFlags("ChartFilters", ChartFilters), ...target },
  (given) =>
    Effect.flatMap(readFilters(ChartFilters, given.filters), (filters) =>
      withBeatport(
        Effect.flatMap(Beatport, (beatport) => exportList("chart", beatport.charts.list(filters), given))
      )
    )
)

/** `beatport export` */
export const exportCommand: CliCommand = withSubcommands(
  "export",
  "Exports a list into a file. The position is saved after each page, so that --resume continues an interrupted export.",
  [tracks, releases, artists, labels, charts]
)
