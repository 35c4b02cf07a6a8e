/**
 * Fits the weights and the calibration of the matcher on the development part, and writes them.
 *
 * The weights are a logistic regression on what was observed of each pair. They are drawn to the values they had, so that an
 * observation that the development part hardly holds keeps its weight.
 */
import { writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Comparison } from "../../src/matching/pure/compare.ts"
import type { Conclusion } from "../../src/matching/pure/decide.ts"
import type { Situation, Situations, Weights } from "../../src/matching/pure/Parameters.ts"
import { situations, thresholds, weights } from "../../src/matching/pure/weights.ts"

/** A row that was concluded, and which of its candidates are right. */
export interface Example {
  readonly conclusion: Conclusion
  readonly right: ReadonlySet<number>
}

const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds))

/** The name of each observation of a comparison: `title.exact`. */
const observations = (comparison: Comparison): ReadonlyArray<string> => [
  "bias",
  `title.${comparison.title}`,
  `artist.${comparison.artist}`,
  `version.${comparison.version}`,
  `length.${comparison.length}`,
  `isrc.${comparison.isrc}`,
  `release.${comparison.catalogNumber === "same" ? "same" : comparison.release}`,
  `label.${comparison.label}`,
  `year.${comparison.year}`,
  `key.${comparison.key}`,
  `bpm.${comparison.bpm}`
]

const flatten = (table: Weights): Map<string, number> =>
  new Map(
    Object.entries(table).flatMap(
      ([name, value]: readonly [string, number | Readonly<Record<string, number>>]) =>
        typeof value === "number"
          ? [[name, value] as const]
          : Object.entries(value).map(([level, weight]) => [`${name}.${level}`, weight] as const)
    )
  )

const rounds = 60
const pull = 0.002

/** Fits the weights by gradient descent. */
const fitWeights = (examples: ReadonlyArray<Example>): ReadonlyMap<string, number> => {
  const prior = flatten(weights)
  const fitted = new Map(prior)
  const pairs = examples.flatMap(({ conclusion, right }) =>
    conclusion.compared
      .slice(0, 8)
      .map(({ comparison, id }) => ({ seen: observations(comparison), right: right.has(id) }))
  )
  for (let round = 0; round < rounds; round++) {
    const slope = new Map<string, number>()
    for (const { right, seen } of pairs) {
      const odds = seen.reduce((sum, name) => sum + (fitted.get(name) ?? 0), 0)
      const error = Number(right) - logistic(odds)
      for (const name of seen) slope.set(name, (slope.get(name) ?? 0) + error)
    }
    for (const [name, weight] of fitted) {
      const step = (4 * (slope.get(name) ?? 0)) / pairs.length - pull * (weight - (prior.get(name) ?? 0))
      fitted.set(name, weight + step)
    }
  }
  return fitted
}

/** Fits the shift of each situation (and the slope of matches), with one imagined row of each kind against certainty. */
const fitSituations = (examples: ReadonlyArray<Example>, fitted: ReadonlyMap<string, number>): Situations => {
  const rows = examples.flatMap(({ conclusion, right }) => {
    const [first] = conclusion.decision.candidates
    const compared = conclusion.compared.find(({ id }) => id === first?.track.id)
    if (conclusion.situation === undefined || first === undefined || compared === undefined) return []
    const odds = observations(compared.comparison).reduce((sum, name) => sum + (fitted.get(name) ?? 0), 0)
    return [{ situation: conclusion.situation, odds, right: right.has(first.track.id) }]
  })
  const shareOf = (situation: Situation): number => {
    const of = rows.filter((row) => row.situation === situation)
    return (of.filter(({ right }) => right).length + 0.25) / (of.length + 0.5)
  }
  const constant = (situation: Situation) => {
    const share = shareOf(situation)
    return { shift: Math.log(share / (1 - share)), slope: 0 }
  }
  return {
    matched: bySlope(rows.filter(({ situation }) => situation === "matched")),
    matchedByLength: constant("matchedByLength"),
    matchedAlone: rows.some(({ situation }) => situation === "matchedAlone")
      ? constant("matchedAlone")
      : situations.matchedAlone,
    rivals: constant("rivals"),
    asked: bySlope(rows.filter(({ situation }) => situation === "asked")),
    askedOfSeveral: constant("askedOfSeveral"),
    otherVersion: constant("otherVersion"),
    none: constant("none"),
    runnerUp: situations.runnerUp
  }
}

const bySlope = (rows: ReadonlyArray<{ readonly odds: number; readonly right: boolean }>) => {
  let [shift, slope] = [0, 0.5]
  for (let round = 0; round < 4000; round++) {
    let [byShift, bySlopeStep] = [0, 0]
    for (const { odds, right } of rows) {
      const error = Number(right) - logistic(shift + slope * odds)
      byShift += error
      bySlopeStep += error * odds
    }
    shift += (0.5 * byShift) / Math.max(1, rows.length)
    slope = Math.min(1.5, Math.max(0, slope + (0.02 * bySlopeStep) / Math.max(1, rows.length)))
  }
  return { shift, slope }
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100 || 0)

/** Fits everything and writes `weights.ts`. */
export const fit = (examples: ReadonlyArray<Example>, day: string): void => {
  const fitted = fitWeights(examples)
  const calibrated = fitSituations(examples, fitted)
  const table = Object.entries(weights).map(
    ([name, value]: readonly [string, number | Readonly<Record<string, number>>]) =>
      typeof value === "number"
        ? `  ${name}: ${rounded(fitted.get(name) ?? value)}`
        : `  ${name}: { ${Object.keys(value)
            .map((level) => `${level}: ${rounded(fitted.get(`${name}.${level}`) ?? 0)}`)
            .join(", ")} }`
  )
  const lines = Object.entries(calibrated).map(
    ([name, { shift, slope }]) => `  ${name}: { shift: ${rounded(shift)}, slope: ${rounded(slope)} }`
  )
  const limits = Object.entries(thresholds).map(([name, value]) => `  ${name}: ${String(value)}`)
  const text = `/**
 * The values of the matcher's parameters.
 *
 * Written by \`npm run evaluate -- --fit\` on ${day}, from ${String(examples.length)} rows of the development part (recordings with an even
 * id). The thresholds are set by hand. No row of that part has an ISRC or a catalogue number, so \`isrc.same\` and \`isrc.different\`
 * keep the values that were set by hand.
 */
import type { Situations, Thresholds, Weights } from "./Parameters.ts"

export const weights: Weights = {
${table.join(",\n")}
}

export const situations: Situations = {
${lines.join(",\n")}
}

export const thresholds: Thresholds = {
${limits.join(",\n")}
}
`
  writeFileSync(fileURLToPath(new URL("../../src/matching/pure/weights.ts", import.meta.url)), text)
}
