/**
 * `beatport track|release|artist|label|genre|chart ID…`: resources by id, or the lists that belong to one.
 */
import { Effect } from "effect"
import { Beatport, type BeatportService } from "../../services/Beatport.ts"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import * as Columns from "../output/columns.ts"
import { showList } from "../output/showList.ts"
import { isDrawn, pictureFlags, showTrackList } from "../picture/showTracks.ts"
import { getEach, readOnlyId, resourceFlags, showResources } from "../showResources.ts"
import { toggle } from "../toggle.ts"
import { withBeatport } from "../withBeatport.ts"

const makeListing = (what: string) => toggle(what, `List its ${what} instead`)

const trackShown = { kind: "track", columns: Columns.trackColumns } as const
const releaseShown = { kind: "release", columns: Columns.releaseColumns } as const

/** `beatport track` */
export const track: CliCommand = makeCommand(
  "track",
  "Shows tracks. Several are fetched in the list form, a hundred in a request.",
  resourceFlags,
  (flags) =>
    withBeatport(
      showResources(
        {
          ...trackShown,
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
  { ...resourceFlags, tracks: makeListing("tracks") },
  (flags) =>
    withBeatport(
      Effect.gen(function* () {
        const { releases } = yield* Beatport
        if (flags.tracks) {
          const id = yield* readOnlyId("release", flags, "tracks")
          return yield* showList({ kind: "track", columns: Columns.rankedTrackColumns }, releases.tracks(id))
        }
        yield* showResources(
          {
            ...releaseShown,
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
  { ...resourceFlags, tracks: makeListing("tracks"), releases: makeListing("releases") },
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
        yield* showResources(
          {
            kind: "artist",
            columns: Columns.artistColumns,
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
  { ...resourceFlags, ...pictureFlags, tracks: makeListing("tracks"), releases: makeListing("releases") },
  (flags) =>
    withBeatport(
      Effect.gen(function* () {
        const { labels } = yield* Beatport
        if (flags.tracks || isDrawn(flags)) {
          return yield* showTrackList(
            "Tracks of a label",
            trackShown,
            labels.tracks(yield* readOnlyId("label", flags, "tracks")),
            flags
          )
        }
        if (flags.releases) {
          return yield* showList(releaseShown, labels.releases(yield* readOnlyId("label", flags, "releases")))
        }
        yield* showResources(
          {
            kind: "label",
            columns: Columns.labelColumns,
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
  { ...resourceFlags, tracks: makeListing("tracks") },
  (flags) =>
    withBeatport(
      Effect.gen(function* () {
        const { tracks } = yield* Beatport
        if (flags.tracks) {
          const genre_id = yield* readOnlyId("genre", flags, "tracks")
          return yield* showList(trackShown, tracks.list({ genre_id }))
        }
        yield* showResources(
          {
            kind: "genre",
            columns: Columns.genreColumns,
            get: getGenre,
            getMany: getEach(getGenre)
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
  { ...resourceFlags, ...pictureFlags, tracks: makeListing("tracks") },
  (flags) =>
    withBeatport(
      Effect.gen(function* () {
        const { charts } = yield* Beatport
        if (flags.tracks || isDrawn(flags)) {
          const id = yield* readOnlyId("chart", flags, "tracks")
          const ranked = { kind: "track", columns: Columns.rankedTrackColumns }
          return yield* showTrackList("Tracks of a chart", ranked, charts.tracks(id), flags)
        }
        yield* showResources(
          {
            kind: "chart",
            columns: Columns.chartColumns,
            get: getChart,
            getMany: getEach(getChart)
          },
          flags
        )
      })
    )
)
