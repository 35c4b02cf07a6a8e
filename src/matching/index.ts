/**
 * `effect-beatport/matching`: finds the tracks of a library on Beatport.
 *
 * `parse`, `score` and `decide` are pure and run anywhere. `Matching` searches Beatport by them.
 *
 * @module
 */
export { type Checkpoint, CheckpointError, fileCheckpoint, memoryCheckpoint } from "./Checkpoint.ts"
export { Matching, type MatchingService } from "./Matching.ts"
export type { Locals, MatchEvent, MatchOptions, MatchPlan, Overrides, Source } from "./MatchOptions.ts"
export { CandidateTrack, toCandidate, trackUrl } from "./pure/CandidateTrack.ts"
export { decide } from "./pure/decide.ts"
export { Candidate, Component, ComponentName, Decision, MatchFailure, Outcome } from "./pure/Decision.ts"
export { LocalTrack } from "./pure/LocalTrack.ts"
export { trackIdIn } from "./pure/marks.ts"
export { type Facts, type Origin, parse, type ParseOptions, type Reading } from "./pure/parse.ts"
export { score, type Score } from "./pure/score.ts"
export { type Transliterate, withoutAccents } from "./pure/text.ts"
export type { Version, VersionKind } from "./pure/Version.ts"
