/**
 * The values of the matcher's parameters.
 *
 * Written by `npm run evaluate -- --fit` on 2026-11-27, from 5520 rows of the development part (recordings with an even
 * id). The thresholds are set by hand. No row of that part has an ISRC or a catalogue number, so `isrc.same` and `isrc.different`
 * keep the values that were set by hand.
 */
import type { Situations, Thresholds, Weights } from "./Parameters.ts"

export const weights: Weights = {
  bias: -4.78,
  title: { exact: 3.31, subtitle: 2.45, oneEdit: 3.01, near: 2, alike: 0.5, cut: 1, other: -6.04 },
  artist: {
    all: 2.93,
    part: 2.36,
    more: 2.25,
    some: 1.34,
    spelling: 2,
    remixer: 0.5,
    none: -5.01,
    unsaid: -0.16
  },
  version: {
    same: 2.69,
    alike: 1.95,
    part: -0.03,
    unsaid: -0.37,
    cut: 0.04,
    otherLength: -5.01,
    other: -6.05
  },
  length: { within2s: 2.57, within10s: 0.83, apart: -2.45, trackUnknown: 0.5, rowUnknown: -0.23 },
  isrc: { same: 9, different: -0.5, unknown: -0.78 },
  release: { same: 0.86, different: -0.32, unknown: -0.03 },
  label: { same: 0.69, different: -0.54, unknown: -0.23 },
  year: { same: 0.3, different: -0.74, unknown: -0.14 },
  key: { same: 0.11, different: -0.36, unknown: -0.23 },
  bpm: { same: -0.14, different: -0.64, unknown: 0 }
}

export const situations: Situations = {
  matched: { shift: 1.18, slope: 1.12 },
  matchedByLength: { shift: 6.27, slope: 0 },
  matchedAlone: { shift: 2.56, slope: 0 },
  rivals: { shift: 0, slope: 0 },
  asked: { shift: 0.11, slope: 1.5 },
  askedOfSeveral: { shift: -0.57, slope: 0 },
  otherVersion: { shift: -4.75, slope: 0 },
  none: { shift: -6.36, slope: 0 },
  runnerUp: { shift: -3, slope: 0 }
}

export const thresholds: Thresholds = {
  matched: 0.75,
  margin: 1,
  idOdds: 8,
  explicit: 3,
  plain: 0.5,
  codeAlone: 0.95,
  fromPool: 0.95
}
