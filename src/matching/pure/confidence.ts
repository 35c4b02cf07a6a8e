/**
 * Confidence: from the log odds of a pair and the situation among the other candidates to a probability.
 */
import { logistic } from "./score.ts"

/** Names the situation of the best candidate. */
export type Situation =
  /** It is a match by its words, its ISRC or its id. */
  | "matched"
  /** The row names no version, and the length decides. */
  | "matchedByLength"
  /** The row names no version, and the work has only this one. */
  | "matchedAlone"
  /** Another recording fits as well. */
  | "rivals"
  /** It needs a confirmation. */
  | "asked"
  /** It needs a confirmation, and there are several. */
  | "askedOfSeveral"
  /** It is another version of the work. */
  | "otherVersion"
  /** It is another work. */
  | "none"
  /** It is not the best candidate. */
  | "runnerUp"

/** What the log odds are shifted by and multiplied with in each situation. */
const situations: Readonly<Record<Situation, { readonly shift: number; readonly slope: number }>> = {
  matched: { shift: 0, slope: 1 },
  matchedByLength: { shift: 0, slope: 1 },
  matchedAlone: { shift: 0, slope: 1 },
  rivals: { shift: 0, slope: 0 },
  asked: { shift: 0, slope: 0 },
  askedOfSeveral: { shift: -0.5, slope: 0 },
  otherVersion: { shift: -4, slope: 0 },
  none: { shift: -6, slope: 0 },
  runnerUp: { shift: -3, slope: 0 }
}

export const thresholds = {
  /** The confidence from which a candidate is a match. */
  matched: 0.9,
  /** By how many log odds the best recording has to lead. */
  margin: 1,
  /** What a verified id or ISRC adds. */
  idOdds: 8,
  /** What a version that is named in words leads by over one that the length shows. */
  explicit: 3,
  /** What an original leads by where no version is named. */
  plain: 0.5,
  /** The confidence of an id or ISRC without a title to verify it. */
  codeAlone: 0.95,
  /** The confidence from which a candidate of an earlier response is a match without a request. */
  fromPool: 0.95
}

/** Returns the probability that a candidate with these log odds, in this situation, is the recording. */
export const calibrate = (odds: number, situation: Situation): number => {
  const { shift, slope } = situations[situation]
  return logistic(shift + slope * odds)
}
