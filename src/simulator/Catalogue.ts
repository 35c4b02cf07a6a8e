/**
 * The music the simulator has: invented, and the same for the same seed.
 *
 * It has the sizes and the gaps of the real one: all 46 genres, tracks without a key or an ISRC, pre-orders, music that
 * is refused in the account's territory. A test finds what it needs here instead of knowing ids by heart.
 */
import { Array as Arr, Context, Effect } from "effect"
import { Keys } from "../schemas/Keys.ts"
import { dayNumber } from "./Catalogue/Calendar.ts"
import { charts } from "./Catalogue/Charting.ts"
import { dice, seeded } from "./Catalogue/Dice.ts"
import { genreTable, openFormatLaunch } from "./Catalogue/GenreTable.ts"
import { type Commission, plans, studio } from "./Catalogue/Music.ts"
import { naming } from "./Catalogue/Naming.ts"
import { people } from "./Catalogue/People.ts"
import { playlists } from "./Catalogue/Playlisting.ts"
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
import { slug } from "./Catalogue/Slug.ts"

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

/** What can be chosen about the music. */
export interface CatalogueOptions {
  /** The same seed gives the same music. Default `"effect-beatport"`. */
  readonly seed?: string | number | undefined
  /** How many tracks there are, spread over the genres by their size. Default 4000. */
  readonly tracks?: number | undefined
  /** How many tracks a genre has, by its id, whatever `tracks` says: `{ 6: 60_000 }`. */
  readonly tracksInGenre?: { readonly [genreId: number]: number } | undefined
  /** The day the catalogue ends, as `YYYY-MM-DD`; pre-orders come after it. Default `"2026-09-24"`. */
  readonly today?: string | undefined
}

/** Lists are in the order the server shows them by default, newest first; genres by name. */
export interface CatalogueService {
  readonly tracks: ReadonlyArray<TrackRow>
  readonly releases: ReadonlyArray<ReleaseRow>
  readonly artists: ReadonlyArray<ArtistRow>
  readonly labels: ReadonlyArray<LabelRow>
  readonly charts: ReadonlyArray<ChartRow>
  /** What everybody can see: curated ones first, then users'. */
  readonly playlists: ReadonlyArray<PlaylistRow>
  readonly genres: ReadonlyArray<GenreRow>
  readonly keys: ReadonlyArray<KeyRow>
  readonly track: (id: number) => TrackRow | undefined
  readonly release: (id: number) => ReleaseRow | undefined
  readonly artist: (id: number) => ArtistRow | undefined
  readonly label: (id: number) => LabelRow | undefined
  readonly chart: (id: number) => ChartRow | undefined
  readonly playlist: (id: number) => PlaylistRow | undefined
  readonly genre: (id: number) => GenreRow | undefined
  /** A genre's tracks, newest first. */
  readonly inGenre: (id: number) => ReadonlyArray<TrackRow>
  /** Tracks whose detail is refused for the territory, although lists show them. */
  readonly restricted: ReadonlyArray<TrackRow>
  /** Artists credited as remixers only. */
  readonly remixersOnly: ReadonlyArray<ArtistRow>
}

/** The music, as the routes see it. */
export class Catalogue extends Context.Service<Catalogue, CatalogueService>()(
  "effect-beatport/simulator/Catalogue"
) {}

const genreRows: ReadonlyArray<GenreRow> = genreTable.map((facts) => ({
  id: facts.id,
  name: facts.name,
  slug: slug(facts.name),
  category: facts.openFormat ? { id: 2, name: "Open Format" } : { id: 1, name: "Electronic" },
  sub_genres: facts.subGenres.map(([id, name]) => ({ id, name, slug: slug(name) })),
  launch_date: facts.openFormat ? openFormatLaunch : null,
  is_included_in_hype: !facts.openFormat
}))

const keyRow = ({ id, name, camelot }: (typeof Keys.all)[number]): KeyRow => ({
  id,
  name,
  // The letter stands alone; sharp and flat are said apart.
  letter: name.slice(0, 1),
  is_sharp: name.slice(1, 2) === "#",
  is_flat: name.slice(1, 2) === "b",
  minor: name.endsWith("Minor"),
  camelot_number: Number.parseInt(camelot, 10),
  camelot_letter: camelot.slice(-1)
})

/** Makes the music. */
export const make = Effect.fnUntraced(function* (options?: CatalogueOptions) {
  const draw = dice(yield* seeded(options?.seed ?? "effect-beatport"))
  const today = dayNumber(options?.today ?? "2026-09-24")
  const names = naming(draw)
  const casting = people(draw, names, today)
  const wanted = options?.tracks ?? 4000
  const weights = genreTable.reduce((sum, { weight }) => sum + weight, 0)

  const commissions = genreTable.flatMap((facts, index): ReadonlyArray<Commission & { tracks: number }> => {
    const genre = genreRows[index]
    if (genre === undefined) return []
    const tracks = options?.tracksInGenre?.[facts.id] ?? Math.ceil((wanted * facts.weight) / weights)
    return [{ genre, bpm: facts.bpm, scene: casting.scene(tracks), tracks }]
  })
  const keys = Keys.all.map(keyRow)
  const [firstKey, ...otherKeys] = keys
  const [firstCommission, ...otherCommissions] = commissions
  if (firstKey === undefined || firstCommission === undefined)
    return yield* Effect.die("No genres or no keys")

  const work = studio(draw, names, [firstKey, ...otherKeys], today)
  const releases = commissions
    .flatMap((commission) => plans(draw, commission, commission.tracks, today))
    .toSorted((a, b) => a.day - b.day)
    .map(work.release)
    .toReversed()
  const tracks = releases.flatMap((release) => release.tracks)
  const byGenre = Arr.groupBy(tracks, (track) => String(track.genre.id))
  const inGenre = (id: number): ReadonlyArray<TrackRow> => byGenre[String(id)] ?? []
  const remixing = new Set(tracks.flatMap((track) => track.remixers))
  const out = (genre: GenreRow) => inGenre(genre.id).filter((track) => !track.release.pre_order)
  const scenes = [firstCommission, ...otherCommissions] as const
  const published = charts(draw, scenes, out, Math.max(40, Math.ceil(wanted / 40)), today)
  const artists = commissions.flatMap(({ scene }) => [...scene.artists, ...scene.remixers])
  const labels = commissions.flatMap(({ scene }) => scene.labels)
  const listed = playlists(draw, scenes, out, today)

  return Catalogue.of({
    tracks,
    releases,
    artists: newest(artists),
    labels: newest<LabelRow>(labels),
    charts: published,
    playlists: listed,
    genres: genreRows,
    keys,
    track: finder(tracks),
    release: finder(releases),
    artist: finder(artists),
    label: finder<LabelRow>(labels),
    chart: finder(published),
    playlist: finder(listed),
    genre: finder(genreRows),
    inGenre,
    restricted: tracks.filter((track) => track.release.restricted),
    remixersOnly: commissions.flatMap(({ scene }) =>
      scene.remixers.filter((remixer) => remixing.has(remixer))
    )
  })
})

/** Those with the highest ids first. */
const newest = <Row extends { readonly id: number }>(rows: ReadonlyArray<Row>) =>
  rows.toSorted((a, b) => b.id - a.id)

const finder = <Row extends { readonly id: number }>(rows: ReadonlyArray<Row>) => {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (id: number): Row | undefined => byId.get(id)
}
