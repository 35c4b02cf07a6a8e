/**
 * Stored responses, by which an interrupted run resumes.
 */
import { Effect } from "effect"
import type { CandidateTrack } from "./pure/CandidateTrack.ts"

/**
 * Stores what each request returned, so that no request is repeated when the same library is matched again.
 *
 * A run asks `get` before every request and calls `set` after every response. A response that was stored is never
 * requested again, in whatever order the rows come.
 */
export interface Checkpoint<E = never> {
  /** Returns the tracks that this request returned earlier; undefined if it has not been answered. */
  readonly get: (request: string) => Effect.Effect<ReadonlyArray<CandidateTrack> | undefined, E>
  /** Stores the tracks of a response. It is complete when the response is safe from a crash. */
  readonly set: (request: string, tracks: ReadonlyArray<CandidateTrack>) => Effect.Effect<void, E>
}

/** Makes a checkpoint in memory, which lasts as long as the process. */
export const memoryCheckpoint: Effect.Effect<Checkpoint> = Effect.sync(() => {
  const stored = new Map<string, ReadonlyArray<CandidateTrack>>()
  return {
    get: (request) => Effect.sync(() => stored.get(request)),
    set: (request, tracks) => Effect.sync(() => void stored.set(request, tracks))
  }
})
