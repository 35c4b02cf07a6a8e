/**
 * Operations on public playlists.
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
import { makeSearch } from "../lists/makeSearch.ts"
import { orEmpty } from "../calls/orEmpty.ts"

/** Reads public playlists. Those of the signed-in account are `library.playlists`. */
export interface Playlists {
  /** Fetches the playlist with this id. Only its owner can fetch a private one. */
  readonly get: (id: number) => Effect.Effect<Playlist, CallError | NotFoundError>
  /** Lists playlists by filters. Which ones are listed depends on the account's subscription. */
  readonly list: (filters?: PlaylistFilters) => Paged<Playlist>
  /**
   * Searches public playlists by text. Unproven: other clients request this type, and no response has been recorded. With filters,
   * the text has to be part of the name.
   */
  readonly search: (query: string, filters?: PlaylistFilters) => Paged<Playlist>
  /** Lists the entries of a playlist with their tracks, in playlist order unless `order_by` is given. */
  readonly tracks: (id: number, filters?: TrackFilters) => Paged<PlaylistTrack, CallError | NotFoundError>
  /** Fetches all entries of a playlist in one request, each with only the id of its track. */
  readonly trackIds: (id: number) => Effect.Effect<ReadonlyArray<PlaylistTrackId>, CallError | NotFoundError>
  /**
   * Fetches the chart that a playlist was made from, if any. Returns JSON as sent, because no response has been
   * recorded.
   */
  readonly chartMapping: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /**
   * Fetches the partners of Beatport that a playlist is for, if any. Returns JSON as sent, because no response has been
   * recorded.
   */
  readonly partners: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Fetches the filters of playlists as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** Fetches the filters of the tracks of a playlist as the server describes them. Returns JSON as sent. */
  readonly trackFacets: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
}

export const makePlaylists = (calls: EndpointCalls, lists: Lists): Playlists => {
  const list = (filters?: PlaylistFilters) => lists.of(calls.playlists.list, orEmpty(filters))
  const search = makeSearch(calls, lists, "playlists", (found) => found.playlists, list)
  return {
    get: (id) => calls.playlists.get({ params: { id } }),
    list,
    search: (query, filters) => search(query, orEmpty(filters)),
    tracks: (id, filters) => lists.within({ id }, calls.playlists.tracks, orEmpty(filters)),
    trackIds: (id) => Effect.map(calls.playlists.trackIds({ params: { id } }), many),
    chartMapping: (id) => calls.playlists.chartMapping({ params: { id } }),
    partners: (id) => calls.playlists.partners({ params: { id } }),
    facets: () => calls.playlists.facets({}),
    trackFacets: (id) => calls.playlists.trackFacets({ params: { id } })
  }
}
