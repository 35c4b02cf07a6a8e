/**
 * Measures the matcher: damaged rows of a real catalogue, with the true track present and with it removed, under three
 * search models, beside the rules of other programs.
 *
 *     npm run evaluate                     the development part
 *     npm run evaluate -- --part test      the test part; appends to test/evaluation/test-runs.ndjson
 *     npm run evaluate -- --short          few rows, for CI
 *     npm run evaluate -- --model anyWord --kind "no artist" --show     a part of it; shows what is not right
 *     npm run evaluate -- --fit            fits the weights on the development part and writes them
 *
 * The data is not a part of this repository; without it, this says so and stops.
 */
import { appendFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { Effect } from "effect"
import { concludeReadings } from "../../src/matching/pure/decide.ts"
import { parse } from "../../src/matching/pure/parse.ts"
import { baselines } from "./baselines.ts"
import { isPresent, readCatalogue, toTrack } from "./catalogue.ts"
import { codesLine, evaluateCodes } from "./codes.ts"
import { damagedRows, invent, kindNames, withMixedCuts } from "./damage.ts"
import { type Example, fit } from "./fit.ts"
import { calibrationError, makeJudge, newTally, type Prediction, type Tally } from "./judge.ts"
import { evaluateLabelled } from "./labelled.ts"
import { candidatesOf, makeMatcher } from "./matcher.ts"
import { recordingOf, recordingsOf } from "./recordings.ts"
import { hasRecallBar, line, missedBars } from "./report.ts"
import { makeSearch, type SearchModel, searchModels } from "./search.ts"

const { values: flags } = parseArgs({
  options: {
    part: { type: "string", default: "development" },
    rows: { type: "string", default: "300" },
    model: { type: "string" },
    kind: { type: "string" },
    short: { type: "boolean", default: false },
    fit: { type: "boolean", default: false },
    show: { type: "boolean", default: false }
  }
})

const part = flags.fit ? "development" : flags.part
if (part !== "development" && part !== "test") throw new Error(`--part is development or test, not ${part}`)
if (!isPresent()) {
  console.log(
    "evaluate: the development data (../shared/matching) is not on this machine, so there is nothing to measure."
  )
  process.exit(0)
}

const recorded = readCatalogue()
const rows = withMixedCuts(recorded)
const invented = invent(rows)
const tracks = new Map(rows.map((row) => [row.id, toTrack(row, invented.get(row.id))]))
const judge = makeJudge(rows)
const groups = recordingsOf(rows)
const parity = part === "development" ? 0 : 1
/** The part is chosen by recording: by its lowest id. */
const chosen = recorded.filter(
  (row) => Math.min(...(groups.get(recordingOf(row)) ?? [row.id])) % 2 === parity
)
const wanted = flags.short ? 20 : Number(flags.rows)
/** Where many rows stay without a match, more rows are needed for as many matches. */
const wantedOf = (kind: string): number => (hasRecallBar(kind) ? wanted : Math.ceil(1.5 * wanted))
const models = flags.short
  ? searchModels.slice(0, 1)
  : searchModels.filter((model) => flags.model === undefined || model === flags.model)
const searches = new Map(models.map((model) => [model, makeSearch(rows, invented, model)]))
const ranked = searches.get("anyWord") ?? makeSearch(rows, invented, "anyWord")
/** The other programs' rules are slow, and do not depend on the search model: a part of the rows tells enough. */
const baselineRows = Math.ceil(wanted / 5)

const baselineTallies = () => new Map([...baselines.keys()].map((name) => [name, newTally()]))

const add = (sum: Tally, one: Tally): void => {
  for (const key of [
    "cases",
    "right",
    "wrongVersion",
    "wrongWork",
    "absentCases",
    "absentMatched",
    "requests",
    "absentRequests"
  ] as const) {
    sum[key] += one[key]
  }
}

/** Rows of other kinds that show a run how the server behaves, before the rows that count. */
const warmUp = damagedRows("none", chosen.toReversed(), invented, 20).map(({ row }) => ({
  ...row,
  ref: `warm ${row.ref}`
}))

const evaluateKind = (
  kind: string,
  model: SearchModel,
  predictions: Array<Prediction>,
  examples: Array<Example>
) =>
  Effect.gen(function* () {
    const search = searches.get(model) ?? ranked
    const damaged = damagedRows(kind, chosen, invented, wantedOf(kind))
    const truths = damaged.map(({ id }) => judge.truth(id))
    const hidden = new Set(truths.flatMap((truth) => [...truth]))
    const locals = damaged.map(({ row }) => row)
    const { run } = makeMatcher(tracks, search, { commaLists: true })
    const present = yield* run(locals)
    const absent = yield* run(locals, { without: hidden, first: warmUp })
    const alone =
      flags.short || flags.fit
        ? undefined
        : yield* makeMatcher(tracks, search, { commaLists: false }).run(locals)
    const tally = newTally()
    tally.requests = present.requests
    tally.absentRequests = absent.requests
    const others = baselineTallies()
    for (const [index, { row }] of damaged.entries()) {
      const truth = truths[index] ?? new Set<number>()
      tally.cases++
      tally.absentCases++
      for (const [decision, isPresentRun] of [
        [present.decisions[index], true],
        [absent.decisions[index], false]
      ] as const) {
        if (decision === undefined) continue
        const [first] = decision.candidates
        if (first !== undefined)
          predictions.push({ confidence: decision.confidence, right: truth.has(first.track.id) })
        if (flags.fit) {
          const found = candidatesOf(
            tracks,
            ranked,
            `${row.artist ?? ""} ${row.title ?? row.fileName ?? ""}`,
            isPresentRun ? new Set() : truth
          )
          const pool = [...decision.candidates.map((candidate) => candidate.track), ...found.slice(0, 20)]
          examples.push({ conclusion: concludeReadings(row, parse(row), pool), right: truth })
        }
        const given = decision.track?.id
        if (given === undefined) {
          if (flags.show && isPresentRun)
            console.log(
              `    not matched: ${JSON.stringify(row)}; ${decision.outcome}: ${decision.reasons.join(" ")} ${tracks.get(Math.min(...truth))?.name ?? ""}`
            )
          continue
        }
        const verdict = isPresentRun ? judge.judge(truth, given) : "absent"
        if (verdict === "absent") tally.absentMatched++
        else tally[verdict]++
        if (flags.show && verdict !== "right")
          console.log(
            `    ${verdict}: ${JSON.stringify(row)} => ${String(given)} ${decision.track?.name ?? ""} (${decision.track?.mix_name ?? ""}), ${String(decision.track?.length_ms)}; ${decision.reasons.join(" ")}`
          )
      }
      if (flags.fit || index >= baselineRows || model !== models[0]) continue
      const text = [row.artist ?? "", row.title ?? (row.fileName ?? "").replaceAll(/[_-]|\.mp3$/g, " ")].join(
        " "
      )
      const found = candidatesOf(tracks, ranked, text, new Set())
      for (const [name, rule] of baselines) {
        const other = others.get(name) ?? newTally()
        other.cases++
        other.absentCases++
        const given = rule(row, found)
        if (given !== undefined) other[judge.judge(truth, given)]++
        if (
          rule(
            row,
            found.filter(({ id }) => !truth.has(id))
          ) !== undefined
        )
          other.absentMatched++
      }
    }
    const withoutLists = newTally()
    for (const [index, truth] of truths.entries()) {
      if (alone === undefined) break
      withoutLists.cases++
      const given = alone.decisions[index]?.track?.id
      if (given !== undefined) withoutLists[judge.judge(truth, given)]++
    }
    withoutLists.requests = alone?.requests ?? 0
    return { tally, others, withoutLists }
  })

const program = Effect.gen(function* () {
  const examples: Array<Example> = []
  const log: Array<object> = []
  for (const model of models) {
    console.log(`\n== ${part} part, search model: ${model}`)
    const predictions: Array<Prediction> = []
    const sum = newTally()
    const barred = newTally()
    const alone = newTally()
    const [sums, barredSums] = [baselineTallies(), baselineTallies()]
    for (const kind of kindNames.filter((name) => flags.kind === undefined || name === flags.kind)) {
      const { others, tally, withoutLists } = yield* evaluateKind(kind, model, predictions, examples)
      const missed = missedBars(kind, model, tally)
      console.log(line(kind, tally, missed))
      add(sum, tally)
      if (hasRecallBar(kind)) add(barred, tally)
      add(alone, withoutLists)
      for (const [name, other] of others) {
        add(sums.get(name) ?? newTally(), other)
        if (hasRecallBar(kind)) add(barredSums.get(name) ?? newTally(), other)
      }
      if (withoutLists.cases > 0) console.log(line("  without comma lists", withoutLists, []))
      log.push({ model, kind, ...tally, missed, ...(withoutLists.cases > 0 ? { withoutLists } : {}) })
    }
    console.log(line("ALL", sum, []))
    for (const [name, other] of sums) if (other.cases > 0) console.log(line(name, other, []))
    console.log(line("ALL with a recall bar", barred, []))
    for (const [name, other] of barredSums) if (other.cases > 0) console.log(line(name, other, []))
    if (alone.cases > 0) console.log(line("ALL without comma lists", alone, []))
    const error = calibrationError(predictions)
    console.log(`calibration error ${error.toFixed(4)}`)
    log.push({ model, kind: "ALL", ...sum, calibrationError: error })
    log.push({ model, kind: "ALL with a recall bar", ...barred })
    if (alone.cases > 0) log.push({ model, kind: "ALL without comma lists", ...alone })
    for (const [name, other] of sums) log.push({ model, kind: "ALL", baseline: name, ...other })
    for (const [name, other] of barredSums)
      log.push({ model, kind: "ALL with a recall bar", baseline: name, ...other })
    if (!flags.fit && flags.kind === undefined && model === models[0]) {
      const matcher = makeMatcher(tracks, searches.get(model) ?? ranked, { commaLists: false })
      for (const codes of yield* evaluateCodes(matcher, chosen, invented)) {
        console.log(codesLine(codes))
        log.push({ model, kind: "codes", ...codes })
      }
    }
    if (part === "development" && !flags.fit) {
      const { notes, summary } = yield* evaluateLabelled(model)
      console.log([summary, ...notes].join("\n"))
    }
  }
  const day = new Date().toISOString().slice(0, 10)
  if (flags.fit) fit(examples, day)
  if (part === "test") {
    appendFileSync(
      fileURLToPath(new URL("test-runs.ndjson", import.meta.url)),
      `${JSON.stringify({ at: new Date().toISOString(), rows: wanted, results: log })}\n`
    )
  }
})

await Effect.runPromise(program)
