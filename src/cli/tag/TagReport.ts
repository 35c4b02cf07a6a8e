/**
 * What became of one file, and how it is shown.
 */
import { Effect } from "effect"
import type { TagChange, TagError, UndoResult } from "../../collection/index.ts"
import { Output } from "../Output.ts"
import { cleanText } from "../output/cleanText.ts"
import { boldness, isColored, writeJsonLine } from "../output/show.ts"
import { padEnd } from "../output/wrap.ts"
import { settings } from "../Settings.ts"

/** Reports one file. */
export interface TagReport {
  readonly path: string
  /**
   * - `planned`: it differs; nothing was written.
   * - `written`: the changes were written.
   * - `unchanged`: it has these tags already.
   * - `unmatched`: its track on Beatport is not known.
   * - `failed`: it was left as it is, for the reason in `error`.
   */
  readonly outcome: "planned" | "written" | "unchanged" | "unmatched" | "failed"
  readonly track_id: number | null
  readonly changes: ReadonlyArray<TagChange>
  readonly error: string | null
}

const fieldWidth = "beatportTrackId".length

/** Shows a file: its differences line by line, or why there are none. */
export const showReport = Effect.fnUntraced(function* (report: TagReport) {
  const { json, quiet } = yield* settings
  const output = yield* Output
  if (json) return yield* output.lines([writeJsonLine("tag", report, undefined)])
  const bold = yield* boldness
  const colored = yield* isColored
  const color = (code: number, text: string) => (colored ? `\u001b[${code}m${text}\u001b[39m` : text)
  const { changes, error, outcome, path } = report
  const name = bold(cleanText(path))
  if (outcome === "failed") return yield* output.note(cleanText(error ?? path))
  if (outcome === "unmatched")
    return yield* quiet ? Effect.void : output.note(cleanText(`${path}: ${error ?? ""}`))
  if (outcome === "unchanged")
    return yield* quiet ? Effect.void : output.lines([`${name}: nothing to change`])
  yield* output.lines([
    name,
    ...changes.flatMap(({ after, before, field }) => [
      ...(before === undefined ? [] : [color(31, `  ${padEnd(field, fieldWidth)}  - ${cleanText(before)}`)]),
      color(32, `  ${padEnd(before === undefined ? field : "", fieldWidth)}  + ${cleanText(after)}`)
    ])
  ])
})

/** Makes the report of a file whose tags could not be read or written. */
export const makeFailedReport = (
  path: string,
  track_id: number | null,
  error: TagError | string
): TagReport => ({
  path,
  outcome: "failed",
  track_id,
  changes: [],
  error: typeof error === "string" ? error : error.message
})

/** Shows what became of a file of a journal. */
export const showUndo = Effect.fnUntraced(function* ({ error, outcome, path }: UndoResult) {
  const { json, quiet } = yield* settings
  const output = yield* Output
  if (json) {
    return yield* output.lines([
      writeJsonLine("undo", { path, outcome, error: error?.message ?? null }, undefined)
    ])
  }
  if (error !== undefined) return yield* output.note(cleanText(error.message))
  if (!quiet) {
    yield* output.lines([
      `${cleanText(path)}: ${outcome === "restored" ? "restored" : "was as it was before"}`
    ])
  }
})
