import { describe, expect, it } from "@effect/vitest"
import * as fc from "fast-check"
import { Keys, Mix } from "effect-beatport"

const track = (bpm: number | null, camelot: string | null) => ({
  bpm,
  key:
    camelot === null
      ? null
      : { camelot_number: Number.parseInt(camelot, 10), camelot_letter: camelot.slice(-1) }
})

const matches = (from: string, to: string) => Mix.match(track(126, from), track(126, to))?.relation

describe("Mix.match", () => {
  it("accepts the same key, a fifth up, a fifth down and the relative key", () => {
    expect(["8A", "9A", "7A", "8B"].map((to) => matches("8A", to))).toEqual([
      "same",
      "fifth up",
      "fifth down",
      "relative"
    ])
  })

  it("goes around the wheel", () => {
    expect([matches("12A", "1A"), matches("1B", "12B")]).toEqual(["fifth up", "fifth down"])
  })

  it("refuses every other key", () => {
    const others = Keys.all
      .map(({ camelot }) => camelot)
      .filter((key) => !["8A", "9A", "7A", "8B"].includes(key))
    expect(others.filter((to) => matches("8A", to) !== undefined)).toEqual([])
  })

  it("counts half and double of a tempo", () => {
    expect(Mix.match(track(174, "8A"), track(87, "8A"))).toMatchObject({ pitch: 0, counted: "double" })
    expect(Mix.match(track(87, "8A"), track(174, "8A"))).toMatchObject({ pitch: 0, counted: "half" })
    expect(Mix.match(track(126, "8A"), track(128, "8A"))).toMatchObject({ counted: "as is" })
  })

  it("refuses a pitch change of more than 3 percent, or of more than `within`", () => {
    expect(Mix.match(track(100, "8A"), track(103, "8A"))).toBeDefined()
    expect(Mix.match(track(100, "8A"), track(104, "8A"))).toBeUndefined()
    expect(Mix.match(track(100, "8A"), track(104, "8A"), { within: 4 })).toBeDefined()
    expect(Mix.match(track(100, "8A"), track(103, "8A"), { within: 2 })).toBeUndefined()
  })

  it("refuses a track without a key, without a tempo or with a tempo of 0", () => {
    const complete = track(126, "8A")
    for (const lacking of [track(null, "8A"), track(126, null), track(0, "8A")]) {
      expect(Mix.match(complete, lacking)).toBeUndefined()
      expect(Mix.match(lacking, complete)).toBeUndefined()
    }
  })

  it("never exceeds the pitch change that was allowed", () => {
    const bpm = fc.integer({ min: 60, max: 200 })
    const key = fc.constantFrom(...Keys.all.map(({ camelot }) => camelot))
    fc.assert(
      fc.property(bpm, key, bpm, key, fc.double({ min: 0, max: 10, noNaN: true }), (a, x, b, y, within) => {
        const match = Mix.match(track(a, x), track(b, y), { within })
        return match === undefined || Math.abs(match.pitch) <= within
      })
    )
  })
})

describe("Mix.rank", () => {
  it("puts the same key first, then the smallest pitch change, and leaves out what does not mix", () => {
    const candidates = [
      track(128, "9A"),
      track(125, "8A"),
      track(126, "8A"),
      track(126, "2B"),
      track(126, "9A")
    ]
    expect(
      Mix.rank(track(126, "8A"), candidates).map(({ camelot, track: { bpm } }) => `${camelot} ${String(bpm)}`)
    ).toEqual(["8A 126", "8A 125", "9A 126", "9A 128"])
  })

  it("keeps the order of candidates of the same rank", () => {
    const [first, second] = [
      { ...track(126, "8A"), id: 1 },
      { ...track(126, "8A"), id: 2 }
    ]
    expect(Mix.rank(track(126, "8A"), [first, second]).map(({ track: { id } }) => id)).toEqual([1, 2])
  })
})
