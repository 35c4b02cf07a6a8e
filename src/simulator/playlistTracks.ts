/**
 * The tracks of a playlist, the same below `/catalog/`, `/curation/` and `/my/`.
 */
import type { HttpServerResponse } from "effect/http"
import { Array as Arr } from "effect"
import type { TrackFilters } from "../api/Tracks.ts"
import type { SimulatedAccount } from "./Accounts.ts"
import * as Responses from "./responses.ts"
import type { PlaylistRow } from "./Catalogue.ts"
import { numberPlaces } from "./Library/Places.ts"
import * as Listing from "./envelopes.ts"
import { makeComparison, makeTest } from "./filtering.ts"
import { filters, orders } from "./filtering/trackFilters.ts"
import * as Playlist from "./json/playlistJson.ts"

type Response = HttpServerResponse.HttpServerResponse

/** Makes a page of the entries, in the playlist's order unless the query has another one. */
export const makePage = (
  playlist: PlaylistRow,
  query: TrackFilters & { readonly url: string },
  viewer: SimulatedAccount
): Response => {
  const passes = makeTest<TrackFilters, PlaylistRow["places"][number]["track"]>(filters, query)
  const order = makeComparison(orders, Arr.ensure(query.order_by ?? []))
  return Listing.makeStoredPage(query, {
    rows: numberPlaces(playlist.places)
      .filter(({ track }) => passes(track))
      .toSorted((a, b) => order(a.track, b.track)),
    write: (place) => Playlist.place(place, viewer)
  })
}

/** Makes the list of all entries with only the ids of their tracks, under the key that the web site reads. */
export const listIds = (playlist: PlaylistRow): Response =>
  Responses.json({ tracks: numberPlaces(playlist.places).map(Playlist.placeId) })
