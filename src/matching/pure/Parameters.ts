/**
 * The parameters of the matcher: what they are. Their values are in `weights.ts`.
 */
import type { ArtistRelation } from "./artists.ts"
import type { Agreement, LengthRelation, TitleRelation } from "./compare.ts"
import type { VersionRelation } from "./Version.ts"

/** The log odds that each observation adds to the confidence. */
export interface Weights {
  readonly bias: number
  readonly title: Readonly<Record<TitleRelation, number>>
  readonly artist: Readonly<Record<ArtistRelation, number>>
  readonly version: Readonly<Record<VersionRelation, number>>
  readonly length: Readonly<Record<LengthRelation, number>>
  readonly isrc: Readonly<Record<Agreement, number>>
  readonly release: Readonly<Record<Agreement, number>>
  readonly label: Readonly<Record<Agreement, number>>
  readonly year: Readonly<Record<Agreement, number>>
  readonly key: Readonly<Record<Agreement, number>>
  readonly bpm: Readonly<Record<Agreement, number>>
}

/** Names the situation of a candidate among the others. */
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

/** The calibration of each situation: the log odds of a pair are multiplied by `slope`, and `shift` is added. */
export type Situations = Readonly<Record<Situation, { readonly shift: number; readonly slope: number }>>

/** Where the lines are drawn. */
export interface Thresholds {
  /** The confidence from which a candidate is a match. */
  readonly matched: number
  /** By how many log odds the best recording has to lead. */
  readonly margin: number
  /** What a verified id or ISRC adds. */
  readonly idOdds: number
  /** What a version that is named in words leads by over one that the length shows. */
  readonly explicit: number
  /** What an original leads by where no version is named. */
  readonly plain: number
  /** The confidence of an id or ISRC without a title to verify it. */
  readonly codeAlone: number
  /** The confidence from which a candidate of an earlier response is a match without a request. */
  readonly fromPool: number
}
