/**
 * The tracks of a playlist, the same below `/catalog/`, `/curation/` and `/my/`.
 */
import type { HttpServerResponse } from "effect/http"
import { Array as Arr } from "effect"
import type { TrackFilters } from "../api/Tracks.ts"
import type { SimulatedAccount } from "./Accounts.ts"
import * as Responses from "./responses.ts"
import type { PlaylistRow } from "./Catalogue.ts"
import { standing } from "./Library/Places.ts"
import * as Listing from "./envelopes.ts"
import { comparing, passing } from "./filtering.ts"
import { filters, orders } from "./filtering/trackFilters.ts"
import * as Playlist from "./json/playlistJson.ts"

type Response = HttpServerResponse.HttpServerResponse

/** Makes a page of the entries, in the playlist's order unless the query has another one. */
export const page = (
  playlist: PlaylistRow,
  query: TrackFilters & { readonly url: string },
  viewer: SimulatedAccount
): Response => {
  const passes = passing<TrackFilters, PlaylistRow["places"][number]["track"]>(filters, query)
  const order = comparing(orders, Arr.ensure(query.order_by ?? []))
  return Listing.stored(query, {
    rows: standing(playlist.places)
      .filter(({ track }) => passes(track))
      .toSorted((a, b) => order(a.track, b.track)),
    write: (place) => Playlist.place(place, viewer)
  })
}

/** Makes the list of all entries with only the ids of their tracks, under the key that the web site reads. */
export const ids = (playlist: PlaylistRow): Response =>
  Responses.json({ tracks: standing(playlist.places).map(Playlist.placeId) })
