/**
 * The sizes of bundles for a browser, made from the built package as `npm install` leaves it: one file of esbuild, and what a page
 * loads at start if Vite splits the code. A budget 3 percent above today's size holds each of them; docs/runtimes.md has the table.
 */
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Number } from "effect"
import { build as esbuild } from "esbuild"
import { build as viteBuild } from "vite"
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
    oneFile: { minified: 455_600, gzipped: 158_700 },
    atStart: { minified: 289_900, gzipped: 102_200 }
  },
  {
    name: "one operation over fetch",
    program: `
import { Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { Beatport } from "effect-beatport"
const beatport = Beatport.layer({ accessToken: "a-token" }).pipe(Layer.provide(FetchHttpClient.layer))
Effect.flatMap(Beatport, ({ tracks }) => tracks.get(1)).pipe(Effect.provide(beatport), Effect.runPromise)`,
    oneFile: { minified: 506_100, gzipped: 174_300 },
    atStart: { minified: 258_900, gzipped: 87_700 }
  },
  {
    name: "Track and Keys",
    program: 'import { Keys, Track } from "effect-beatport"\nconsole.log(Track.fullTitle, Keys.camelot)',
    oneFile: { minified: 99_400, gzipped: 34_800 },
    atStart: { minified: 85_300, gzipped: 28_600 }
  }
]

const sizeOf = (files: ReadonlyArray<string | Uint8Array>): Size => ({
  minified: Number.sumAll(files.map((code) => Buffer.byteLength(code))),
  gzipped: Number.sumAll(files.map((code) => gzipSync(code, { level: 9 }).byteLength))
})

/** Bundles a program into one file. */
const measureOneFile = async (directory: string): Promise<Size> => {
  const { outputFiles } = await esbuild({
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
  return sizeOf(outputFiles.map(({ contents }) => contents))
}

/** Bundles a program for a page. Returns the size of all code that the page loads before the program runs. */
const measureAtStart = async (directory: string): Promise<Size> => {
  const built = await viteBuild({
    root: directory,
    configFile: false,
    logLevel: "silent",
    build: {
      target: "es2023",
      modulePreload: { polyfill: false },
      write: false,
      rolldownOptions: { input: join(directory, "program.js") }
    }
  })
  if (!("output" in built)) throw new Error("Vite built more than one output")
  const chunks = built.output.filter((file) => file.type === "chunk")
  const atStart = new Set(chunks.filter(({ isEntry }) => isEntry))
  // A Set also iterates over what is added meanwhile.
  for (const { imports } of atStart) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) atStart.add(chunk)
  }
  return sizeOf(Array.from(atStart, ({ code }) => code))
}

/** Bundles the programs one after the other. */
const measured = await Effect.runPromise(
  Effect.scoped(
    Effect.flatMap(installedPackage, (directory) =>
      Effect.forEach(budgets, ({ atStart, name, oneFile, program }) =>
        Effect.promise(async () => {
          await writeFile(join(directory, "program.js"), program)
          return [
            { name: `${name}, one file`, budget: oneFile, ...(await measureOneFile(directory)) },
            { name: `${name}, at start`, budget: atStart, ...(await measureAtStart(directory)) }
          ]
        })
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
