/**
 * The user's own playlists.
 */
import { Effect, Schema } from "effect"
import type { TrackFilters } from "../../../api/Tracks.ts"
import type { CallError } from "../../../errors/BeatportError.ts"
import type { NotFoundError } from "../../../errors/NotFoundError.ts"
import { checkArguments } from "../../../errors/fromSchema.ts"
import type {
  AddedTrack,
  AddedTracks,
  MovedTrack,
  Playlist,
  PlaylistOrder,
  PlaylistTrack,
  PlaylistTrackId
} from "../../../schemas/Playlist.ts"
import { many } from "../../../schemas/Unrecorded.ts"
import type { Paged, Paging } from "../../lists/Paged.ts"
import type { EndpointCalls } from "../../calls/EndpointCalls.ts"
import type { Lists } from "../../lists/Lists.ts"
import { makePlaylistSync, type PlaylistChanges } from "./playlistSync.ts"

/** Who may see a new playlist. */
export interface PlaylistOptions {
  /** Whether everybody may; false by default. */
  readonly is_public?: boolean
}

/** Where a place of a playlist goes. */
export interface Move {
  /** The place's own id, as `tracks` and `trackIds` give it; not the track's. */
  readonly item_id: number
  /** From 1. */
  readonly position: number
}

/** Where a playlist goes among the user's. */
export interface PlaylistMove {
  /** Id of the playlist to move. */
  readonly item_id: number
  /** From 1; null gives its place up. */
  readonly position: number | null
}

/**
 * What can be done with the user's own playlists.
 *
 * A track in a playlist is a place, with an id of its own: calls that move or remove it take that `itemId`. The server
 * does not look for doubles: a track that is added twice is in the playlist twice.
 */
export interface MyPlaylists {
  /** Lists the playlists of the account. */
  readonly list: (paging?: Paging) => Paged<Playlist>
  /** One of the user's playlists. */
  readonly get: (id: number) => Effect.Effect<Playlist, CallError | NotFoundError>
  /** Makes a playlist with a name of at most 64 characters. The user can have several with the same name. */
  readonly create: (name: string, options?: PlaylistOptions) => Effect.Effect<Playlist, CallError>
  /** Gives a playlist another name. */
  readonly rename: (id: number, name: string) => Effect.Effect<Playlist, CallError | NotFoundError>
  /** Deletes a playlist, for good. */
  readonly delete: (id: number) => Effect.Effect<void, CallError | NotFoundError>
  /** Puts playlists in order. */
  readonly reorder: (moves: ReadonlyArray<PlaylistMove>) => Effect.Effect<PlaylistOrder, CallError>
  /** The tracks of a playlist, each with its place, in the playlist's order unless `order_by` says otherwise. */
  readonly tracks: (id: number, filters?: TrackFilters) => Paged<PlaylistTrack, CallError | NotFoundError>
  /** The places of a playlist, each with only the id of its track: the whole playlist in one request. */
  readonly trackIds: (id: number) => Effect.Effect<ReadonlyArray<PlaylistTrackId>, CallError | NotFoundError>
  /** Adds a track at the end. */
  readonly addTrack: (id: number, trackId: number) => Effect.Effect<AddedTrack, CallError | NotFoundError>
  /** Adds tracks at the end, in this order, in one request; says which places they got. */
  readonly addTracks: (
    id: number,
    trackIds: ReadonlyArray<number>
  ) => Effect.Effect<AddedTracks, CallError | NotFoundError>
  /** Moves a place to a position from 1; those behind make room. */
  readonly moveTrack: (
    id: number,
    itemId: number,
    position: number
  ) => Effect.Effect<MovedTrack, CallError | NotFoundError>
  /** Moves several places in one request. */
  readonly moveTracks: (
    id: number,
    moves: ReadonlyArray<Move>
  ) => Effect.Effect<Playlist, CallError | NotFoundError>
  /** Removes a place. */
  readonly removeTrack: (id: number, itemId: number) => Effect.Effect<void, CallError | NotFoundError>
  /** Removes several places in one request. */
  readonly removeTracks: (
    id: number,
    itemIds: ReadonlyArray<number>
  ) => Effect.Effect<Playlist, CallError | NotFoundError>
  /**
   * Makes a playlist equal to a list of track ids, in this order, and returns the changes. It makes at most three writing
   * calls. An interruption leaves too many tracks, never too few; run again, it resumes from what it finds.
   */
  readonly sync: (
    id: number,
    wanted: ReadonlyArray<number>
  ) => Effect.Effect<PlaylistChanges, CallError | NotFoundError>
  /** Returns what `sync` would change now, by one reading call. */
  readonly planSync: (
    id: number,
    wanted: ReadonlyArray<number>
  ) => Effect.Effect<PlaylistChanges, CallError | NotFoundError>
  /** What the playlists can be filtered by, as the server describes it; passed on as it comes. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** The same about the tracks of a playlist. */
  readonly trackFacets: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
}

export const makeMyPlaylists = (calls: EndpointCalls, lists: Lists): MyPlaylists => {
  const operations = {
    list: (paging = {}) => lists.of(calls.myPlaylists.list, paging),
    get: (id) => calls.myPlaylists.get({ params: { id } }),
    create: (name, options = {}) =>
      Effect.flatMap(checkCreate(options), ({ is_public = false }) =>
        calls.myPlaylists.create({ payload: is_public ? { name, is_public: "true" } : { name } })
      ),
    rename: (id, name) => calls.myPlaylists.update({ params: { id }, payload: { name } }),
    delete: (id) => calls.myPlaylists.delete({ params: { id } }),
    reorder: (items) => calls.myPlaylists.reorder({ payload: { items } }),
    tracks: (id, filters = {}) => lists.within({ id }, calls.myPlaylists.tracks, filters),
    trackIds: (id) => Effect.map(calls.myPlaylists.trackIds({ params: { id } }), many),
    addTrack: (id, trackId) => calls.myPlaylists.addTrack({ params: { id }, payload: { track_id: trackId } }),
    addTracks: (id, trackIds) =>
      calls.myPlaylists.addTracks({ params: { id }, payload: { track_ids: trackIds } }),
    moveTrack: (id, itemId, position) =>
      calls.myPlaylists.moveTrack({ params: { id, item_id: itemId }, payload: { position } }),
    moveTracks: (id, items) => calls.myPlaylists.moveTracks({ params: { id }, payload: { items } }),
    removeTrack: (id, itemId) => calls.myPlaylists.removeTrack({ params: { id, item_id: itemId } }),
    removeTracks: (id, itemIds) =>
      calls.myPlaylists.removeTracks({ params: { id }, payload: { item_ids: itemIds } }),
    facets: () => calls.myPlaylists.facets({}),
    trackFacets: (id) => calls.myPlaylists.trackFacets({ params: { id } })
  } satisfies Omit<MyPlaylists, "sync" | "planSync">
  return { ...operations, ...makePlaylistSync(operations) }
}

const checkCreate = checkArguments(
  Schema.Struct({ is_public: Schema.optional(Schema.Boolean) }),
  "library.playlists.create"
)
