/**
 * The operations of the catalogue.
 */
import { expect } from "@effect/vitest"
import { Fixtures } from "effect-beatport/testing"
import { emptyPage, listOf, type Operation } from "./Operation.ts"

const id = 7

const track = Fixtures.track()
const release = Fixtures.release()

/** Lists and bestsellers. */
const lists: ReadonlyArray<Operation> = [
  {
    name: "tracks.list",
    call: ({ tracks }) => tracks.list({ genre_id: "Tech House", bpm: { from: 124, to: 128 }, is_hype: true }),
    sends:
      "GET /catalog/tracks/?bpm=124:128&genre_id=11&is_hype=true&order_by=-publish_date&page=1&per_page=100",
    gives: emptyPage
  },
  {
    name: "releases.list",
    call: ({ releases }) => releases.list({ type: ["Album", "Mix"], is_explicit: false }),
    sends:
      "GET /catalog/releases/?is_explicit=false&order_by=-publish_date&page=1&per_page=100&type=Album,Mix",
    gives: emptyPage
  },
  {
    name: "artists.list",
    call: ({ artists }) => artists.list({ name_exact: "Nova Lindqvist" }),
    sends: "GET /catalog/artists/?name_exact=Nova Lindqvist&page=1&per_page=100",
    gives: emptyPage
  },
  {
    name: "labels.list",
    call: ({ labels }) => labels.list({ hype_active: true }),
    sends: "GET /catalog/labels/?hype_active=true&page=1&per_page=100",
    gives: emptyPage
  },
  {
    name: "genres.list",
    call: ({ genres }) => genres.list({ order_by: "-id" }),
    sends: "GET /catalog/genres/?order_by=-id&page=1&per_page=100",
    gives: emptyPage
  },
  {
    name: "subGenres.list",
    call: ({ subGenres }) => subGenres.list({ name: "Acid" }),
    sends: "GET /catalog/sub-genres/?name=Acid&page=1&per_page=100",
    gives: emptyPage
  },
  {
    name: "charts.list",
    call: ({ charts }) => charts.list({ publish_date: { from: "2026-01-01" }, order_by: "name" }),
    sends: "GET /catalog/charts/?order_by=name&page=1&per_page=100&publish_date=2026-01-01:",
    gives: emptyPage
  },
  {
    name: "charts.top",
    call: ({ charts }) => charts.top(10),
    sends: "GET /catalog/tracks/top/10/?per_page=100",
    response: listOf(track),
    gives: [track]
  },
  {
    name: "charts.top of a genre",
    call: ({ charts }) => charts.top(10, { genre_id: 11 }),
    sends: "GET /catalog/genres/11/top/10/?per_page=100",
    response: listOf(track),
    gives: [track]
  },
  {
    name: "charts.hype",
    call: ({ charts }) => charts.hype({ genre_id: 11 }),
    sends: "GET /catalog/genres/11/top/100/?hype=true&per_page=100",
    response: listOf(track),
    gives: [track]
  },
  {
    name: "charts.topOpenFormat",
    call: ({ charts }) => charts.topOpenFormat(20),
    sends: "GET /catalog/tracks/top/openformat/20/?per_page=100",
    response: listOf(track),
    gives: [track]
  },
  {
    name: "releases.top",
    call: ({ releases }) => releases.top(1),
    sends: "GET /catalog/releases/top/1/?per_page=100",
    response: listOf(release, release),
    gives: [release]
  },
  {
    name: "releases.top of a genre",
    call: ({ releases }) => releases.top(10, { genre_id: "House" }),
    sends: "GET /catalog/genres/5/top/10/?per_page=100&type=release",
    response: listOf(release),
    gives: [release]
  },
  {
    name: "artists.top",
    call: ({ artists }) => artists.top(id, 10),
    sends: "GET /catalog/artists/7/top/10/?per_page=100",
    response: listOf(track),
    gives: [track]
  },
  {
    name: "labels.top",
    call: ({ labels }) => labels.top(id, 10),
    sends: "GET /catalog/labels/7/top/10/?per_page=100",
    response: listOf(track),
    gives: [track]
  },
  {
    name: "labels.topReleases",
    call: ({ labels }) => labels.topReleases(id, 10),
    sends: "GET /catalog/labels/7/top/10/?per_page=100&type=release",
    response: listOf(release),
    gives: [release]
  }
]

const subGenre = { id: 143, name: "Acid", slug: "acid", enabled: true, genre: "https://x.test/5/", url: "u" }

/** One thing and its parts. */
const parts: ReadonlyArray<Operation> = [
  {
    name: "tracks.get",
    call: ({ tracks }) => tracks.get(id),
    sends: "GET /catalog/tracks/7/",
    response: Fixtures.trackDetail()
  },
  {
    name: "releases.get",
    call: ({ releases }) => releases.get(id),
    sends: "GET /catalog/releases/7/",
    response: Fixtures.releaseDetail()
  },
  {
    name: "artists.get",
    call: ({ artists }) => artists.get(id),
    sends: "GET /catalog/artists/7/",
    response: Fixtures.artistDetail()
  },
  {
    name: "labels.get",
    call: ({ labels }) => labels.get(id),
    sends: "GET /catalog/labels/7/",
    response: Fixtures.labelDetail()
  },
  {
    name: "genres.get",
    call: ({ genres }) => genres.get("Drum & Bass"),
    sends: "GET /catalog/genres/1/",
    response: { id: 1, name: "Drum & Bass", slug: "drum-bass", enabled: true, is_included_in_hype: true }
  },
  {
    name: "subGenres.get",
    call: ({ subGenres }) => subGenres.get(143),
    sends: "GET /catalog/sub-genres/143/",
    response: subGenre
  },
  {
    name: "charts.get",
    call: ({ charts }) => charts.get(id),
    sends: "GET /catalog/charts/7/",
    response: {
      ...Fixtures.chart(),
      add_by: null,
      description: null,
      enabled: true,
      is_approved: true,
      is_indexed: true,
      is_published: true
    },
    gives: expect.objectContaining({ id: 5001, is_published: true })
  },
  {
    name: "releases.tracks",
    call: ({ releases }) => releases.tracks(id, { page: 2, per_page: 10 }),
    sends: "GET /catalog/releases/7/tracks/?page=2&per_page=10",
    response: { ...listOf(track), count: 11, page: "2/2", per_page: 10 },
    gives: expect.objectContaining({ results: [{ ...track, number: 11 }] })
  },
  {
    name: "releases.trackIds",
    call: ({ releases }) => releases.trackIds(id),
    sends: "GET /catalog/releases/7/tracks/ids/",
    response: { tracks: [{ id: 1, pre_order: false, is_available_for_streaming: true }] },
    gives: [{ id: 1, pre_order: false, is_available_for_streaming: true }]
  },
  {
    name: "releases.djEditTracks",
    call: ({ releases }) => releases.djEditTracks(id),
    sends: "GET /catalog/releases/7/dj-edit-tracks/?page=1&per_page=100",
    response: listOf(track),
    gives: expect.objectContaining({ results: [track] })
  },
  {
    name: "artists.tracks",
    call: ({ artists }) => artists.tracks(id),
    sends: "GET /catalog/artists/7/tracks/?page=1&per_page=100",
    gives: emptyPage
  },
  {
    name: "labels.releases",
    call: ({ labels }) => labels.releases(id),
    sends: "GET /catalog/labels/7/releases/?page=1&per_page=100",
    gives: emptyPage
  },
  {
    name: "labels.download",
    call: ({ labels }) => labels.download(id),
    sends: "GET /catalog/labels/7/download/",
    response: 'label_name,track_name\r\n"Harbour Lights",Ebb\r\n'
  },
  {
    name: "genres.subGenres",
    call: ({ genres }) => genres.subGenres(5),
    sends: "GET /catalog/genres/5/sub-genres/?page=1&per_page=100",
    gives: emptyPage
  },
  {
    name: "genres.tracks",
    call: ({ genres }) => genres.tracks("House"),
    sends: "GET /catalog/genres/5/tracks/?page=1&per_page=100",
    gives: emptyPage
  },
  {
    name: "subGenres.tracks",
    call: ({ subGenres }) => subGenres.tracks(143),
    sends: "GET /catalog/sub-genres/143/tracks/?page=1&per_page=100",
    gives: emptyPage
  },
  {
    name: "charts.tracks",
    call: ({ charts }) => charts.tracks(id),
    sends: "GET /catalog/charts/7/tracks/?page=1&per_page=100",
    gives: emptyPage
  },
  {
    name: "charts.trackIds",
    call: ({ charts }) => charts.trackIds(id),
    sends: "GET /catalog/charts/7/tracks/ids/",
    response: { results: [11, { id: 90, track_id: 12 }, { id: 13 }] },
    gives: [11, 12, 13]
  },
  {
    name: "charts.genreOverview",
    call: ({ charts }) => charts.genreOverview(),
    sends: "GET /catalog/charts/genre-overview/",
    response: [{ count: 3, genre: "House" }]
  },
  {
    name: "tracks.storePage",
    call: ({ tracks }) => tracks.storePage("GBABC1200042"),
    sends: "GET /catalog/tracks/store/GBABC1200042/",
    response: { store_url: "https://www.beatport.com/track/ebb/7" }
  },
  {
    name: "search",
    call: ({ search }) => search("acid", { per_page: 5 }),
    sends: "GET /catalog/search/?per_page=5&q=acid",
    response: { tracks: [], order: ["tracks"], count: 0 }
  }
]

export const catalogue: ReadonlyArray<Operation> = [...lists, ...parts]
