/**
 * The result of matching one row.
 */
import { Schema } from "effect"
import { CandidateTrack } from "./CandidateTrack.ts"

/**
 * Names the five results that a row can have.
 *
 * - `matched`: this recording is on Beatport, and `track` is it.
 * - `otherVersion`: the work is on Beatport; the version that the row names was not found.
 * - `ambiguous`: a candidate fits, but the row does not say enough to choose it without asking. Likeliest first.
 * - `none`: every search succeeded, and no candidate is this work.
 * - `failed`: a request failed, so nothing is known. Running again asks again.
 */
export const Outcome = Schema.Literals(["matched", "otherVersion", "ambiguous", "none", "failed"])
export type Outcome = typeof Outcome.Type

/** Names what is compared between a row and a candidate. */
export const ComponentName = Schema.Literals([
  "title",
  "artist",
  "version",
  "length",
  "isrc",
  "release",
  "label",
  "year",
  "key",
  "bpm"
])
export type ComponentName = typeof ComponentName.Type

/** Describes how one property of a row compares with a candidate's. */
export const Component = Schema.Struct({
  name: ComponentName,
  /** From 0 (contradicts) to 1 (agrees); null if either side does not say it. */
  value: Schema.NullOr(Schema.Finite),
  /** How much this component moved the confidence, in log odds: positive supports the match, negative speaks against it. */
  weight: Schema.Finite,
  /** One English sentence for the person who reviews the match. */
  explanation: Schema.String
})
export interface Component extends Schema.Schema.Type<typeof Component> {}

/** Describes one candidate for a row: the track, the confidence that it is the same recording, and why. */
export const Candidate = Schema.Struct({
  track: CandidateTrack,
  /** The estimated probability, from 0 to 1, that the candidate is the recording of the row. */
  confidence: Schema.Finite,
  /** Whether the candidate is the same work (same name and artist), in whatever version. */
  sameWork: Schema.Boolean,
  /** Whether the candidate is also the version that the row names or that its length shows. */
  sameVersion: Schema.Boolean,
  components: Schema.Array(Component)
})
export interface Candidate extends Schema.Schema.Type<typeof Candidate> {}

/** Says which request failed for a row. */
export const MatchFailure = Schema.Struct({
  /** The tag of the error, such as `"ServerError"`. */
  error: Schema.String,
  message: Schema.String,
  /** Whether the same request may succeed later. */
  isRetryable: Schema.Boolean
})
export interface MatchFailure extends Schema.Schema.Type<typeof MatchFailure> {}

/** Describes the result for one row. It is plain JSON: `Schema.encodeSync(Decision)` returns it unchanged. */
export const Decision = Schema.Struct({
  /** The `ref` of the row. */
  ref: Schema.String,
  outcome: Outcome,
  /** The match; null unless the outcome is `matched`. The likeliest track of the others is `candidates[0]`. */
  track: Schema.NullOr(CandidateTrack),
  /** The other ids of the same recording. */
  equivalents: Schema.Array(Schema.Int),
  /** The confidence of the first candidate, from 0 to 1; 0 if there is none. */
  confidence: Schema.Finite,
  /** English sentences that explain the outcome, the most important first. */
  reasons: Schema.Array(Schema.String),
  /** The five best candidates, likeliest first. */
  candidates: Schema.Array(Candidate),
  /** Present if and only if the outcome is `failed`. */
  failure: Schema.optionalKey(MatchFailure)
})
export interface Decision extends Schema.Schema.Type<typeof Decision> {}
