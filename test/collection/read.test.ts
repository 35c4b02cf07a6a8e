import { execFileSync } from "node:child_process"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Path, Stream } from "effect"
import { readBytes, readCollection } from "effect-beatport/collection"
import { problemsOf, tracksOf, utf8, utf16 } from "./reading.ts"

const written = Effect.fnUntraced(function* (name: string, content: string | Uint8Array) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const file = path.join(yield* fs.makeTempDirectoryScoped(), name)
  yield* fs.writeFile(file, typeof content === "string" ? utf8(content) : content)
  return file
})

const csv = "Title,Artist\na,b\n"
const contents = {
  csv,
  m3u: "#EXTM3U\n#EXTINF:1,b - a\na.mp3\n",
  ndjson: '{"title":"a","artist":"b"}\n',
  rekordbox:
    '<?xml version="1.0"?><DJ_PLAYLISTS><COLLECTION><TRACK TrackID="1" Name="a"/></COLLECTION></DJ_PLAYLISTS>',
  traktor: '<?xml version="1.0"?><NML><COLLECTION><ENTRY TITLE="a"></ENTRY></COLLECTION></NML>'
}

describe("readCollection", () => {
  it.effect.each([
    ["a.csv", csv],
    ["a.TSV", "Title\tArtist\na\tb\n"],
    ["a.txt", "Title\tArtist\na\tb\n"],
    ["a.m3u8", contents.m3u],
    ["a.M3U", contents.m3u],
    ["playlist", contents.m3u],
    ["a.jsonl", contents.ndjson],
    ["a.json", contents.ndjson],
    ["a.xml", contents.rekordbox],
    ["a.nml", contents.traktor],
    ["b.xml", contents.traktor]
  ] as const)("recognises %s", ([name, content]) =>
    Effect.gen(function* () {
      const entries = yield* Stream.runCollect(readCollection(yield* written(name, content)))
      assert.deepStrictEqual(problemsOf(entries), [])
      assert.lengthOf(tracksOf(entries), 1)
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("recognises a table in UTF-16, as rekordbox writes its playlists", () =>
    Effect.gen(function* () {
      const text = "\uFEFF#\tTrack Title\tArtist\tBPM\r\n1\ta\tb\t124.00\r\n"
      const entries = yield* Stream.runCollect(readCollection(yield* written("a.txt", utf16(text, "le"))))
      assert.deepStrictEqual(tracksOf(entries), [{ ref: "line 2", title: "a", artist: "b", bpm: 124 }])
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("reads an empty file as no rows", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* Stream.runCollect(readCollection(yield* written("a.csv", ""))), [])
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect.each([
    ["a.bin", "no table", "UnknownFormat"],
    ["a.mp3", "a,b", "UnknownFormat"],
    ["a.xml", "<html></html>", "UnknownFormat"],
    ["a.nml", contents.rekordbox, "WrongFormat"],
    ["a.csv", "a,b\n", "NoKnownColumn"]
  ] as const)("names %s with %j and what is wrong with it", ([name, content, reason]) =>
    Effect.gen(function* () {
      const file = yield* written(name, content)
      const error = yield* Effect.flip(Stream.runDrain(readCollection(file)))
      assert.strictEqual(error.reason, reason)
      assert.strictEqual(error.path, file)
      assert.include(error.message, file)
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("names a path that does not exist", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Stream.runDrain(readCollection("/nowhere/a.csv")))
      assert.deepStrictEqual([error.reason, error.path], ["NotFound", "/nowhere/a.csv"])
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("refuses files without an end at once, also if the caller names the format", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const folder = yield* fs.makeTempDirectoryScoped()
      const pipe = path.join(folder, "a.csv")
      execFileSync("mkfifo", [pipe])
      yield* fs.symlink(pipe, path.join(folder, "b.csv"))
      for (const file of [pipe, path.join(folder, "b.csv"), "/dev/zero", "/dev/null"]) {
        for (const format of [undefined, "csv", "folder"] as const) {
          const error = yield* Effect.flip(Stream.runDrain(readCollection(file, { format })))
          assert.deepStrictEqual([error.reason, error.path], ["Unreadable", file])
          assert.include(error.message, "not an ordinary file")
        }
      }
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("obeys a format that the caller names", () =>
    Effect.gen(function* () {
      const file = yield* written("a.nml", csv)
      const entries = yield* Stream.runCollect(readCollection(file, { format: "csv" }))
      assert.lengthOf(tracksOf(entries), 1)
    }).pipe(Effect.provide(NodeServices.layer))
  )
})

describe("readBytes", () => {
  it.effect.each(["csv", "ndjson", "m3u", "rekordbox", "traktor"] as const)(
    "reads %s from a stream",
    (format) =>
      Effect.gen(function* () {
        const entries = yield* Stream.runCollect(readBytes(Stream.make(utf8(contents[format])), format))
        assert.lengthOf(tracksOf(entries), 1)
      })
  )

  it.effect.each(["csv", "ndjson", "m3u"] as const)("reads 300,000 rows of %s in constant memory", (format) =>
    Effect.gen(function* () {
      const chunk = {
        csv: "some title,some artist\n",
        ndjson: '{"title":"some title"}\n',
        m3u: "#EXTINF:1,t\na.mp3\n"
      }
      const head = format === "csv" ? "Title,Artist\n" : ""
      const bytes = Stream.concat(
        Stream.make(utf8(head)),
        Stream.fromIterable(Array.from({ length: 300 }, () => utf8(chunk[format].repeat(1000))))
      )
      globalThis.gc?.()
      const before = process.memoryUsage().heapUsed
      let most = 0
      const rows = yield* Stream.runFold(
        readBytes(bytes, format),
        () => 0,
        (count) => {
          if (count % 20_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed)
          return count + 1
        }
      )
      assert.strictEqual(rows, 300_000)
      assert.isBelow((most - before) / 1e6, 120)
    })
  )
})
