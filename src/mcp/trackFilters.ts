/**
 * From the arguments of a tool to the filters of a list of tracks.
 */
import { Effect } from "effect"
import type { TrackFilters } from "../api/Tracks.ts"
import type { CallError } from "../errors/BeatportError.ts"
import type { BeatportService } from "../services/Beatport.ts"
import { findIds } from "./named.ts"
import { readDays, readGenreId, readKeys, readTempos } from "./parameters.ts"
import type { ToolFailure } from "./ToolFailure.ts"

/** The arguments that filter tracks. */
export interface TrackArguments {
  readonly genre?: string | number
  readonly bpm_from?: number
  readonly bpm_to?: number
  readonly key?: string
  readonly artist?: string | number
  readonly label?: string | number
  readonly since?: string
  readonly until?: string
  readonly hype?: boolean
}

type Mutable<A> = { -readonly [K in keyof A]: A[K] }

/**
 * Returns the filters that the arguments stand for. Everything is checked before the first request; names of artists and
 * labels take one search each.
 */
export const readTrackFilters = (
  beatport: BeatportService,
  given: TrackArguments
): Effect.Effect<TrackFilters, ToolFailure | CallError> =>
  Effect.gen(function* () {
    const filters: Mutable<TrackFilters> = {}
    const tempos = yield* readTempos(given)
    const days = yield* readDays(given)
    if (given.genre !== undefined) filters.genre_id = yield* readGenreId(given.genre)
    if (given.key !== undefined) filters.key_id = yield* readKeys(given.key)
    if (tempos !== undefined) filters.bpm = tempos
    if (days !== undefined) filters.publish_date = days
    // False means that hype does not matter: `is_hype: false` would leave out hype tracks.
    if (given.hype === true) filters.is_hype = true
    if (given.artist !== undefined) {
      filters.artist_id = yield* findIds("artist", given.artist, beatport.artists.search)
    }
    if (given.label !== undefined) {
      filters.label_id = yield* findIds("label", given.label, beatport.labels.search)
    }
    return filters
  })
