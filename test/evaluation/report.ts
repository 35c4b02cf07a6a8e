/**
 * The table of an evaluation, and whether the bars are met.
 */
import { type Tally, wilson } from "./judge.ts"

/** The least recall of each kind; for the others only precision counts. */
const recallBars: ReadonlyMap<string, number | undefined> = new Map([
  ["one typo in the title", 0.93],
  ["three kinds at once", 0.93],
  ["abbreviations", 0.9],
  ["typos in title and artist", 0.88],
  ["mix left out without a length", undefined],
  ["cut at 30 characters", undefined],
  ["no artist", undefined]
])

/** Whether recall counts for a kind. */
export const hasRecallBar = (kind: string): boolean =>
  !recallBars.has(kind) || recallBars.get(kind) !== undefined

const percent = (share: number): string => (100 * share).toFixed(1).padStart(5)

/** The bars that a kind does not meet. */
export const missedBars = (kind: string, model: string, tally: Tally): ReadonlyArray<string> => {
  const given = tally.right + tally.wrongVersion + tally.wrongWork
  const usual = recallBars.has(kind) ? recallBars.get(kind) : 0.95
  const recallBar = kind === "accents lost" && model === "everyWordAccented" ? 0.85 : usual
  const precision = given === 0 ? 1 : tally.right / given
  return [
    ...(recallBar !== undefined && tally.right / Math.max(1, tally.cases) < recallBar ? ["recall"] : []),
    ...(precision < 0.99 ? ["precision"] : []),
    ...(tally.wrongWork > 0 ? ["wrong work"] : []),
    ...(tally.absentMatched / Math.max(1, tally.absentCases) > 0.005 ? ["matched although absent"] : [])
  ]
}

/** One line of the table. */
export const line = (name: string, tally: Tally, notes: ReadonlyArray<string>): string => {
  const given = tally.right + tally.wrongVersion + tally.wrongWork
  const [low, high] = wilson(tally.right, given)
  const [, mostAbsent] = wilson(tally.absentMatched, tally.absentCases)
  return [
    name.padEnd(34),
    String(tally.cases).padStart(5),
    `recall ${percent(tally.right / Math.max(1, tally.cases))}`,
    `precision ${given === 0 ? "    -" : percent(tally.right / given)} [${percent(low)},${percent(high)}]`,
    `version ${String(tally.wrongVersion).padStart(3)} work ${String(tally.wrongWork).padStart(3)}`,
    ...(tally.absentCases === 0
      ? []
      : [`absent ${percent(tally.absentMatched / tally.absentCases)} [<${percent(mostAbsent)}]`]),
    ...(tally.requests === 0 && tally.absentRequests === 0
      ? []
      : [
          `requests ${(tally.requests / Math.max(1, tally.cases)).toFixed(2)} / ${(tally.absentRequests / Math.max(1, tally.absentCases)).toFixed(2)}`
        ]),
    ...(notes.length === 0 ? [] : [`MISSED: ${notes.join(", ")}`])
  ].join("  ")
}
