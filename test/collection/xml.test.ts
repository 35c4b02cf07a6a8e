import { existsSync } from "node:fs"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Schedule, Stream } from "effect"
import { readCollection, readRekordbox, readTraktor } from "effect-beatport/collection"
import { inChunks, problemsOf, read, tracksOf, utf8 } from "./reading.ts"

const rekordbox = (tracks: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<DJ_PLAYLISTS Version="1.0.0">
  <PRODUCT Name="rekordbox"/>
  <COLLECTION Entries="1">
${tracks}
  </COLLECTION>
  <PLAYLISTS><NODE Type="1" Name="x"><TRACK Key="1"/></NODE></PLAYLISTS>
</DJ_PLAYLISTS>`

const one = `    <TRACK TrackID="1" Name="A &amp; &quot;B&quot; &#246;" Artist="X" Album="R" Label="L" Mix="M" Remixer="Y" Year="2019"
      TotalTime="350" AverageBpm="124.00" Tonality="8A" Comments="https://www.beatport.com/track/a/17"
      Location="file://localhost/Users/dj/My%20Music/%c3%b6.mp3">
      <TEMPO Inizio="0.1" Bpm="1"/>
    </TRACK>`

describe("readRekordbox", () => {
  it.effect.each([1, 5, 64, 100_000])(
    "reads the collection, and not its playlists, in chunks of %d bytes",
    (size) =>
      Effect.gen(function* () {
        const entries = yield* Stream.runCollect(readRekordbox(inChunks(utf8(rekordbox(one)), size)))
        assert.deepStrictEqual(problemsOf(entries), [])
        assert.deepStrictEqual(tracksOf(entries), [
          {
            ref: "1",
            title: 'A & "B" ö',
            artist: "X",
            release: "R",
            label: "L",
            mix: "M",
            remixer: "Y",
            year: 2019,
            durationMs: 350_000,
            bpm: 124,
            key: "8A",
            trackId: 17,
            fileName: "/Users/dj/My Music/ö.mp3"
          }
        ])
        assert.deepStrictEqual(
          entries.map(({ line }) => line),
          [5]
        )
      })
  )

  it.effect("reports damage by its line and reads the tracks around it", () =>
    Effect.gen(function* () {
      const entries = yield* read(
        readRekordbox,
        rekordbox(
          '<TRACK TrackID="1" Name="a"/>\n<TRACK TrackID="2" Name="R & B"/>\n<TRACK TrackID="3" Name="c"></TEMPO></TRACK>\n<TRACK TrackID="4"/>\n<TRACK TrackID="5" Name="e"/>'
        )
      )
      assert.deepStrictEqual(
        tracksOf(entries).map(({ ref, title }) => [ref, title]),
        [
          ["1", "a"],
          ["2", "R & B"],
          ["3", "c"],
          ["5", "e"]
        ]
      )
      assert.match(problemsOf(entries).join("\n"), /^7: The XML is damaged: unexpected close tag/)
      assert.include(problemsOf(entries), "8: Track 4 has neither a name nor a location; it was left out.")
    })
  )

  it.effect("never expands an entity that the document declares", () =>
    Effect.gen(function* () {
      const bomb = `<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<DJ_PLAYLISTS><COLLECTION><TRACK TrackID="1" Name="&b;"/><TRACK TrackID="2" Name="&c;"/></COLLECTION></DJ_PLAYLISTS>`
      const entries = yield* read(readRekordbox, bomb)
      assert.deepStrictEqual(
        tracksOf(entries).map(({ title }) => title),
        ["&b;", "&c;"]
      )
      assert.match(problemsOf(entries).join(), /^3: The XML is damaged: undefined entity/)
    })
  )

  it.effect("keeps the tracks of a file that ends too early", () =>
    Effect.gen(function* () {
      const entries = yield* read(
        readRekordbox,
        rekordbox(one).slice(0, rekordbox(one).indexOf("</COLLECTION>"))
      )
      assert.lengthOf(tracksOf(entries), 1)
      assert.lengthOf(problemsOf(entries), 1)
    })
  )

  it.effect.each([
    ["", "holds no XML"],
    ["<NML></NML>", "starts with <NML>"],
    ["just text", "holds no XML"],
    ['{"title":"a"}', "holds no XML"]
  ] as const)("refuses %j", ([text, reason]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(read(readRekordbox, text))
      assert.strictEqual(error.reason, "WrongFormat")
      assert.include(error.message, reason)
    })
  )

  it.effect.each([
    ["an attribute", '<TRACK Name="'],
    ["a text", ""],
    ["a comment", "<!--"],
    ["a name", "<"]
  ] as const)("ends with an error when %s has no end", ([, start]) =>
    Effect.gen(function* () {
      const endless = Stream.concat(
        Stream.make(utf8(`<DJ_PLAYLISTS><COLLECTION><TRACK TrackID="1" Name="a"/>${start}`)),
        Stream.forever(Stream.make(utf8("x".repeat(65_536))))
      )
      const error = yield* Effect.flip(Stream.runDrain(readRekordbox(endless)))
      assert.strictEqual(error.reason, "TooLong")
    })
  )

  const sample = "../shared/matching/sample-rekordbox.xml"
  it.effect.skipIf(!existsSync(sample))("reads an export of rekordbox 6", () =>
    Effect.gen(function* () {
      const entries = yield* Stream.runCollect(readCollection(sample))
      assert.lengthOf(tracksOf(entries), 60)
      assert.deepStrictEqual(problemsOf(entries), [])
      assert.isTrue(
        tracksOf(entries).every(
          ({ durationMs, fileName }) => durationMs !== undefined && fileName !== undefined
        )
      )
    }).pipe(Effect.provide(NodeServices.layer))
  )
})

const traktor = `<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<NML VERSION="19"><HEAD COMPANY="x"></HEAD>
<COLLECTION ENTRIES="2"><ENTRY MODIFIED_DATE="2020/1/1" TITLE="T" ARTIST="A"><LOCATION DIR="/:Users/:dj/:Mu&amp;sic/:" FILE="a.mp3" VOLUME="Macintosh HD" VOLUMEID="Macintosh HD"></LOCATION>
<ALBUM TRACK="1" TITLE="R"></ALBUM>
<INFO BITRATE="320000" GENRE="Techno" LABEL="L" COMMENT="c" CATALOG_NO="C1" REMIXER="X" MIX="M" PLAYTIME="351" PLAYTIME_FLOAT="350.5" RELEASE_DATE="2019/5/1" KEY="8A"></INFO>
<TEMPO BPM="124.000023" BPM_QUALITY="100.000000"></TEMPO><MUSICAL_KEY VALUE="21"></MUSICAL_KEY>
<CUE_V2 NAME="n" TITLE="not this"></CUE_V2></ENTRY>
<ENTRY TITLE="U"><LOCATION DIR="/:m/:" FILE="b.mp3" VOLUME="D:"></LOCATION><MUSICAL_KEY VALUE="21"/></ENTRY>
<ENTRY></ENTRY></COLLECTION>
<PLAYLISTS><NODE TYPE="FOLDER"><PLAYLIST ENTRIES="1"><ENTRY><PRIMARYKEY TYPE="TRACK" KEY="Macintosh HD/:a.mp3"></PRIMARYKEY></ENTRY></PLAYLIST></NODE></PLAYLISTS>
</NML>`

describe("tags that are never closed", () => {
  it.effect("are read up to 10,000, because the parser keeps each", () =>
    Effect.gen(function* () {
      const open = '<TRACK Name="T" Artist="A">\n'.repeat(20_000)
      let rows = 0
      const reading = readRekordbox(inChunks(utf8(`<DJ_PLAYLISTS><COLLECTION>\n${open}`), 100_000))
      const error = yield* Effect.flip(
        Stream.runForEach(reading, (entry) => Effect.sync(() => (rows += entry._tag === "Row" ? 1 : 0)))
      )
      assert.strictEqual(error.reason, "TooLong")
      assert.include(error.message, "on line 10000, more than 10000 tags are open")
      assert.isAtLeast(rows, 9990)
    })
  )
})

describe("readTraktor", () => {
  it.effect.each([1, 7, 100_000])(
    "reads the collection, and not its playlists, in chunks of %d bytes",
    (size) =>
      Effect.gen(function* () {
        const entries = yield* Stream.runCollect(readTraktor(inChunks(utf8(traktor), size)))
        assert.deepStrictEqual(tracksOf(entries), [
          {
            ref: "/Users/dj/Mu&sic/a.mp3",
            fileName: "/Users/dj/Mu&sic/a.mp3",
            title: "T",
            artist: "A",
            release: "R",
            label: "L",
            catalogNumber: "C1",
            remixer: "X",
            mix: "M",
            durationMs: 350_500,
            year: 2019,
            bpm: 124.000_023,
            key: "8A"
          },
          { ref: "D:/m/b.mp3", fileName: "D:/m/b.mp3", title: "U", key: "Am" }
        ])
        assert.deepStrictEqual(problemsOf(entries), [
          "9: The entry has neither a title nor a file; it was left out."
        ])
      })
  )

  it.effect("keeps nothing of a collection that has been read", () =>
    Effect.gen(function* () {
      const entry = '<ENTRY TITLE="T" ARTIST="A"><LOCATION DIR="/:m/:" FILE="a.mp3"/></ENTRY>\n'.repeat(1000)
      const source = Stream.concat(
        Stream.make(utf8("<NML><COLLECTION>\n")),
        Stream.repeat(Stream.make(utf8(entry)), Schedule.recurs(99))
      )
      const before = process.memoryUsage().heapUsed
      const rows = yield* Stream.runFold(
        readTraktor(source),
        () => 0,
        (count) => count + 1
      )
      assert.isAtLeast(rows, 100_000)
      assert.isBelow((process.memoryUsage().heapUsed - before) / 1e6, 100)
    })
  )
})
