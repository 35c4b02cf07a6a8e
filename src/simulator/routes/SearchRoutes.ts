/**
 * `/catalog/search/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { CurrentAccount, type SimulatedAccount } from "../Accounts.ts"
import { CurrentBehaviour } from "../Behaviour.ts"
import { Catalogue, type CatalogueService, type TrackRow } from "../Catalogue.ts"
import * as Listing from "../envelopes.ts"
import { searchIndex } from "../search/SearchIndex.ts"
import type { SearchModel } from "../search/SearchModel.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as Artist from "../json/artistJson.ts"
import * as Chart from "../json/chartJson.ts"
import * as Label from "../json/labelJson.ts"
import * as Playlist from "../json/playlistJson.ts"
import * as Release from "../json/releaseJson.ts"
import * as Track from "../json/trackJson.ts"

export const SearchRoutes = HttpApiBuilder.group(SimulatorApi, "search", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const shelves = makeShelves(yield* Catalogue)
    const behaviour = yield* CurrentBehaviour

    return (
      handlers
        // Some clients send other parameters. There is no evidence that they change the response, so they are ignored
        // here.
        .handle("query", (asked) =>
          Effect.gen(function* () {
            const viewer = yield* CurrentAccount
            const model = (yield* behaviour.get).search
            const wanted = shelves.filter(
              ({ type }) => asked.query.type === undefined || asked.query.type === type
            )
            return Listing.makeSearchPage(
              asked,
              wanted.map((shelf) => shelf.find(asked.query.q, model, viewer))
            )
          })
        )
        .handle("facets", unrecorded.respond)
    )
  })
)

/** One type that can be searched. */
interface Shelf {
  readonly type: string
  readonly find: (text: string, model: SearchModel, viewer: SimulatedAccount) => Listing.Found
}

/** The types, in the order of a response without `type` (assumed). It is unproven that playlists are found. */
const makeShelves = (catalogue: CatalogueService): ReadonlyArray<Shelf> => [
  makeShelf("tracks", catalogue.tracks, readTrackTexts, (track, { currency }) =>
    Track.listItem(track, currency)
  ),
  makeShelf(
    "releases",
    catalogue.releases,
    ({ artists, label }) => [label.name, ...readNames(artists)],
    (release, { currency }) => Release.listItem(release, currency)
  ),
  makeShelf("artists", catalogue.artists, () => [], Artist.listItem),
  makeShelf("labels", catalogue.labels, () => [], Label.listItem),
  makeShelf(
    "charts",
    catalogue.charts,
    ({ person }) => [person.owner_name],
    (chart, { currency }) => Chart.listItem(chart, currency)
  ),
  makeShelf("playlists", catalogue.playlists, () => [], Playlist.whole)
]

const readNames = (all: ReadonlyArray<{ readonly name: string }>) => all.map(({ name }) => name)

const readTrackTexts = ({ artists, genre, mix_name, release, remixers }: TrackRow): ReadonlyArray<string> => [
  mix_name,
  release.name,
  release.label.name,
  genre.name,
  ...readNames(artists),
  ...readNames(remixers)
]

const makeShelf = <Row extends { readonly name: string }>(
  type: string,
  rows: ReadonlyArray<Row>,
  others: (row: Row) => ReadonlyArray<string>,
  write: (row: Row, viewer: SimulatedAccount) => unknown
): Shelf => {
  const index = searchIndex(rows, { name: ({ name }) => name, others })
  return {
    type,
    find: (text, model, viewer) => {
      const hits = index.find(text, model)
      return {
        type,
        count: hits.length,
        slice: (from, to) => hits.slice(from, to).map((row) => write(row, viewer))
      }
    }
  }
}
