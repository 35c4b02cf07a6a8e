/**
 * Converts loaded tracks to the rows of the catalogue: assigns ids to names, and fills in omitted fields.
 */
import { Genres } from "../../schemas/Genres.ts"
import { parseDay, formatDay } from "./calendar.ts"
import type { CatalogueTrack } from "./CatalogueTrack.ts"
import { scatterIds } from "./Dice.ts"
import type { LabelDraft } from "./generateScenes.ts"
import type { ArtistRow, GenreName, GenreRow, KeyRow, ReleaseRow, TrackRow } from "./Rows.ts"
import { makeSlug } from "./slug.ts"

/** Holds the rows of loaded tracks, and of everything that they refer to. */
export interface LoadedRows {
  /** Tracks by descending ids. */
  readonly tracks: ReadonlyArray<TrackRow>
  readonly releases: ReadonlyArray<ReleaseRow>
  readonly artists: ReadonlyArray<ArtistRow>
  readonly labels: ReadonlyArray<LabelDraft>
  readonly genres: ReadonlyArray<GenreRow>
}

type Reference = string | { readonly id?: number; readonly name: string; readonly slug?: string | null }

/** Returns a name with its id and slug, if they are known. */
const readNamed = (reference: Reference) => (typeof reference === "string" ? { name: reference } : reference)

const nameOf = (reference: Reference | null | undefined): string | undefined =>
  typeof reference === "string" ? reference : reference?.name

/**
 * Makes one row for each id, or for each name in any case if a reference has no id. New ids are higher than all given
 * ids.
 */
const makeRegistry = <Row extends { readonly id: number }>(
  first: number,
  taken: ReadonlyArray<Reference>,
  make: (id: number, name: string, slug: string) => Row
) => {
  let next = taken.map(readNamed).reduce((highest, { id = 0 }) => Math.max(highest, id + 1), first)
  const rows = new Map<number, Row>()
  const ids = new Map<string, number>()
  return {
    all: (): ReadonlyArray<Row> => [...rows.values()].toSorted((a, b) => b.id - a.id),
    of: (reference: Reference): Row => {
      const { id: given, name, slug: known } = readNamed(reference)
      const lowerCase = name.toLowerCase()
      const id = given ?? ids.get(lowerCase) ?? next++
      const row = rows.get(id) ?? make(id, name, known ?? makeSlug(name))
      rows.set(id, row)
      ids.set(lowerCase, id)
      return row
    }
  }
}

const makeArtistRow = (id: number, name: string, slugOfName: string): ArtistRow => ({
  id,
  name,
  slug: slugOfName,
  pictured: id % 10 < 7,
  bio: null,
  website: null,
  dj_association: null,
  created: parseDay("2010-01-01"),
  updated: parseDay("2020-01-01")
})

const makeLabelRow = (id: number, name: string, slugOfName: string): LabelDraft => ({
  id,
  name,
  slug: slugOfName,
  pictured: true,
  bio: null,
  default_pre_order_weeks: null,
  hype_eligible: false,
  hype_active: false,
  latest_active_publish_date: "1970-01-01",
  created: parseDay("2010-01-01"),
  updated: parseDay("2020-01-01"),
  initials: slugOfName.slice(0, 4).toUpperCase()
})

const keepPresent = <A>(all: ReadonlyArray<A | null> | null | undefined): ReadonlyArray<A> =>
  (all ?? []).filter((one) => one !== null)

/**
 * Returns the rows of loaded tracks. If two tracks have the same id, the later one counts. `today` is the date of
 * tracks without one.
 */
export const loadTracks = (
  loaded: ReadonlyArray<CatalogueTrack>,
  known: { readonly genres: ReadonlyArray<GenreRow>; readonly keys: ReadonlyArray<KeyRow> },
  today: number
): LoadedRows => {
  const tracks = [...new Map(loaded.map((track) => [track.id, track])).values()].toSorted(
    (a, b) => a.id - b.id
  )
  const labelOf = ({ label, release }: CatalogueTrack): Reference =>
    label ?? release?.label ?? "Self-Released"
  const releaseIds = tracks.flatMap(({ release }) => release?.id ?? [])
  const artists = makeRegistry(
    10_000,
    tracks.flatMap((track) => [...keepPresent(track.artists), ...keepPresent(track.remixers)]),
    makeArtistRow
  )
  const labels = makeRegistry(1_000, tracks.map(labelOf), makeLabelRow)
  const genres = new Map(known.genres.map((genre) => [genre.id, genre]))
  const genresByName = new Map(known.genres.map((genre) => [genre.name.toLowerCase(), genre]))
  const keys = new Map(known.keys.map((key) => [key.name.toLowerCase(), key]))
  const releases = new Map<string, ReleaseRow & { readonly tracks: Array<TrackRow> }>()
  let nextRelease = releaseIds.reduce((highest, id) => Math.max(highest, id + 1), 1_000_000)
  let nextSubGenre = 90_000

  const genreOf = (track: CatalogueTrack): { genre: GenreRow; sub: string | undefined } => {
    const [first = "Electronica", sub] = (track.genres?.[0] ?? "").split("|").filter((part) => part !== "")
    const { id, name } = { id: undefined, ...readNamed(track.genre ?? first) }
    const found = genres.get(id ?? Genres.id(name) ?? -1) ?? genresByName.get(name.toLowerCase())
    const genre = found ?? {
      id: id ?? Math.max(...genres.keys()) + 1,
      name,
      slug: makeSlug(name),
      category: { id: 1, name: "Electronic" },
      sub_genres: [],
      launch_date: null,
      is_included_in_hype: false
    }
    genres.set(genre.id, genre)
    genresByName.set(name.toLowerCase(), genre)
    return { genre, sub: nameOf(track.sub_genre) ?? sub }
  }

  const subGenres = new Map<string, GenreName>(
    known.genres.flatMap((genre) => genre.sub_genres.map((sub) => [`${genre.id}/${sub.name}`, sub] as const))
  )
  const subGenreOf = (genre: GenreRow, name: string | undefined): GenreName | null => {
    if (name === undefined) return null
    const key = `${genre.id}/${name}`
    const row = subGenres.get(key) ?? { id: nextSubGenre++, name, slug: makeSlug(name) }
    subGenres.set(key, row)
    return row
  }

  const releaseOf = (track: CatalogueTrack, credited: ReadonlyArray<ArtistRow>) => {
    const label = labels.of(labelOf(track))
    const published = track.publish_date ?? formatDay(today)
    // Tracks without a release are grouped by day, label and artists.
    const key = String(track.release?.id ?? `${label.id}/${published}/${credited.map(({ id }) => id).join()}`)
    const before = releases.get(key)
    if (before !== undefined) return before
    const title = track.release?.name ?? track.name
    const pre_order = track.pre_order ?? parseDay(published) > today
    const made = {
      id: track.release?.id ?? nextRelease++,
      name: title,
      slug: track.release?.slug ?? makeSlug(title),
      label,
      artists: credited,
      remixers: [],
      tracks: [],
      catalog_number: track.catalog_number ?? `${label.initials}${releases.size + 1}`,
      upc: track.upc ?? null,
      desc: null,
      publish_date: published,
      new_release_date: track.new_release_date ?? published,
      pre_order,
      pre_order_date: track.pre_order_date ?? null,
      encoded: parseDay(published) - 7,
      exclusive: track.exclusive ?? false,
      current_status: pre_order
        ? { id: 12, name: "Pre-order New Release" }
        : { id: 10, name: "General Content" },
      type: { id: 1, name: "Release" },
      restricted: false
    }
    releases.set(key, made)
    if (published > label.latest_active_publish_date) label.latest_active_publish_date = published
    return made
  }

  const rows = tracks.map((track): TrackRow => {
    const credited = keepPresent(track.artists).map(artists.of)
    const release = releaseOf(track, credited)
    const { genre, sub } = genreOf(track)
    const row: TrackRow = {
      id: track.id,
      name: track.name,
      mix_name: track.mix_name ?? "Original Mix",
      release,
      number: track.number ?? release.tracks.length + 1,
      artists: credited,
      remixers: keepPresent(track.remixers).map(artists.of),
      genre,
      sub_genre: subGenreOf(genre, sub),
      key: keys.get(nameOf(track.key)?.toLowerCase() ?? "") ?? null,
      bpm: typeof track.bpm === "number" ? Math.round(track.bpm) : null,
      length_ms: track.length_ms ?? null,
      isrc: track.isrc ?? null,
      label_track_identifier: track.label_track_identifier ?? null,
      available_worldwide: track.available_worldwide ?? true,
      is_explicit: track.is_explicit ?? false,
      popularity: scatterIds(track.id, 51) / 2 ** 32 - (today - parseDay(release.publish_date)) / 3650
    }
    release.tracks.push(row)
    return row
  })

  return {
    tracks: rows.toReversed(),
    releases: [...releases.values()].toSorted((a, b) => b.id - a.id),
    artists: artists.all(),
    labels: labels.all(),
    genres: [...genres.values()]
  }
}
