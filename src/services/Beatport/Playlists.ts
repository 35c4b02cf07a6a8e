/**
 * Public playlists.
 */
import { Effect, type Schema } from "effect"
import type { PlaylistFilters } from "../../api/Playlists.ts"
import type { TrackFilters } from "../../api/Tracks.ts"
import type { CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import type { Playlist, PlaylistTrack, PlaylistTrackId } from "../../schemas/Playlist.ts"
import { many } from "../../schemas/Unrecorded.ts"
import type { Paged } from "../lists/Paged.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import type { Lists } from "../lists/Lists.ts"

/** What can be done with the playlists of others that are public. One's own are `library.playlists`. */
export interface Playlists {
  /** A playlist by id. A private one is there for its owner only. */
  readonly get: (id: number) => Effect.Effect<Playlist, CallError | NotFoundError>
  /** Playlists by filters. What is listed depends on the account's subscription. */
  readonly list: (filters?: PlaylistFilters) => Paged<Playlist>
  /** The tracks of a playlist, each with its place, in the playlist's order unless `order_by` says otherwise. */
  readonly tracks: (id: number, filters?: TrackFilters) => Paged<PlaylistTrack, CallError | NotFoundError>
  /** The places of a playlist, each with only the id of its track: the whole playlist in one request. */
  readonly trackIds: (id: number) => Effect.Effect<ReadonlyArray<PlaylistTrackId>, CallError | NotFoundError>
  /** The chart that a playlist was made from, if any. Nobody has recorded it; passed on as it comes. */
  readonly chartMapping: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** The partners of Beatport that a playlist is for, if any. Nobody has recorded it; passed on as it comes. */
  readonly partners: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** What playlists can be filtered by, as the server describes it; passed on as it comes. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** The same about the tracks of a playlist. */
  readonly trackFacets: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
}

export const makePlaylists = (calls: EndpointCalls, lists: Lists): Playlists => ({
  get: (id) => calls.playlists.get({ params: { id } }),
  list: (filters = {}) => lists.of(calls.playlists.list, filters),
  tracks: (id, filters = {}) => lists.within({ id }, calls.playlists.tracks, filters),
  trackIds: (id) => Effect.map(calls.playlists.trackIds({ params: { id } }), many),
  chartMapping: (id) => calls.playlists.chartMapping({ params: { id } }),
  partners: (id) => calls.playlists.partners({ params: { id } }),
  facets: () => calls.playlists.facets({}),
  trackFacets: (id) => calls.playlists.trackFacets({ params: { id } })
})
