import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { readM3u } from "effect-beatport/collection"
import { concat, problemsOf, read, tracksOf, utf8 } from "./reading.ts"

describe("readM3u", () => {
  it.effect("reads paths with their lengths and titles", () =>
    Effect.gen(function* () {
      const text = [
        "#EXTM3U",
        "#EXTINF:350,Artist - Title, with a comma",
        "/music/a.mp3",
        '#EXTINF:12.5 tvg-name="x, y",Other',
        "C:\\Music\\b.mp3",
        '#EXTINF:90,12" Mix',
        "c.mp3",
        "# a comment",
        "#EXTINF:-1,",
        "",
        "file:///music/d%20e%C3%B6.mp3",
        "#EXTINF:NaN,X",
        "file://localhost/C:/f%.mp3",
        "https://example.com/g.mp3"
      ].join("\n")
      assert.deepStrictEqual(tracksOf(yield* read(readM3u(), text)), [
        {
          ref: "/music/a.mp3",
          fileName: "/music/a.mp3",
          title: "Artist - Title, with a comma",
          durationMs: 350_000
        },
        { ref: "C:\\Music\\b.mp3", fileName: "C:\\Music\\b.mp3", title: "Other", durationMs: 12_500 },
        { ref: "c.mp3", fileName: "c.mp3", title: '12" Mix', durationMs: 90_000 },
        { ref: "/music/d eö.mp3", fileName: "/music/d eö.mp3" },
        { ref: "C:/f%.mp3", fileName: "C:/f%.mp3", title: "X" },
        { ref: "https://example.com/g.mp3", fileName: "https://example.com/g.mp3" }
      ])
    })
  )

  it.effect("reads the old encoding line by line", () =>
    Effect.gen(function* () {
      const source = concat(utf8("#EXTM3U\r/m/caf"), [0xe9], utf8(".mp3\r\n/m/ö.mp3"))
      assert.deepStrictEqual(
        tracksOf(yield* read(readM3u(), source)).map(({ ref }) => ref),
        ["/m/café.mp3", "/m/ö.mp3"]
      )
    })
  )

  it.effect("reports a line that is too long and reads on", () =>
    Effect.gen(function* () {
      const entries = yield* read(readM3u(), `#EXTINF:1,${"x".repeat(2_000_000)}\na.mp3\n`)
      assert.deepStrictEqual(tracksOf(entries), [{ ref: "a.mp3", fileName: "a.mp3" }])
      assert.match(problemsOf(entries).join(), /^1: The line is longer/)
    })
  )

  it.effect("takes time that grows with the length of an #EXTINF line only", () =>
    Effect.gen(function* () {
      const entries = yield* read(readM3u(), `#EXTINF:1${' x=""'.repeat(100_000)}"\na.mp3\n`)
      assert.lengthOf(tracksOf(entries), 1)
    })
  )
})
