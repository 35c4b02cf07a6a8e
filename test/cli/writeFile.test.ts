import * as NodeServices from "@effect/platform-node/NodeServices"
import { describe, expect, it } from "@effect/vitest"
import { Effect, FileSystem, Path, Stream } from "effect"
import { writeWhole } from "../../src/cli/writeFile.ts"

describe("writeWhole", () => {
  it.effect("keeps two commands apart that write the same file at once", () =>
    Effect.gen(function* () {
      const files = yield* FileSystem.FileSystem
      const { join } = yield* Path.Path
      const folder = yield* files.makeTempDirectoryScoped()
      const path = join(folder, "matched.csv")
      const texts = ["a", "b"].map((letter) => letter.repeat(100_000))
      yield* Effect.forEach(
        texts,
        (text) => writeWhole(path, Stream.fromIterable(text.match(/.{1000}/g) ?? [])),
        {
          concurrency: "unbounded"
        }
      )
      expect(texts).toContain(yield* files.readFileString(path))
      expect(yield* files.readDirectory(folder)).toEqual(["matched.csv"])
    }).pipe(Effect.provide(NodeServices.layer))
  )
})
