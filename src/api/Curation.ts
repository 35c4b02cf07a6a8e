/**
 * `/curation/playlists/`: the playlists that Beatport curates.
 */
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import { ListOf } from "../schemas/Page.ts"
import { CuratedPlaylist, PlaylistTrack } from "../schemas/Playlist.ts"
import { UnrecordedAnswer } from "../schemas/Unrecorded.ts"
import { PlaylistFilters } from "./Playlists.ts"
import * as Refusal from "./Refusal.ts"
import { TrackFilters } from "./Tracks.ts"

export const CurationApi = HttpApiGroup.make("curation").add(
  HttpApiEndpoint.get("list", "/curation/playlists/", {
    query: PlaylistFilters,
    success: ListOf(CuratedPlaylist),
    error: Refusal.ofList
  }),
  HttpApiEndpoint.get("get", "/curation/playlists/:id/", {
    params: { id: Filter.Id },
    success: CuratedPlaylist,
    error: Refusal.ofOne
  }),
  HttpApiEndpoint.get("tracks", "/curation/playlists/:id/tracks/", {
    params: { id: Filter.Id },
    query: TrackFilters,
    success: ListOf(PlaylistTrack),
    error: Refusal.ofParts
  }),
  HttpApiEndpoint.get("track", "/curation/playlists/:id/tracks/:item_id/", {
    params: { id: Filter.Id, item_id: Filter.Id },
    success: PlaylistTrack,
    error: Refusal.ofOne
  }),
  HttpApiEndpoint.get("trackFacets", "/curation/playlists/:id/tracks/facets/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer,
    error: Refusal.ofOne
  }),
  HttpApiEndpoint.get("facets", "/curation/playlists/facets/", {
    success: UnrecordedAnswer,
    error: Refusal.ofList
  })
)
