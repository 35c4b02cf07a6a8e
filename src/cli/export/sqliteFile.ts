/**
 * Exports into a SQLite database. A page and the position after it are one transaction.
 */
import process from "node:process"
import { Effect, FileSystem, Option, Predicate, Schema } from "effect"
import { OutputError, SetupError, UsageError } from "../CliFailure.ts"
import { writeText, readValue } from "../output/pick.ts"
import type { ExportFile, Saved } from "./ExportFile.ts"

const decode = Schema.decodeUnknownOption(Schema.Struct({ cursor: Schema.String, done: Schema.Int }))

/** The codes of SQLite for a file that cannot be written, as Node names them elsewhere. */
const nodeCodes: ReadonlyMap<unknown, string> = new Map([
  [8, "EROFS"],
  [10, "EIO"],
  [13, "ENOSPC"],
  [14, "ENOENT"]
])

/** Opens a database for an export of one kind; `resume` continues an earlier one. */
export const openSqliteFile = Effect.fnUntraced(function* (
  path: string,
  kind: string,
  fields: ReadonlyArray<string>,
  resume: boolean
) {
  const files = yield* FileSystem.FileSystem
  const exists = yield* files.exists(path)
  if (!resume && exists) {
    return yield* new UsageError({
      message: `--to: ${path} exists`,
      hint: "Add --resume if it is unfinished, or choose another name."
    })
  }
  const failed = (cause: unknown): OutputError | SetupError => {
    const code = Predicate.hasProperty(cause, "errcode") ? nodeCodes.get(cause.errcode) : undefined
    return code === undefined
      ? new SetupError({
          message: `${path}: ${cause instanceof Error ? cause.message : "SQLite failed"}`,
          hint: "Check that it is a database of an export."
        })
      : new OutputError({ target: path, code })
  }
  // Node warns that its SQLite is new; the user of a command can do nothing about it.
  process.removeAllListeners("warning")
  const { DatabaseSync } = yield* Effect.promise(() => import("node:sqlite"))
  const database = yield* Effect.acquireRelease(
    Effect.try({ try: () => new DatabaseSync(path), catch: failed }),
    (open) =>
      Effect.sync(() => {
        open.close()
      })
  )
  const columns = fields.map((field) => `"${field}"`).join(", ")
  const run = <A>(work: () => A) => Effect.try({ try: work, catch: failed })
  yield* run(() => {
    database.exec(`create table if not exists "${kind}" (id integer primary key, ${columns}, json text not null);
      create table if not exists unfinished_export (cursor text not null, done integer not null)`)
  })
  const before = decode(
    yield* run(() => database.prepare("select cursor, done from unfinished_export").get())
  )
  if (resume && Option.isNone(before)) {
    return yield* new UsageError({
      message: `--resume: there is no unfinished export in ${path}`,
      hint: "Leave out --resume to start one."
    })
  }
  const insert = database.prepare(
    `insert or replace into "${kind}" (id, ${columns}, json) values (?, ${fields.map(() => "?").join(", ")}, ?)`
  )
  const save = database.prepare("insert into unfinished_export (cursor, done) values (?, ?)")
  return {
    saved: Option.getOrUndefined(before),
    write: (items: ReadonlyArray<object>, { cursor, done }: Saved) =>
      run(() => {
        database.exec("begin")
        for (const item of items) {
          const id = readValue(item, "id")
          insert.run(
            typeof id === "number" ? id : null,
            ...fields.map((field) => makeCell(readValue(item, field))),
            JSON.stringify(item)
          )
        }
        database.exec("delete from unfinished_export")
        save.run(cursor, done)
        database.exec("commit")
      }),
    finish: run(() => {
      database.exec("drop table unfinished_export")
    })
  } satisfies ExportFile
})

const makeCell = (value: unknown): string | number | null =>
  value === null || value === undefined ? null : typeof value === "number" ? value : writeText(value)
