/**
 * Rows: what a tool returns of a track, a release and everything else.
 */
import { Schema } from "effect"
import { GenreReference } from "../schemas/Genre.ts"
import type { Artist, ArtistDetail } from "../schemas/Artist.ts"
import type { Chart, ChartDetail } from "../schemas/Chart.ts"
import { Image } from "../schemas/Image.ts"
import { Keys } from "../schemas/Keys.ts"
import type { Label, LabelDetail } from "../schemas/Label.ts"
import type { Playlist } from "../schemas/Playlist.ts"
import type { Release, ReleaseDetail } from "../schemas/Release.ts"
import { Store } from "../schemas/Store.ts"
import { Track, type TrackDetail } from "../schemas/Track.ts"
import { clean } from "./text.ts"

const text = Schema.optionalKey(Schema.String)
const integer = Schema.optionalKey(Schema.Int)

/** Describes one item of a result. A property that does not apply, or that Beatport does not know, is absent. */
export const Row = Schema.Struct({
  /** The position in the release, chart or playlist, from 1. */
  position: integer,
  kind: text,
  id: Schema.Int,
  title: Schema.String,
  /** The names of the artists, separated by commas. */
  artists: text,
  bpm: integer,
  /** In Camelot notation. */
  key: text,
  genre: text,
  label: text,
  /** The day of publication, as YYYY-MM-DD. */
  date: text,
  /** How many tracks it has. */
  tracks: integer,
  /** Why this track mixes with another. */
  why: text,
  url: text,
  /** The URL of an MP3 preview of at most two minutes. */
  preview: text,
  isrc: text,
  catalog_number: text,
  /** `m:ss`. */
  length: text,
  remixers: text,
  release: text,
  image: text
})
export interface Row extends Schema.Schema.Type<typeof Row> {}

/** Selects how much a row says: `brief`, or `full` with link, preview, codes, length, remixers and image. */
export const Detail = Schema.Literals(["brief", "full"])
export type Detail = typeof Detail.Type

/** Returns the row of a track. */
export const makeTrackRow = (track: Track | TrackDetail, detail: Detail): Row => {
  const remixers = Track.remixerNames(track)
  return keepPresent({
    id: track.id,
    title: clean(Track.fullTitle(track)),
    artists: list(Track.artistNames(track)),
    bpm: track.bpm,
    key: track.key === null ? null : (Keys.camelot(track.key.name) ?? clean(track.key.name)),
    genre: clean(GenreReference.displayName(track.genre)),
    label: clean(track.release.label.name),
    date: track.publish_date,
    ...(detail === "brief"
      ? {}
      : {
          url: Store.url("track", track),
          preview: track.sample_url,
          isrc: track.isrc,
          catalog_number: track.catalog_number,
          length: track.length,
          remixers: list(remixers),
          release: clean(track.release.name),
          image: Image.at(track.release.image, imageSize, imageSize)
        })
  })
}

/** Returns the row of a release. */
export const releaseRow = (release: Release | ReleaseDetail, detail: Detail): Row =>
  keepPresent({
    id: release.id,
    title: clean(release.name),
    artists: list(Track.artistNames(release)),
    label: clean(release.label.name),
    date: release.publish_date,
    tracks: release.track_count,
    ...(detail === "brief"
      ? {}
      : {
          url: Store.url("release", release),
          catalog_number: release.catalog_number,
          remixers: list(Track.remixerNames(release)),
          image: Image.at(release.image, imageSize, imageSize)
        })
  })

/** Returns the row of an artist or a label. */
export const makeNamedRow = (
  kind: "artist" | "label",
  named: Artist | ArtistDetail | Label | LabelDetail,
  detail: Detail
): Row =>
  keepPresent({
    id: named.id,
    title: clean(named.name),
    ...(detail === "brief"
      ? {}
      : { url: Store.url(kind, named), image: Image.at(named.image, imageSize, imageSize) })
  })

/** Returns the row of a chart. */
export const makeChartRow = (chart: Chart | ChartDetail, detail: Detail): Row =>
  keepPresent({
    id: chart.id,
    title: clean(chart.name),
    artists: chart.person.owner_name === null ? null : clean(chart.person.owner_name),
    genre: list(chart.genres.map(GenreReference.displayName)),
    date: chart.publish_date?.slice(0, 10) ?? null,
    tracks: chart.track_count,
    ...(detail === "brief"
      ? {}
      : { url: Store.url("chart", chart), image: Image.at(chart.image, imageSize, imageSize) })
  })

/** Returns the row of a playlist. */
export const makePlaylistRow = (playlist: Playlist): Row =>
  keepPresent({
    id: playlist.id,
    title: clean(playlist.name),
    genre: list(playlist.genres),
    date: playlist.updated_date?.slice(0, 10) ?? null,
    tracks: playlist.track_count
  })

/** The width and height of an image, in pixels. */
const imageSize = 500

/** The names of a list that a row shows. A compilation can have hundreds of artists. */
const shownNames = 8

const list = (names: ReadonlyArray<string>): string => {
  const shown = names.slice(0, shownNames).map((name) => clean(name))
  const more = names.length - shown.length
  return clean(more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", "))
}

type Nullable<A> = { readonly [K in keyof A]: A[K] | null }

/** Leaves out what is null or empty. */
const keepPresent = ({
  id,
  title,
  ...rest
}: Nullable<Row> & { readonly id: number; readonly title: string }): Row => ({
  id,
  title,
  ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== ""))
})
