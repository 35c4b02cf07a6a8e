/**
 * Matching: finds the tracks of a library on Beatport.
 */
import { Context, Effect, Layer, type Stream } from "effect"
import type { AuthenticationError } from "../errors/AuthenticationError.ts"
import type { ValidationError } from "../errors/ValidationError.ts"
import type { Beatport } from "../services/Beatport.ts"
import type { Locals, MatchOptions, MatchPlan } from "./MatchOptions.ts"
import type { Decision } from "./pure/Decision.ts"
import type { LocalTrack } from "./pure/LocalTrack.ts"

/** Finds the tracks of a library on Beatport. */
export interface MatchingService {
  /**
   * Decides one row. A request that fails makes the outcome `failed`; only a missing login fails the call itself,
   * because it would fail every other row too.
   */
  readonly match: <CheckpointError = never>(
    local: LocalTrack,
    options?: MatchOptions<CheckpointError>
  ) => Effect.Effect<Decision, AuthenticationError | ValidationError | CheckpointError>
  /**
   * Decides many rows and emits the decisions in the order of the rows. Rows share requests, so it costs far fewer than
   * one `match` a row.
   */
  readonly matchAll: <E = never, CheckpointError = never>(
    locals: Locals<E>,
    options?: MatchOptions<CheckpointError>
  ) => Stream.Stream<Decision, AuthenticationError | ValidationError | CheckpointError | E>
  /** Counts the requests of a run and their time, without sending anything. */
  readonly plan: <E = never>(
    locals: Locals<E>,
    options?: Pick<MatchOptions, "overrides">
  ) => Effect.Effect<MatchPlan, ValidationError | E>
}

/** Finds the tracks of a library on Beatport. */
export class Matching extends Context.Service<Matching, MatchingService>()(
  "effect-beatport/matching/Matching"
) {
  /** Provides matching over the operations of Beatport. */
  static readonly layer: Layer.Layer<Matching, never, Beatport> = Layer.effect(
    Matching,
    // Loaded when it is used, so that the pure part of this module loads fast and alone.
    Effect.flatMap(
      Effect.promise(() => import("./service/make.ts")),
      ({ make }) => make
    )
  )
}
