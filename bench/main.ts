/**
 * Compares this SDK with other clients in one run: `npm run bench`. `-- --json` prints JSON for programs.
 */
import { parseArgs } from "node:util"
import { Effect } from "effect"
import { measureCache } from "./cache.ts"
import { measureCalls } from "./calls.ts"
import { measureStarts } from "./command.ts"
import { measureDecoding } from "./decoding.ts"
import { measureMemory } from "./memory.ts"
import { type Measured, report } from "./report.ts"
import { start } from "./Served.ts"
import { measureWalks } from "./walks.ts"

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false, description: "Print JSON instead of tables" },
    rounds: { type: "string", default: "50", description: "Number of measured rounds of calls" }
  }
})

const rounds = Number(options.rounds)

// Results go to standard output, progress to standard error.
const progress = (line: string) => {
  process.stderr.write(`measuring: ${line}\n`)
}

const measured: Measured = await Effect.runPromise(
  Effect.scoped(
    Effect.gen(function* () {
      progress("starting the server")
      const served = yield* start
      const calls = yield* Effect.promise(() => measureCalls(served, rounds, progress))
      progress("decoding")
      const decoding = measureDecoding(served, 4 * rounds)
      progress("memory")
      const memory = yield* Effect.promise(() => measureMemory(served))
      const walks = yield* Effect.promise(() => measureWalks(progress))
      const cache = yield* Effect.promise(() => measureCache(served, progress))
      const starts = yield* Effect.promise(() =>
        measureStarts(served, Math.max(9, Math.round(rounds / 2)), progress)
      )
      return { node: process.versions.node, calls, decoding, memory, walks, cache, starts }
    })
  )
)

console.log(options.json ? JSON.stringify(measured, undefined, 2) : `\n${report(measured)}\n`)
