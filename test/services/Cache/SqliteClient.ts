/** A client of `effect/sql` over Node's SQLite, for tests of what is kept in a database. */
import { DatabaseSync } from "node:sqlite"
import { Effect, Layer, Predicate, Semaphore, Stream } from "effect"
import * as Reactivity from "effect/reactivity/Reactivity"
import * as SqlClient from "effect/sql/SqlClient"
import type { Connection } from "effect/sql/SqlConnection"
import * as SqlError from "effect/sql/SqlError"
import * as Statement from "effect/sql/Statement"

type Value = null | number | bigint | string | Uint8Array

const isValue = (value: unknown): value is Value =>
  value === null ||
  Predicate.isNumber(value) ||
  Predicate.isBigInt(value) ||
  Predicate.isString(value) ||
  value instanceof Uint8Array

/** Opens the database in a file until the scope closes. */
const open = (file: string) =>
  Effect.acquireRelease(
    Effect.sync(() => new DatabaseSync(file)),
    (database) => Effect.sync(() => database.close())
  )

const connect = (database: DatabaseSync): Connection => {
  const run = (sql: string, params: ReadonlyArray<unknown>) =>
    Effect.try({
      try: () => database.prepare(sql).all(...params.filter(isValue)),
      catch: (cause) => new SqlError.SqlError({ reason: new SqlError.UnknownError({ cause }) })
    })
  const execute: Connection["execute"] = (sql, params, transform) =>
    Effect.map(run(sql, params), (rows) => transform?.(rows) ?? rows)
  const executeValues: Connection["executeValues"] = (sql, params) =>
    Effect.map(run(sql, params), (rows) => rows.map((row) => Object.values(row)))
  return {
    execute,
    executeUnprepared: execute,
    executeValues,
    executeValuesUnprepared: executeValues,
    executeRaw: run,
    executeStream: (sql, params, transform) =>
      Stream.unwrap(Effect.map(execute(sql, params, transform), (rows) => Stream.fromIterable(rows)))
  }
}

/** Provides the client of the database in a file. */
export const layerSqlite = (file: string): Layer.Layer<SqlClient.SqlClient> =>
  Layer.effect(
    SqlClient.SqlClient,
    Effect.gen(function* () {
      const database = yield* open(file)
      const { acquirer, borrower } = SqlClient.makeSqliteAcquirers({
        connection: Effect.succeed(connect(database)),
        semaphore: yield* Semaphore.make(1)
      })
      return yield* SqlClient.make({
        acquirer,
        borrower,
        compiler: Statement.makeCompilerSqlite(),
        driver: "node:sqlite",
        spanAttributes: []
      })
    })
  ).pipe(Layer.provide(Reactivity.layer))
