/**
 * The entry points, as Node loads them from the sources: the ones that run everywhere, with Node's own modules made
 * unavailable.
 */
import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Simulator } from "effect-beatport/simulator"
import manifest from "../package.json" with { type: "json" }
import { version } from "../src/services/BeatportConfig/version.ts"

const root = fileURLToPath(new URL("..", import.meta.url))

/** What a program prints where there is no module of Node. */
const runWithoutBuiltins = (...program: ReadonlyArray<string>) =>
  Effect.callback<{ readonly said: string; readonly complained: string }>((resume, signal) => {
    execFile(
      process.execPath,
      ["--import", "./scripts/withoutBuiltins.ts", ...program],
      { cwd: root, signal },
      (_, stdout, stderr) => resume(Effect.succeed({ said: stdout.trim(), complained: stderr }))
    )
  })

const load = (file: string) =>
  runWithoutBuiltins(
    "--input-type=module",
    "--eval",
    `const entryPoint = await import(${JSON.stringify(file)}); console.log(Object.keys(entryPoint).length > 0)`
  )

/** The source behind an entry of the package's `exports`. */
const source = (
  entryPoint:
    | "."
    | "./api"
    | "./collection"
    | "./matching"
    | "./mcp"
    | "./node"
    | "./promise"
    | "./simulator"
    | "./testing"
) => manifest.exports[entryPoint].default.replace("./dist/", "./src/").replace(/\.js$/, ".ts")

/** How long a process that loads an entry point may take on a busy machine, in milliseconds. */
const startTimeout = 240_000

describe("the entry points", () => {
  it("each have a source", () => {
    const sources = (
      [
        ".",
        "./api",
        "./collection",
        "./matching",
        "./mcp",
        "./node",
        "./promise",
        "./simulator",
        "./testing"
      ] as const
    ).map(source)
    expect(sources.filter((path) => existsSync(new URL(`../${path}`, import.meta.url)))).toEqual(sources)
  })

  it.live.each([".", "./api", "./collection", "./matching", "./mcp", "./testing"] as const)(
    "open without Node's modules: %s",
    (entryPoint) =>
      Effect.gen(function* () {
        expect(yield* load(source(entryPoint))).toEqual({ said: "true", complained: "" })
      }),
    startTimeout
  )

  it.live(
    "are checked for Node's modules: the entry point for Node fails",
    () =>
      Effect.gen(function* () {
        const { complained } = yield* load(source("./node"))
        expect(complained).toMatch(/imports node:\S+, which exists on Node only/)
      }),
    startTimeout
  )

  it.live(
    "lead to the whole way of a call with fetch alone: client id, login, search",
    () =>
      Effect.gen(function* () {
        const { account, baseUrl, requests } = yield* Simulator
        const { complained, said } = yield* runWithoutBuiltins(
          "test/entryPoints/fetchAlone.ts",
          baseUrl,
          account.username,
          account.password
        )
        expect(complained).toBe("")
        expect(said.split("\n")).toHaveLength(3)
        expect((yield* requests).at(-1)).toMatchObject({ method: "GET", path: "/v4/catalog/tracks/" })
      }).pipe(Effect.provide(Simulator.layer())),
    startTimeout
  )
})

describe("the version", () => {
  it("that requests name is the package's", () => {
    expect(version).toBe(manifest.version)
  })
})
