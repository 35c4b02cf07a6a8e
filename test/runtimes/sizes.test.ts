/**
 * The sizes of bundles for a browser, made from the built package as `npm install` leaves it: as one file, and what a page loads at
 * start if the bundler splits the code. A budget 3 percent above today's size holds each of them; docs/runtimes.md has the table.
 */
import { writeFile } from "node:fs/promises"
import { join, relative } from "node:path"
import { gzipSync } from "node:zlib"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Number } from "effect"
import { build } from "esbuild"
import { installedPackage } from "./InstalledPackage.ts"

/** Bytes of code, minified and compressed by gzip after that. */
interface Size {
  readonly minified: number
  readonly gzipped: number
}

/** A program, and the largest sizes that its bundle may have. */
interface Budget {
  readonly name: string
  readonly program: string
  readonly oneFile: Size
  readonly atStart: Size
}

const budgets: ReadonlyArray<Budget> = [
  {
    name: "the Promise client",
    program: 'import { BeatportClient } from "effect-beatport/promise"\nconsole.log(BeatportClient)',
    oneFile: { minified: 480_000, gzipped: 166_800 },
    atStart: { minified: 300_600, gzipped: 109_000 }
  },
  {
    name: "one operation over fetch",
    program: `
import { Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { Beatport } from "effect-beatport"
const beatport = Beatport.layer({ accessToken: "a-token" }).pipe(Layer.provide(FetchHttpClient.layer))
Effect.flatMap(Beatport, ({ tracks }) => tracks.get(1)).pipe(Effect.provide(beatport), Effect.runPromise)`,
    oneFile: { minified: 530_500, gzipped: 182_200 },
    atStart: { minified: 337_800, gzipped: 121_600 }
  },
  {
    name: "Track and Keys",
    program: 'import { Keys, Track } from "effect-beatport"\nconsole.log(Track.fullTitle, Keys.camelot)',
    oneFile: { minified: 99_500, gzipped: 34_900 },
    atStart: { minified: 287_900, gzipped: 102_800 }
  }
]

/** Bundles a program. Returns the size of all code that a page loads before the program runs. */
const bundle = async (directory: string, program: string, splitting: boolean): Promise<Size> => {
  await writeFile(join(directory, "program.js"), program)
  const { metafile, outputFiles } = await build({
    absWorkingDir: directory,
    entryPoints: ["program.js"],
    bundle: true,
    splitting,
    minify: true,
    format: "esm",
    target: "es2023",
    platform: "browser",
    conditions: ["browser"],
    metafile: true,
    outdir: ".",
    entryNames: "bundle",
    write: false,
    logLevel: "silent"
  })
  const loaded = new Set(["bundle.js"])
  // A Set also iterates over what is added meanwhile.
  for (const name of loaded) {
    for (const { kind, path } of metafile.outputs[name]?.imports ?? []) {
      if (kind === "import-statement") loaded.add(path)
    }
  }
  const files = outputFiles.filter(({ path }) => loaded.has(relative(directory, path)))
  return {
    minified: Number.sumAll(files.map(({ contents }) => contents.byteLength)),
    gzipped: Number.sumAll(files.map(({ contents }) => gzipSync(contents, { level: 9 }).byteLength))
  }
}

/** Bundles the programs one after the other. */
const measured = await Effect.runPromise(
  Effect.scoped(
    Effect.flatMap(installedPackage, (directory) =>
      Effect.forEach(budgets, ({ atStart, name, oneFile, program }) =>
        Effect.promise(async () => [
          { name, budget: oneFile, ...(await bundle(directory, program, false)) },
          { name: `${name}, at start`, budget: atStart, ...(await bundle(directory, program, true)) }
        ])
      )
    )
  )
)

describe("the bundle of", () => {
  it.each(measured.flat())(
    "$name stays within its budget: $minified bytes, $gzipped gzipped",
    ({ budget, gzipped, minified }) => {
      expect(minified).toBeLessThanOrEqual(budget.minified)
      expect(gzipped).toBeLessThanOrEqual(budget.gzipped)
      // A bundle without the package would be within every budget.
      expect(minified).toBeGreaterThan(budget.minified / 2)
    }
  )
})
