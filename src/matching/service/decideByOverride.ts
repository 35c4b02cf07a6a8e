/**
 * The decision that a user made.
 */
import type { CandidateTrack } from "../pure/CandidateTrack.ts"
import type { Decision } from "../pure/Decision.ts"

/** Returns the decision for a row whose id the user chose, or that the user says is not on Beatport (null). */
export const decideByOverride = (
  ref: string,
  id: number | null,
  track: CandidateTrack | undefined
): Decision => ({
  ref,
  outcome: id === null ? "none" : track === undefined ? "failed" : "matched",
  track: track ?? null,
  equivalents: [],
  confidence: id === null || track !== undefined ? 1 : 0,
  reasons: [
    id === null
      ? "The user says that it is not on Beatport."
      : track === undefined
        ? `The user chose the track ${id}, which Beatport does not have.`
        : "The user chose this track."
  ],
  candidates:
    track === undefined ? [] : [{ track, confidence: 1, sameWork: true, sameVersion: true, components: [] }],
  ...(id !== null && track === undefined
    ? {
        failure: {
          error: "NotFoundError",
          message: `Beatport has no track ${id}. Check the override of ${ref}.`,
          isRetryable: false
        }
      }
    : {})
})
