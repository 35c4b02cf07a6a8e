/**
 * Compares this SDK with other clients in one run: `npm run bench`. `-- --json FILE` and `-- --chart FILE` also write the results as
 * JSON and as a picture; `-- --only calls,walks` measures some sections.
 */
import { writeFile } from "node:fs/promises"
import { cpus } from "node:os"
import { parseArgs } from "node:util"
import { Effect } from "effect"
import { measureCache } from "./cache.ts"
import { measureCalls } from "./calls.ts"
import { chart } from "./chart.ts"
import { measureStarts } from "./command.ts"
import { measureDecoding } from "./decoding.ts"
import { measureFleet } from "./fleet.ts"
import { measureInstall } from "./install.ts"
import { type Measured, report } from "./report.ts"
import { measureScale } from "./scale.ts"
import { start } from "./Served.ts"
import { measureWalks } from "./walks.ts"

const { values: options } = parseArgs({
  options: {
    json: { type: "string", description: "File for the results as JSON" },
    chart: { type: "string", description: "File for the results as an SVG picture" },
    only: { type: "string", description: "The sections to measure, with commas between them" },
    rounds: { type: "string", default: "50", description: "Number of measured rounds of calls" },
    tracks: { type: "string", default: "1000000", description: "Number of tracks of the longest walks" }
  }
})

const rounds = Number(options.rounds)
const only = options.only?.split(",")

// Results go to standard output, progress to standard error.
const progress = (line: string) => {
  process.stderr.write(`measuring: ${line}\n`)
}

/** Runs a section unless it was left out. */
const section = <A, E, R>(name: keyof Measured, measure: Effect.Effect<A, E, R>) =>
  only === undefined || only.includes(name) ? measure : Effect.succeed(undefined)

const measured: Measured = await Effect.gen(function* () {
  progress("starting the server")
  const served = yield* start
  const sections = {
    calls: section("calls", measureCalls(served, rounds, progress)),
    decoding: section(
      "decoding",
      Effect.sync(() => measureDecoding(served, 4 * rounds))
    ),
    walks: section("walks", measureWalks(served, progress)),
    cache: section("cache", measureCache(served, progress)),
    fleet: section("fleet", measureFleet(served, progress)),
    scale: section("scale", measureScale(served, Number(options.tracks), progress)),
    starts: section(
      "starts",
      Effect.promise(() => measureStarts(served, Math.max(9, Math.round(rounds / 2)), progress))
    ),
    install: section(
      "install",
      Effect.promise(() => measureInstall(progress))
    )
  }
  const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? "unknown processor"}`
  return { node: process.versions.node, machine, ...(yield* Effect.all(sections)) }
}).pipe(Effect.scoped, Effect.runPromise)

console.log(`\n${report(measured)}\n`)
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(measured, undefined, 2)}\n`)
if (options.chart !== undefined) await writeFile(options.chart, chart(measured))
