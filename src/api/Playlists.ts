/**
 * `/catalog/playlists/`: the playlists that are public.
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import { ListOf } from "../schemas/Page.ts"
import { Playlist, PlaylistTrack, PlaylistTrackIds } from "../schemas/Playlist.ts"
import { UnrecordedAnswer } from "../schemas/Unrecorded.ts"
import { TrackFilters } from "./Tracks.ts"

/** What playlists can be filtered and ordered by. */
export const PlaylistFilters = Schema.Struct({
  ...Filter.paging,
  artist_name: Filter.texts,
  created_date: Filter.days,
  genre_id: Filter.genreIds,
  genre_name: Filter.texts,
  id: Filter.ids,
  is_public: Filter.flag,
  name: Filter.texts,
  order_by: Filter.orderBy("create_date", "name", "update_date"),
  playlist_status: Filter.flag,
  playlist_type: Filter.texts,
  playlist_type_id: Filter.texts,
  status: Filter.flag,
  updated_date: Filter.days,
  user_id: Filter.ids,
  username: Filter.texts
})
export interface PlaylistFilters extends Schema.Schema.Type<typeof PlaylistFilters> {}

export const PlaylistsApi = HttpApiGroup.make("playlists").add(
  HttpApiEndpoint.get("list", "/catalog/playlists/", {
    query: PlaylistFilters,
    success: ListOf(Playlist)
  }),
  HttpApiEndpoint.get("get", "/catalog/playlists/:id/", {
    params: { id: Filter.Id },
    success: Playlist
  }),
  HttpApiEndpoint.get("tracks", "/catalog/playlists/:id/tracks/", {
    params: { id: Filter.Id },
    query: TrackFilters,
    success: ListOf(PlaylistTrack)
  }),
  HttpApiEndpoint.get("trackIds", "/catalog/playlists/:id/tracks/ids/", {
    params: { id: Filter.Id },
    success: PlaylistTrackIds
  }),
  HttpApiEndpoint.get("trackFacets", "/catalog/playlists/:id/tracks/facets/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("chartMapping", "/catalog/playlists/:id/chart-mapping/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("partners", "/catalog/playlists/:id/partners/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("facets", "/catalog/playlists/facets/", {
    success: UnrecordedAnswer
  })
)
