/**
 * The catalogue of the simulator: generated, and the same for the same seed.
 *
 * It has the proportions and the gaps of the real one: all 46 genres, tracks without a key or an ISRC, pre-orders,
 * music that is not available in the account's territory. A test finds suitable rows here instead of relying on ids.
 */
import { Array as Arr, Context, Effect } from "effect"
import { Keys } from "../schemas/Keys.ts"
import { parseDay } from "./Catalogue/calendar.ts"
import { generateCharts } from "./Catalogue/generateCharts.ts"
import type { CatalogueTrack } from "./Catalogue/CatalogueTrack.ts"
import { type Dice, makeDice, seedDice } from "./Catalogue/Dice.ts"
import { genreTable, openFormatLaunch } from "./Catalogue/genreTable.ts"
import { loadTracks } from "./Catalogue/loadTracks.ts"
import { type Commission, makePlans, makeReleaseGenerator } from "./Catalogue/generateReleases.ts"
import { makeNaming } from "./Catalogue/Naming.ts"
import { makePeople } from "./Catalogue/generateScenes.ts"
import { generatePlaylists } from "./Catalogue/generatePlaylists.ts"
import type {
  ArtistRow,
  ChartRow,
  GenreRow,
  KeyRow,
  LabelRow,
  PlaylistRow,
  ReleaseRow,
  TrackRow
} from "./Catalogue/Rows.ts"
import { makeSlug } from "./Catalogue/slug.ts"

export type {
  ArtistRow,
  ChartRow,
  GenreName,
  GenreRow,
  KeyRow,
  LabelRow,
  PlaceRow,
  PlaylistRow,
  ReleaseRow,
  TrackRow
} from "./Catalogue/Rows.ts"

/** Configures the catalogue. */
export interface CatalogueOptions {
  /** Seed of the generator: the same seed generates the same music. Default `"effect-beatport"`. */
  readonly seed?: string | number | undefined
  /** Number of tracks, distributed over the genres by their size. Default 4000. */
  readonly tracks?: number | undefined
  /** Number of tracks of a genre, by its id; takes precedence over `tracks`: `{ 6: 60_000 }`. */
  readonly tracksInGenre?: { readonly [genreId: number]: number } | undefined
  /**
   * Probability that a track lacks its key, tempo, length or ISRC, each, from 0 to 1. Default as recorded: 1 in
   * 107,795. Raise it to test how a client handles nulls.
   */
  readonly nulls?: number | undefined
  /** Last day of the catalogue, as `YYYY-MM-DD`; pre-orders are published later. Default `"2026-09-24"`. */
  readonly today?: string | undefined
  /** Serves these tracks, from `parseCatalogue` or as API v4 gives them, instead of generated ones. */
  readonly catalogue?: ReadonlyArray<CatalogueTrack> | undefined
}

/** Provides the rows of the catalogue. Lists have the server's default order: descending ids; genres by name. */
export interface CatalogueService {
  /** All tracks of the catalogue. */
  readonly tracks: ReadonlyArray<TrackRow>
  /** All releases of the catalogue. */
  readonly releases: ReadonlyArray<ReleaseRow>
  /** All artists of the catalogue. */
  readonly artists: ReadonlyArray<ArtistRow>
  /** All labels of the catalogue. */
  readonly labels: ReadonlyArray<LabelRow>
  /** All charts of the catalogue. */
  readonly charts: ReadonlyArray<ChartRow>
  /** All public playlists: of users, and curated ones. */
  readonly playlists: ReadonlyArray<PlaylistRow>
  /** All genres, with their sub-genres. */
  readonly genres: ReadonlyArray<GenreRow>
  /** All 24 keys. */
  readonly keys: ReadonlyArray<KeyRow>
  /** Finds a track by its id. */
  readonly track: (id: number) => TrackRow | undefined
  /** Finds a release by its id. */
  readonly release: (id: number) => ReleaseRow | undefined
  /** Finds an artist by its id. */
  readonly artist: (id: number) => ArtistRow | undefined
  /** Finds a label by its id. */
  readonly label: (id: number) => LabelRow | undefined
  /** Finds a chart by its id. */
  readonly chart: (id: number) => ChartRow | undefined
  /** Finds a playlist by its id. */
  readonly playlist: (id: number) => PlaylistRow | undefined
  /** Finds a genre by its id. */
  readonly genre: (id: number) => GenreRow | undefined
  /** Returns the tracks of a genre, by descending ids. */
  readonly inGenre: (id: number) => ReadonlyArray<TrackRow>
  /** Tracks for which a request by id fails with 403 (territory), although lists contain them. */
  readonly restricted: ReadonlyArray<TrackRow>
  /** Artists who are credited as remixers only. */
  readonly remixersOnly: ReadonlyArray<ArtistRow>
}

/** Holds the catalogue that the routes serve. */
export class Catalogue extends Context.Service<Catalogue, CatalogueService>()(
  "effect-beatport/simulator/Catalogue"
) {}

const genreRows: ReadonlyArray<GenreRow> = genreTable.map((facts) => ({
  id: facts.id,
  name: facts.name,
  slug: makeSlug(facts.name),
  category: facts.openFormat ? { id: 2, name: "Open Format" } : { id: 1, name: "Electronic" },
  sub_genres: facts.subGenres.map(([id, name]) => ({ id, name, slug: makeSlug(name) })),
  launch_date: facts.openFormat ? openFormatLaunch : null,
  is_included_in_hype: !facts.openFormat
}))

const makeKeyRow = ({ id, name, camelot }: (typeof Keys.all)[number]): KeyRow => ({
  id,
  name,
  // The letter has no accidental; sharp and flat are separate fields.
  letter: name.slice(0, 1),
  is_sharp: name.slice(1, 2) === "#",
  is_flat: name.slice(1, 2) === "b",
  minor: name.endsWith("Minor"),
  camelot_number: Number.parseInt(camelot, 10),
  camelot_letter: camelot.slice(-1)
})

/** Recorded frequency of a null key or tempo: 1 in 107,795 tracks. */
const recordedNulls = 1 / 107_795

const keyRows: ReadonlyArray<KeyRow> = Keys.all.map(makeKeyRow)

/** Makes the catalogue from the loaded tracks, or generates it if there are none. */
export const make = Effect.fnUntraced(function* (options?: CatalogueOptions) {
  const draw = makeDice(yield* seedDice(options?.seed ?? "effect-beatport"))
  const today = parseDay(options?.today ?? "2026-09-24")
  const music =
    options?.catalogue === undefined
      ? yield* generateMusic(draw, today, options)
      : loadMusic(options.catalogue, today)
  const { genres, scenes, tracks } = music
  const byGenre = Arr.groupBy(tracks, (track) => String(track.genre.id))
  const inGenre = (id: number): ReadonlyArray<TrackRow> => byGenre[String(id)] ?? []
  const publishedIn = (genre: GenreRow) => inGenre(genre.id).filter((track) => !track.release.pre_order)
  const withOwnTracks = new Set(tracks.flatMap((track) => track.artists))
  const chartCount = Math.max(40, Math.ceil((options?.tracks ?? 4000) / 40))
  const charts = Arr.isReadonlyArrayNonEmpty(scenes)
    ? generateCharts(draw, scenes, publishedIn, chartCount, today)
    : []
  const playlists = Arr.isReadonlyArrayNonEmpty(scenes)
    ? sortNewestFirst(generatePlaylists(draw, scenes, publishedIn, today))
    : []

  return Catalogue.of({
    ...music,
    charts,
    playlists,
    keys: keyRows,
    track: makeFinder(tracks),
    release: makeFinder(music.releases),
    artist: makeFinder(music.artists),
    label: makeFinder<LabelRow>(music.labels),
    chart: makeFinder(charts),
    playlist: makeFinder(playlists),
    genre: makeFinder(genres),
    inGenre,
    restricted: tracks.filter((track) => track.release.restricted),
    remixersOnly: [...new Set(tracks.flatMap(({ remixers }) => remixers))].filter(
      (remixer) => !withOwnTracks.has(remixer)
    )
  })
})

/** The rows of the catalogue, and the genres that need charts and playlists. */
interface Music extends Pick<CatalogueService, "tracks" | "releases" | "artists" | "labels" | "genres"> {
  readonly scenes: ReadonlyArray<Commission>
}

const generateMusic = Effect.fnUntraced(function* (
  draw: Dice,
  today: number,
  options: CatalogueOptions | undefined
) {
  const names = makeNaming(draw)
  const people = makePeople(draw, names, today)
  const wanted = options?.tracks ?? 4000
  const weights = genreTable.reduce((sum, { weight }) => sum + weight, 0)
  const commissions = genreTable.flatMap((facts, index): ReadonlyArray<Commission & { tracks: number }> => {
    const genre = genreRows[index]
    if (genre === undefined) return []
    const tracks = options?.tracksInGenre?.[facts.id] ?? Math.ceil((wanted * facts.weight) / weights)
    return [{ genre, bpm: facts.bpm, scene: people.scene(tracks), tracks }]
  })
  if (!Arr.isReadonlyArrayNonEmpty(keyRows)) return yield* Effect.die("No keys")
  const generateRelease = makeReleaseGenerator(draw, names, keyRows, today, options?.nulls ?? recordedNulls)
  const releases = commissions
    .flatMap((commission) => makePlans(draw, commission, commission.tracks, today))
    .toSorted((a, b) => a.day - b.day)
    .map(generateRelease)
  const music: Music = {
    tracks: sortNewestFirst(releases.flatMap((release) => release.tracks)),
    releases: sortNewestFirst(releases),
    artists: sortNewestFirst(commissions.flatMap(({ scene }) => [...scene.artists, ...scene.remixers])),
    labels: sortNewestFirst<LabelRow>(commissions.flatMap(({ scene }) => scene.labels)),
    genres: genreRows,
    scenes: commissions
  }
  return music
})

const loadMusic = (catalogue: ReadonlyArray<CatalogueTrack>, today: number): Music => {
  const rows = loadTracks(catalogue, { genres: genreRows, keys: keyRows }, today)
  const scenes = rows.genres.flatMap((genre): ReadonlyArray<Commission> => {
    const tracks = rows.tracks.filter((track) => track.genre === genre)
    const artists = [...new Set(tracks.flatMap((track) => track.artists))]
    const labels = [...new Set(tracks.map(({ release }) => release.label))]
    return Arr.isReadonlyArrayNonEmpty(artists) && Arr.isReadonlyArrayNonEmpty(labels)
      ? [{ genre, bpm: [0, 0], scene: { artists, remixers: artists, labels } }]
      : []
  })
  return { ...rows, scenes }
}

/** Sorts rows by descending ids. */
const sortNewestFirst = <Row extends { readonly id: number }>(rows: ReadonlyArray<Row>) =>
  rows.toSorted((a, b) => b.id - a.id)

const makeFinder = <Row extends { readonly id: number }>(rows: ReadonlyArray<Row>) => {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (id: number): Row | undefined => byId.get(id)
}
