/**
 * `/catalog/playlists/`: the playlists that are public.
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import * as Range from "../schemas/Range.ts"
import type { Given } from "../schemas/Given.ts"
import { ListOf } from "../schemas/Page.ts"
import { Playlist, PlaylistTrack, PlaylistTrackIds } from "../schemas/Playlist.ts"
import { UnrecordedResponse } from "../schemas/Unrecorded.ts"
import { TrackFilters } from "./Tracks.ts"

/** Holds the filters and orders of playlists. */
export const PlaylistFilters = Schema.Struct({
  ...Filter.paging,
  /** Part of an artist's name, in any case; of several, any matches. */
  artist_name: Filter.texts,
  /** The day the playlist was created: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  created_date: Range.days,
  /** A genre by id or name, or several; any of them matches. */
  genre_id: Filter.genreIds,
  /** The exact name of a genre, in any case; of several, any matches. */
  genre_name: Filter.texts,
  /** The id of the playlist, or several; any of them matches. */
  id: Filter.ids,
  /** Whether the playlist is public. */
  is_public: Filter.flag,
  /** Part of the playlist's name, in any case; of several, any matches. */
  name: Filter.texts,
  /**
   * The field to order by; `-` before it means descending. Without it, the playlist with the highest id
   * comes first.
   */
  order_by: Filter.orderBy("create_date", "name", "update_date"),
  /** Whether the playlist is active. */
  playlist_status: Filter.flag,
  /** The name of a playlist type; of several, any matches. */
  playlist_type: Filter.texts,
  /** The id of a playlist type; of several, any matches. */
  playlist_type_id: Filter.texts,
  /** Whether the playlist is active. Beatport's document does not say how it differs from `playlist_status`. */
  status: Filter.flag,
  /** The day of the last change: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  updated_date: Range.days,
  /** The id of the user it belongs to, or several; any of them matches. */
  user_id: Filter.ids,
  /** Part of the name of the user it belongs to, in any case; of several, any matches. */
  username: Filter.texts
})
export interface PlaylistFilters extends Given<typeof PlaylistFilters.Type> {}

export class PlaylistsApi extends HttpApiGroup.make("playlists").add(
  /** Lists public playlists by filters. */
  HttpApiEndpoint.get("list", "/catalog/playlists/", {
    query: PlaylistFilters,
    success: ListOf(Playlist)
  }),
  /** Returns the public playlist with this id. */
  HttpApiEndpoint.get("get", "/catalog/playlists/:id/", {
    params: { id: Filter.Id },
    success: Playlist
  }),
  /** Lists the entries of a public playlist. */
  HttpApiEndpoint.get("tracks", "/catalog/playlists/:id/tracks/", {
    params: { id: Filter.Id },
    query: TrackFilters,
    success: ListOf(PlaylistTrack)
  }),
  /** Returns the ids of the entries of a public playlist and of their tracks. */
  HttpApiEndpoint.get("trackIds", "/catalog/playlists/:id/tracks/ids/", {
    params: { id: Filter.Id },
    success: PlaylistTrackIds
  }),
  /** Returns the facets of a playlist's tracks. */
  HttpApiEndpoint.get("trackFacets", "/catalog/playlists/:id/tracks/facets/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Returns the charts that a playlist was made from. Unrecorded. */
  HttpApiEndpoint.get("chartMapping", "/catalog/playlists/:id/chart-mapping/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Returns the partners of a playlist. Unrecorded. */
  HttpApiEndpoint.get("partners", "/catalog/playlists/:id/partners/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Returns the facets of playlists. */
  HttpApiEndpoint.get("facets", "/catalog/playlists/facets/", {
    success: UnrecordedResponse
  })
) {}
