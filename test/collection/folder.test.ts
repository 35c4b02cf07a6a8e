import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Path, Stream } from "effect"
import { readCollection, readFolder } from "effect-beatport/collection"
import { TagLibraryImport } from "../../src/collection/tags/TagLibrary.ts"
import { audioFormats, hasFfmpeg, makeAudio } from "./audio.ts"
import { problemsOf, tracksOf, utf8 } from "./reading.ts"

const folder = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const root = yield* fs.makeTempDirectoryScoped()
  return { fs, root, at: (...parts: ReadonlyArray<string>) => path.join(root, ...parts) }
})

describe("readFolder", () => {
  it.effect.skipIf(!hasFfmpeg)("reads the tags of every format", () =>
    Effect.gen(function* () {
      const { at, root } = yield* folder
      for (const format of audioFormats)
        makeAudio(at(`a.${format}`), format, { title: "Tïtle", artist: "A; B", album: "R" })
      const entries = yield* Stream.runCollect(readCollection(root))
      assert.deepStrictEqual(problemsOf(entries), [])
      for (const { artist, durationMs = 0, fileName, release, title } of tracksOf(entries)) {
        assert.deepStrictEqual([title, artist, release], ["Tïtle", "A; B", "R"], fileName)
        assert.approximately(durationMs, 2000, 60)
      }
      assert.deepStrictEqual(
        tracksOf(entries).map(({ ref }) => ref),
        audioFormats.map((format) => at(`a.${format}`)).toSorted()
      )
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("ends at links that lead back, and names links that lead nowhere", () =>
    Effect.gen(function* () {
      const { at, fs, root } = yield* folder
      yield* fs.makeDirectory(at("a/b"), { recursive: true })
      yield* fs.writeFile(at("a/b/x.mp3"), utf8("no audio"))
      yield* fs.symlink(root, at("a/b/loop"))
      yield* fs.symlink(at("a"), at("again"))
      yield* fs.symlink(at("self"), at("self"))
      yield* fs.symlink(at("gone"), at("dangling"))
      const entries = yield* Stream.runCollect(readFolder(root))
      assert.deepStrictEqual(
        tracksOf(entries).map(({ fileName }) => fileName),
        [at("a/b/x.mp3")]
      )
      const problems = problemsOf(entries).join("\n")
      assert.include(problems, `${at("a/b/x.mp3")} is not an audio file, or it is damaged.`)
      assert.include(problems, `The link ${at("dangling")} does not exist`)
      assert.include(problems, `The link ${at("self")}`)
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect(
    "reports empty files, files that vanish and folders that are too deep, and reads the others",
    () =>
      Effect.gen(function* () {
        const { at, fs, root } = yield* folder
        const deep = Array.from({ length: 70 }, () => "d")
        yield* fs.makeDirectory(at(...deep), { recursive: true })
        yield* fs.writeFile(at(...deep, "deep.mp3"), utf8("x"))
        yield* fs.writeFile(at("empty.flac"), utf8(""))
        yield* fs.writeFile(at("vanishes.mp3"), utf8("x"))
        yield* fs.writeFile(at("._empty.flac"), utf8("companion"))
        yield* fs.writeFile(at("note.txt"), utf8("x"))
        const different: FileSystem.FileSystem = {
          ...fs,
          stat: (path) =>
            path.endsWith("vanishes.mp3") ? Effect.andThen(fs.remove(path), fs.stat(path)) : fs.stat(path)
        }
        const entries = yield* Stream.runCollect(readFolder(root)).pipe(
          Effect.provideService(FileSystem.FileSystem, different)
        )
        const problems = problemsOf(entries).join("\n")
        assert.include(problems, "is nested deeper than 64 folders")
        assert.include(problems, `${at("empty.flac")} is empty.`)
        assert.include(problems, `${at("vanishes.mp3")} does not exist any more`)
        assert.deepStrictEqual(
          tracksOf(entries).map(({ ref }) => ref),
          [at("empty.flac")]
        )
      }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("names the package to install if taglib-wasm is missing", () =>
    Effect.gen(function* () {
      const { root } = yield* folder
      const error = yield* Effect.flip(Stream.runDrain(readFolder(root))).pipe(
        Effect.provideService(TagLibraryImport, () =>
          Promise.reject(new Error("Cannot find package 'taglib-wasm'"))
        )
      )
      assert.strictEqual(error.reason, "TagLibraryMissing")
      assert.include(error.message, "npm install taglib-wasm")
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("names a folder that does not exist", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Stream.runDrain(readFolder("/nowhere")))
      assert.deepStrictEqual([error.reason, error.path], ["NotFound", "/nowhere"])
    }).pipe(Effect.provide(NodeServices.layer))
  )
})
