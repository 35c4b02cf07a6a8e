/**
 * Operations on the playlists of the account.
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
import type { Paging } from "../../lists/List.ts"
import type { Paged } from "../../lists/Paged.ts"
import type { EndpointCalls } from "../../calls/EndpointCalls.ts"
import type { Lists } from "../../lists/Lists.ts"
import { makePlaylistSync, type Move, type PlaylistChanges } from "./playlistSync.ts"
import { orEmpty } from "../../calls/orEmpty.ts"

/** Options of a new playlist. */
export interface PlaylistOptions {
  /** Whether other accounts can see the playlist. Default: `false`. */
  readonly is_public?: boolean | undefined
}

/** New position of a playlist in the account's list. */
export interface PlaylistMove {
  /** Id of the playlist to move. */
  readonly item_id: number
  /** New position, counted from 1. `null` removes the position. */
  readonly position: number | null
}

/**
 * Reads and changes the playlists of the account.
 *
 * A track in a playlist is an entry with an id of its own; calls that move or remove the entry take this `itemId`. The
 * server does not check for duplicates: a track that is added twice has two entries.
 */
export interface MyPlaylists {
  /** Lists the playlists of the account. */
  readonly list: (paging?: Paging) => Paged<Playlist>
  /** Fetches one playlist of the account. */
  readonly get: (id: number) => Effect.Effect<Playlist, CallError | NotFoundError>
  /** Creates a playlist with a name of at most 64 characters. An account can have several with the same name. */
  readonly create: (name: string, options?: PlaylistOptions) => Effect.Effect<Playlist, CallError>
  /** Renames a playlist. */
  readonly rename: (id: number, name: string) => Effect.Effect<Playlist, CallError | NotFoundError>
  /** Deletes a playlist permanently. */
  readonly delete: (id: number) => Effect.Effect<void, CallError | NotFoundError>
  /** Changes the order of the account's playlists. */
  readonly reorder: (moves: ReadonlyArray<PlaylistMove>) => Effect.Effect<PlaylistOrder, CallError>
  /** Lists the entries of a playlist with their tracks, in playlist order unless `order_by` is given. */
  readonly tracks: (id: number, filters?: TrackFilters) => Paged<PlaylistTrack, CallError | NotFoundError>
  /** Fetches all entries of a playlist in one request, each with only the id of its track. */
  readonly trackIds: (id: number) => Effect.Effect<ReadonlyArray<PlaylistTrackId>, CallError | NotFoundError>
  /** Adds a track at the end. */
  readonly addTrack: (id: number, trackId: number) => Effect.Effect<AddedTrack, CallError | NotFoundError>
  /** Adds tracks at the end, in this order, in one request, and returns the new entries. */
  readonly addTracks: (
    id: number,
    trackIds: ReadonlyArray<number>
  ) => Effect.Effect<AddedTracks, CallError | NotFoundError>
  /** Moves an entry to a position, counted from 1. Later entries move back by one. */
  readonly moveTrack: (
    id: number,
    itemId: number,
    position: number
  ) => Effect.Effect<MovedTrack, CallError | NotFoundError>
  /** Moves several entries in one request. */
  readonly moveTracks: (
    id: number,
    moves: ReadonlyArray<Move>
  ) => Effect.Effect<Playlist, CallError | NotFoundError>
  /** Removes an entry. */
  readonly removeTrack: (id: number, itemId: number) => Effect.Effect<void, CallError | NotFoundError>
  /** Removes several entries in one request. */
  readonly removeTracks: (
    id: number,
    itemIds: ReadonlyArray<number>
  ) => Effect.Effect<Playlist, CallError | NotFoundError>
  /**
   * Makes a playlist equal to a list of track ids, in this order, and returns the changes. It makes at most three
   * writing calls. If it is interrupted, the playlist may have too many tracks, never too few; another run completes
   * it.
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
  /** Fetches the filters of the playlists as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** Fetches the filters of the tracks of a playlist as the server describes them. Returns JSON as sent. */
  readonly trackFacets: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
}

export const makeMyPlaylists = (calls: EndpointCalls, lists: Lists): MyPlaylists => {
  const operations = {
    list: (paging) => lists.of(calls.myPlaylists.list, orEmpty(paging)),
    get: (id) => calls.myPlaylists.get({ params: { id } }),
    create: (name, options) =>
      Effect.flatMap(checkCreate(orEmpty(options)), ({ is_public = false }) =>
        calls.myPlaylists.create({ payload: is_public ? { name, is_public: "true" } : { name } })
      ),
    rename: (id, name) => calls.myPlaylists.update({ params: { id }, payload: { name } }),
    delete: (id) => calls.myPlaylists.delete({ params: { id } }),
    reorder: (items) => calls.myPlaylists.reorder({ payload: { items } }),
    tracks: (id, filters) => lists.within({ id }, calls.myPlaylists.tracks, orEmpty(filters)),
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
