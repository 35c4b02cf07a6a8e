import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema, Stream } from "effect"
import {
  type MatchedRow,
  readBytes,
  readCsv,
  readM3u,
  readRekordbox,
  type Row,
  toCsv,
  toM3u8,
  toNdjson,
  toRekordboxXml,
  withRows
} from "effect-beatport/collection"
import { type CandidateTrack, Decision, type LocalTrack, type Outcome } from "effect-beatport/matching"
import { read, tracksOf, utf8 } from "./reading.ts"

const track: CandidateTrack = {
  id: 17,
  name: 'A & "B" <c>',
  mix_name: "Extended Mix",
  slug: "a-b",
  artists: [{ name: "X" }, null, { name: "Y" }],
  remixers: [{ name: "Z" }],
  release: { id: 1, name: "R", label: { name: "L" } },
  length_ms: 350_400,
  bpm: 124,
  key: { name: "A Minor" },
  publish_date: "2019-05-01"
}

const decided = (ref: string, outcome: Outcome): Decision => ({
  ref,
  outcome,
  track: outcome === "matched" ? track : null,
  equivalents: [],
  confidence: 0.98765,
  reasons: ["The title agrees.", "So does the artist."],
  candidates: []
})

const row = (
  local: LocalTrack,
  columns: ReadonlyArray<string> = [],
  values: ReadonlyArray<string> = []
): Row => ({
  _tag: "Row",
  line: 1,
  track: local,
  columns,
  values
})

const text = (stream: Stream.Stream<string>): Effect.Effect<string> => Stream.mkString(stream)

const rows = (...all: ReadonlyArray<MatchedRow>): Stream.Stream<MatchedRow> => Stream.fromIterable(all)

describe("withRows", () => {
  it.effect("joins each row with its decision, in order, and keeps only the undecided rows", () =>
    Effect.gen(function* () {
      const source = Stream.fromIterable(["a", "b", "c"].map((ref) => row({ ref })))
      const joined = yield* Stream.runCollect(
        withRows(source, (tracks) =>
          tracks.pipe(
            Stream.rechunk(2),
            Stream.map(({ ref }) => decided(ref, "none"))
          )
        )
      )
      assert.deepStrictEqual(
        joined.map(({ decision, row: { track: local } }) => [local.ref, decision.ref]),
        [
          ["a", "a"],
          ["b", "b"],
          ["c", "c"]
        ]
      )
    })
  )
})

describe("toNdjson", () => {
  it.effect("writes one decision a line, which reads back unchanged", () =>
    Effect.gen(function* () {
      const decisions = [decided("a\nb", "matched"), decided("c", "none")]
      const lines = (yield* text(toNdjson(Stream.fromIterable(decisions)))).split("\n")
      assert.strictEqual(lines.pop(), "")
      const decode = Schema.decodeSync(Schema.fromJsonString(Decision))
      assert.deepStrictEqual(
        lines.map((line) => decode(line)),
        decisions
      )
    })
  )
})

describe("toCsv", () => {
  const table = (cell: string) => ({
    row: row({ ref: "1" }, ["Title", "Note"], ["t", cell]),
    decision: decided("1", "none")
  })

  it.effect("adds id, link, outcome, confidence and reason to the columns of the input", () =>
    Effect.gen(function* () {
      const source = Stream.make(utf8('Nr;Title;Foo\n1;"a;b";x\n2;c\n'))
      const entries = yield* Stream.runCollect(readBytes(source, "csv"))
      const matched = entries.flatMap((entry, index) =>
        entry._tag === "Row"
          ? [{ row: entry, decision: decided(entry.track.ref, index === 0 ? "matched" : "none") }]
          : []
      )
      assert.deepStrictEqual((yield* text(toCsv()(rows(...matched)))).split("\r\n"), [
        "Nr,Title,Foo,beatport_id,beatport_url,outcome,confidence,reason",
        "1,a;b,x,17,https://www.beatport.com/track/a-b/17,matched,0.988,The title agrees. So does the artist.",
        "2,c,,,,none,0.988,The title agrees. So does the artist.",
        ""
      ])
    })
  )

  it.effect("replaces the columns that an earlier run added", () =>
    Effect.gen(function* () {
      const earlier = yield* text(toCsv()(rows(table("n"))))
      const [entry] = yield* Stream.runCollect(readCsv()(Stream.make(utf8(earlier))))
      assert.strictEqual(entry?._tag, "Row")
      const again = entry?._tag === "Row" ? [{ row: entry, decision: decided("1", "matched") }] : []
      const [head, line] = (yield* text(toCsv()(rows(...again)))).split("\r\n")
      assert.strictEqual(head, "Title,Note,beatport_id,beatport_url,outcome,confidence,reason")
      assert.match(line ?? "", /^t,n,17,.*,matched,/)
    })
  )

  it.effect.each([
    "=1+1",
    "+cmd",
    "-2+3",
    "@SUM(A1)",
    " =1",
    "\t=1",
    "\r=1",
    "\n=1",
    "\u00A0=1",
    "\uFF1D1",
    "\tx",
    '=HYPERLINK("http://x","y")'
  ])("writes %j as text that a spreadsheet does not run", (cell) =>
    Effect.gen(function* () {
      const csv = yield* text(toCsv({ delimiter: ";" })(rows(table(cell))))
      const [, record = ""] = /^.*\r\n([^]*)$/.exec(csv) ?? []
      assert.match(record, /^t;"?'/)
      const [entry] = yield* Stream.runCollect(readCsv()(Stream.make(utf8(csv.replace("Note", "Artist")))))
      const artist = entry?._tag === "Row" ? entry.track.artist : undefined
      assert.strictEqual(artist, cell.replaceAll(/\r\n?/g, "\n").trim())
    })
  )

  it.effect.each(["-1", "+3.5", "-2,5", "'quoted", "plain"])("leaves %j as it is", (cell) =>
    Effect.gen(function* () {
      assert.include(yield* text(toCsv({ delimiter: ";" })(rows(table(cell)))), `\nt;${cell};`)
    })
  )

  it.effect("writes a byte order mark where it is asked to", () =>
    Effect.gen(function* () {
      assert.isTrue((yield* text(toCsv({ byteOrderMark: true })(rows(table("x"))))).startsWith("\uFEFFTitle"))
    })
  )
})

const matched = [
  { row: row({ ref: "1", fileName: "/My Music/ö & #1%.mp3" }), decision: decided("1", "matched") },
  { row: row({ ref: "2", fileName: "/no.mp3" }), decision: decided("2", "ambiguous") },
  { row: row({ ref: "3", durationMs: 90_000 }), decision: decided("3", "matched") },
  { row: row({ ref: "4", fileName: "C:\\Music\\\uD800a\nb.mp3" }), decision: decided("4", "matched") }
]

describe("toM3u8", () => {
  it.effect("lists the files of the matches, which reads back, and links where there is no file", () =>
    Effect.gen(function* () {
      const written = yield* text(toM3u8(rows(...matched)))
      assert.deepStrictEqual(tracksOf(yield* read(readM3u(), written)), [
        {
          ref: "/My Music/ö & #1%.mp3",
          fileName: "/My Music/ö & #1%.mp3",
          title: 'X, Y - A & "B" <c> (Extended Mix)',
          durationMs: 350_000
        },
        {
          ref: "https://www.beatport.com/track/a-b/17",
          fileName: "https://www.beatport.com/track/a-b/17",
          title: 'X, Y - A & "B" <c> (Extended Mix)',
          durationMs: 90_000
        },
        {
          ref: "C:\\Music\\\uFFFDa b.mp3",
          fileName: "C:\\Music\\\uFFFDa b.mp3",
          title: 'X, Y - A & "B" <c> (Extended Mix)',
          durationMs: 350_000
        }
      ])
    })
  )
})

describe("toRekordboxXml", () => {
  it.effect("writes a collection that reads back, and a playlist of it", () =>
    Effect.gen(function* () {
      const written = yield* text(toRekordboxXml({ name: 'Set "1" & <2>\u0007' })(rows(...matched)))
      const [first, second, third] = tracksOf(yield* read(readRekordbox, written))
      assert.deepStrictEqual(first, {
        ref: "1",
        fileName: "/My Music/ö & #1%.mp3",
        title: 'A & "B" <c> (Extended Mix)',
        artist: "X, Y",
        remixer: "Z",
        mix: "Extended Mix",
        release: "R",
        label: "L",
        year: 2019,
        durationMs: 350_000,
        bpm: 124,
        key: "A Minor"
      })
      assert.strictEqual(second?.fileName, undefined)
      assert.strictEqual(third?.fileName, "C:/Music/\uFFFDa\nb.mp3")
      assert.include(written, '<COLLECTION Entries="3">')
      assert.include(
        written,
        '<NODE Name="Set &quot;1&quot; &amp; &lt;2&gt;\uFFFD" Type="1" KeyType="0" Entries="3">'
      )
      assert.deepStrictEqual(
        Array.from(written.matchAll(/<TRACK Key="(\d)"\/>/g), ([, key]) => key),
        ["1", "2", "3"]
      )
    })
  )

  it.effect("writes an empty playlist if nothing matched", () =>
    Effect.gen(function* () {
      const written = yield* text(toRekordboxXml()(rows()))
      assert.deepStrictEqual(yield* read(readRekordbox, written), [])
      assert.include(written, '<NODE Name="Beatport matches" Type="1" KeyType="0" Entries="0">')
    })
  )
})
