import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema, Stream } from "effect"
import { readCsv } from "effect-beatport/collection"
import { concat, inChunks, problemsOf, read, tracksOf, utf16, utf8 } from "./reading.ts"

const head = "Title,Artist\n"

describe("readCsv", () => {
  it.effect.each([
    ["Track Title", "title"],
    ["NAME", "title"],
    ["Artist(s)", "artist"],
    ["mix_name", "mix"],
    ["Remixed by", "remixer"],
    ["Álbum", "release"],
    ["Record Label", "label"],
    ["Catalogue no.", "catalogNumber"],
    ["Initial Key", "key"],
    ["File Path", "fileName"]
  ] as const)("takes the column %s as %s", ([header, field]) =>
    Effect.gen(function* () {
      const [track] = tracksOf(yield* read(readCsv(), `${header},Title\nsome value,other\n`))
      assert.strictEqual(track?.[field], "some value")
    })
  )

  it.effect.each([
    ["gb-abc-12-00042", "GBABC1200042"],
    ["\u201cGBABC1200042\u201d", "GBABC1200042"],
    ["n/a", undefined]
  ] as const)("takes the ISRC %s as %s", ([given, isrc]) =>
    Effect.gen(function* () {
      const [track] = tracksOf(yield* read(readCsv(), `ISRC,Title\n${given},other\n`))
      assert.strictEqual(track?.isrc, isrc)
    })
  )

  it.effect.each([
    ["Duration", "5:50", 350_000],
    ["Length", "1:05:50", 3_950_000],
    ["Time", "350", 350_000],
    ["duration", "350123", 350_123],
    ["length_ms", "9000", 9000],
    ["Total Time", "350", 350_000],
    ["seconds", "350,5", 350_500]
  ] as const)("reads the length %s=%s as %d ms", ([header, value, ms]) =>
    Effect.gen(function* () {
      const [track] = tracksOf(yield* read(readCsv(), `Title;${header}\nx;${value}\n`))
      assert.strictEqual(track?.durationMs, ms)
    })
  )

  it.effect.each(["0", "-1", "NaN", "", "5:5", "1e9"])("leaves out the length %j", (value) =>
    Effect.gen(function* () {
      const [track] = tracksOf(yield* read(readCsv(), `Title,Length\nx,${value}\n`))
      assert.strictEqual(track?.durationMs, undefined)
    })
  )

  it.effect("reads years, tempos and links, and leaves out the values that mean nothing", () =>
    Effect.gen(function* () {
      const text = [
        "title,year,bpm,url",
        "a,2019-05-01,124.50,https://www.beatport.com/track/strobe/1696999",
        'b,0,0,"https://www.beatport.com/de/track/strobe/1696998?x=1"',
        'c,5/1/2021,"124,5",https://example.com/track/x/5',
        "d,12021,12000,1696997"
      ].join("\n")
      assert.deepStrictEqual(
        tracksOf(yield* read(readCsv(), text)).map(({ bpm, trackId, year }) => [year, bpm, trackId]),
        [
          [2019, 124.5, 1_696_999],
          [undefined, undefined, 1_696_998],
          [2021, 124.5, undefined],
          [undefined, undefined, 1_696_997]
        ]
      )
    })
  )

  it.effect.each([",", ";", "\t", "|"])("recognises the delimiter %j", (delimiter) =>
    Effect.gen(function* () {
      const text =
        ["Artist", "Title", "Year", "No"].join(delimiter) +
        "\n" +
        ["a, b; c", "t", "2020", "1"].join(delimiter)
      const quoted = text.replace("a, b; c", '"a, b; c"')
      const [track] = tracksOf(yield* read(readCsv(), quoted))
      assert.deepStrictEqual(track, { ref: "line 2", artist: "a, b; c", title: "t", year: 2020 })
    })
  )

  it.effect("obeys the delimiter that Excel declares, and one that the caller gives", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(tracksOf(yield* read(readCsv(), "sep=#\nTitle#Artist\na#b\n")), [
        { ref: "line 3", title: "a", artist: "b" }
      ])
      assert.deepStrictEqual(tracksOf(yield* read(readCsv({ delimiter: "~" }), "Title~Artist\na~b\n")), [
        { ref: "line 2", title: "a", artist: "b" }
      ])
      const error = yield* Effect.flip(read(readCsv({ delimiter: "::" }), "Title::Artist\n"))
      assert.strictEqual(error.reason, "WrongFormat")
      assert.include(error.message, '"::"')
    })
  )

  it.effect.each([1, 2, 3, 7, 1023, 1024, 100_000])("reads every encoding in chunks of %d bytes", (size) =>
    Effect.gen(function* () {
      const text = `Title,Artist\nÜbermensch 日本,Ø\n${"pad,pad\n".repeat(200)}naïve,é\n`
      const western = concat(utf8("Title,Artist\nna"), [0xef], utf8("ve,"), [0xe9], utf8("\nÜber,plain\n"))
      const sources: ReadonlyArray<Uint8Array> = [
        utf8(text),
        concat([0xef, 0xbb, 0xbf], utf8(text)),
        concat([0xff, 0xfe], utf16(text, "le")),
        concat([0xfe, 0xff], utf16(text, "be")),
        utf16(text, "le"),
        utf16(text, "be")
      ]
      for (const source of sources) {
        const tracks = tracksOf(yield* Stream.runCollect(readCsv()(inChunks(source, size))))
        assert.deepStrictEqual(tracks[0], { ref: "line 2", title: "Übermensch 日本", artist: "Ø" })
        assert.deepStrictEqual(tracks.at(-1), { ref: "line 203", title: "naïve", artist: "é" })
        assert.lengthOf(tracks, 202)
      }
      // A line of Windows-1252 does not change how the lines around it are read.
      assert.deepStrictEqual(
        tracksOf(yield* Stream.runCollect(readCsv()(inChunks(western, size)))).map(({ artist, title }) => [
          title,
          artist
        ]),
        [
          ["naïve", "é"],
          ["Über", "plain"]
        ]
      )
    })
  )

  it.effect("reads the encoding that the caller names, and refuses an unknown one by name", () =>
    Effect.gen(function* () {
      const cyrillic = concat(utf8("Title\n"), [0xcf, 0xf0, 0xe8])
      assert.deepStrictEqual(tracksOf(yield* read(readCsv({ encoding: "windows-1251" }), cyrillic)), [
        { ref: "line 2", title: "При" }
      ])
      const error = yield* Effect.flip(read(readCsv({ encoding: "utf-9" }), cyrillic))
      assert.strictEqual(error.reason, "Encoding")
      assert.include(error.message, "utf-9")
      const wide = yield* Effect.flip(read(readCsv(), concat([0xff, 0xfe, 0, 0], utf8("T"), [0, 0, 0])))
      assert.include(wide.message, "UTF-32")
    })
  )

  it.effect("drops NUL characters", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(tracksOf(yield* read(readCsv(), "Ti\0tle,Artist\nA\0B,\0\n")), [
        { ref: "line 2", title: "AB" }
      ])
    })
  )

  it.effect("reads quotes, line ends inside them, and quotes that are only characters", () =>
    Effect.gen(function* () {
      const text = `${head}"a ""b""","c\r\nd"\r\n12" Mix,e\r"x"y",z\n\n,no title\n`
      const entries = yield* read(readCsv(), text)
      assert.deepStrictEqual(
        tracksOf(entries).map(({ artist, ref, title }) => [ref, title, artist]),
        [
          ["line 2", 'a "b"', "c\nd"],
          ["line 4", '12" Mix', "e"],
          ["line 5", 'x"y', "z"]
        ]
      )
      assert.deepStrictEqual(problemsOf(entries), [
        "7: The row has no title, no file, no ISRC and no id; it was left out."
      ])
    })
  )

  it.effect.each([3, 99, 100, 250, 5000])(
    "reports a quote that is not closed, and reads the %d rows after it",
    (count) =>
      Effect.gen(function* () {
        const rows = Array.from({ length: count }, (_, index) => `row ${index},b`).join("\n")
        const entries = yield* read(readCsv(), `${head}first,b\n"open,b\n${rows}\n`)
        assert.deepStrictEqual(problemsOf(entries), [
          "3: A quote is opened and not closed; the line was left out."
        ])
        assert.deepStrictEqual(
          tracksOf(entries).map(({ title }) => title),
          ["first", ...Array.from({ length: count }, (_, index) => `row ${index}`)]
        )
      })
  )

  it.effect("survives a file in which every line opens a quote", () =>
    Effect.gen(function* () {
      const entries = yield* read(readCsv(), head + 'a,"b\n'.repeat(5000))
      // Each quote is reported, or is the text of a cell that the next line closes: no line is lost silently.
      assert.isAbove(entries.length, 0)
      assert.isTrue(entries.every(({ line }) => line >= 2 && line <= 5001))
    })
  )

  it.effect("leaves out a line of more than 1 MiB by its number", () =>
    Effect.gen(function* () {
      const entries = yield* read(
        readCsv(),
        `${head}a,b\n${"x".repeat(3 * 1024 * 1024)},b\nc,d\n"e,${"y".repeat(2_000_000)}\nf,g\n`
      )
      assert.deepStrictEqual(
        tracksOf(entries).map(({ ref, title }) => [ref, title]),
        [
          ["line 2", "a"],
          ["line 4", "c"],
          ["line 6", "f"]
        ]
      )
      assert.deepStrictEqual(
        problemsOf(entries).map((text) => text.slice(0, 23)),
        ["3: The line is longer t", "5: The line is longer t"]
      )
    })
  )

  it.effect("reads a row of 100,000 columns, and refuses a head of a million", () =>
    Effect.gen(function* () {
      const [track] = tracksOf(yield* read(readCsv(), `${head}a,b${",".repeat(100_000)}\n`))
      assert.deepStrictEqual(track, { ref: "line 2", title: "a", artist: "b" })
      const error = yield* Effect.flip(read(readCsv(), `Title${",c".repeat(1_000_000)}\na\n`))
      assert.strictEqual(error.reason, "TooLong")
    })
  )

  it.effect("refuses a table without a known column, and names the columns it has", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(read(readCsv(), "Foo,Bar,Artist\n1,2,3\n"))
      assert.strictEqual(error.reason, "NoKnownColumn")
      assert.include(error.message, '"Foo", "Bar", "Artist"')
    })
  )

  it.effect("takes ref from its column, else the file, and keeps the source's cells", () =>
    Effect.gen(function* () {
      const [row] = yield* read(readCsv(), "Nr,Title,ref,File\n7,a,my ref,/x/y.mp3,extra\n")
      assert.deepInclude(row, {
        columns: ["Nr", "Title", "ref", "File"],
        values: ["7", "a", "my ref", "/x/y.mp3"]
      })
      const [first, second] = tracksOf(yield* read(readCsv(), "Title,File\na,/x/y.mp3\nb,\n"))
      assert.deepStrictEqual([first?.ref, second?.ref], ["/x/y.mp3", "line 3"])
    })
  )

  it.effect("finds headers that are named like members of objects to be unknown", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(read(readCsv(), "constructor,__proto__,toString\n1,2,3\n"))
      assert.strictEqual(error.reason, "NoKnownColumn")
    })
  )

  it.effect.prop("ends on any bytes, with entries or a CollectionError", [Schema.Uint8Array], ([bytes]) =>
    Effect.gen(function* () {
      const source = concat(utf8(head), bytes)
      const exit = yield* Effect.result(read(readCsv(), source))
      if (exit._tag === "Failure") assert.strictEqual(exit.failure._tag, "CollectionError")
      else assert.isTrue(exit.success.every(({ line }) => line > 0))
    })
  )
})
