/**
 * The invented content of unrecorded responses, by list: what its facets count, and the parts of its items.
 */
import { Array as Arr, Struct } from "effect"
import type { HttpServerResponse } from "effect/http"
import * as Body from "../Body.ts"
import type { CatalogueService, PlaceRow, ReleaseRow, TrackRow } from "../Catalogue.ts"
import * as Listing from "../envelopes.ts"
import * as Facets from "../facets.ts"
import * as MyChart from "../json/myChartJson.ts"
import * as Picture from "../json/pictureJson.ts"
import * as Release from "../json/releaseJson.ts"
import * as Track from "../json/trackJson.ts"
import type { Belongings, Library, Write } from "../Library.ts"
import type { Choice, Choices } from "../Library/Settings.ts"
import * as Related from "../relatedTracks.ts"
import * as Responses from "../responses.ts"

type Response = HttpServerResponse.HttpServerResponse

/** Holds a request and the data of its account. */
export interface Inquiry extends Write {
  readonly ids: ReadonlyArray<number>
  readonly request: Listing.Asked["request"]
}

/** Responds to the unrecorded endpoints below one list. */
export interface List {
  readonly facets: (own: Belongings) => Response
  readonly respond: (id: number, part: string, method: string, inquiry: Inquiry) => Response
}

interface ListOptions<Row> {
  /** Name of the model in the 404. */
  readonly model: string
  readonly find: (id: number, own: Belongings) => Row | undefined
  /** Items and fields that the facets count. Default: none, and the facets are empty. */
  readonly rows?: (own: Belongings) => ReadonlyArray<Row>
  readonly counts?: Facets.Fields<Row>
  readonly image?: (row: Row) => unknown
  /** Tracks of an item, whose facets are counted. */
  readonly tracks?: (row: Row) => ReadonlyArray<TrackRow>
  /** Responses of other parts of an item, by method and path below it. */
  readonly parts?: Readonly<Record<string, (row: Row, inquiry: Inquiry) => Response>>
}

const makeList = <Row>({ counts, find, image, model, parts, rows, tracks }: ListOptions<Row>): List => {
  const respond = new Map<string, (row: Row, inquiry: Inquiry) => Response>(Object.entries(parts ?? {}))
  if (image !== undefined) respond.set("GET images/", (row) => Responses.json([image(row)]))
  if (tracks !== undefined) respond.set("GET tracks/facets/", (row) => countTracks(tracks(row)))
  return {
    facets: (own) =>
      rows === undefined || counts === undefined ? Facets.none : Facets.count(rows(own), counts),
    respond: (id, part, method, inquiry) =>
      Responses.about(
        model,
        find(id, inquiry.own),
        (row) => respond.get(`${method} ${part}`)?.(row, inquiry) ?? Responses.json([])
      )
  }
}

const countTracks = (tracks: ReadonlyArray<TrackRow>): Response => Facets.count(tracks, Facets.ofTracks)

/** Makes the list of a setting, whose items take any fields. */
const makeChoices = (model: string, name: keyof Choices): List =>
  makeList<Choice>({
    model,
    find: (id, { settings }) => settings.choices[name].find((choice) => choice.id === id),
    parts: {
      "PATCH ": (before, { body, own: { settings } }) =>
        body.read(Body.everything, (changes) => {
          const after: Choice = { ...before, ...Struct.omit(changes, ["id"]) }
          const choices = settings.choices[name].map((choice) => (choice === before ? after : choice))
          settings.choices = { ...settings.choices, [name]: choices }
          return Responses.json(after)
        })
    }
  })

const readPlaces = (row: { readonly places: ReadonlyArray<PlaceRow> }) => row.places.map(({ track }) => track)

const readPurchases = ({ purchases }: Belongings) => purchases.map(({ track }) => track)

/** Responds with tracks that sound like these. */
const recommendTracks = (
  catalogue: CatalogueService,
  { own, request }: Inquiry,
  liked: ReadonlyArray<TrackRow>
) =>
  Listing.makeStoredPage({ query: {}, request }, Related.findSimilarTracks(catalogue, liked), (track) =>
    Track.listItem(track, own.account.currency)
  )

/** Responds with other releases that have tracks like those of these. */
const recommendReleases = (
  catalogue: CatalogueService,
  { own, request }: Inquiry,
  liked: ReadonlyArray<ReleaseRow>
) =>
  Listing.makeStoredPage({ query: {}, request }, Related.findSimilarReleases(catalogue, liked), (release) =>
    Release.listItem(release, own.account.currency)
  )

/** Makes the lists with unrecorded endpoints, by their path. */
export const inventLists = (
  catalogue: CatalogueService,
  library: Library["Service"]
): Readonly<Record<string, List>> => {
  const curated = catalogue.playlists.filter(({ genre }) => genre !== null)
  const playlists = { model: "Playlist", counts: Facets.ofPlaylists, tracks: readPlaces }
  const tracksLike = (track: TrackRow, inquiry: Inquiry) => recommendTracks(catalogue, inquiry, [track])
  const releasesLike = (release: ReleaseRow, inquiry: Inquiry) =>
    recommendReleases(catalogue, inquiry, [release])
  return {
    "/catalog/tracks/": makeList({
      model: "Track",
      find: catalogue.track,
      rows: () => catalogue.tracks,
      counts: Facets.ofTracks,
      image: Picture.ofTrack,
      parts: { "GET beatbot/": tracksLike, "GET uab/": tracksLike }
    }),
    "/catalog/releases/": makeList({
      model: "Release",
      find: catalogue.release,
      rows: () => catalogue.releases,
      counts: Facets.ofReleases,
      image: Picture.ofRelease,
      tracks: ({ tracks }) => tracks,
      parts: {
        "GET dj-edit-tracks/facets/": ({ tracks }) => countTracks(tracks.filter(Track.isDjEdit)),
        "GET beatbot/": releasesLike,
        "GET uab/": releasesLike
      }
    }),
    "/catalog/artists/": makeList({ model: "Artist", find: catalogue.artist, image: Picture.ofArtist }),
    "/catalog/labels/": makeList({ model: "Label", find: catalogue.label, image: Picture.ofLabel }),
    "/catalog/charts/": makeList({
      model: "Chart",
      find: catalogue.chart,
      rows: () => catalogue.charts,
      counts: Facets.ofCharts,
      image: Picture.ofChart
    }),
    "/catalog/playlists/": makeList({
      ...playlists,
      find: (id, { account }) => library.visible(id, account),
      rows: library.publicPlaylists
    }),
    "/curation/playlists/": makeList({
      ...playlists,
      find: (wanted) => curated.find(({ id }) => id === wanted),
      rows: () => curated
    }),
    "/my/playlists/": makeList({
      ...playlists,
      find: (id, own) => own.playlists.find(id),
      rows: (own) => own.playlists.all()
    }),
    "/my/charts/": makeList({
      model: "Chart",
      find: (id, own) => own.charts.find(id),
      rows: (own) => own.charts.all(),
      counts: { genre: MyChart.genres },
      tracks: readPlaces,
      parts: {
        "GET images/": (chart) => Responses.json(MyChart.images(chart)),
        // The format of the body is unknown: any body counts as a picture.
        "POST images/": (chart, { now, own }) =>
          Responses.json(MyChart.images(own.charts.addImage(chart, now)))
      }
    }),
    "/my/downloads/": makeList({
      model: "Purchase",
      find: () => undefined,
      rows: readPurchases,
      counts: Facets.ofTracks
    }),
    "/my/email-preferences/": makeChoices("EmailPreference", "emailPreferences"),
    "/my/streaming-quality/": makeChoices("StreamingQuality", "streamingQuality")
  }
}

/** Makes the unrecorded responses that are about no single item, by their path. */
export const inventWholes = (
  catalogue: CatalogueService
): Readonly<Record<string, (inquiry: Inquiry) => Response>> => ({
  "/catalog/tracks/similar/": (inquiry) =>
    recommendTracks(catalogue, inquiry, Arr.flatMapNullishOr(inquiry.ids, catalogue.track)),
  "/catalog/track-recommendations/": (inquiry) =>
    recommendTracks(catalogue, inquiry, readPurchases(inquiry.own)),
  "/catalog/releases/similar/": (inquiry) =>
    recommendReleases(catalogue, inquiry, Arr.flatMapNullishOr(inquiry.ids, catalogue.release)),
  "/my/email-preferences/": ({ own }) => Responses.json(own.settings.choices.emailPreferences),
  "/my/streaming-quality/": ({ own }) => Responses.json(own.settings.choices.streamingQuality)
})
