/**
 * The playlists that Beatport curates.
 */
import type { Effect, Schema } from "effect"
import type { PlaylistFilters } from "../../api/Playlists.ts"
import type { TrackFilters } from "../../api/Tracks.ts"
import type { CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import type { CuratedPlaylist, PlaylistTrack } from "../../schemas/Playlist.ts"
import type { Paged } from "../lists/Paged.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import type { Lists } from "../lists/Lists.ts"

/** What can be done with curated playlists. */
export interface Curation {
  /** A curated playlist by id. */
  readonly get: (id: number) => Effect.Effect<CuratedPlaylist, CallError | NotFoundError>
  /** Curated playlists by filters: `curation.list({ genre_id: "Tech House" })`. */
  readonly list: (filters?: PlaylistFilters) => Paged<CuratedPlaylist>
  /** The tracks of a curated playlist, each with its place, in the playlist's order unless `order_by` says otherwise. */
  readonly tracks: (id: number, filters?: TrackFilters) => Paged<PlaylistTrack, CallError | NotFoundError>
  /** One place of a curated playlist; `itemId` is the place's own id, not the track's. */
  readonly track: (id: number, itemId: number) => Effect.Effect<PlaylistTrack, CallError | NotFoundError>
  /** What curated playlists can be filtered by, as the server describes it; passed on as it comes. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** The same about the tracks of a curated playlist. */
  readonly trackFacets: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
}

export const makeCuration = (calls: EndpointCalls, lists: Lists): Curation => ({
  get: (id) => calls.curation.get({ params: { id } }),
  list: (filters = {}) => lists.of(calls.curation.list, filters),
  tracks: (id, filters = {}) => lists.within({ id }, calls.curation.tracks, filters),
  track: (id, itemId) => calls.curation.track({ params: { id, item_id: itemId } }),
  facets: () => calls.curation.facets({}),
  trackFacets: (id) => calls.curation.trackFacets({ params: { id } })
})
