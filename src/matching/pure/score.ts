/**
 * Scores: how likely it is that a track is the recording that a reading means, and why.
 */
import { type Comparison, compare } from "./compare.ts"
import type { CandidateTrack } from "./CandidateTrack.ts"
import type { Component, ComponentName } from "./Decision.ts"
import type { ParseOptions, Reading } from "./parse.ts"
import { prepareReading, prepareTrack } from "./prepare.ts"
import { withoutAccents } from "./text.ts"
import type { Weights } from "./Parameters.ts"
import { weights as fitted } from "./weights.ts"

/** The confidence that a track is the recording of a reading, and the components it consists of. */
export interface Score {
  /** The estimated probability, from 0 to 1, from this pair alone. `decide` also considers the other candidates. */
  readonly confidence: number
  /** Compared fields with their values, weights and reasons. */
  readonly components: ReadonlyArray<Component>
}

/** Returns the confidence that `track` is the recording that `reading` means, with its components. */
export const score = (reading: Reading, track: CandidateTrack, options: ParseOptions = {}): Score => {
  const transliterate = options.transliterate ?? withoutAccents
  const comparison = compare(prepareReading(reading, transliterate), prepareTrack(track, transliterate))
  return { confidence: logistic(logOdds(comparison)), components: explain(comparison) }
}

/** Returns the probability of log odds. */
export const logistic = (logOddsOfIt: number): number => 1 / (1 + Math.exp(-logOddsOfIt))

const agreementNames = ["isrc", "label", "year", "key", "bpm"] as const

/** Returns the log odds of a comparison. */
export const logOdds = (comparison: Comparison, weights: Weights = fitted): number =>
  weights.bias +
  weights.title[comparison.title] +
  weights.artist[comparison.artist] +
  weights.version[comparison.version] +
  weights.length[comparison.length] +
  weights.release[releaseOf(comparison)] +
  agreementNames.reduce((sum, name) => sum + weights[name][comparison[name]], 0)

/** The catalogue number names the release more surely than its name does. */
const releaseOf = ({ catalogNumber, release }: Comparison): Comparison["release"] =>
  catalogNumber === "same" ? "same" : release

const titleTexts: Readonly<Record<Comparison["title"], string>> = {
  exact: "The names are the same.",
  subtitle: "The names are the same, except for a subtitle that one side leaves out.",
  oneEdit: "The names differ in one letter.",
  near: "The names are almost the same.",
  alike: "The names are alike.",
  cut: "The text of the row is cut; the track's name begins with it.",
  other: "The names are different."
}

const artistTexts: Readonly<Record<Comparison["artist"], string>> = {
  all: "The artists are the same.",
  part: "All artists of the row are credited; the track has more.",
  more: "All artists of the track are named; the row names more.",
  some: "Some artists are the same.",
  spelling: "The artists are the same, except for the spelling.",
  remixer: "Only the remixer is named as the artist.",
  none: "No artist is the same.",
  unsaid: "The row names no artist."
}

const versionTexts: Readonly<Record<Comparison["version"], string>> = {
  same: "The row and the track name the same version.",
  alike: "The versions are spelled differently, and are probably the same.",
  part: "The names of one version are a part of the other's.",
  unsaid: "The row names no version.",
  cut: "The text of the row is cut, so the version can be incomplete.",
  otherLength: "The track is the same mix in another length.",
  other: "The track is another version."
}

const lengthText = ({ length, lengthGap }: Comparison): string => {
  if (length === "rowUnknown") return "The length of the row is unknown."
  if (length === "trackUnknown" || lengthGap === undefined) return "The length of the track is unknown."
  const seconds = Math.round(lengthGap / 1000)
  return seconds === 0 ? "The lengths are the same." : `The lengths differ by ${seconds} s.`
}

const agreementText = (what: string, agreement: "same" | "different" | "unknown"): string =>
  agreement === "unknown"
    ? `One side does not say the ${what}.`
    : `The ${what} is ${agreement === "same" ? "the same" : "different"}.`

const artistValues: Readonly<Record<Comparison["artist"], number | null>> = {
  all: 1,
  part: 0.9,
  more: 0.9,
  some: 0.6,
  spelling: 0.8,
  remixer: 0.3,
  none: 0,
  unsaid: null
}

const versionValues: Readonly<Record<Comparison["version"], number | null>> = {
  same: 1,
  alike: 0.8,
  part: 0.5,
  unsaid: null,
  cut: null,
  otherLength: 0.3,
  other: 0
}

const lengthValues: Readonly<Record<Comparison["length"], number | null>> = {
  within2s: 1,
  within10s: 0.5,
  apart: 0,
  trackUnknown: null,
  rowUnknown: null
}

const agreementValue = (agreement: "same" | "different" | "unknown"): number | null =>
  agreement === "unknown" ? null : agreement === "same" ? 1 : 0

/** Returns the components of a comparison, each with its weight and a sentence. */
export const explain = (comparison: Comparison, weights: Weights = fitted): ReadonlyArray<Component> => {
  const agreed = (name: (typeof agreementNames)[number], what: string): Component => ({
    name,
    value: agreementValue(comparison[name]),
    weight: weights[name][comparison[name]],
    explanation: agreementText(what, comparison[name])
  })
  const component = (
    name: ComponentName,
    value: number | null,
    weight: number,
    explanation: string
  ): Component => ({
    name,
    value,
    weight,
    explanation
  })
  const release = releaseOf(comparison)
  return [
    component("title", comparison.titleValue, weights.title[comparison.title], titleTexts[comparison.title]),
    component(
      "artist",
      artistValues[comparison.artist],
      weights.artist[comparison.artist],
      artistTexts[comparison.artist]
    ),
    component(
      "version",
      versionValues[comparison.version],
      weights.version[comparison.version],
      versionTexts[comparison.version]
    ),
    component(
      "length",
      lengthValues[comparison.length],
      weights.length[comparison.length],
      lengthText(comparison)
    ),
    agreed("isrc", "ISRC"),
    component(
      "release",
      agreementValue(release),
      weights.release[release],
      agreementText("release", release)
    ),
    agreed("label", "label"),
    agreed("year", "year"),
    agreed("key", "key"),
    agreed("bpm", "tempo")
  ]
}
