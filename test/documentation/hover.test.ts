/**
 * The text that editors show for an operation: its doc comment, in both entry points.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { beforeAll, describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Beatport } from "effect-beatport"
import { MockBeatport } from "effect-beatport/testing"
import ts from "typescript-5"
import { mapOperations } from "../../src/services/mapOperations.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const probe = join(root, "test/documentation/probe.ts")

/** Lists every operation by its path: `tracks.get`, `library.playlists.sync`. */
const operations = (): Promise<ReadonlyArray<string>> =>
  Effect.runPromise(
    Effect.map(Beatport, (beatport) => {
      const names: Array<string> = []
      mapOperations(beatport, (operation, name) => {
        names.push(name)
        return operation
      })
      return names
    }).pipe(Effect.provide(MockBeatport.layer({})))
  )

/** A program of a user that names every operation, each on a line. */
const programOf = (names: ReadonlyArray<string>): string =>
  [
    'import type { BeatportService } from "effect-beatport"',
    'import type { BeatportClient } from "effect-beatport/promise"',
    "declare const effects: BeatportService",
    "declare const promises: BeatportClient",
    ...names.flatMap((name) => [`void effects.${name}`, `void promises.${name}`])
  ].join("\n")

const serviceFor = (program: string): ts.LanguageService => {
  const { options } = ts.parseJsonSourceFileConfigFileContent(
    ts.readJsonConfigFile(join(root, "tsconfig.json"), (path) => readFileSync(path, "utf8")),
    ts.sys,
    root
  )
  const read = (path: string) => (path === probe ? program : ts.sys.readFile(path))
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [probe],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = read(path)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (path) => path === probe || ts.sys.fileExists(path),
    readFile: read,
    readDirectory: (...args) => ts.sys.readDirectory(...args),
    directoryExists: (path) => ts.sys.directoryExists(path)
  })
}

describe("hovering an operation", () => {
  let names: ReadonlyArray<string> = []
  const shown = new Map<string, string>()
  const signatures = new Map<string, string>()

  beforeAll(async () => {
    names = await operations()
    const program = programOf(names)
    const service = serviceFor(program)
    for (const { 0: statement, index } of program.matchAll(/^void (\w+)\.(.*)$/gm)) {
      const info = service.getQuickInfoAtPosition(probe, index + statement.length - 1)
      const name = statement.slice("void ".length)
      shown.set(name, ts.displayPartsToString(info?.documentation))
      signatures.set(name, ts.displayPartsToString(info?.displayParts))
    }
  })

  it("is tried for all of them", () => {
    expect(names.length).toBeGreaterThan(130)
    expect(shown.size).toBe(2 * names.length)
  })

  it.each(["effects", "promises"])("shows the text of every operation: %s", (entryPoint) => {
    expect(names.filter((name) => (shown.get(`${entryPoint}.${name}`) ?? "") === "")).toEqual([])
  })

  it("shows no parameter with a made-up name, and no pattern instead of one", () => {
    expect([...signatures].filter(([, text]) => /\w_\d+\??:|[(,] ?\{[^}]*\}\??:/.test(text))).toEqual([])
  })

  it.each(["effects", "promises"])("starts with a sentence: %s", (entryPoint) => {
    const texts = names.map(
      (name) => [name, shown.get(`${entryPoint}.${name}`)?.split("\n")[0] ?? ""] as const
    )
    expect(texts.filter(([, text]) => !/^[A-Z]/.test(text))).toEqual([])
  })
})
