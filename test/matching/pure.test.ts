import { describe, expect, it } from "@effect/vitest"
import {
  type CandidateTrack,
  decide,
  type LocalTrack,
  parse,
  score,
  trackIdIn
} from "../../src/matching/index.ts"

/** A track of Beatport by "Artists - Name (Mix)" and its length in seconds. */
const onBeatport = (
  id: number,
  artists: string,
  name: string,
  mix_name: string,
  seconds?: number,
  more: Partial<CandidateTrack> = {}
): CandidateTrack => ({
  id,
  name,
  mix_name,
  artists: artists.split(", ").map((one) => ({ name: one })),
  ...(seconds === undefined ? {} : { length_ms: seconds * 1000 }),
  ...more
})

const row = (fields: Omit<LocalTrack, "ref">): LocalTrack => ({ ref: "row", ...fields })

const original = onBeatport(1, "Ana Vale", "Low Tide", "Original Mix", 380)
const extended = onBeatport(2, "Ana Vale", "Low Tide", "Extended Mix", 470)
const remix = onBeatport(3, "Ana Vale", "Low Tide", "Rui Sol Remix", 401)
const versions = [original, extended, remix]

const decided = (local: Omit<LocalTrack, "ref">, tracks: ReadonlyArray<CandidateTrack> = versions) => {
  const { outcome, track } = decide(row(local), tracks)
  return [outcome, track?.id ?? null]
}

describe("parse", () => {
  const first = (local: Omit<LocalTrack, "ref">) => {
    const [reading] = parse(row(local))
    return {
      artists: reading?.artists,
      name: reading?.name,
      featured: reading?.featured,
      version: reading?.version.names
    }
  }

  it.each<[Omit<LocalTrack, "ref">, ReturnType<typeof first>]>([
    [
      { artist: "Ana Vale, Rui Sol feat. Kim Oka", title: "Low Tide (Ivo Rex Remix)" },
      { artists: ["Ana Vale", "Rui Sol"], name: "Low Tide", featured: ["Kim Oka"], version: "ivo rex" }
    ],
    [
      { title: "Ana Vale - Low Tide - Ivo Rex Rework" },
      { artists: ["Ana Vale"], name: "Low Tide", featured: [], version: "ivo rex" }
    ],
    [
      { artist: "Ana Vale (NO)", title: "[7] Low Tide [feat. Kim Oka] - 8A - 124" },
      { artists: ["Ana Vale"], name: "Low Tide", featured: ["Kim Oka"], version: "" }
    ],
    [
      { fileName: "/music/03-ana_vale_and_rui_sol-low_tide_(ivo_rex_remix)-www.somesite.com.mp3" },
      { artists: ["ana vale", "rui sol"], name: "low tide", featured: [], version: "ivo rex" }
    ],
    [
      { artist: "Ana Vale", title: "Low Tide (Ana Vale, Rui Sol - Spook Remix)" },
      { artists: ["Ana Vale"], name: "Low Tide", featured: [], version: "ana vale rui sol spook" }
    ]
  ])("reads %j", (local, reading) => {
    expect(first(local)).toEqual(reading)
  })

  it("keeps words that only look like marks", () => {
    expect(parse(row({ artist: "808 State", title: "99 Problems" }))[0]).toMatchObject({
      artists: ["808 State"],
      name: "99 Problems"
    })
    expect(parse(row({ artist: "Daft Raft", title: "Soft Drift" }))[0]).toMatchObject({
      name: "Soft Drift",
      featured: []
    })
  })

  it("takes a field that consists of a site's name for empty", () => {
    const [reading] = parse(
      row({ artist: "Ana Vale", title: "Low Tide", label: "www.somesite.com", release: "somesite.net" })
    )
    expect(reading?.facts).toMatchObject({ label: undefined, release: undefined })
  })

  it("has no reading for a row without text, and copes with texts of any length", () => {
    expect(parse(row({}))).toEqual([])
    expect(
      parse(row({ title: "(".repeat(50_000), artist: " - ".repeat(50_000), fileName: "_".repeat(50_000) }))
        .length
    ).toBeLessThan(20)
  })
})

describe("trackIdIn", () => {
  it.each([
    ["https://www.beatport.com/track/low-tide/12345678", 12_345_678],
    ["https://www.beatport.com/de/track/low-tide/12345678", 12_345_678],
    ["/music/12345678_Low_Tide_(Original_Mix).aiff", 12_345_678],
    ["01 - Low Tide.mp3", undefined],
    ["https://www.beatport.com/release/low-tide/12345678", undefined]
  ])("finds the id in %s: %s", (text, id) => {
    expect(trackIdIn(text)).toBe(id)
  })
})

describe("score", () => {
  it("explains every component with a weight and a sentence, and they add up to the confidence", () => {
    const [reading] = parse(
      row({ artist: "Ana Vale", title: "Low Tide (Extended Mix)", durationMs: 470_000 })
    )
    if (reading === undefined) throw new Error("no reading")
    const right = score(reading, extended)
    expect(right.components.map(({ name }) => name)).toEqual([
      "title",
      "artist",
      "version",
      "length",
      "isrc",
      "release",
      "label",
      "year",
      "key",
      "bpm"
    ])
    expect(right.components.every(({ explanation }) => explanation.endsWith("."))).toBe(true)
    expect(right.confidence).toBeGreaterThan(score(reading, original).confidence)
  })
})

describe("decide", () => {
  it("matches the version that the words name, whatever the length says", () => {
    expect(decided({ artist: "Ana Vale", title: "Low Tide (Extended Mix)", durationMs: 380_000 })).toEqual([
      "matched",
      2
    ])
    expect(decided({ artist: "Ana Vale", title: "Low Tide (Extended Mix)", durationMs: 440_000 })).toEqual([
      "matched",
      2
    ])
    expect(decided({ artist: "Ana Vale", title: "Low Tide (Extended Mix)" })).toEqual(["matched", 2])
    expect(decided({ artist: "Ana Vale", title: "Low Tide", remixer: "Rui Sol" })).toEqual(["matched", 3])
  })

  it("lets the length decide between versions where no word does", () => {
    expect(decided({ artist: "Ana Vale", title: "Low Tide", durationMs: 469_000 })).toEqual(["matched", 2])
    expect(decided({ artist: "Ana Vale", title: "Low Tide" })).toEqual(["ambiguous", null])
  })

  it("asks where the length and another field speak against words that agree", () => {
    const released = onBeatport(2, "Ana Vale", "Low Tide", "Extended Mix", 470, {
      publish_date: "2019-05-01"
    })
    const local = { artist: "Ana Vale", title: "Low Tide (Extended Mix)" }
    const at = (durationMs: number, year: number) => decided({ ...local, durationMs, year }, [released])
    expect(at(440_000, 2024)).toEqual(["ambiguous", null])
    expect(at(440_000, 2019)).toEqual(["matched", 2])
    expect(at(470_000, 2024)).toEqual(["matched", 2])
  })

  it.each([
    ["Original Mix", 60],
    ["Extended Mix", 120],
    ["Rui Sol Remix", 120]
  ])("asks where the words agree and the lengths are far apart: %s, more than %d s", (mix, seconds) => {
    const released = [
      onBeatport(1, "Ana Vale", "Low Tide", mix, 400, {
        release: { id: 1, name: "Tides EP", label: { name: "" } }
      })
    ]
    const at = (durationMs: number) =>
      decided({ artist: "Ana Vale", title: `Low Tide (${mix})`, release: "Tides EP", durationMs }, released)
    expect(at(400_000 - 1000 * seconds)).toEqual(["matched", 1])
    expect(at(400_000 - 1000 * (seconds + 1))).toEqual(["ambiguous", null])
  })

  it("asks where no word names a version, an artist is missing and another field speaks against it", () => {
    const released = [
      onBeatport(1, "Ana Vale, Ivo Rex", "Low Tide", "Original Mix", 380, { publish_date: "2019-05-01" })
    ]
    const local = { title: "Low Tide", durationMs: 380_000 }
    expect(decided({ ...local, artist: "Ana Vale", year: 2024 }, released)).toEqual(["ambiguous", null])
    expect(decided({ ...local, artist: "Ana Vale", year: 2019 }, released)).toEqual(["matched", 1])
    expect(decided({ ...local, artist: "Ana Vale, Ivo Rex", year: 2024 }, released)).toEqual(["matched", 1])
  })

  it("asks which remix a title means that was cut before its version, although the length agrees", () => {
    const local = { artist: "Ana Vale", title: "Low Tide (", durationMs: 401_000 }
    expect(decided(local, [remix])).toEqual(["ambiguous", null])
    expect(decided({ ...local, title: "Low Tide (Ru" }, [remix])).toEqual(["matched", 3])
    expect(decided({ ...local, durationMs: 470_000 }, [extended])).toEqual(["matched", 2])
  })

  it("asks where only the length names a version and another field speaks against it", () => {
    const released = onBeatport(3, "Ana Vale", "Low Tide", "Rui Sol Remix", 400, {
      publish_date: "2019-05-01"
    })
    const local = { artist: "Ana Vale", title: "Low Tide", durationMs: 400_000 }
    expect(decided({ ...local, year: 2019 }, [released])).toEqual(["matched", 3])
    expect(decided({ ...local, year: 2024 }, [released])).toEqual(["ambiguous", null])
  })

  it("asks where the track does not credit the row's guest and the length speaks against it", () => {
    const local = { artist: "Ana Vale", durationMs: 440_000 }
    expect(decided({ ...local, title: "Low Tide (Extended Mix) [feat. Ivo Rex]" }, [extended])).toEqual([
      "ambiguous",
      null
    ])
    expect(decided({ ...local, title: "Low Tide (Extended Mix)" }, [extended])).toEqual(["matched", 2])
  })

  it.each(["[Mixed]", "(Live)", "(Bootleg)"])(
    "never gives a %s version to a row that names only its remixer",
    (unofficial) => {
      const cut = onBeatport(4, "Ana Vale", `Low Tide (Rui Sol) ${unofficial}`, "Rui Sol", 401)
      expect(
        decided({ artist: "Ana Vale", title: "Low Tide (Rui Sol)", durationMs: 401_000 }, [cut])
      ).toEqual(["otherVersion", null])
    }
  )

  it("completes the version of the tags by the file's name", () => {
    const rework = onBeatport(4, "Ana Vale", "Low Tide", "Rui Sol Rework - Extended Mix", 470)
    const local = { artist: "Ana Vale", title: "Low Tide (Rui Sol Rework)" }
    expect(
      decided({ ...local, fileName: "08 Low Tide (Rui Sol Rework - Extended Mix).mp3" }, [rework])
    ).toEqual(["matched", 4])
    expect(decided(local, [rework])).toEqual(["otherVersion", null])
    // The tags stand above a file name that says something else.
    expect(decided({ ...local, fileName: "08 Low Tide (Ivo Rex Rework).mp3" }, [rework])).toEqual([
      "otherVersion",
      null
    ])
  })

  it("says that a work is there in another version only", () => {
    expect(decided({ artist: "Ana Vale", title: "Low Tide (Ivo Rex Remix)" })).toEqual(["otherVersion", null])
    expect(decided({ artist: "Ana Vale", title: "Low Tide (Original Mix)" }, [extended])).toEqual([
      "otherVersion",
      null
    ])
    expect(decided({ artist: "Ana Vale", title: "Low Tide (Rui Sol Extended Remix)" })).toEqual([
      "otherVersion",
      null
    ])
  })

  it("never matches another work", () => {
    expect(decided({ artist: "Ana Vale", title: "High Tide (Original Mix)" })).toEqual(["none", null])
    expect(decided({ artist: "Bo Lund", title: "Low Tide (Original Mix)" })).toEqual(["none", null])
    const parts = [onBeatport(1, "Ana Vale", "Tides Part 2", "Original Mix", 380)]
    expect(
      decided({ artist: "Ana Vale", title: "Tides Part 1 (Original Mix)", durationMs: 380_000 }, parts)
    ).toEqual(["none", null])
  })

  it("does not match without an artist, unless length and release, label or year agree", () => {
    const dated = [onBeatport(1, "Ana Vale", "Low Tide", "Original Mix", 380, { publish_date: "2019-05-03" })]
    expect(decided({ title: "Low Tide (Original Mix)" }, dated)).toEqual(["ambiguous", null])
    expect(decided({ title: "Low Tide (Original Mix)", year: 2019, durationMs: 380_000 }, dated)).toEqual([
      "matched",
      1
    ])
  })

  it("never matches a cut title as the original", () => {
    expect(decided({ artist: "Ana Vale", title: "Low Tide (Rui So" })).toEqual(["ambiguous", null])
    expect(decided({ artist: "Ana Vale", title: "Low Tide (" }, [original])).toEqual(["ambiguous", null])
    expect(decided({ artist: "Ana Vale", title: "Low Tide (Rui So", durationMs: 401_000 })).toEqual([
      "matched",
      3
    ])
  })

  it.each(["Mixed", "Live", "Ivo Rex Bootleg", "VIP Mix"])(
    "never gives a %s version to a row that does not name it",
    (mix) => {
      const only = [onBeatport(1, "Ana Vale", "Low Tide", mix, 380)]
      expect(decided({ artist: "Ana Vale", title: "Low Tide", durationMs: 380_000 }, only)[0]).not.toBe(
        "matched"
      )
      expect(
        decided({ artist: "Ana Vale", title: "Low Tide (Original Mix)", durationMs: 380_000 }, only)[0]
      ).not.toBe("matched")
    }
  )

  it("lets the ISRC beat the version's words, and takes a contradicting ISRC for a candidate", () => {
    const coded = [onBeatport(1, "Ana Vale", "Low Tide", "Original Mix", 380, { isrc: "XXA012600001" })]
    expect(
      decided({ artist: "Ana Vale", title: "Low Tide (Extended Mix)", isrc: "XX-A01-26-00001" }, coded)
    ).toEqual(["matched", 1])
    expect(decided({ artist: "Bo Lund", title: "Cold Lamp", isrc: "XXA012600001" }, coded)).toEqual([
      "ambiguous",
      null
    ])
  })

  it("does not let the tempo decide", () => {
    const slow = onBeatport(1, "Ana Vale", "Low Tide", "Original Mix", 380, { bpm: 93 })
    expect(decided({ artist: "Ana Vale", title: "Low Tide (Original Mix)", bpm: 124 }, [slow])).toEqual([
      "matched",
      1
    ])
  })

  it("gives the id that is on the release of the file, and the others as equivalents", () => {
    const on = (id: number, release: string, publish_date: string, available = true) =>
      onBeatport(id, "Ana Vale", "Low Tide", "Original Mix", 380, {
        release: { id, name: release, label: { name: "Harbour" } },
        publish_date,
        is_available_for_streaming: available
      })
    const ids = [
      on(7, "Best of Harbour, Vol. 3", "2015-01-01"),
      on(8, "Low Tide", "2016-01-01"),
      on(9, "Low Tide", "2019-01-01")
    ]
    const local = { artist: "Ana Vale", title: "Low Tide (Original Mix)" }
    expect(decide(row(local), ids)).toMatchObject({
      outcome: "matched",
      track: { id: 8 },
      equivalents: [7, 9]
    })
    expect(decide(row({ ...local, release: "Best of Harbour, Vol. 3" }), ids).track?.id).toBe(7)
    expect(
      decide(row(local), [on(9, "Low Tide", "2016-01-01", false), on(10, "Low Tide", "2016-01-01")]).track?.id
    ).toBe(10)
  })

  it("keeps the five best candidates, the likeliest first", () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      onBeatport(
        10 + index,
        "Ana Vale",
        "Low Tide",
        `Guest ${"ABCDEFGHI".charAt(index)} Remix`,
        300 + 20 * index
      )
    )
    const { candidates, confidence } = decide(row({ artist: "Ana Vale", title: "Low Tide (Original Mix)" }), [
      ...many,
      original
    ])
    expect(candidates).toHaveLength(5)
    expect(candidates[0]).toMatchObject({ track: { id: 1 }, confidence })
  })
})
