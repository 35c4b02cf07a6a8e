import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { parseFile } from "music-metadata"
import { planTags, tagFieldNames, undoTags, writeTags } from "effect-beatport/collection"
import { TagLibraryImport } from "../../src/collection/tags/TagLibrary.ts"
import { audioFormats, hasFfmpeg, makeAudio } from "./audio.ts"
import { audioHash, cover, fields, fileHash, folder, plan, probe, probedNames } from "./tagging.ts"

const old = { title: "Old", artist: "Old artist", comment: "keep this" }

describe.skipIf(!hasFfmpeg)("writeTags", () => {
  it.effect.each(audioFormats)(
    "writes every field of %s, as ffprobe and music-metadata read it, and the same audio",
    (format) =>
      Effect.gen(function* () {
        const { at, fs, root } = yield* folder
        const path = at(`a.${format}`)
        makeAudio(path, format, old)
        yield* fs.chmod(path, 0o640)
        const audio = audioHash(path)
        const picture = cover()
        const wanted = { ...fields, cover: picture }
        const planned = yield* plan(path, wanted)
        assert.deepStrictEqual(
          planned.changes.map(({ field }) => field),
          [...tagFieldNames, "cover"]
        )
        assert.deepInclude(planned.changes, {
          field: "title",
          before: "Old",
          after: "Tïtle 夜 (Extended Mix)"
        })
        yield* writeTags(planned)

        const probed = probe(path)
        const expected = new Map<string, unknown>(Object.entries(fields))
        for (const [field, name] of probedNames(format)) {
          assert.strictEqual(probed.tags.get(name), expected.get(field), `${field} as ${name}`)
        }
        assert.strictEqual(probed.tags.get("COMMENT"), "keep this")
        const { common } = yield* Effect.promise(() => parseFile(path))
        assert.deepInclude(
          { ...common },
          {
            title: fields.title,
            artist: fields.artist,
            album: fields.album,
            isrc: [fields.isrc],
            year: 2020
          }
        )
        assert.deepStrictEqual(common.label, [fields.label])
        assert.deepStrictEqual(common.catalognumber, [fields.catalogNumber])
        assert.deepStrictEqual(common.remixer, [fields.remixer])
        assert.deepStrictEqual(common.genre, [fields.genre])
        assert.strictEqual(common.bpm, 124)
        assert.deepStrictEqual(new Uint8Array(common.picture?.[0]?.data ?? []), picture.data)

        assert.strictEqual(audioHash(path), audio)
        assert.strictEqual((yield* fs.stat(path)).mode & 0o777, 0o640)
        assert.deepStrictEqual(yield* fs.readDirectory(root), [`a.${format}`])
        assert.deepStrictEqual((yield* plan(path, wanted)).changes, [])
      }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("writes every field of a wav file without a LIST chunk, as ffprobe reads it", () =>
    Effect.gen(function* () {
      const { at } = yield* folder
      const path = at("a.wav")
      makeAudio(path, "wav", {}, 2, ["-bitexact"])
      yield* writeTags(yield* plan(path))
      const expected = new Map<string, unknown>(Object.entries(fields))
      const { tags } = probe(path)
      for (const [field, name] of probedNames("aiff"))
        assert.strictEqual(tags.get(name), expected.get(field), field)
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect.each(audioFormats)("restores the bytes of %s, also after several writes", (format) =>
    Effect.gen(function* () {
      const { at, fs } = yield* folder
      const [path, journal] = [at(`a.${format}`), at("journal.ndjson")]
      makeAudio(path, format, old)
      const before = fileHash(path)
      yield* writeTags(yield* plan(path), { journal })
      const first = fileHash(path)
      yield* writeTags(yield* plan(path, { ...fields, title: "Again", cover: cover() }), { journal })
      assert.notStrictEqual(fileHash(path), first)
      assert.isBelow(Number((yield* fs.stat(journal)).size), 150_000)

      assert.deepStrictEqual(yield* Stream.runCollect(undoTags(journal)), [
        { path, outcome: "restored" },
        { path, outcome: "restored" }
      ])
      assert.strictEqual(fileHash(path), before)
      const again = yield* Stream.runCollect(undoTags(journal))
      assert.deepStrictEqual(
        again.map(({ error, outcome }) => [outcome, error?.reason]),
        [
          ["failed", "Changed"],
          ["original", undefined]
        ]
      )
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("writes only the fields that differ, and nothing if none does", () =>
    Effect.gen(function* () {
      const { at, fs } = yield* folder
      const path = at("a.flac")
      makeAudio(path, "flac", { title: "Same", artist: "Old" })
      const planned = yield* plan(path, { title: "Same", artist: "New" })
      assert.deepStrictEqual(planned.changes, [{ field: "artist", before: "Old", after: "New" }])
      yield* writeTags(planned)
      const before = yield* fs.stat(path)
      yield* writeTags(yield* plan(path, { title: "Same", artist: "New" }))
      assert.deepStrictEqual((yield* fs.stat(path)).ino, before.ino)
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("does not restore a file that was changed after its tags were written", () =>
    Effect.gen(function* () {
      const { at, fs } = yield* folder
      const [path, journal] = [at("a.mp3"), at("journal")]
      makeAudio(path, "mp3", old)
      yield* writeTags(yield* plan(path), { journal })
      const bytes = yield* fs.readFile(path)
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      yield* fs.writeFile(path, bytes)
      const [result] = yield* Stream.runCollect(undoTags(journal))
      assert.deepStrictEqual([result?.outcome, result?.error?.reason], ["failed", "Changed"])
      assert.deepStrictEqual(yield* fs.readFile(path), bytes)
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("passes over a journal line that was not finished", () =>
    Effect.gen(function* () {
      const { at, fs } = yield* folder
      const [path, journal] = [at("a.mp3"), at("journal")]
      makeAudio(path, "mp3", old)
      const before = fileHash(path)
      yield* fs.writeFileString(journal, '{"version":1,"path":"/x')
      yield* writeTags(yield* plan(path), { journal })
      assert.deepStrictEqual(yield* Stream.runCollect(undoTags(journal)), [{ path, outcome: "restored" }])
      assert.strictEqual(fileHash(path), before)
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("leaves the file as it was if the journal cannot be written", () =>
    Effect.gen(function* () {
      const { at, root, fs } = yield* folder
      const path = at("a.mp3")
      makeAudio(path, "mp3", old)
      const before = fileHash(path)
      const error = yield* Effect.flip(
        Effect.andThen(plan(path), (planned) => writeTags(planned, { journal: at("no/journal") }))
      )
      assert.deepInclude(error, { _tag: "TagError", reason: "Journal" })
      assert.strictEqual(fileHash(path), before)
      assert.deepStrictEqual(yield* fs.readDirectory(root), ["a.mp3"])
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("names files that cannot be tagged, and leaves them as they are", () =>
    Effect.gen(function* () {
      const { at, fs } = yield* folder
      makeAudio(at("good.mp3"), "mp3", old)
      makeAudio(at("m4a.m4a"), "m4a", old)
      yield* fs.copyFile(at("m4a.m4a"), at("wrong.mp3"))
      yield* fs.copyFile(at("good.mp3"), at("linked.mp3"))
      yield* fs.link(at("linked.mp3"), at("other.mp3"))
      yield* fs.symlink(at("good.mp3"), at("link.mp3"))
      yield* fs.writeFileString(at("empty.mp3"), "")
      yield* fs.writeFileString(at("random.mp3"), "no audio at all, only a text")
      yield* fs.writeFile(at("zeros.mp3"), new Uint8Array(5000))
      yield* fs.makeDirectory(at("folder.mp3"))
      yield* fs.writeFileString(at("huge.mp3"), "ID3")
      yield* fs.truncate(at("huge.mp3"), 3 * 1024 ** 3)
      const cut = yield* fs.readFile(at("m4a.m4a"))
      yield* fs.writeFile(at("cut.m4a"), cut.slice(0, 2000))
      const reasons = yield* Effect.forEach(
        ["wrong", "linked", "link", "empty", "random", "zeros", "folder", "huge", "missing"]
          .map((name) => `${name}.mp3`)
          .concat("cut.m4a"),
        (name) =>
          Effect.map(Effect.flip(plan(at(name))), (error) => {
            assert.include(error.message, at(name))
            return [name, error.reason] as const
          })
      )
      assert.deepStrictEqual(Object.fromEntries(reasons), {
        "wrong.mp3": "WrongExtension",
        "linked.mp3": "Linked",
        "link.mp3": "Linked",
        "empty.mp3": "Empty",
        "random.mp3": "NotAudio",
        "zeros.mp3": "NotAudio",
        "folder.mp3": "NotAudio",
        "huge.mp3": "TooLarge",
        "missing.mp3": "NotFound",
        "cut.m4a": "NotAudio"
      })
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("refuses a read-only file, and a file that changed after it was planned", () =>
    Effect.gen(function* () {
      const { at, fs } = yield* folder
      makeAudio(at("a.mp3"), "mp3", old)
      yield* fs.chmod(at("a.mp3"), 0o444)
      const readOnly = yield* Effect.flip(Effect.andThen(plan(at("a.mp3")), (planned) => writeTags(planned)))
      assert.strictEqual(readOnly.reason, "ReadOnly")
      yield* fs.chmod(at("a.mp3"), 0o644)
      const planned = yield* plan(at("a.mp3"))
      makeAudio(at("a.mp3"), "mp3", { title: "meanwhile" }, 3)
      const after = fileHash(at("a.mp3"))
      const changed = yield* Effect.flip(writeTags(planned))
      assert.strictEqual(changed.reason, "Changed")
      assert.strictEqual(fileHash(at("a.mp3")), after)
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("names the package to install if taglib-wasm is missing", () =>
    Effect.gen(function* () {
      const { at } = yield* folder
      makeAudio(at("a.mp3"), "mp3")
      const error = yield* Effect.flip(planTags(at("a.mp3"), fields)).pipe(
        Effect.provideService(TagLibraryImport, () => Promise.reject(new Error("missing")))
      )
      assert.strictEqual(error.reason, "TagLibraryMissing")
      assert.include(error.message, "npm install taglib-wasm")
    }).pipe(Effect.provide(NodeServices.layer))
  )
})
