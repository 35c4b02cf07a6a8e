/**
 * The sizes of bundles for a browser, made from the built package as `npm install` leaves it. A budget above the size of today by
 * 3 percent holds each of them; docs/runtimes.md has the table.
 */
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { build } from "esbuild"
import { installedPackage } from "./InstalledPackage.ts"

/** A program, and how many bytes its bundle may have, minified and compressed by gzip after that. */
interface Budget {
  readonly name: string
  readonly program: string
  readonly minified: number
  readonly gzipped: number
}

const budgets: ReadonlyArray<Budget> = [
  {
    name: "the Promise client",
    program: 'import { BeatportClient } from "effect-beatport/promise"\nconsole.log(BeatportClient)',
    minified: 950_000,
    gzipped: 316_000
  },
  {
    name: "one operation over fetch",
    program: `
import { Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { Beatport } from "effect-beatport"
const beatport = Beatport.layer({ accessToken: "a-token" }).pipe(Layer.provide(FetchHttpClient.layer))
Effect.flatMap(Beatport, ({ tracks }) => tracks.get(1)).pipe(Effect.provide(beatport), Effect.runPromise)`,
    minified: 931_000,
    gzipped: 308_000
  },
  {
    name: "Track and Keys",
    program: 'import { Keys, Track } from "effect-beatport"\nconsole.log(Track.fullTitle, Keys.camelot)',
    minified: 371_000,
    gzipped: 121_000
  }
]

/** Bundles the programs one after the other. */
const measured = await Effect.runPromise(
  Effect.scoped(
    Effect.flatMap(installedPackage, (directory) =>
      Effect.forEach(budgets, (budget) =>
        Effect.promise(async () => {
          await writeFile(join(directory, "program.js"), budget.program)
          const { outputFiles } = await build({
            absWorkingDir: directory,
            entryPoints: ["program.js"],
            bundle: true,
            minify: true,
            format: "esm",
            target: "es2023",
            platform: "browser",
            conditions: ["browser"],
            write: false,
            logLevel: "silent"
          })
          const code = outputFiles[0]?.contents ?? new Uint8Array()
          return { budget, minified: code.byteLength, gzipped: gzipSync(code, { level: 9 }).byteLength }
        })
      )
    )
  )
)

describe("the bundle of", () => {
  it.each(measured)(
    "$budget.name stays within its budget: $minified bytes, $gzipped gzipped",
    ({ budget, gzipped, minified }) => {
      expect(minified).toBeLessThanOrEqual(budget.minified)
      expect(gzipped).toBeLessThanOrEqual(budget.gzipped)
      // A bundle without the package would be within every budget.
      expect(minified).toBeGreaterThan(budget.minified / 2)
    }
  )
})
