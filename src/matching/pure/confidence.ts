/**
 * Confidence: from the log odds of a pair and the situation among the other candidates to a probability.
 */
import type { Situation } from "./Parameters.ts"
import { logistic } from "./score.ts"
import { situations } from "./weights.ts"

/** Returns the probability that a candidate with these log odds, in this situation, is the recording. */
export const calibrate = (odds: number, situation: Situation): number => {
  const { shift, slope } = situations[situation]
  return logistic(shift + slope * odds)
}
