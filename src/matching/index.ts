/**
 * `effect-beatport/matching`: finds the tracks of a library on Beatport.
 *
 * @module
 */
export { type Checkpoint, memoryCheckpoint } from "./Checkpoint.ts"
export {
  type Locals,
  type MatchEvent,
  Matching,
  type MatchingService,
  type MatchOptions,
  type MatchPlan,
  type Overrides,
  type Source
} from "./Matching.ts"
export { CandidateTrack, trackUrl } from "./pure/CandidateTrack.ts"
export { Candidate, Component, ComponentName, Decision, MatchFailure, Outcome } from "./pure/Decision.ts"
export { LocalTrack } from "./pure/LocalTrack.ts"
