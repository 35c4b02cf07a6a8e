/**
 * `/my/playlists/`: the user's own playlists.
 */
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import { ListOf } from "../schemas/Page.ts"
import {
  AddedTrack,
  AddedTracks,
  MovedTrack,
  NewPlaylist,
  Playlist,
  PlaylistFields,
  PlaylistOrder,
  PlaylistPositions,
  PlaylistTrack,
  PlaylistTrackIds,
  TrackPosition,
  TrackPositions,
  TracksToAdd,
  TracksToRemove,
  TrackToAdd
} from "../schemas/Playlist.ts"
import { UnrecordedAnswer } from "../schemas/Unrecorded.ts"
import { TrackFilters } from "./Tracks.ts"

/** A place in a playlist; its id is not the track's. */
const place = { id: Filter.Id, item_id: Filter.Id }

export const MyPlaylistsApi = HttpApiGroup.make("myPlaylists").add(
  HttpApiEndpoint.get("list", "/my/playlists/", {
    query: Filter.paging,
    success: ListOf(Playlist)
  }),
  HttpApiEndpoint.post("create", "/my/playlists/", {
    payload: NewPlaylist,
    success: Playlist
  }),
  HttpApiEndpoint.get("get", "/my/playlists/:id/", {
    params: { id: Filter.Id },
    success: Playlist
  }),
  HttpApiEndpoint.patch("update", "/my/playlists/:id/", {
    params: { id: Filter.Id },
    payload: PlaylistFields,
    success: Playlist
  }),
  HttpApiEndpoint.delete("delete", "/my/playlists/:id/", {
    params: { id: Filter.Id },
    success: HttpApiSchema.NoContent
  }),
  HttpApiEndpoint.patch("reorder", "/my/playlists/bulk/", {
    payload: PlaylistPositions,
    success: PlaylistOrder
  }),
  HttpApiEndpoint.get("facets", "/my/playlists/facets/", {
    success: UnrecordedAnswer
  }),

  HttpApiEndpoint.get("tracks", "/my/playlists/:id/tracks/", {
    params: { id: Filter.Id },
    query: TrackFilters,
    success: ListOf(PlaylistTrack)
  }),
  HttpApiEndpoint.get("trackIds", "/my/playlists/:id/tracks/ids/", {
    params: { id: Filter.Id },
    success: PlaylistTrackIds
  }),
  HttpApiEndpoint.get("trackFacets", "/my/playlists/:id/tracks/facets/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.post("addTrack", "/my/playlists/:id/tracks/", {
    params: { id: Filter.Id },
    payload: TrackToAdd,
    success: AddedTrack.pipe(HttpApiSchema.status(201))
  }),
  HttpApiEndpoint.patch("moveTrack", "/my/playlists/:id/tracks/:item_id/", {
    params: place,
    payload: TrackPosition,
    success: MovedTrack
  }),
  HttpApiEndpoint.delete("removeTrack", "/my/playlists/:id/tracks/:item_id/", {
    params: place,
    success: HttpApiSchema.NoContent
  }),
  HttpApiEndpoint.post("addTracks", "/my/playlists/:id/tracks/bulk/", {
    params: { id: Filter.Id },
    payload: TracksToAdd,
    success: AddedTracks
  }),
  HttpApiEndpoint.patch("moveTracks", "/my/playlists/:id/tracks/bulk/", {
    params: { id: Filter.Id },
    payload: TrackPositions,
    success: Playlist
  }),
  HttpApiEndpoint.delete("removeTracks", "/my/playlists/:id/tracks/bulk/", {
    params: { id: Filter.Id },
    payload: TracksToRemove,
    success: Playlist
  })
)
