/**
 * Making a playlist equal to a wanted list of tracks, with the fewest calls.
 *
 * At most one call adds what is missing, one puts everything in order, and one removes what is too much, in this
 * order: an interruption leaves tracks too many, never too few. Run again it starts from what it finds, so it goes on
 * where it stopped.
 */
import { Effect, Schema } from "effect"
import type { CallError } from "../../../errors/BeatportError.ts"
import { DecodeError } from "../../../errors/DecodeError.ts"
import type { NotFoundError } from "../../../errors/NotFoundError.ts"
import { checkArguments } from "../../../errors/fromSchema.ts"
import { Id } from "../../../schemas/Filter.ts"
import type { Move, MyPlaylists } from "./MyPlaylists.ts"

/** A place of a playlist: its own id, and its track's. */
export interface Place {
  readonly item_id: number
  readonly track_id: number
}

/** What makes a playlist equal to a wanted list. */
export interface PlaylistChanges {
  /** The tracks that are added, in order; one that is wanted twice can be here twice. */
  readonly add: ReadonlyArray<number>
  /** The places that are removed. */
  readonly remove: ReadonlyArray<Place>
  /** Whether what stays and what is added is in another order than it is wanted in. */
  readonly reorder: boolean
  /** How many calls that is: 0 where the playlist is as wanted, at most 3. */
  readonly calls: number
}

/** The changes that make a playlist's places the wanted tracks. */
export const changesFor = (places: ReadonlyArray<Place>, wanted: ReadonlyArray<number>): PlaylistChanges => {
  const missing = new Map<number, number>()
  for (const track of wanted) missing.set(track, (missing.get(track) ?? 0) + 1)
  // Of a track that is there more often than wanted, the first places stay.
  const stays = (track: number): boolean => {
    const left = missing.get(track) ?? 0
    if (left > 0) missing.set(track, left - 1)
    return left > 0
  }
  const kept: Array<number> = []
  const remove: Array<Place> = []
  for (const place of places) {
    if (stays(place.track_id)) kept.push(place.track_id)
    else remove.push(place)
  }
  // From the end, so that of a track that is there already it is the later ones that are added.
  const add = wanted.toReversed().filter(stays).toReversed()
  const reorder = [...kept, ...add].some((track, index) => track !== wanted[index])
  const calls = [add.length > 0, reorder, remove.length > 0].filter(Boolean).length
  return { add, remove, reorder, calls }
}

/** The moves that put places in the wanted order, one after the other from the front. */
export const movesFor = (
  places: ReadonlyArray<Place>,
  wanted: ReadonlyArray<number>
): ReadonlyArray<Move> => {
  const free = new Map<number, Array<number>>()
  for (const { item_id, track_id } of places) free.set(track_id, [...(free.get(track_id) ?? []), item_id])
  const target = wanted.flatMap((track) => free.get(track)?.shift() ?? [])
  const firstWrong = target.findIndex((item_id, index) => item_id !== places[index]?.item_id)
  return firstWrong < 0
    ? []
    : target.slice(firstWrong).map((item_id, index) => ({ item_id, position: firstWrong + index + 1 }))
}

const checkWanted = checkArguments(Schema.Struct({ wanted: Schema.Array(Id) }), "library.playlists.sync")

/** What is needed of the operations on playlists. */
type Operations = Pick<MyPlaylists, "addTracks" | "moveTracks" | "removeTracks" | "trackIds">

/** The operations that make a playlist equal to a list. */
export const makePlaylistSync = (operations: Operations) => {
  const placesOf = (id: number): Effect.Effect<ReadonlyArray<Place>, CallError | NotFoundError> =>
    Effect.flatMap(operations.trackIds(id), (found) =>
      Effect.forEach(found, ({ id: item_id, track_id }, index) =>
        item_id === undefined
          ? Effect.fail(
              new DecodeError({
                method: "GET",
                path: `/my/playlists/${id}/tracks/ids/`,
                status: 200,
                at: `[${index}].id`,
                expected: "Expected the place's own id"
              })
            )
          : Effect.succeed({ item_id, track_id })
      )
    )

  return {
    planSync: (id: number, wanted: ReadonlyArray<number>) =>
      Effect.andThen(
        checkWanted({ wanted }),
        Effect.map(placesOf(id), (places) => changesFor(places, wanted))
      ),
    sync: Effect.fnUntraced(function* (id: number, wanted: ReadonlyArray<number>) {
      yield* checkWanted({ wanted })
      const before = yield* placesOf(id)
      const changes = changesFor(before, wanted)
      if (changes.add.length > 0) yield* operations.addTracks(id, changes.add)
      if (changes.reorder) {
        // The places that were added have ids now.
        const moves = movesFor(changes.add.length > 0 ? yield* placesOf(id) : before, wanted)
        if (moves.length > 0) yield* operations.moveTracks(id, moves)
      }
      if (changes.remove.length > 0) {
        yield* operations.removeTracks(
          id,
          changes.remove.map((place) => place.item_id)
        )
      }
      return changes
    })
  }
}
