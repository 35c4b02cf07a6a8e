import { readFileSync, writeFileSync } from "node:fs"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { undoTags, writeTags } from "effect-beatport/collection"
import { type Frame, id3Size, parseId3, renderId3 } from "../../src/collection/tags/id3v2.ts"
import { withFields } from "../../src/collection/tags/id3Fields.ts"
import { type AudioFormat, hasFfmpeg, makeAudio } from "./audio.ts"
import { concat, utf16, utf8 } from "./reading.ts"
import { audioHash, cover, fields, fileHash, folder, plan, probe } from "./tagging.ts"

const frame = (id: string, ...parts: ReadonlyArray<Uint8Array | ReadonlyArray<number>>): Frame => ({
  id,
  flags: [0, 0],
  body: concat(...parts)
})

const binary = Array.from({ length: 1000 }, (_, index) => (index * 37) % 256)

/** Frames as DJ programs write them, in forms that a library would write anew in another way. */
const foreign: ReadonlyArray<Frame> = [
  frame("GEOB", [0], utf8("application/octet-stream\0\0Serato Overview\0"), binary),
  frame(
    "GEOB",
    [1],
    utf8("application/json\0"),
    [0xff, 0xfe],
    utf16("a\0", "le"),
    [0xff, 0xfe],
    utf16("b\0", "le"),
    binary
  ),
  frame("PRIV", utf8("TRAKTOR4\0"), binary, [0xff, 0xe0, 0, 0xff, 0]),
  frame("POPM", utf8("traktor@native-instruments.de\0"), [204]),
  frame("POPM", utf8("other\0"), [255, 0, 0, 0, 0, 9]),
  frame("TXXX", [1, 0xff, 0xfe], utf16("SERATO_PLAYCOUNT\0", "le"), [0xff, 0xfe], utf16("12\0", "le")),
  frame("TXXX", [0], utf8("EnergyLevel\0"), utf8("7\0")),
  frame("TXXX", [2], utf16("big\0x", "be")),
  frame("COMM", [0], utf8("eng\0hello\0")),
  frame("RVAD", [0, 16, 0, 0, 0, 0, 0, 0, 0, 0]),
  frame("XYZW", [1, 2, 3]),
  frame("APIC", [0], utf8("image/png\0"), [4, 0], binary)
]

const owned = [
  frame("TIT2", [0], utf8("Old")),
  frame("TYER", [0], utf8("1999")),
  frame("TXXX", [3], utf8("beatport_track_id\x007"))
]

/** Puts a tag into a file that ffmpeg made. */
const withTag = (path: string, format: AudioFormat, tag: Uint8Array): void => {
  const bytes = new Uint8Array(readFileSync(path))
  if (format === "mp3") {
    writeFileSync(path, concat(tag, bytes.subarray(id3Size(bytes))))
    return
  }
  const little = format === "wav"
  const size = new Uint8Array(4)
  new DataView(size.buffer).setUint32(0, tag.length, little)
  const all = concat(bytes, utf8("ID3 "), size, tag, tag.length % 2 === 1 ? [0] : [])
  new DataView(all.buffer).setUint32(4, all.length - 8, little)
  writeFileSync(path, all)
}

const tagOf = (path: string, format: AudioFormat) => {
  const bytes = new Uint8Array(readFileSync(path))
  const start = format === "mp3" ? 0 : Buffer.from(bytes).lastIndexOf("ID3 ") + 8
  return parseId3(bytes.subarray(start))
}

describe.skipIf(!hasFfmpeg)("writing tags", () => {
  const cases = ([3, 4] as const).flatMap((major) =>
    (["mp3", "aiff", "wav"] as const).map((format) => [major, format] as const)
  )

  it.effect.each(cases)(
    "keeps the frames of other programs byte for byte: ID3v2.%d in %s",
    ([major, format]) =>
      Effect.gen(function* () {
        const { at } = yield* folder
        const [path, journal] = [at(`a.${format}`), at("journal")]
        makeAudio(path, format, {}, 2, format === "aiff" ? ["-write_id3v2", "0"] : [])
        withTag(
          path,
          format,
          renderId3({ major, frames: [...owned.slice(0, 2), ...foreign, ...owned.slice(2)] })
        )
        const [before, audio] = [fileHash(path), audioHash(path)]
        yield* writeTags(yield* plan(path, { ...fields, cover: cover() }), { journal })
        const tag = tagOf(path, format)
        if ("fault" in tag) return assert.fail(tag.fault)
        assert.strictEqual(tag.major, major)
        assert.deepStrictEqual(tag.frames.slice(0, foreign.length), foreign)
        assert.deepStrictEqual(
          tag.frames.slice(foreign.length).map(({ id }) => id),
          ["TIT2", "TPE1", "TALB", "TPE4", "TCON", "TPUB", "TXXX", "TBPM", "TKEY", "TSRC"].concat(
            major === 3 ? ["TYER", "TDAT"] : ["TDRC"],
            ["TXXX", "APIC"]
          )
        )
        assert.strictEqual(audioHash(path), audio)
        yield* Stream.runDrain(undoTags(journal))
        assert.strictEqual(fileHash(path), before)
      }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("keeps an ID3v1 tag, an APE tag and anything else behind the audio of an mp3", () =>
    Effect.gen(function* () {
      const { at, fs } = yield* folder
      const path = at("a.mp3")
      makeAudio(path, "mp3", { title: "Old" })
      const end = concat(utf8("APETAGEX"), binary, utf8(`TAG${"Old".padEnd(125, "\0")}`))
      yield* fs.writeFile(path, concat(yield* fs.readFile(path), end))
      yield* writeTags(yield* plan(path))
      assert.deepStrictEqual((yield* fs.readFile(path)).slice(-end.length), Uint8Array.from(end))
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("keeps the fields that other programs wrote into flac, ogg and m4a", () =>
    Effect.gen(function* () {
      for (const format of ["flac", "ogg", "m4a"] as const) {
        const { at } = yield* folder
        const path = at(`a.${format}`)
        makeAudio(path, format, { title: "Old", energylevel: "7", composer: "C", comment: "c" })
        yield* writeTags(yield* plan(path))
        const again = yield* plan(path, {})
        assert.deepStrictEqual(again.changes, [])
        assert.strictEqual(probe(path).tags.get("COMPOSER"), "C")
        assert.strictEqual(probe(path).tags.get("COMMENT"), "c")
        if (format !== "m4a") assert.strictEqual(probe(path).tags.get("ENERGYLEVEL"), "7")
      }
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect.each([
    ["ID3v2.2", Uint8Array.of(0x49, 0x44, 0x33, 2, 0, 0, 0, 0, 0, 0)],
    [
      "a frame that goes beyond its tag",
      concat(utf8("ID3"), [3, 0, 0, 0, 0, 0, 20], utf8("TIT2"), [0, 0, 9, 0, 0, 0], utf8("abcdefghij"))
    ]
  ] as const)("refuses %s without touching the file", ([, head]) =>
    Effect.gen(function* () {
      const { at } = yield* folder
      const path = at("a.mp3")
      makeAudio(path, "mp3")
      withTag(path, "mp3", Uint8Array.from(head))
      const before = fileHash(path)
      const error = yield* Effect.flip(Effect.andThen(plan(path), (planned) => writeTags(planned)))
      assert.deepInclude(error, { _tag: "TagError", reason: "UnsupportedTag" })
      assert.strictEqual(fileHash(path), before)
    }).pipe(Effect.provide(NodeServices.layer))
  )
})

describe("parseId3", () => {
  it("reads what renderId3 writes", () => {
    for (const major of [3, 4] as const) {
      const frames = [...owned, ...foreign]
      assert.deepStrictEqual(parseId3(renderId3({ major, frames })), { major, frames })
    }
  })

  it("undoes unsynchronisation of a whole tag of version 2.3", () => {
    const body = concat(utf8("PRIV"), [0, 0, 0, 5, 0, 0], utf8("a\0"), [0xff, 0, 0xe0, 0xff, 0])
    const head = concat(utf8("ID3"), [3, 0, 0x80, 0, 0, 0, body.length])
    assert.deepStrictEqual(parseId3(concat(head, body)), {
      major: 3,
      frames: [frame("PRIV", utf8("a\0"), [0xff, 0xe0, 0xff])]
    })
  })

  it("reads the plain sizes that old versions of iTunes wrote into version 2.4", () => {
    const picture = new Uint8Array(200).fill(1)
    const body = concat(
      utf8("APIC"),
      [0, 0, 0, 200, 0, 0],
      picture,
      utf8("TIT2"),
      [0, 0, 0, 2, 0, 0],
      [0, 0x41]
    )
    const tag = parseId3(concat(utf8("ID3"), [4, 0, 0, 0, 0, body.length >> 7, body.length & 127], body))
    assert.deepStrictEqual("fault" in tag ? [] : tag.frames.map(({ body: { length }, id }) => [id, length]), [
      ["APIC", 200],
      ["TIT2", 2]
    ])
  })

  it("skips an extended header", () => {
    const body = concat([0, 0, 0, 6, 0, 0, 0, 0, 0, 0], utf8("TIT2"), [0, 0, 0, 2, 0, 0], [0, 0x41])
    const tag = parseId3(concat(utf8("ID3"), [3, 0, 0x40, 0, 0, 0, body.length], body))
    assert.deepStrictEqual(tag, { major: 3, frames: [frame("TIT2", [0, 0x41])] })
  })
})

describe("withFields", () => {
  it("replaces a frame of another case, and keeps those of another name", () => {
    const tag = withFields({ major: 4, frames: owned }, { beatportTrackId: "9" })
    assert.deepStrictEqual(tag.frames, [
      ...owned.slice(0, 2),
      frame("TXXX", [3], utf8("BEATPORT_TRACK_ID\x009"))
    ])
  })

  it("writes Latin-1 or UTF-16 in version 2.3 and UTF-8 in 2.4", () => {
    const bodies = ([3, 4] as const).flatMap((major) =>
      ["é", "夜"].map((title) => withFields({ major, frames: [] }, { title }).frames[0]?.body)
    )
    assert.deepStrictEqual(bodies, [
      Uint8Array.of(0, 0xe9),
      Uint8Array.of(1, 0xff, 0xfe, 0x1c, 0x59),
      Uint8Array.of(3, 0xc3, 0xa9),
      Uint8Array.of(3, 0xe5, 0xa4, 0x9c)
    ])
  })
})
