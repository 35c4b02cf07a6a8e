/**
 * The rows, the options and the plan of a run.
 */
import type { Duration, Effect, Stream } from "effect"
import type { Checkpoint } from "./Checkpoint.ts"
import type { Decision } from "./pure/Decision.ts"
import type { LocalTrack } from "./pure/LocalTrack.ts"

/** Names the ways by which candidates are found, cheapest first. */
export type Source = "id" | "isrc" | "pairs" | "search" | "release" | "catalogNumber"

/** Corrections of a user, by the row's `ref`: the id of the right track, or null if it is not on Beatport. */
export type Overrides = ReadonlyMap<string, number | null>

/** Reports the progress of a run. */
export type MatchEvent =
  /** Reports a response, from Beatport or (`stored`) from the checkpoint. */
  | {
      readonly _tag: "Response"
      readonly source: Source
      readonly stored: boolean
      /** The requests sent so far in this run, the stored ones not counted. */
      readonly requests: number
    }
  /** A row was decided. */
  | { readonly _tag: "Decided"; readonly rows: number; readonly decision: Decision }
  /** The run found out whether the server honours comma lists of names, and says what follows. */
  | { readonly _tag: "CommaLists"; readonly honoured: boolean; readonly message: string }

/** Options of `match` and `matchAll`. */
export interface MatchOptions<CheckpointError = never> {
  /** Corrections, which win over everything. Default: none. */
  readonly overrides?: Overrides | undefined
  /** Where responses are stored and looked up. Default: nothing is kept after the run. */
  readonly checkpoint?: Checkpoint<CheckpointError> | undefined
  /** Runs after every response and every decision, before the next. */
  readonly onEvent?: ((event: MatchEvent) => Effect.Effect<void>) | undefined
}

/** Describes what a run will cost, before anything is sent. */
export interface MatchPlan {
  /** Number of rows in the plan. */
  readonly rows: number
  /** The rows by the source that is tried first; `overridden` rows need only the track that the user named. */
  readonly sources: { readonly [Name in Source | "overridden" | "unreadable"]: number }
  /** How many requests are expected if every row is on Beatport and comma lists are honoured. */
  readonly requests: number
  /** How many requests there are at most, if no row is found and comma lists are not honoured. */
  readonly atMost: number
  /** The time for `requests` at the configured interval. */
  readonly duration: Duration.Duration
  /** The time for `atMost` at the configured interval. */
  readonly atMostDuration: Duration.Duration
}

/** Rows as a program has them: in memory, or coming one after the other. */
export type Locals<E = never> = Iterable<LocalTrack> | Stream.Stream<LocalTrack, E>
