/**
 * The operations on the user's charts, and on what the user follows and has bought.
 */
import { expect } from "@effect/vitest"
import { Fixtures } from "effect-beatport/testing"
import { emptyPage, listOf, type Operation } from "./Operation.ts"

const id = 7
const anything = { whatever: true }
const chart = { id, name: "March", is_published: false }
const written = { name: "March", description: null, enabled: true, is_published: false }

const charts: ReadonlyArray<Operation> = [
  {
    name: "library.charts.list",
    call: ({ library }) => library.charts.list({ is_published: false }),
    sends: "GET /my/charts/?is_published=false&page=1&per_page=100",
    response: listOf(chart),
    gives: expect.objectContaining({ results: [chart] })
  },
  {
    name: "library.charts.get",
    call: ({ library }) => library.charts.get(id),
    sends: "GET /my/charts/7/",
    response: { ...Fixtures.chart(), description: null, is_published: true }
  },
  {
    name: "library.charts.create",
    call: ({ library }) => library.charts.create({ name: "March", is_published: false }),
    sends: "POST /my/charts/",
    body: { name: "March", is_published: false },
    response: written
  },
  {
    name: "library.charts.update",
    call: ({ library }) => library.charts.update(id, { is_published: true }),
    sends: "PATCH /my/charts/7/",
    body: { is_published: true },
    response: written
  },
  {
    name: "library.charts.replace",
    call: ({ library }) => library.charts.replace(id, { name: "April", description: null }),
    sends: "PUT /my/charts/7/",
    body: { name: "April", description: null },
    response: written
  },
  {
    name: "library.charts.delete",
    call: ({ library }) => library.charts.delete(id),
    sends: "DELETE /my/charts/7/",
    response: "",
    gives: undefined
  },
  {
    name: "library.charts.tracks",
    call: ({ library }) => library.charts.tracks(id),
    sends: "GET /my/charts/7/tracks/?page=1&per_page=100",
    response: listOf({ id: 9001, position: 1, track: Fixtures.track() }),
    gives: expect.objectContaining({ results: [{ id: 9001, position: 1, track: Fixtures.track() }] })
  },
  {
    name: "library.charts.addTrack",
    call: ({ library }) => library.charts.addTrack(id, 3001),
    sends: "POST /my/charts/7/tracks/",
    body: { track: 3001 },
    response: { track: 3001, position: 4 }
  },
  {
    name: "library.charts.addTrack at a position",
    call: ({ library }) => library.charts.addTrack(id, 3001, 2),
    sends: "POST /my/charts/7/tracks/",
    body: { track: 3001, position: 2 },
    response: { id: 9002, track: { id: 3001 }, position: 2 }
  },
  {
    name: "library.charts.updateTrack",
    call: ({ library }) => library.charts.updateTrack(id, 9001, { position: 3 }),
    sends: "PATCH /my/charts/7/tracks/9001/",
    body: { position: 3 },
    response: { track: 3001, position: 3 }
  },
  {
    name: "library.charts.replaceTrack",
    call: ({ library }) => library.charts.replaceTrack(id, 9001, { track: 3002, position: 1 }),
    sends: "PUT /my/charts/7/tracks/9001/",
    body: { track: 3002, position: 1 },
    response: { track: 3002, position: 1 }
  },
  {
    name: "library.charts.removeTrack",
    call: ({ library }) => library.charts.removeTrack(id, 9001),
    sends: "DELETE /my/charts/7/tracks/9001/",
    response: "",
    gives: undefined
  },
  {
    name: "library.charts.images",
    call: ({ library }) => library.charts.images(id),
    sends: "GET /my/charts/7/images/",
    response: [anything]
  },
  {
    name: "library.charts.addImage",
    call: ({ library }) => library.charts.addImage(id, { image: "data" }),
    sends: "POST /my/charts/7/images/",
    body: { image: "data" },
    response: anything
  },
  {
    name: "library.charts.facets",
    call: ({ library }) => library.charts.facets(),
    sends: "GET /my/charts/facets/",
    response: anything
  },
  {
    name: "library.charts.trackFacets",
    call: ({ library }) => library.charts.trackFacets(id),
    sends: "GET /my/charts/7/tracks/facets/",
    response: anything
  }
]

const followed = { id: 1001, name: "Nova Lindqvist", count: 3, image: Fixtures.artistDetail().image }

const following: ReadonlyArray<Operation> = [
  {
    name: "library.following.ids",
    call: ({ library }) => library.following.ids(),
    sends: "GET /my/beatport/",
    response: { count: 1, page: "1/1", per_page: 10, results: { performer: [1], label: [], playlist: [] } },
    gives: { performer: [1], label: [], playlist: [] }
  },
  {
    name: "library.following.ids in a list",
    call: ({ library }) => library.following.ids({ publish_date: { from: "2026-01-01" }, per_page: 5 }),
    sends: "GET /my/beatport/?per_page=5&publish_date=2026-01-01:",
    response: { count: 1, results: [{ performer: [1], label: [2] }] },
    gives: { performer: [1], label: [2], playlist: [] }
  },
  {
    name: "library.following.artists",
    call: ({ library }) => library.following.artists(),
    sends: "GET /my/beatport/artists/",
    response: [followed]
  },
  {
    name: "library.following.labels",
    call: ({ library }) => library.following.labels(),
    sends: "GET /my/beatport/labels/",
    response: { results: [followed], count: 1 },
    gives: [followed]
  },
  {
    name: "library.following.playlists",
    call: ({ library }) => library.following.playlists(),
    sends: "GET /my/beatport/playlists/",
    response: [{ id: 7001, name: "Sunday", count: null, image: ["a", "b"] }]
  },
  {
    name: "library.following.tracks",
    call: ({ library }) => library.following.tracks(),
    sends: "GET /my/beatport/tracks/?page=1&per_page=100",
    gives: emptyPage
  },
  {
    name: "library.following.follow",
    call: ({ library }) => library.following.follow({ performer: [1001], label: [2001] }),
    sends: "POST /my/beatport/",
    body: { performer: [1001], label: [2001] },
    response: anything,
    gives: undefined
  },
  {
    name: "library.following.unfollow",
    call: ({ library }) => library.following.unfollow({ label: [2001] }),
    sends: "DELETE /my/beatport/delete/",
    body: { label: [2001] },
    response: "",
    gives: undefined
  },
  {
    name: "library.following.postTracks",
    call: ({ library }) => library.following.postTracks({ item_id: 1 }),
    sends: "POST /my/beatport/tracks/",
    body: { item_id: 1 },
    response: anything
  },
  {
    name: "library.following.facets",
    call: ({ library }) => library.following.facets(),
    sends: "GET /my/beatport/facets/",
    response: anything
  },
  {
    name: "library.genres.list",
    call: ({ library }) => library.genres.list(),
    sends: "GET /my/genres/?page=1&per_page=100",
    response: listOf(Fixtures.genre()),
    gives: expect.objectContaining({ results: [Fixtures.genre()] })
  },
  {
    name: "library.genres.follow",
    call: ({ library }) => library.genres.follow("Tech House"),
    sends: "POST /my/genres/",
    body: { id: 11 },
    response: { id: 11 },
    gives: undefined
  },
  {
    name: "library.genres.unfollow",
    call: ({ library }) => library.genres.unfollow("Tech House"),
    sends: "DELETE /my/genres/11/",
    response: "",
    gives: undefined
  },
  {
    name: "library.genres.facets",
    call: ({ library }) => library.genres.facets(),
    sends: "GET /my/genres/facets/",
    response: anything
  }
]

const purchase = { id: 3001, name: "Ebb", mix_name: "Extended Mix", artists: [], remixers: [] }

const purchases: ReadonlyArray<Operation> = [
  {
    name: "library.purchases.list",
    call: ({ library }) =>
      library.purchases.list({ purchase_date: { to: "2026-03-31" }, received_status: true, genre_id: 11 }),
    sends:
      "GET /my/downloads/?genre_id=11&page=1&per_page=100&purchase_date=:2026-03-31&received_status=true",
    response: listOf({ ...purchase, purchase_date: "2026-03-25T03:11:29-06:00" }),
    gives: expect.objectContaining({
      results: [{ ...purchase, purchase_date: "2026-03-25T03:11:29-06:00" }]
    })
  },
  {
    name: "library.purchases.encodeStatus",
    call: ({ library }) => library.purchases.encodeStatus(),
    sends: "GET /my/downloads/encode-status/",
    response: []
  },
  {
    name: "library.purchases.facets",
    call: ({ library }) => library.purchases.facets(),
    sends: "GET /my/downloads/facets/",
    response: anything
  },
  {
    name: "library.purchases.encodeStatusFacets",
    call: ({ library }) => library.purchases.encodeStatusFacets(),
    sends: "GET /my/downloads/encode-status/facets/",
    response: anything
  }
]

export const own: ReadonlyArray<Operation> = [...charts, ...following, ...purchases]
