/**
 * What ids and ISRCs cost: the requests of libraries whose rows have them, and of a second run over the same library.
 */
import { Effect } from "effect"
import { type LocalTrack, memoryCheckpoint } from "../../src/matching/index.ts"
import type { CatalogueRow, Invented } from "./catalogue.ts"
import { damagedRows } from "./damage.ts"
import type { makeMatcher } from "./matcher.ts"

/** The sizes of the libraries: one row, and around the number of codes in a request. */
const sizes = [1, 90, 91, 300, 900]

/** The requests of one library with codes. */
export interface CodesRun {
  readonly code: string
  readonly rows: number
  readonly matched: number
  readonly requests: number
  readonly again: number
  readonly missed: ReadonlyArray<string>
}

/** Matches libraries of every size by ids, by ISRCs and by either, each twice. */
export const evaluateCodes = (
  { run }: ReturnType<typeof makeMatcher>,
  chosen: ReadonlyArray<CatalogueRow>,
  invented: ReadonlyMap<number, Invented>
) => {
  const files = damagedRows("none", firstOfRecordings(chosen, invented), invented, Math.max(...sizes))
  const all = files.map(({ id, row }) => ({
    row,
    byId: { ...row, trackId: id },
    byIsrc: { ...row, isrc: invented.get(id)?.isrc }
  }))
  const libraries: ReadonlyArray<readonly [code: string, rows: ReadonlyArray<LocalTrack>]> = [
    ["ids", all.map(({ byId }) => byId)],
    ["ISRCs", all.map(({ byIsrc }) => byIsrc)],
    ["ids or ISRCs", all.map(({ byId, byIsrc }, index) => (index % 2 === 0 ? byId : byIsrc))]
  ]
  return Effect.forEach(
    libraries.flatMap(([code, rows]) => sizes.map((size) => ({ code, rows: rows.slice(0, size) }))),
    ({ code, rows }) =>
      Effect.gen(function* () {
        const checkpoint = yield* memoryCheckpoint
        const first = yield* run(rows, { checkpoint })
        const second = yield* run(rows, { checkpoint })
        const result: CodesRun = {
          code,
          rows: rows.length,
          matched: first.decisions.filter(({ outcome }) => outcome === "matched").length,
          requests: first.requests,
          again: second.requests,
          missed: [
            ...(first.requests > rows.length / 90 + 1 ? ["requests"] : []),
            ...(second.requests > 0 ? ["second run"] : [])
          ]
        }
        return result
      })
  )
}

/** One id of each recording: a library has one file of it, however often it is sold. */
const firstOfRecordings = (
  rows: ReadonlyArray<CatalogueRow>,
  invented: ReadonlyMap<number, Invented>
): ReadonlyArray<CatalogueRow> => [
  ...new Map(rows.toReversed().map((row) => [invented.get(row.id)?.isrc, row])).values()
]

/** One line of the table. */
export const codesLine = ({ again, code, matched, missed, requests, rows }: CodesRun): string =>
  [
    `  ${code}`.padEnd(34),
    String(rows).padStart(5),
    `matched ${String(matched).padStart(3)}`,
    `requests ${String(requests).padStart(2)} of at most ${(rows / 90 + 1).toFixed(1)}, again ${String(again)}`,
    ...(missed.length === 0 ? [] : [`MISSED: ${missed.join(", ")}`])
  ].join("  ")
