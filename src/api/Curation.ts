/**
 * `/curation/playlists/`: the playlists that Beatport curates.
 */
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import { ListOf } from "../schemas/Page.ts"
import { CuratedPlaylist, PlaylistTrack } from "../schemas/Playlist.ts"
import { UnrecordedResponse } from "../schemas/Unrecorded.ts"
import { PlaylistFilters } from "./Playlists.ts"
import { TrackFilters } from "./Tracks.ts"

export class CurationApi extends HttpApiGroup.make("curation").add(
  /** Lists curated playlists by filters. */
  HttpApiEndpoint.get("list", "/curation/playlists/", {
    query: PlaylistFilters,
    success: ListOf(CuratedPlaylist)
  }),
  /** Returns the curated playlist with this id. */
  HttpApiEndpoint.get("get", "/curation/playlists/:id/", {
    params: { id: Filter.Id },
    success: CuratedPlaylist
  }),
  /** Lists the entries of a curated playlist. */
  HttpApiEndpoint.get("tracks", "/curation/playlists/:id/tracks/", {
    params: { id: Filter.Id },
    query: TrackFilters,
    success: ListOf(PlaylistTrack)
  }),
  /** Returns one entry of a curated playlist. */
  HttpApiEndpoint.get("track", "/curation/playlists/:id/tracks/:item_id/", {
    params: { id: Filter.Id, item_id: Filter.Id },
    success: PlaylistTrack
  }),
  /** Returns the facets of a curated playlist's tracks. */
  HttpApiEndpoint.get("trackFacets", "/curation/playlists/:id/tracks/facets/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Returns the facets of curated playlists. */
  HttpApiEndpoint.get("facets", "/curation/playlists/facets/", {
    success: UnrecordedResponse
  })
) {}
