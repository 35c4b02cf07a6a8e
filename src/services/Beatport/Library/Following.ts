/**
 * Operations on what the account follows.
 */
import { Array as Arr, Effect, type Schema } from "effect"
import type { FollowingFilters } from "../../../api/MyBeatport.ts"
import type { CallError } from "../../../errors/BeatportError.ts"
import type { NotFoundError } from "../../../errors/NotFoundError.ts"
import type { GenreInput } from "../../../schemas/Filter.ts"
import type { Followed, FollowedIds, FollowedPlaylist, FollowRequest } from "../../../schemas/Following.ts"
import type { Genre } from "../../../schemas/Genre.ts"
import type { Track } from "../../../schemas/Track.ts"
import { many, type UnrecordedBody } from "../../../schemas/Unrecorded.ts"
import type { Paging } from "../../lists/List.ts"
import type { Paged } from "../../lists/Paged.ts"
import type { EndpointCalls } from "../../calls/EndpointCalls.ts"
import type { Lists } from "../../lists/Lists.ts"
import { orEmpty } from "../../calls/orEmpty.ts"

/**
 * Reads and changes the artists, labels and playlists that the account follows, which the web site calls My Beatport.
 */
export interface Following {
  /** Fetches the ids of everything that the account follows. This endpoint calls artists performers. */
  readonly ids: (filters?: FollowingFilters) => Effect.Effect<Required<FollowedIds>, CallError>
  /** Lists the followed artists. */
  readonly artists: () => Effect.Effect<ReadonlyArray<Followed>, CallError>
  /** Lists the followed labels. */
  readonly labels: () => Effect.Effect<ReadonlyArray<Followed>, CallError>
  /** Lists the followed playlists. */
  readonly playlists: () => Effect.Effect<ReadonlyArray<FollowedPlaylist>, CallError>
  /** Lists new tracks of followed artists and labels, newest first. */
  readonly tracks: (paging?: Paging) => Paged<Track>
  /**
   * Follows artists (`performer`), labels and playlists by id. The request has the shape that `ids` returns, because
   * none has been recorded.
   */
  readonly follow: (request: FollowRequest) => Effect.Effect<void, CallError>
  /**
   * Unfollows artists (`performer`), labels and playlists by id. The request has the shape that `ids` returns, because
   * none has been recorded.
   */
  readonly unfollow: (request: FollowRequest) => Effect.Effect<void, CallError>
  /**
   * Sends a POST to the list of new tracks. Beatport's document lists this endpoint without its effect or its fields.
   * Fields are sent as given, and the JSON is returned as sent.
   */
  readonly postTracks: (fields: UnrecordedBody) => Effect.Effect<Schema.Json, CallError>
  /** Fetches the filters of this list as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeFollowing = (calls: EndpointCalls, lists: Lists): Following => ({
  ids: (query) =>
    Effect.map(calls.myBeatport.ids({ query: orEmpty(query) }), ({ results }) => joinKinds(results)),
  artists: () => Effect.map(calls.myBeatport.artists({}), many),
  labels: () => Effect.map(calls.myBeatport.labels({}), many),
  playlists: () => Effect.map(calls.myBeatport.playlists({}), many),
  tracks: (paging) => lists.of(calls.myBeatport.tracks, orEmpty(paging)),
  follow: (payload) => Effect.asVoid(calls.myBeatport.follow({ payload })),
  unfollow: (payload) => calls.myBeatport.unfollow({ payload }),
  postTracks: (payload) => calls.myBeatport.postTracks({ payload }),
  facets: () => calls.myBeatport.facets({})
})

const joinKinds = (results: FollowedIds | ReadonlyArray<FollowedIds>): Required<FollowedIds> => {
  const all = Arr.ensure(results)
  return {
    performer: all.flatMap(({ performer = [] }) => performer),
    label: all.flatMap(({ label = [] }) => label),
    playlist: all.flatMap(({ playlist = [] }) => playlist)
  }
}

/** Reads and changes the genres that the account follows. A genre is given by id or by name. */
export interface MyGenres {
  /** Lists the followed genres. */
  readonly list: (paging?: Paging) => Paged<Genre>
  /** Follows a genre. */
  readonly follow: (genre: GenreInput) => Effect.Effect<void, CallError>
  /** Unfollows a genre. */
  readonly unfollow: (genre: GenreInput) => Effect.Effect<void, CallError | NotFoundError>
  /** Fetches the filters of this list as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeMyGenres = (calls: EndpointCalls, lists: Lists): MyGenres => ({
  list: (paging) => lists.of(calls.myGenres.list, orEmpty(paging)),
  follow: (genre) => Effect.asVoid(calls.myGenres.follow({ payload: { id: genre } })),
  unfollow: (genre) => calls.myGenres.unfollow({ params: { id: genre } }),
  facets: () => calls.myGenres.facets({})
})
