/**
 * `beatport track|release|artist|label|genre|chart ID…`: single things, with what belongs to them.
 */
import { Effect, Option, Stream } from "effect"
import { Argument } from "effect/cli"
import { NotFoundError } from "../../errors/NotFoundError.ts"
import { Store, type StoreKind } from "../../schemas/Store.ts"
import { largestPage } from "../../schemas/Page.ts"
import { Beatport, type BeatportService } from "../../services/Beatport.ts"
import type { Paged } from "../../services/lists/Paged.ts"
import { type CliCommand, type Failure, makeCommand } from "../CliCommand.ts"
import { IncompleteError, UsageError } from "../CliFailure.ts"
import { Output } from "../Output.ts"
import * as Columns from "../output/columns.ts"
import { writeDetailLines } from "../output/detail.ts"
import { writeJsonLine, show, type Shown } from "../output/show.ts"
import { showList } from "../output/showList.ts"
import { openInBrowser } from "../openInBrowser.ts"
import type { Pictured } from "../picture/Facts.ts"
import { isDrawn, type PictureFlags, pictureFlags, showTracks } from "../picture/showTracks.ts"
import { parseIds } from "../Reference.ts"
import { withBeatport } from "../withBeatport.ts"
import { settings } from "../Settings.ts"
import { toggle } from "../toggle.ts"

interface Named {
  readonly id: number
  readonly name: string
  readonly slug: string
}

interface Many<A> {
  readonly items: ReadonlyArray<A>
  readonly missing: ReadonlyArray<number>
}

/** How things of one kind are fetched and shown. */
interface Thing<Listed extends Named> {
  readonly kind: StoreKind
  readonly shown: Shown<Listed>
  readonly get: (beatport: BeatportService, id: number) => Effect.Effect<Named, Failure>
  readonly getMany: (
    beatport: BeatportService,
    ids: ReadonlyArray<number>
  ) => Effect.Effect<Many<Listed>, Failure>
}

/** What a thing's command was given. */
interface Given {
  readonly ids: ReadonlyArray<string>
  readonly url: boolean
  readonly open: boolean
}

const given = {
  ids: Argument.String("ID").pipe(
    Argument.withDescription("An id, a link, a beatport: address, or - for a list on stdin"),
    Argument.variadic({ min: 1 })
  ),
  url: toggle("url", "Write the address of its page in the shop instead"),
  open: toggle("open", "Open its page in the shop")
}

const makeListing = (what: string) => toggle(what, `List its ${what} instead`)

const showThings = Effect.fnUntraced(function* <Listed extends Named>(
  { get, getMany, kind, shown }: Thing<Listed>,
  { ids, open, url }: Given
) {
  const all = yield* parseIds(kind, ids)
  const [first] = all
  if (first === undefined) return
  const beatport = yield* Beatport
  const output = yield* Output
  const { fields, json } = yield* settings
  if (all.length === 1) {
    const thing = yield* get(beatport, first)
    const page = Store.url(kind, thing)
    if (open) return yield* openInBrowser(page)
    if (url) return yield* output.lines([page])
    return yield* output.lines(
      json ? [writeJsonLine(kind, thing, fields)] : yield* writeDetailLines(kind, thing, page, fields)
    )
  }
  const { items, missing } = yield* getMany(beatport, all)
  const pages = items.map((item) => Store.url(kind, item))
  if (open) yield* Effect.forEach(pages, openInBrowser, { discard: true })
  else if (url) yield* output.lines(pages)
  else yield* show(shown, items)
  if (missing.length > 0) return yield* makeMissingIdsError(kind, missing, items.length === 0)
})

/** The error that names ids without a match. */
export const makeMissingIdsError = (kind: string, missing: ReadonlyArray<number | string>, all: boolean) => {
  const [named, others] = [missing.slice(0, 10), missing.length - 10]
  return new IncompleteError({
    message: `Beatport has no ${kind} ${named.join(", ")}${others > 0 ? ` and ${others} more` : ""}`,
    hint: "Check the ids, or find them with beatport search.",
    all
  })
}

const readOnlyId = (kind: StoreKind, { ids }: Given, flag: string) =>
  Effect.flatMap(parseIds(kind, ids), ([id, ...others]) =>
    id === undefined || others.length > 0
      ? Effect.fail(new UsageError({ message: `--${flag} takes one ${kind}, not ${others.length + 1}` }))
      : Effect.succeed(id)
  )

/** Fetches things that have no list form by id. */
const readEach =
  <A>(get: (beatport: BeatportService, id: number) => Effect.Effect<A, Failure>) =>
  (beatport: BeatportService, all: ReadonlyArray<number>): Effect.Effect<Many<A>, Failure> =>
    Effect.map(
      Effect.forEach(
        all,
        (id) =>
          get(beatport, id).pipe(
            Effect.asSome,
            Effect.catchIf(
              (error): error is NotFoundError => error instanceof NotFoundError,
              () => Effect.succeedNone
            )
          ),
        { concurrency: 4 }
      ),
      (found) => ({
        items: found.flatMap(Option.toArray),
        missing: all.filter((_, index) => Option.isNone(found[index] ?? Option.none()))
      })
    )

/** Shows a list of tracks, or draws it: as many as the caller wants, by default what one request gives. */
const showOrDraw = <A extends Pictured, E>(
  title: string,
  shown: Shown<A>,
  list: Paged<A, E>,
  flags: PictureFlags
) =>
  Effect.gen(function* () {
    if (!isDrawn(flags)) return yield* showList(shown, list)
    const { all, limit = all ? Infinity : largestPage } = yield* settings
    yield* showTracks(title, shown, yield* Stream.runCollect(Stream.take(list.items, limit)), flags)
  })

const trackShown = { kind: "track", columns: Columns.trackColumns }
const releaseShown = { kind: "release", columns: Columns.releaseColumns }

/** `beatport track` */
export const track: CliCommand = makeCommand(
  "track",
  "Shows tracks. Several are fetched in the list form, a hundred in a request.",
  given,
  (flags) =>
    withBeatport(
      showThings(
        {
          kind: "track",
          shown: trackShown,
          get: ({ tracks }, id) => tracks.get(id),
          getMany: ({ tracks }, ids) => tracks.getMany(ids).asEffect()
        },
        flags
      )
    )
)

/** `beatport release` */
export const release: CliCommand = makeCommand(
  "release",
  "Shows releases, or the tracks of one.",
  { ...given, tracks: makeListing("tracks") },
  (flags) =>
    withBeatport(
      Effect.gen(function* () {
        const { releases } = yield* Beatport
        if (flags.tracks) {
          const id = yield* readOnlyId("release", flags, "tracks")
          return yield* showList({ kind: "track", columns: Columns.rankedTrackColumns }, releases.tracks(id))
        }
        yield* showThings(
          {
            kind: "release",
            shown: releaseShown,
            get: (_, id) => releases.get(id),
            getMany: (_, ids) => releases.getMany(ids).asEffect()
          },
          flags
        )
      })
    )
)

/** `beatport artist` */
export const artist: CliCommand = makeCommand(
  "artist",
  "Shows artists, or the tracks or releases of one.",
  { ...given, tracks: makeListing("tracks"), releases: makeListing("releases") },
  (flags) =>
    withBeatport(
      Effect.gen(function* () {
        const { artists } = yield* Beatport
        if (flags.tracks) {
          return yield* showList(trackShown, artists.tracks(yield* readOnlyId("artist", flags, "tracks")))
        }
        if (flags.releases) {
          return yield* showList(
            releaseShown,
            artists.releases(yield* readOnlyId("artist", flags, "releases"))
          )
        }
        yield* showThings(
          {
            kind: "artist",
            shown: { kind: "artist", columns: Columns.artistColumns },
            get: (_, id) => artists.get(id),
            getMany: (_, ids) => artists.getMany(ids).asEffect()
          },
          flags
        )
      })
    )
)

/** `beatport label` */
export const label: CliCommand = makeCommand(
  "label",
  "Shows labels, or the tracks or releases of one. Pictures are drawn of its tracks.",
  { ...given, ...pictureFlags, tracks: makeListing("tracks"), releases: makeListing("releases") },
  (flags) =>
    withBeatport(
      Effect.gen(function* () {
        const { labels } = yield* Beatport
        if (flags.tracks || isDrawn(flags)) {
          return yield* showOrDraw(
            "Tracks of a label",
            trackShown,
            labels.tracks(yield* readOnlyId("label", flags, "tracks")),
            flags
          )
        }
        if (flags.releases) {
          return yield* showList(releaseShown, labels.releases(yield* readOnlyId("label", flags, "releases")))
        }
        yield* showThings(
          {
            kind: "label",
            shown: { kind: "label", columns: Columns.labelColumns },
            get: (_, id) => labels.get(id),
            getMany: (_, ids) => labels.getMany(ids).asEffect()
          },
          flags
        )
      })
    )
)

const getGenre = ({ genres }: BeatportService, id: number) => genres.get(id)

/** `beatport genre` */
export const genre: CliCommand = makeCommand(
  "genre",
  "Shows genres, by id or by name, or the tracks of one.",
  { ...given, tracks: makeListing("tracks") },
  (flags) =>
    withBeatport(
      Effect.gen(function* () {
        const { tracks } = yield* Beatport
        if (flags.tracks) {
          const genre_id = yield* readOnlyId("genre", flags, "tracks")
          return yield* showList(trackShown, tracks.list({ genre_id }))
        }
        yield* showThings(
          {
            kind: "genre",
            shown: { kind: "genre", columns: Columns.genreColumns },
            get: getGenre,
            getMany: readEach(getGenre)
          },
          flags
        )
      })
    )
)

const getChart = ({ charts }: BeatportService, id: number) => charts.get(id)

/** `beatport chart` */
export const chart: CliCommand = makeCommand(
  "chart",
  "Shows DJ charts, or the tracks of one. Pictures are drawn of its tracks.",
  { ...given, ...pictureFlags, tracks: makeListing("tracks") },
  (flags) =>
    withBeatport(
      Effect.gen(function* () {
        const { charts } = yield* Beatport
        if (flags.tracks || isDrawn(flags)) {
          const id = yield* readOnlyId("chart", flags, "tracks")
          const ranked = { kind: "track", columns: Columns.rankedTrackColumns }
          return yield* showOrDraw("Tracks of a chart", ranked, charts.tracks(id), flags)
        }
        yield* showThings(
          {
            kind: "chart",
            shown: { kind: "chart", columns: Columns.chartColumns },
            get: getChart,
            getMany: readEach(getChart)
          },
          flags
        )
      })
    )
)
