/**
 * The tracks of a playlist, the same below `/catalog/`, `/curation/` and `/my/`.
 */
import type { HttpServerResponse } from "effect/http"
import type { TrackFilters } from "../api/Tracks.ts"
import type { SimulatedAccount } from "./Accounts.ts"
import * as Responses from "./responses.ts"
import type { PlaylistRow } from "./Catalogue.ts"
import { numberPlaces } from "./Library/Places.ts"
import * as Listing from "./envelopes.ts"
import { selectByTrack } from "./filtering/trackFilters.ts"
import * as Playlist from "./json/playlistJson.ts"

type Response = HttpServerResponse.HttpServerResponse

/** Makes a page of the entries, in the playlist's order unless the query has another one. */
export const makePage = (
  playlist: PlaylistRow,
  asked: Listing.Asked & { readonly query: TrackFilters },
  viewer: SimulatedAccount
): Response =>
  Listing.makeStoredPage(asked, selectByTrack(asked.query, numberPlaces(playlist.places)), (place) =>
    Playlist.place(place, viewer)
  )

/** Makes the list of all entries with only the ids of their tracks, under the key that the web site reads. */
export const listIds = (playlist: PlaylistRow): Response =>
  Responses.json({ tracks: numberPlaces(playlist.places).map(Playlist.placeId) })
