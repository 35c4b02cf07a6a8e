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
import { UnrecordedResponse } from "../schemas/Unrecorded.ts"
import { TrackFilters } from "./Tracks.ts"

/** The path parameters of an entry. */
const entry = {
  /** The id of the playlist. */
  id: Filter.Id,
  /** The id of the entry, which is not the id of the track. */
  item_id: Filter.Id
}

export class MyPlaylistsApi extends HttpApiGroup.make("myPlaylists").add(
  /** Lists the account's own playlists. */
  HttpApiEndpoint.get("list", "/my/playlists/", {
    query: Filter.paging,
    success: ListOf(Playlist)
  }),
  /** Creates a playlist. */
  HttpApiEndpoint.post("create", "/my/playlists/", {
    payload: NewPlaylist,
    success: Playlist.pipe(HttpApiSchema.status(201))
  }),
  /** Returns the account's playlist with this id. */
  HttpApiEndpoint.get("get", "/my/playlists/:id/", {
    params: { id: Filter.Id },
    success: Playlist
  }),
  /** Renames a playlist. */
  HttpApiEndpoint.patch("update", "/my/playlists/:id/", {
    params: { id: Filter.Id },
    payload: PlaylistFields,
    success: Playlist
  }),
  /** Deletes a playlist. */
  HttpApiEndpoint.delete("delete", "/my/playlists/:id/", {
    params: { id: Filter.Id },
    success: HttpApiSchema.NoContent
  }),
  /** Changes the order of the account's playlists. */
  HttpApiEndpoint.patch("reorder", "/my/playlists/bulk/", {
    payload: PlaylistPositions,
    success: PlaylistOrder
  }),
  /** Returns the facets of the account's playlists. */
  HttpApiEndpoint.get("facets", "/my/playlists/facets/", {
    success: UnrecordedResponse
  }),

  /** Lists the entries of a playlist. */
  HttpApiEndpoint.get("tracks", "/my/playlists/:id/tracks/", {
    params: { id: Filter.Id },
    query: TrackFilters,
    success: ListOf(PlaylistTrack)
  }),
  /** Returns the ids of the entries of a playlist and of their tracks. */
  HttpApiEndpoint.get("trackIds", "/my/playlists/:id/tracks/ids/", {
    params: { id: Filter.Id },
    success: PlaylistTrackIds
  }),
  /** Returns the facets of a playlist's tracks. */
  HttpApiEndpoint.get("trackFacets", "/my/playlists/:id/tracks/facets/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Adds a track to a playlist. */
  HttpApiEndpoint.post("addTrack", "/my/playlists/:id/tracks/", {
    params: { id: Filter.Id },
    payload: TrackToAdd,
    success: AddedTrack.pipe(HttpApiSchema.status(201))
  }),
  /** Moves an entry to another position. */
  HttpApiEndpoint.patch("moveTrack", "/my/playlists/:id/tracks/:item_id/", {
    params: entry,
    payload: TrackPosition,
    success: MovedTrack
  }),
  /** Removes an entry from a playlist. */
  HttpApiEndpoint.delete("removeTrack", "/my/playlists/:id/tracks/:item_id/", {
    params: entry,
    success: HttpApiSchema.NoContent
  }),
  /** Adds tracks to a playlist. */
  HttpApiEndpoint.post("addTracks", "/my/playlists/:id/tracks/bulk/", {
    params: { id: Filter.Id },
    payload: TracksToAdd,
    success: AddedTracks
  }),
  /** Moves entries to other positions. */
  HttpApiEndpoint.patch("moveTracks", "/my/playlists/:id/tracks/bulk/", {
    params: { id: Filter.Id },
    payload: TrackPositions,
    success: Playlist
  }),
  /** Removes entries from a playlist. */
  HttpApiEndpoint.delete("removeTracks", "/my/playlists/:id/tracks/bulk/", {
    params: { id: Filter.Id },
    payload: TracksToRemove,
    success: Playlist
  })
) {}
