import { describe, expect, it } from "@effect/vitest"
import type { CandidateTrack, LocalTrack } from "../../src/matching/index.ts"
import { decideReadings } from "../../src/matching/pure/decide.ts"
import { findsWork } from "../../src/matching/pure/findsWork.ts"
import { parse, trackIdOf } from "../../src/matching/pure/parse.ts"

const track = (
  id: number,
  artist: string,
  name: string,
  mix_name: string,
  isrc: string | null
): CandidateTrack => ({
  id,
  name,
  mix_name,
  isrc,
  artists: [{ name: artist }],
  length_ms: 360_000
})

/** Changes one place of a text, or several: what spelling mistakes, exchanged words and cuts do. */
const changed = (text: string, at: number, how: number): string => {
  const place = at % Math.max(1, text.length)
  const [before, letter, after] = [text.slice(0, place), text.slice(place, place + 1), text.slice(place + 1)]
  return (
    [
      text,
      before + after,
      `${before}x${after}`,
      `${before}${letter}${letter}${after}`,
      `${before}${after.slice(0, 1)}${letter}${after.slice(1)}`,
      text.split(" ").toReversed().join(" "),
      `${before} (${after}`,
      `${text} [Night Label]`,
      `${text} (Part ${String(place)})`,
      `${before}y${after.slice(2)}z`
    ][how] ?? text
  )
}

const names = [
  "Low Tide",
  "Night Drive",
  "Tide Low Night",
  "II",
  "Solaris 7",
  "Öl",
  "A",
  "Drive of Night",
  "Solaris (Interlude)",
  "Tiede",
  "Nightdrive"
]
const artists = ["Ana Vale", "Rui Sol", "Ana Vale"]
const codes = ["GBABC1200042", null, "GBABC1200043"]

/** Every third name is not sold, so that rows are also compared with other works only. */
const sold = names.flatMap((name, index) =>
  index % 3 === 2
    ? []
    : [track(index + 1, artists[index % 3] ?? "", name, "Original Mix", codes[index % 3] ?? null)]
)

const rows: ReadonlyArray<LocalTrack> = names.flatMap((name, index) =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((how) =>
    [0, 2, 5].flatMap((at) =>
      [undefined, "Ana Vale", "Rui Soll", "Kim Oka"].map((artist, turn) => ({
        ref: `${name} ${String(how)} ${String(at)} ${String(turn)}`,
        title: changed(name, at, how),
        ...(artist === undefined ? {} : { artist }),
        ...(at === 5 && how === 7 ? { isrc: "GBABC1200042" } : {}),
        ...(at === 2 && how === 8 ? { trackId: index } : {})
      }))
    )
  )
)

/** Names at the border of similarity: a share of their letters differs, at the end or all over. */
const borderline: ReadonlyArray<readonly [string, string]> = Array.from({ length: 120 }, (_, index) => {
  const length = 3 + (index % 20)
  const name = "abcdefghijklmnopqrstuvw".slice(0, length)
  const wrong = 1 + Math.floor(index / 20)
  const isWrong = (at: number) => (index % 2 === 0 ? at >= length - wrong : at % 4 === 3 && at < 4 * wrong)
  return [name, [...name].map((letter, at) => (isWrong(at) ? "z" : letter)).join("")]
})

describe("findsWork", () => {
  it("finds every work that a decision finds at the border of similarity", () => {
    const found = borderline.map(([name, wrong]) => {
      const row = { ref: name, artist: "Ana Vale", title: wrong }
      const readings = parse(row)
      const candidates = [track(1, "Ana Vale", name, "Original Mix", null)]
      const { outcome } = decideReadings(row, readings, candidates)
      return [name, wrong, outcome !== "none", findsWork(readings, candidates, undefined)] as const
    })
    expect(found.filter(([, , decided, finds]) => decided !== finds)).toEqual([])
    expect(new Set(found.map(([, , decided]) => decided)).size).toBe(2)
  })

  it("is false if and only if the decision is none, for names that mistakes have changed", () => {
    const outcomes = rows.flatMap((row) => {
      const readings = parse(row)
      if (readings.length === 0) return []
      const { outcome } = decideReadings(row, readings, sold)
      return [{ ref: row.ref, decided: outcome !== "none", found: findsWork(readings, sold, trackIdOf(row)) }]
    })
    expect(outcomes.filter(({ decided, found }) => decided !== found)).toEqual([])
    expect(outcomes.filter(({ found }) => found).length).toBeGreaterThan(100)
    expect(outcomes.filter(({ found }) => !found).length).toBeGreaterThan(100)
  })

  it("is true for a row without readings, which rests on its codes", () => {
    expect(findsWork([], [], undefined)).toBe(true)
  })
})
