/**
 * The weights of the matcher.
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

export const weights: Weights = {
  bias: -4,
  title: { exact: 4, subtitle: 2.5, oneEdit: 3, near: 2, alike: 0.5, cut: 1, other: -6 },
  artist: { all: 3, part: 2.5, more: 2.5, some: 1.5, spelling: 2, remixer: 0.5, none: -5, unsaid: 0 },
  version: { same: 3, alike: 2, part: 0, unsaid: 0, cut: 0, otherLength: -5, other: -6 },
  length: { within2s: 2.5, within10s: 1, apart: -2, trackUnknown: 0.5, rowUnknown: 0 },
  isrc: { same: 5, different: -0.5, unknown: 0 },
  release: { same: 1.5, different: -0.2, unknown: 0 },
  label: { same: 1, different: -0.3, unknown: 0 },
  year: { same: 0.5, different: -0.3, unknown: 0 },
  key: { same: 0.3, different: 0, unknown: 0 },
  bpm: { same: 0.3, different: -0.3, unknown: 0 }
}
