/**
 * The evaluation is honest only if what makes the rows, what judges and what matches know nothing of each other.
 */
import { readFileSync } from "node:fs"
import { dirname, relative, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { calibrationError, wilson } from "../evaluation/judge.ts"
import { makeSearch, searchModels } from "../evaluation/search.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** Every file that a file imports, directly or not. */
const imported = (file: string, seen: Set<string> = new Set()): ReadonlySet<string> => {
  for (const [, name = ""] of readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)"/g)) {
    const next = resolve(dirname(file), name)
    if (seen.has(next)) continue
    seen.add(next)
    imported(next, seen)
  }
  return seen
}

const of = (name: string) =>
  [...imported(resolve(root, "test/evaluation", name))].map((file) => relative(root, file))

describe("the evaluation", () => {
  it("keeps damage, judge and matcher apart", () => {
    const isDamage = (file: string) => file.startsWith("test/evaluation/damage")
    const isJudge = (file: string) => file === "test/evaluation/judge.ts"
    const isMatcher = (file: string) =>
      file.startsWith("src/matching/") || file === "test/evaluation/matcher.ts"
    expect(of("damage.ts").filter((file) => isJudge(file) || isMatcher(file))).toEqual([])
    expect(of("judge.ts").filter((file) => isDamage(file) || isMatcher(file))).toEqual([])
    expect(of("matcher.ts").filter((file) => isDamage(file) || isJudge(file))).toEqual([])
    // The check sees what there is to see.
    expect(of("matcher.ts").some(isMatcher)).toBe(true)
    expect(of("damage.ts").some(isDamage)).toBe(true)
  })

  it("searches as the simulator does, under each of its three models", () => {
    const row = (id: number, name: string, artist: string) => ({
      id,
      name,
      mix_name: "Original Mix",
      artists: [artist]
    })
    const rows = [
      row(1, "Übermut", "Nova Lind"),
      row(2, "Night Ferry", "Nova Lind"),
      row(3, "Ferry", "Ivo Rex")
    ]
    const found = (text: string) =>
      searchModels.map((model) =>
        makeSearch(rows, new Map(), model)
          .search(text)
          .toSorted((a, b) => a - b)
      )
    expect(searchModels).toEqual(["everyWord", "anyWord", "everyWordAccented"])
    expect(found("nova ubermut")).toEqual([[1], [1, 2], []])
    expect(found("nova übermut")).toEqual([[1], [1, 2], [1]])
    expect(found("nova ferry")).toEqual([[2], [1, 2, 3], [2]])
    // One letter is wrong.
    expect(found("rex fery")).toEqual([[], [2, 3], []])
    const { list } = makeSearch(rows, new Map(), "everyWord")
    expect(list({ names: ["ferry"] })).toEqual([3, 2])
    expect(list({ names: ["ferry"], artists: ["nova", "else"] })).toEqual([2])
    expect(list({ artists: ["nova"] })).toEqual([2, 1])
    expect(list({ artists: ["nova"], releases: ["ferry"] })).toEqual([])
  })

  it("counts intervals and calibration as the textbooks do", () => {
    expect(wilson(95, 100).map((bound) => Math.round(bound * 1000))).toEqual([888, 978])
    expect(wilson(0, 0)).toEqual([0, 1])
    const sure = { confidence: 0.95, right: true }
    expect(calibrationError([sure, sure])).toBeCloseTo(0.05)
    expect(calibrationError([sure, { confidence: 0.95, right: false }])).toBeCloseTo(0.45)
  })
})
