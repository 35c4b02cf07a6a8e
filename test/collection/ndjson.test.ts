import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { readNdjson } from "effect-beatport/collection"
import { problemsOf, read, tracksOf } from "./reading.ts"

describe("readNdjson", () => {
  it.effect("reads objects whose keys are named as columns or as fields of a local track", () =>
    Effect.gen(function* () {
      const text = [
        '{"file":"a.mp3","title":"T","artist":"A","album":"R","label":"L","remixer":"X","mix":"M","year":2019,"bpm":124,"key":"8A","seconds":350}',
        '{"ref":"7","title":"T","artist":["A","B"],"catalogNumber":"C1","isrc":"GB1234567890","durationMs":1000,"trackId":5}'
      ].join("\n")
      assert.deepStrictEqual(tracksOf(yield* read(readNdjson(), text)), [
        {
          ref: "a.mp3",
          fileName: "a.mp3",
          title: "T",
          artist: "A",
          release: "R",
          label: "L",
          remixer: "X",
          mix: "M",
          year: 2019,
          bpm: 124,
          key: "8A",
          durationMs: 350_000
        },
        {
          ref: "7",
          title: "T",
          artist: "A, B",
          catalogNumber: "C1",
          isrc: "GB1234567890",
          durationMs: 1000,
          trackId: 5
        }
      ])
    })
  )

  it.effect("reads tracks in Beatport's own form", () =>
    Effect.gen(function* () {
      const line = JSON.stringify({
        id: 1_696_999,
        name: "Strobe",
        mix_name: "Original Mix",
        artists: [{ id: 1, name: "deadmau5" }, null],
        release: { id: 2, name: "For Lack", label: { id: 3, name: "mau5trap" } },
        key: { name: "Gb Major" },
        length_ms: 636_000
      })
      assert.deepStrictEqual(tracksOf(yield* read(readNdjson(), line)), [
        {
          ref: "line 1",
          trackId: 1_696_999,
          title: "Strobe",
          mix: "Original Mix",
          artist: "deadmau5",
          release: "For Lack",
          label: "mau5trap",
          key: "Gb Major",
          durationMs: 636_000
        }
      ])
    })
  )

  it.effect("does not take the id of another source for Beatport's", () =>
    Effect.gen(function* () {
      const [track] = tracksOf(yield* read(readNdjson(), '{"id":5,"title":"x"}'))
      assert.deepStrictEqual(track, { ref: "line 1", title: "x" })
    })
  )

  it.effect("reports each faulty line by its number and reads the others", () =>
    Effect.gen(function* () {
      const deep = `${'{"title":'.repeat(20_000)}1${"}".repeat(20_000)}`
      const text = [
        '{"title":"a"}',
        "{",
        "[]",
        "7",
        "",
        '{"foo":1}',
        `{"title":"${"x".repeat(2_000_000)}"}`,
        deep,
        '{"title":{},"__proto__":{"title":"p"},"constructor":1}',
        '\uFEFF{"title":"b"}',
        '{"title":"b"}'
      ].join("\r\n")
      const entries = yield* read(readNdjson(), text)
      assert.deepStrictEqual(
        tracksOf(entries).map(({ ref, title }) => [ref, title]),
        [
          ["line 1", "a"],
          ["line 11", "b"]
        ]
      )
      assert.deepStrictEqual(
        problemsOf(entries).map((found) => found.split(":")[0]),
        ["2", "3", "4", "6", "7", "8", "9", "10"]
      )
    })
  )
})
