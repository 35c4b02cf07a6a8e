/**
 * The declarations that the compiler emits for a program that exports what it got from this package, as a library of its
 * users does.
 */
import { execFile } from "node:child_process"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Beatport } from "effect-beatport"
import { MockBeatport } from "effect-beatport/testing"
import { mapOperations } from "../../src/services/mapOperations.ts"
import { installedPackage, root } from "../runtimes/InstalledPackage.ts"

const compile = (directory: string) =>
  Effect.callback<string>((resume) => {
    execFile(
      process.execPath,
      [join(root, "node_modules/typescript/bin/tsc")],
      { cwd: directory, maxBuffer: 2 ** 24 },
      (_, stdout, stderr) => {
        resume(Effect.succeed(stdout + stderr))
      }
    )
  })

const names = Effect.map(Beatport, (beatport) => {
  const found: Array<string> = []
  mapOperations(beatport, (operation, name) => {
    found.push(name)
    return operation
  })
  return found
}).pipe(Effect.provide(MockBeatport.layer({})))

/** A program that exports a client, its parts, every operation, and functions that return what operations return. */
const programOf = (operations: ReadonlyArray<string>) => `
import { Effect } from "effect"
import { Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import { BeatportClient } from "effect-beatport/promise"
export * from "effect-beatport/promise"
export const client = await BeatportClient.make()
export const { tracks, releases, artists, labels, genres, subGenres, charts, playlists, curation, auxiliary } = client
export const { account, library, auth } = client
export const make = (options: Parameters<typeof BeatportClient.make>[0]) => BeatportClient.make(options)
${operations.map((name) => `export const ${name.replaceAll(".", "_")} = client.${name}`).join("\n")}
export const first = () => client.tracks.get(1)
export const list = (genre_id: string | undefined) => client.tracks.list({ genre_id, bpm: { from: undefined, to: 130 } })
export const all = async () => list("Techno").collect({ limit: undefined })
export const page = await list("Techno")
export const walk = () => list("Techno").walk()
export const plan = () => list("Techno").plan()
export const found = await client.search("strobe")
export const many = await client.tracks.getMany([1])
export const sync = () => client.library.playlists.sync(1, [2])
export const status = () => client.auth.status()
export const layer = NodeBeatport.layer()
export const layerConfig = NodeBeatport.layerConfig()
export const effect = Effect.flatMap(Beatport, ({ tracks }) => tracks.get(1))
export class Catalogue {
  readonly beatport = client
  top(maybe: number | undefined) {
    return this.beatport.charts.top100({ genre_id: maybe })
  }
}
`

describe("a program that exports a client and what its operations return", () => {
  it.live("compiles with declarations, also under exactOptionalPropertyTypes", () =>
    Effect.gen(function* () {
      const directory = yield* installedPackage
      const operations = yield* names
      yield* Effect.promise(() => writeFile(join(directory, "program.ts"), programOf(operations)))
      yield* Effect.promise(() => writeFile(join(directory, "package.json"), '{ "type": "module" }'))
      const compilerOptions = {
        target: "es2023",
        lib: ["es2023", "esnext.disposable", "dom", "dom.iterable"],
        module: "nodenext",
        types: [],
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: true,
        declaration: true,
        emitDeclarationOnly: true,
        outDir: "out"
      }
      yield* Effect.promise(() =>
        writeFile(
          join(directory, "tsconfig.json"),
          JSON.stringify({ compilerOptions, files: ["program.ts"] })
        )
      )
      expect(yield* compile(directory)).toBe("")
      const declared = yield* Effect.promise(() => readFile(join(directory, "out/program.d.ts"), "utf8"))
      expect(declared).toContain("export declare const client: BeatportClient")
      expect(declared).not.toMatch(/\bany\b/)
    }).pipe(Effect.scoped)
  )
})
