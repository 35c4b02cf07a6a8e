/**
 * Operations on the playlists that Beatport curates.
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
import { orEmpty } from "../calls/orEmpty.ts"

/** Reads the playlists that Beatport curates. */
export interface Curation {
  /** Fetches the curated playlist with this id. */
  readonly get: (id: number) => Effect.Effect<CuratedPlaylist, CallError | NotFoundError>
  /** Lists curated playlists by filters: `curation.list({ genre_id: "Tech House" })`. */
  readonly list: (filters?: PlaylistFilters) => Paged<CuratedPlaylist>
  /** Lists the entries of a curated playlist with their tracks, in playlist order unless `order_by` is given. */
  readonly tracks: (id: number, filters?: TrackFilters) => Paged<PlaylistTrack, CallError | NotFoundError>
  /** Fetches one entry of a curated playlist. `itemId` is the id of the entry, not of its track. */
  readonly track: (id: number, itemId: number) => Effect.Effect<PlaylistTrack, CallError | NotFoundError>
  /** Fetches the filters of curated playlists as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** Fetches the filters of the tracks of a curated playlist as the server describes them. Returns JSON as sent. */
  readonly trackFacets: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
}

export const makeCuration = (calls: EndpointCalls, lists: Lists): Curation => ({
  get: (id) => calls.curation.get({ params: { id } }),
  list: (filters) => lists.of(calls.curation.list, orEmpty(filters)),
  tracks: (id, filters) => lists.within({ id }, calls.curation.tracks, orEmpty(filters)),
  track: (id, itemId) => calls.curation.track({ params: { id, item_id: itemId } }),
  facets: () => calls.curation.facets({}),
  trackFacets: (id) => calls.curation.trackFacets({ params: { id } })
})
