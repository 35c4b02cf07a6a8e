/**
 * The values of the matcher's parameters.
 *
 * Written by `npm run evaluate -- --fit` on 2026-11-27, on the development part (recordings with an even id). The
 * thresholds are set by hand, and the weights of what the development part does not hold (ISRCs) keep their priors.
 */
import type { Situations, Thresholds, Weights } from "./parameters.ts"

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

export const situations: Situations = {
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

export const thresholds: Thresholds = {
  matched: 0.9,
  margin: 1,
  idOdds: 8,
  explicit: 3,
  plain: 0.5,
  codeAlone: 0.95,
  fromPool: 0.95
}
