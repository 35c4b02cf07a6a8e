/**
 * The operations on playlists: public, curated, and the user's own.
 */
import { expect } from "@effect/vitest"
import { Fixtures } from "effect-beatport/testing"
import { emptyPage, listOf, type Operation } from "./Operation.ts"

const id = 7
const playlist = Fixtures.playlist()
const place = Fixtures.playlistTrack()
const anything = { whatever: true }

const everybodys: ReadonlyArray<Operation> = [
  {
    name: "playlists.get",
    call: ({ playlists }) => playlists.get(id),
    sends: "GET /catalog/playlists/7/",
    response: playlist
  },
  {
    name: "playlists.list",
    call: ({ playlists }) => playlists.list({ genre_id: ["House", 11], order_by: "-update_date" }),
    sends: "GET /catalog/playlists/?genre_id=5,11&order_by=-update_date&page=1&per_page=100",
    gives: emptyPage
  },
  {
    name: "playlists.search",
    call: ({ playlists }) => playlists.search("acid", { per_page: 5 }),
    sends: "GET /catalog/search/?page=1&per_page=5&q=acid&type=playlists",
    response: { playlists: [playlist], count: 1, page: "1/1", per_page: 5 },
    gives: expect.objectContaining({ results: [playlist] })
  },
  {
    name: "playlists.tracks",
    call: ({ playlists }) => playlists.tracks(id, { key_id: "2B" }),
    sends: "GET /catalog/playlists/7/tracks/?key_id=14,33&page=1&per_page=100",
    response: listOf(place),
    gives: expect.objectContaining({ results: [place] })
  },
  {
    name: "playlists.trackIds",
    call: ({ playlists }) => playlists.trackIds(id),
    sends: "GET /catalog/playlists/7/tracks/ids/",
    response: [{ track_id: 3001 }],
    gives: [{ track_id: 3001 }]
  },
  {
    name: "playlists.chartMapping",
    call: ({ playlists }) => playlists.chartMapping(id),
    sends: "GET /catalog/playlists/7/chart-mapping/",
    response: ""
  },
  {
    name: "playlists.partners",
    call: ({ playlists }) => playlists.partners(id),
    sends: "GET /catalog/playlists/7/partners/",
    response: [1]
  },
  {
    name: "playlists.facets",
    call: ({ playlists }) => playlists.facets(),
    sends: "GET /catalog/playlists/facets/",
    response: anything
  },
  {
    name: "playlists.trackFacets",
    call: ({ playlists }) => playlists.trackFacets(id),
    sends: "GET /catalog/playlists/7/tracks/facets/",
    response: anything
  },
  {
    name: "curation.list",
    call: ({ curation }) => curation.list({ genre_id: "Tech House" }),
    sends: "GET /curation/playlists/?genre_id=11&page=1&per_page=100",
    response: listOf({ id: 1, name: "Best New Tech House" }),
    gives: expect.objectContaining({ results: [{ id: 1, name: "Best New Tech House" }] })
  },
  {
    name: "curation.get",
    call: ({ curation }) => curation.get(id),
    sends: "GET /curation/playlists/7/",
    response: playlist
  },
  {
    name: "curation.tracks",
    call: ({ curation }) => curation.tracks(id, { per_page: 50 }),
    sends: "GET /curation/playlists/7/tracks/?page=1&per_page=50",
    response: { ...listOf(place), per_page: 50 },
    gives: expect.objectContaining({ results: [place] })
  },
  {
    name: "curation.track",
    call: ({ curation }) => curation.track(id, 8001),
    sends: "GET /curation/playlists/7/tracks/8001/",
    response: place
  },
  {
    name: "curation.facets",
    call: ({ curation }) => curation.facets(),
    sends: "GET /curation/playlists/facets/",
    response: anything
  },
  {
    name: "curation.trackFacets",
    call: ({ curation }) => curation.trackFacets(id),
    sends: "GET /curation/playlists/7/tracks/facets/",
    response: anything
  }
]

const own: ReadonlyArray<Operation> = [
  {
    name: "library.playlists.list",
    call: ({ library }) => library.playlists.list({ page: 1, per_page: 5 }),
    sends: "GET /my/playlists/?page=1&per_page=5",
    response: { ...listOf(playlist), per_page: 5 },
    gives: expect.objectContaining({ results: [playlist] })
  },
  {
    name: "library.playlists.get",
    call: ({ library }) => library.playlists.get(id),
    sends: "GET /my/playlists/7/",
    response: playlist
  },
  {
    name: "library.playlists.create",
    call: ({ library }) => library.playlists.create("Sunday"),
    sends: "POST /my/playlists/",
    body: { name: "Sunday" },
    response: playlist
  },
  {
    name: "library.playlists.create a public one",
    call: ({ library }) => library.playlists.create("Sunday", { is_public: true }),
    sends: "POST /my/playlists/",
    body: { name: "Sunday", is_public: "true" },
    response: { ...playlist, is_public: true }
  },
  {
    name: "library.playlists.rename",
    call: ({ library }) => library.playlists.rename(id, "Monday"),
    sends: "PATCH /my/playlists/7/",
    body: { name: "Monday" },
    response: playlist
  },
  {
    name: "library.playlists.delete",
    call: ({ library }) => library.playlists.delete(id),
    sends: "DELETE /my/playlists/7/",
    response: "",
    gives: undefined
  },
  {
    name: "library.playlists.reorder",
    call: ({ library }) =>
      library.playlists.reorder([
        { item_id: 7, position: 2 },
        { item_id: 8, position: null }
      ]),
    sends: "PATCH /my/playlists/bulk/",
    body: {
      items: [
        { item_id: 7, position: 2 },
        { item_id: 8, position: null }
      ]
    },
    response: {
      items: [
        { item_id: 7, position: 2 },
        { item_id: 8, position: null }
      ]
    }
  },
  {
    name: "library.playlists.facets",
    call: ({ library }) => library.playlists.facets(),
    sends: "GET /my/playlists/facets/",
    response: anything
  },
  {
    name: "library.playlists.tracks",
    call: ({ library }) => library.playlists.tracks(id, { order_by: ["genre", "-name"] }),
    sends: "GET /my/playlists/7/tracks/?order_by=genre,-name&page=1&per_page=100",
    response: listOf(place),
    gives: expect.objectContaining({ results: [place] })
  },
  {
    name: "library.playlists.trackIds",
    call: ({ library }) => library.playlists.trackIds(id),
    sends: "GET /my/playlists/7/tracks/ids/",
    response: { tracks: [{ id: 8001, position: 1, track_id: 3001, track_available: true }] },
    gives: [{ id: 8001, position: 1, track_id: 3001, track_available: true }]
  },
  {
    name: "library.playlists.trackFacets",
    call: ({ library }) => library.playlists.trackFacets(id),
    sends: "GET /my/playlists/7/tracks/facets/",
    response: anything
  },
  {
    name: "library.playlists.addTrack",
    call: ({ library }) => library.playlists.addTrack(id, 3001),
    sends: "POST /my/playlists/7/tracks/",
    body: { track_id: 3001 },
    response: { track_id: 3001 }
  },
  {
    name: "library.playlists.addTracks",
    call: ({ library }) => library.playlists.addTracks(id, [3001, 3001]),
    sends: "POST /my/playlists/7/tracks/bulk/",
    body: { track_ids: [3001, 3001] },
    response: {
      items: [
        { id: 8001, position: 1, track_id: 3001, track_available: true },
        { id: 8002, position: 2, track_id: 3001, track_available: true }
      ],
      playlist: { id, name: "Sunday" }
    }
  },
  {
    name: "library.playlists.moveTrack",
    call: ({ library }) => library.playlists.moveTrack(id, 8001, 3),
    sends: "PATCH /my/playlists/7/tracks/8001/",
    body: { position: 3 },
    response: { position: 3 }
  },
  {
    name: "library.playlists.moveTracks",
    call: ({ library }) => library.playlists.moveTracks(id, [{ item_id: 8001, position: 3 }]),
    sends: "PATCH /my/playlists/7/tracks/bulk/",
    body: { items: [{ item_id: 8001, position: 3 }] },
    response: playlist
  },
  {
    name: "library.playlists.removeTrack",
    call: ({ library }) => library.playlists.removeTrack(id, 8001),
    sends: "DELETE /my/playlists/7/tracks/8001/",
    response: "",
    gives: undefined
  },
  {
    name: "library.playlists.removeTracks",
    call: ({ library }) => library.playlists.removeTracks(id, [8001, 8002]),
    sends: "DELETE /my/playlists/7/tracks/bulk/",
    body: { item_ids: [8001, 8002] },
    response: playlist
  }
]

export const playlists: ReadonlyArray<Operation> = [...everybodys, ...own]
