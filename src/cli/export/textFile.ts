/**
 * Exports as NDJSON and as CSV.
 *
 * Beside the file lies a small one with the cursor and the length of what was written. A page is appended and flushed to the
 * disk first; then the small file is replaced in one step. After a crash, what was appended beyond that length is cut off.
 */
import { Effect, FileSystem, Option, Schema } from "effect"
import { guardFormula } from "../../collection/text/formulaGuard.ts"
import { makeOutputError, UsageError } from "../CliFailure.ts"
import { writeJsonLine } from "../output/show.ts"
import { writeText, readValue } from "../output/pick.ts"
import type { ExportFile, Saved, WriteFailure } from "./ExportFile.ts"

/** How items become text. */
export interface TextFormat {
  /** The first line of the file. */
  readonly header: string
  readonly line: (item: object) => string
}

/** One line of JSON for each item. */
export const ndjson = (kind: string, fields: ReadonlyArray<string> | undefined): TextFormat => ({
  header: "",
  line: (item) => `${writeJsonLine(kind, item, fields)}\n`
})

/** Comma-separated values with a header, as RFC 4180 has them. */
export const csv = (fields: ReadonlyArray<string>): TextFormat => {
  const row = (cells: ReadonlyArray<string>) => `${cells.map(cell).join(",")}\r\n`
  return {
    header: row(fields),
    line: (item) => row(fields.map((field) => writeText(readValue(item, field))))
  }
}

/** A cell that a spreadsheet would run as a formula begins with an apostrophe. */
const cell = (value: string): string => {
  const text = guardFormula(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const Position = Schema.fromJsonString(
  Schema.Struct({ cursor: Schema.String, done: Schema.Int, length: Schema.Int })
)
const decode = Schema.decodeUnknownOption(Position)

/** Opens a file for an export; `resume` continues an earlier one. */
export const openTextFile = Effect.fnUntraced(function* (path: string, format: TextFormat, resume: boolean) {
  const files = yield* FileSystem.FileSystem
  const beside = `${path}.resume`
  const before = yield* readPosition(files, beside)
  if (resume && Option.isNone(before)) {
    return yield* new UsageError({
      message: `--resume: there is no unfinished export into ${path}`,
      hint: "Leave out --resume to start one."
    })
  }
  if (!resume && (yield* files.exists(path))) {
    return yield* new UsageError({
      message: `--to: ${path} exists`,
      hint: Option.isSome(before)
        ? "It is unfinished: add --resume, or choose another name."
        : "Choose another name."
    })
  }
  const failed = Effect.mapError(makeOutputError(path))
  const file = yield* failed(files.open(path, { flag: resume ? "r+" : "wx" }))
  const encoder = new TextEncoder()
  let length = 0
  const append = Effect.fnUntraced(function* (text: string) {
    const bytes = encoder.encode(text)
    yield* failed(file.writeAll(bytes))
    length += bytes.length
  })
  if (Option.isSome(before)) {
    length = before.value.length
    yield* file.truncate(length)
    yield* file.seek(BigInt(length), "start")
  } else yield* append(format.header)
  return {
    saved: Option.getOrUndefined(before),
    write: (items, saved: Saved) =>
      Effect.gen(function* () {
        yield* append(items.map(format.line).join(""))
        yield* failed(file.sync)
        yield* failed(files.writeFileString(`${beside}.tmp`, JSON.stringify({ ...saved, length })))
        yield* failed(files.rename(`${beside}.tmp`, beside))
      }).pipe(Effect.uninterruptible),
    finish: files.remove(beside, { force: true })
  } satisfies ExportFile
})

const readPosition = (
  files: FileSystem.FileSystem,
  path: string
): Effect.Effect<Option.Option<Saved & { readonly length: number }>, WriteFailure> =>
  Effect.flatMap(files.exists(path), (exists) =>
    exists ? Effect.map(files.readFileString(path), decode) : Effect.succeedNone
  )
