import { assert, describe, it } from "@effect/vitest"
import { Key, Keys, Tempo } from "effect-beatport"

/** The wheel as it is printed: the hour, the minor key and the major key there, and Open Key's names for them. */
const wheel = [
  [1, "Ab Minor", "B Major", "6m", "6d"],
  [2, "Eb Minor", "F# Major", "7m", "7d"],
  [3, "Bb Minor", "Db Major", "8m", "8d"],
  [4, "F Minor", "Ab Major", "9m", "9d"],
  [5, "C Minor", "Eb Major", "10m", "10d"],
  [6, "G Minor", "Bb Major", "11m", "11d"],
  [7, "D Minor", "F Major", "12m", "12d"],
  [8, "A Minor", "C Major", "1m", "1d"],
  [9, "E Minor", "G Major", "2m", "2d"],
  [10, "B Minor", "D Major", "3m", "3d"],
  [11, "F# Minor", "A Major", "4m", "4d"],
  [12, "Db Minor", "E Major", "5m", "5d"]
] as const

describe("Keys", () => {
  it.each(wheel)("writes hour %i as %s and %s, as Camelot and as Open Key", (hour, minor, major, m, d) => {
    for (const key of [minor, `${hour}A`, m]) {
      assert.strictEqual(Keys.camelot(key), `${hour}A`)
      assert.strictEqual(Keys.openKey(key), m)
    }
    for (const key of [major, `${hour}B`, d]) {
      assert.strictEqual(Keys.camelot(key), `${hour}B`)
      assert.strictEqual(Keys.openKey(key), d)
    }
  })

  describe("ids", () => {
    it("has both ids of a pitch with two spellings, however it is written", () => {
      for (const key of ["F# Major", "Gb Major", "2B", "2b", " gb major ", "7d"]) {
        assert.deepStrictEqual(Keys.ids(key), [14, 33])
      }
    })

    it("has one id of a pitch with one spelling", () => {
      assert.deepStrictEqual(Keys.ids("A Minor"), [8])
      assert.deepStrictEqual(Keys.ids("1m"), [8])
    })

    it.each([
      ["Amin", "8A"],
      ["A minor", "8A"],
      ["A\u266dm", "1A"],
      ["B flat minor", "3A"],
      ["D-flat major", "3B"],
      ["F-sharp minor", "11A"],
      ["F# maj", "2B"],
      ["Gm ", "6A"],
      ["1m", "8A"],
      ["12D", "7B"],
      ["12B", "12B"],
      ["08a", "8A"],
      ["c#m", "12A"],
      ["E-", "9A"],
      ["AM", "11B"],
      ["bb", "6B"],
      ["Ｆ＃ｍ", "11A"],
      ["a", "11B"]
    ])("reads %s as %s", (written, camelot) => {
      assert.strictEqual(Keys.camelot(written), camelot)
    })

    it.each(["Cmaj7", "Cm7", "C7", "Csus4", "Gbb", "8AB", "00A", "8A/9A", "A-b", "key", "12C", "m", "#"])(
      "has none for what looks like a key: %s",
      (key) => assert.deepStrictEqual(Keys.ids(key), [])
    )

    it.each([
      "",
      "H Minor",
      "0A",
      "13A",
      "8C",
      "8",
      "13m",
      "All",
      "o",
      "Hm",
      "C##",
      "A#b",
      "constructor",
      "__proto__"
    ])("has none for what is no key: %s", (key) => {
      assert.deepStrictEqual(Keys.ids(key), [])
      assert.isUndefined(Keys.camelot(key))
      assert.isUndefined(Keys.openKey(key))
      assert.deepStrictEqual(Keys.compatible(key), [])
    })

    it.each([
      ["Am", "8A"],
      ["F#m", "11A"],
      ["Abm", "1A"],
      ["Db", "3B"],
      ["Cmin", "5A"],
      ["C", "8B"],
      ["A", "11B"],
      ["a", "11B"],
      ["F\u266f Minor", "11A"],
      ["B\u266d major", "6B"],
      ["08A", "8A"],
      ["8 A", "8A"],
      ["C sharp minor", "12A"],
      ["Bb-", "3A"],
      ["Gbmaj", "2B"],
      ["A moll", "8A"],
      ["CM", "8B"],
      ["Cb", "1B"],
      ["\uff21m", "8A"],
      ["12m", "7A"]
    ])("reads %j as %s", (given, camelot) => {
      assert.strictEqual(Keys.camelot(given), camelot)
    })

    it("finds every known key by its name and by its Camelot notation", () => {
      for (const { camelot, id, name } of Keys.all) {
        assert.include(Keys.ids(name), id)
        assert.include(Keys.ids(camelot), id)
        assert.strictEqual(Keys.camelot(name), camelot)
      }
    })
  })

  describe("compatible", () => {
    it("gives the same key, a fifth up, a fifth down, and the relative key", () => {
      assert.deepStrictEqual(Keys.compatible("8A"), ["8A", "9A", "7A", "8B"])
      assert.deepStrictEqual(Keys.compatible("C Major"), ["8B", "9B", "7B", "8A"])
    })

    it("goes round the wheel", () => {
      assert.deepStrictEqual(Keys.compatible("12A"), ["12A", "1A", "11A", "12B"])
      assert.deepStrictEqual(Keys.compatible("1B"), ["1B", "2B", "12B", "1A"])
    })

    it("is mutual: who mixes with a key, that key mixes with", () => {
      for (const { camelot } of Keys.all) {
        for (const other of Keys.compatible(camelot)) assert.include(Keys.compatible(other), camelot)
      }
    })

    it("gives keys that share at least six notes", () => {
      const pitch = ["C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"]
      const steps = { Minor: [0, 2, 3, 5, 7, 8, 10], Major: [0, 2, 4, 5, 7, 9, 11] }
      const notes = (camelot: string): ReadonlySet<number> => {
        const name = Keys.all.find((key) => key.camelot === camelot)?.name ?? ""
        const [tonic = "", mode] = name.split(" ")
        assert.include(pitch, tonic)
        return new Set(
          steps[mode === "Minor" ? "Minor" : "Major"].map((step) => (pitch.indexOf(tonic) + step) % 12)
        )
      }
      for (const { camelot } of Keys.all) {
        const mine = notes(camelot)
        for (const other of Keys.compatible(camelot)) {
          assert.isAtLeast([...notes(other)].filter((note) => mine.has(note)).length, 6)
        }
      }
    })
  })
})

describe("Key", () => {
  const gbMajor = { camelot_number: 2, camelot_letter: "B" }

  it("is shown in Camelot and in Open Key notation, however it is spelled", () => {
    assert.strictEqual(Key.camelot(gbMajor), "2B")
    assert.strictEqual(Key.openKey(gbMajor), "7d")
    assert.deepStrictEqual(Key.compatible(gbMajor), ["2B", "3B", "1B", "2A"])
  })

  it("off the wheel has no Open Key notation and mixes with nothing known", () => {
    const unheardOf = { camelot_number: 13, camelot_letter: "C" }
    assert.isUndefined(Key.openKey(unheardOf))
    assert.deepStrictEqual(Key.compatible(unheardOf), [])
  })
})

describe("Tempo", () => {
  it("is halved and doubled", () => {
    assert.strictEqual(Tempo.half(174), 87)
    assert.strictEqual(Tempo.double(87), 174)
  })

  it("differs in percent of what is moved", () => {
    assert.closeTo(Tempo.difference(126, 128), 1.587, 0.001)
    assert.closeTo(Tempo.difference(128, 126), -1.5625, 0.0001)
    assert.strictEqual(Tempo.difference(128, 128), 0)
  })

  it("is moved to the nearest of another tempo, its half and its double", () => {
    assert.closeTo(Tempo.leastDifference(174, 88), 1.149, 0.001)
    assert.closeTo(Tempo.leastDifference(88, 174), -1.136, 0.001)
    assert.closeTo(Tempo.leastDifference(126, 128), 1.587, 0.001)
  })
})
