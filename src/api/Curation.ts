/**
 * `/curation/playlists/`: the playlists that Beatport curates.
 */
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import { ListOf } from "../schemas/Page.ts"
import { CuratedPlaylist, PlaylistTrack } from "../schemas/Playlist.ts"
import { UnrecordedAnswer } from "../schemas/Unrecorded.ts"
import { PlaylistFilters } from "./Playlists.ts"
import { TrackFilters } from "./Tracks.ts"

export const CurationApi = HttpApiGroup.make("curation").add(
  HttpApiEndpoint.get("list", "/curation/playlists/", {
    query: PlaylistFilters,
    success: ListOf(CuratedPlaylist)
  }),
  HttpApiEndpoint.get("get", "/curation/playlists/:id/", {
    params: { id: Filter.Id },
    success: CuratedPlaylist
  }),
  HttpApiEndpoint.get("tracks", "/curation/playlists/:id/tracks/", {
    params: { id: Filter.Id },
    query: TrackFilters,
    success: ListOf(PlaylistTrack)
  }),
  HttpApiEndpoint.get("track", "/curation/playlists/:id/tracks/:item_id/", {
    params: { id: Filter.Id, item_id: Filter.Id },
    success: PlaylistTrack
  }),
  HttpApiEndpoint.get("trackFacets", "/curation/playlists/:id/tracks/facets/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("facets", "/curation/playlists/facets/", {
    success: UnrecordedAnswer
  })
)
