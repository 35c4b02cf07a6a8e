/**
 * Makes a playlist equal to a list of tracks with the fewest calls.
 *
 * At most one call adds missing tracks, one reorders the entries, and one removes surplus entries, in this order. If it
 * is interrupted, the playlist may have too many tracks, never too few. Another run starts from the current entries and
 * completes it.
 */
import { Effect, Schema } from "effect"
import type { CallError } from "../../../errors/BeatportError.ts"
import { DecodeError } from "../../../errors/DecodeError.ts"
import type { NotFoundError } from "../../../errors/NotFoundError.ts"
import { checkArguments } from "../../../errors/fromSchema.ts"
import { Id } from "../../../schemas/Filter.ts"
import type { PlaylistTrackId } from "../../../schemas/Playlist.ts"

/** Names a new position of a playlist entry. */
export interface Move {
  /** Id of the entry, as `tracks` and `trackIds` return it. It is not the id of the track. */
  readonly item_id: number
  /** New position, counted from 1. */
  readonly position: number
}

/** Names a playlist entry by its own id and the id of its track. */
export interface PlaylistEntry {
  /** The id of the entry. */
  readonly item_id: number
  /** The id of the track. */
  readonly track_id: number
}

/** Describes the changes that make a playlist equal to a list of tracks. */
export interface PlaylistChanges {
  /** Ids of the tracks to add, in order. A track that is wanted twice can occur twice. */
  readonly add: ReadonlyArray<number>
  /** Entries to remove. */
  readonly remove: ReadonlyArray<PlaylistEntry>
  /** Whether the remaining and added entries have to be reordered. */
  readonly reorder: boolean
  /** Number of writing calls: 0 if the playlist is equal already, at most 3. */
  readonly calls: number
}

/** Computes the changes that make the entries of a playlist the wanted tracks. */
export const planChanges = (
  entries: ReadonlyArray<PlaylistEntry>,
  wanted: ReadonlyArray<number>
): PlaylistChanges => {
  const missing = new Map<number, number>()
  for (const track of wanted) missing.set(track, (missing.get(track) ?? 0) + 1)
  // If a track has more entries than wanted, the first entries stay.
  const stays = (track: number): boolean => {
    const left = missing.get(track) ?? 0
    if (left > 0) missing.set(track, left - 1)
    return left > 0
  }
  const kept: Array<number> = []
  const remove: Array<PlaylistEntry> = []
  for (const entry of entries) {
    if (stays(entry.track_id)) kept.push(entry.track_id)
    else remove.push(entry)
  }
  // Counts from the end, so that existing entries serve the first occurrences of a track.
  const add = wanted.toReversed().filter(stays).toReversed()
  const reorder = [...kept, ...add].some((track, index) => track !== wanted[index])
  const calls = [add.length > 0, reorder, remove.length > 0].filter(Boolean).length
  return { add, remove, reorder, calls }
}

/** Computes the moves that put entries in the wanted order, one after the other from the front. */
export const planMoves = (
  entries: ReadonlyArray<PlaylistEntry>,
  wanted: ReadonlyArray<number>
): ReadonlyArray<Move> => {
  const free = new Map<number, Array<number>>()
  for (const { item_id, track_id } of entries) free.set(track_id, [...(free.get(track_id) ?? []), item_id])
  const target = wanted.flatMap((track) => free.get(track)?.shift() ?? [])
  const firstWrong = target.findIndex((item_id, index) => item_id !== entries[index]?.item_id)
  return firstWrong < 0
    ? []
    : target.slice(firstWrong).map((item_id, index) => ({ item_id, position: firstWrong + index + 1 }))
}

const checkWanted = checkArguments(Schema.Struct({ wanted: Schema.Array(Id) }), "library.playlists.sync")

/** Changes a playlist. */
type PlaylistChange<Changes> = (
  id: number,
  changes: ReadonlyArray<Changes>
) => Effect.Effect<unknown, CallError | NotFoundError>

/** Operations on playlists that the synchronisation needs. */
interface Operations {
  readonly trackIds: (id: number) => Effect.Effect<ReadonlyArray<PlaylistTrackId>, CallError | NotFoundError>
  readonly addTracks: PlaylistChange<number>
  readonly moveTracks: PlaylistChange<Move>
  readonly removeTracks: PlaylistChange<number>
}

/** Makes the operations that make a playlist equal to a list. */
export const makePlaylistSync = (operations: Operations) => {
  const entriesOf = (id: number): Effect.Effect<ReadonlyArray<PlaylistEntry>, CallError | NotFoundError> =>
    Effect.flatMap(operations.trackIds(id), (found) =>
      Effect.forEach(found, ({ id: item_id, track_id }, index) =>
        item_id === undefined
          ? Effect.fail(
              new DecodeError({
                method: "GET",
                path: `/my/playlists/${id}/tracks/ids/`,
                status: 200,
                at: `[${index}].id`,
                expected: "Expected the id of a playlist entry"
              })
            )
          : Effect.succeed({ item_id, track_id })
      )
    )

  return {
    planSync: (id: number, wanted: ReadonlyArray<number>) =>
      Effect.andThen(
        checkWanted({ wanted }),
        Effect.map(entriesOf(id), (entries) => planChanges(entries, wanted))
      ),
    sync: Effect.fnUntraced(function* (id: number, wanted: ReadonlyArray<number>) {
      yield* checkWanted({ wanted })
      const before = yield* entriesOf(id)
      const changes = planChanges(before, wanted)
      if (changes.add.length > 0) yield* operations.addTracks(id, changes.add)
      if (changes.reorder) {
        // Added entries have ids only now.
        const moves = planMoves(changes.add.length > 0 ? yield* entriesOf(id) : before, wanted)
        if (moves.length > 0) yield* operations.moveTracks(id, moves)
      }
      if (changes.remove.length > 0) {
        yield* operations.removeTracks(
          id,
          changes.remove.map((entry) => entry.item_id)
        )
      }
      return changes
    })
  }
}
