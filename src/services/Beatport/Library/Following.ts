/**
 * What the user follows.
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
import type { Paged, Paging } from "../../lists/Paged.ts"
import type { EndpointCalls } from "../../calls/EndpointCalls.ts"
import type { Lists } from "../../lists/Lists.ts"

/** What can be done with the artists, labels and playlists that the user follows: the web site calls it My Beatport. */
export interface Following {
  /** The ids of everything that is followed; artists are called performers here. */
  readonly ids: (filters?: FollowingFilters) => Effect.Effect<Required<FollowedIds>, CallError>
  /** The artists that are followed. */
  readonly artists: () => Effect.Effect<ReadonlyArray<Followed>, CallError>
  /** The labels that are followed. */
  readonly labels: () => Effect.Effect<ReadonlyArray<Followed>, CallError>
  /** The playlists that are followed. */
  readonly playlists: () => Effect.Effect<ReadonlyArray<FollowedPlaylist>, CallError>
  /** The new tracks of what is followed, newest first. */
  readonly tracks: (paging?: Paging) => Paged<Track>
  /**
   * Follows artists (`performer`), labels and playlists by id. Nobody has recorded this request; it is sent in the form in
   * which `ids` is read.
   */
  readonly follow: (request: FollowRequest) => Effect.Effect<void, CallError>
  /** Unfollows them. The same holds for this request. */
  readonly unfollow: (request: FollowRequest) => Effect.Effect<void, CallError>
  /**
   * Posts to the list of new tracks. Beatport's document has it, and says neither what it does nor what it takes; the fields
   * are sent as given, and the answer is passed on as it comes.
   */
  readonly postTracks: (fields: UnrecordedBody) => Effect.Effect<Schema.Json, CallError>
  /** What can be filtered by, as the server describes it; passed on as it comes. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeFollowing = (calls: EndpointCalls, lists: Lists): Following => ({
  ids: (query = {}) => Effect.map(calls.myBeatport.ids({ query }), ({ results }) => together(results)),
  artists: () => Effect.map(calls.myBeatport.artists({}), many),
  labels: () => Effect.map(calls.myBeatport.labels({}), many),
  playlists: () => Effect.map(calls.myBeatport.playlists({}), many),
  tracks: (paging = {}) => lists.of(calls.myBeatport.tracks, paging),
  follow: (payload) => Effect.asVoid(calls.myBeatport.follow({ payload })),
  unfollow: (payload) => calls.myBeatport.unfollow({ payload }),
  postTracks: (payload) => calls.myBeatport.postTracks({ payload }),
  facets: () => calls.myBeatport.facets({})
})

const together = (results: FollowedIds | ReadonlyArray<FollowedIds>): Required<FollowedIds> => {
  const all = Arr.ensure(results)
  return {
    performer: all.flatMap(({ performer = [] }) => performer),
    label: all.flatMap(({ label = [] }) => label),
    playlist: all.flatMap(({ playlist = [] }) => playlist)
  }
}

/** What can be done with the genres that the user follows. Each can be given by id or by name. */
export interface MyGenres {
  /** The genres that are followed. */
  readonly list: (paging?: Paging) => Paged<Genre>
  /** Follows a genre. */
  readonly follow: (genre: GenreInput) => Effect.Effect<void, CallError>
  /** Unfollows a genre. */
  readonly unfollow: (genre: GenreInput) => Effect.Effect<void, CallError | NotFoundError>
  /** What can be filtered by, as the server describes it; passed on as it comes. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeMyGenres = (calls: EndpointCalls, lists: Lists): MyGenres => ({
  list: (paging = {}) => lists.of(calls.myGenres.list, paging),
  follow: (genre) => Effect.asVoid(calls.myGenres.follow({ payload: { id: genre } })),
  unfollow: (genre) => calls.myGenres.unfollow({ params: { id: genre } }),
  facets: () => calls.myGenres.facets({})
})
