/**
 * The operations outside the catalogue, and those whose responses are passed on unchanged.
 */
import { expect } from "@effect/vitest"
import { listOf, type Operation } from "./Operation.ts"

const anything = { whatever: [1, "two", null] }

const id = 7

/** What is passed on as it comes. */
const unrecorded: ReadonlyArray<readonly [name: string, call: Operation["call"], sends: string]> = [
  ["tracks.beatbot", ({ tracks }) => tracks.beatbot(id), "GET /catalog/tracks/7/beatbot/"],
  ["tracks.alsoBought", ({ tracks }) => tracks.alsoBought(id), "GET /catalog/tracks/7/uab/"],
  ["tracks.similar", ({ tracks }) => tracks.similar([7, 8]), "GET /catalog/tracks/similar/?ids=7,8"],
  ["tracks.recommended", ({ tracks }) => tracks.recommended(), "GET /catalog/track-recommendations/"],
  ["tracks.publishers", ({ tracks }) => tracks.publishers(id), "GET /catalog/tracks/7/publishers/"],
  ["tracks.images", ({ tracks }) => tracks.images(id), "GET /catalog/tracks/7/images/"],
  ["tracks.audioFiles", ({ tracks }) => tracks.audioFiles(id), "GET /catalog/tracks/7/audio-files/"],
  ["tracks.streamSdk", ({ tracks }) => tracks.streamSdk(id), "GET /catalog/tracks/7/stream-sdk/"],
  ["tracks.facets", ({ tracks }) => tracks.facets(), "GET /catalog/tracks/facets/"],
  [
    "tracks.recommendedFacets",
    ({ tracks }) => tracks.recommendedFacets(),
    "GET /catalog/track-recommendations/facets/"
  ],
  ["releases.beatbot", ({ releases }) => releases.beatbot(id), "GET /catalog/releases/7/beatbot/"],
  ["releases.alsoBought", ({ releases }) => releases.alsoBought(id), "GET /catalog/releases/7/uab/"],
  ["releases.similar", ({ releases }) => releases.similar(7), "GET /catalog/releases/similar/?ids=7"],
  ["releases.images", ({ releases }) => releases.images(id), "GET /catalog/releases/7/images/"],
  ["releases.facets", ({ releases }) => releases.facets(), "GET /catalog/releases/facets/"],
  [
    "releases.trackFacets",
    ({ releases }) => releases.trackFacets(id),
    "GET /catalog/releases/7/tracks/facets/"
  ],
  [
    "releases.djEditTrackFacets",
    ({ releases }) => releases.djEditTrackFacets(id),
    "GET /catalog/releases/7/dj-edit-tracks/facets/"
  ],
  ["artists.images", ({ artists }) => artists.images(id), "GET /catalog/artists/7/images/"],
  ["artists.facets", ({ artists }) => artists.facets(), "GET /catalog/artists/facets/"],
  ["labels.images", ({ labels }) => labels.images(id), "GET /catalog/labels/7/images/"],
  ["labels.facets", ({ labels }) => labels.facets(), "GET /catalog/labels/facets/"],
  ["genres.facets", ({ genres }) => genres.facets(), "GET /catalog/genres/facets/"],
  ["subGenres.facets", ({ subGenres }) => subGenres.facets(), "GET /catalog/sub-genres/facets/"],
  ["charts.images", ({ charts }) => charts.images(id), "GET /catalog/charts/7/images/"],
  ["charts.facets", ({ charts }) => charts.facets(), "GET /catalog/charts/facets/"],
  ["searchFacets", ({ searchFacets }) => searchFacets(), "GET /catalog/search/facets/"],
  [
    "auxiliary.artistTypeFacets",
    (b) => b.auxiliary.artistTypeFacets(),
    "GET /auxiliary/artist-types/facets/"
  ],
  [
    "auxiliary.commercialModelTypeFacets",
    (b) => b.auxiliary.commercialModelTypeFacets(),
    "GET /auxiliary/commercial-model-types/facets/"
  ]
]

const auxiliary: ReadonlyArray<Operation> = [
  {
    name: "auxiliary.artistTypes",
    call: (b) => b.auxiliary.artistTypes(),
    sends: "GET /auxiliary/artist-types/?page=1&per_page=100",
    response: listOf({ id: 1, name: "DJ", url: "u" }),
    gives: expect.objectContaining({ results: [{ id: 1, name: "DJ", url: "u" }] })
  },
  {
    name: "auxiliary.artistType",
    call: (b) => b.auxiliary.artistType(1),
    sends: "GET /auxiliary/artist-types/1/",
    response: {
      id: 1,
      name: "DJ",
      created_date: null,
      created_person_id: null,
      updated_date: null,
      updated_person_id: 3
    }
  },
  {
    name: "auxiliary.commercialModelTypes",
    call: (b) => b.auxiliary.commercialModelTypes({ per_page: 5 }),
    sends: "GET /auxiliary/commercial-model-types/?page=1&per_page=5",
    response: { ...listOf({ id: 1, name: "Purchase" }), per_page: 5 },
    gives: expect.objectContaining({ results: [{ id: 1, name: "Purchase" }] })
  },
  {
    name: "auxiliary.health",
    call: (b) => b.auxiliary.health(),
    sends: "GET /health-check/",
    response: "OK",
    gives: undefined
  },
  {
    name: "auxiliary.databaseHealth",
    call: (b) => b.auxiliary.databaseHealth(),
    sends: "GET /db-health-check/",
    response: "",
    gives: undefined
  }
]

export const beside: ReadonlyArray<Operation> = [
  ...unrecorded.map(([name, call, sends]) => ({ name, call, sends, response: anything })),
  ...auxiliary
]
