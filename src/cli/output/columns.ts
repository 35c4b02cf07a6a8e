/**
 * The columns of each kind of thing.
 */
import { Duration } from "effect"
import type { Artist } from "../../schemas/Artist.ts"
import type { Chart } from "../../schemas/Chart.ts"
import { type Genre, GenreReference } from "../../schemas/Genre.ts"
import { Key } from "../../schemas/Key.ts"
import type { Label } from "../../schemas/Label.ts"
import type { Playlist } from "../../schemas/Playlist.ts"
import type { Release } from "../../schemas/Release.ts"
import { Track } from "../../schemas/Track.ts"
import type { Column } from "./Table.ts"

type AnyTrack = Pick<
  Track,
  | "id"
  | "name"
  | "slug"
  | "mix_name"
  | "artists"
  | "genre"
  | "key"
  | "bpm"
  | "length"
  | "length_ms"
  | "release"
  | "publish_date"
>

const names = (people: ReadonlyArray<{ readonly name: string } | null>): string =>
  people.flatMap((person) => (person === null ? [] : [person.name.trim()])).join(", ")

const number = (value: number | null): string => (value === null ? "" : String(value))

const idColumn: Column<{ readonly id: number }> = { header: "ID", of: ({ id }) => String(id), align: "right" }

const dayLength = "YYYY-MM-DD".length

/** Formats a running time as minutes and seconds. */
export const formatLength = (length: Duration.Duration | null): string => {
  if (length === null) return ""
  const seconds = Math.floor(Duration.toSeconds(length))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
}

/** Formats a key in Camelot notation with its name. */
export const formatKey = (key: Key | null): string => (key === null ? "" : Key.camelot(key))

export const trackColumns: ReadonlyArray<Column<AnyTrack>> = [
  idColumn,
  { header: "ARTISTS", of: ({ artists }) => names(artists), shrinks: true },
  { header: "TITLE", of: (track) => Track.fullTitle(track).trim(), shrinks: true },
  { header: "BPM", of: ({ bpm }) => number(bpm), align: "right" },
  { header: "KEY", of: ({ key }) => formatKey(key), align: "right" },
  { header: "LENGTH", of: (track) => formatLength(Track.duration(track)), align: "right" },
  { header: "GENRE", of: ({ genre }) => GenreReference.displayName(genre), shrinks: true },
  { header: "LABEL", of: (track) => Track.label(track).name.trim(), shrinks: true },
  { header: "DATE", of: ({ publish_date }) => publish_date }
]

/** Columns of tracks in a ranking. */
export const rankedTrackColumns: ReadonlyArray<Column<AnyTrack>> = [
  { header: "#", of: (_, index) => String(index + 1), align: "right" },
  ...trackColumns
]

export const releaseColumns: ReadonlyArray<
  Column<
    Pick<
      Release,
      "id" | "slug" | "artists" | "name" | "label" | "catalog_number" | "track_count" | "publish_date"
    >
  >
> = [
  idColumn,
  { header: "ARTISTS", of: ({ artists }) => names(artists), shrinks: true },
  { header: "NAME", of: ({ name }) => name.trim(), shrinks: true },
  { header: "LABEL", of: ({ label }) => label.name.trim(), shrinks: true },
  { header: "CATALOG", of: ({ catalog_number }) => catalog_number ?? "", shrinks: true },
  { header: "TRACKS", of: ({ track_count }) => String(track_count), align: "right" },
  { header: "DATE", of: ({ publish_date }) => publish_date }
]

export const artistColumns: ReadonlyArray<Column<Pick<Artist, "id" | "name" | "slug">>> = [
  idColumn,
  { header: "NAME", of: ({ name }) => name.trim(), shrinks: true },
  { header: "SLUG", of: ({ slug }) => slug, shrinks: true }
]

export const labelColumns: ReadonlyArray<Column<Pick<Label, "id" | "name" | "slug">>> = artistColumns

export const genreColumns: ReadonlyArray<Column<Pick<Genre, "id" | "name" | "slug">>> = artistColumns

export const chartColumns: ReadonlyArray<
  Column<Pick<Chart, "id" | "slug" | "name" | "person" | "genres" | "track_count" | "publish_date">>
> = [
  idColumn,
  { header: "NAME", of: ({ name }) => name.trim(), shrinks: true },
  { header: "BY", of: ({ person }) => person.owner_name ?? "", shrinks: true },
  { header: "GENRES", of: ({ genres }) => genres.map(GenreReference.displayName).join(", "), shrinks: true },
  { header: "TRACKS", of: ({ track_count }) => String(track_count), align: "right" },
  { header: "DATE", of: ({ publish_date }) => publish_date?.slice(0, dayLength) ?? "" }
]

export const playlistColumns: ReadonlyArray<
  Column<Pick<Playlist, "id" | "name" | "track_count" | "length_ms" | "genres" | "updated_date">>
> = [
  idColumn,
  { header: "NAME", of: ({ name }) => name.trim(), shrinks: true },
  { header: "TRACKS", of: ({ track_count }) => String(track_count), align: "right" },
  {
    header: "LENGTH",
    of: ({ length_ms }) => formatLength(length_ms === null ? null : Duration.millis(length_ms)),
    align: "right"
  },
  { header: "GENRES", of: ({ genres }) => genres.join(", "), shrinks: true },
  { header: "UPDATED", of: ({ updated_date }) => updated_date?.slice(0, dayLength) ?? "" }
]
