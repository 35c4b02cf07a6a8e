import { join } from "node:path"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Layer } from "effect"
import { TestClock } from "effect/testing"
import * as Persistence from "effect/persistence/Persistence"
import { Beatport, Cache } from "effect-beatport"
import { network, sent } from "./Responses.ts"
import { layerSqlite } from "./SqliteClient.ts"

/** Runs an effect as a process of its own over the database in a file. */
const inProcess = <A, E>(file: string, use: (beatport: Beatport["Service"]) => Effect.Effect<A, E>) =>
  Effect.scoped(
    Effect.flatMap(
      Layer.build(
        Layer.fresh(
          Beatport.layer({ baseUrl: "http://127.0.0.1:1/v4", accessToken: "a-secret-token", pace: 0 }).pipe(
            Layer.provide(Cache.layerPersisted()),
            Layer.provide(Persistence.layerSql),
            Layer.provide(layerSqlite(file))
          )
        )
      ),
      (context) => Effect.provide(Effect.flatMap(Beatport, use), context)
    )
  )

describe("a cache in a database", () => {
  it.effect("gives a later process the responses of an earlier one until their lifetime has passed", () =>
    Effect.gen(function* () {
      const directory = yield* Effect.flatMap(FileSystem.FileSystem, (fs) =>
        fs.makeTempDirectoryScoped({ prefix: "beatport-sql-" })
      )
      const file = join(directory, "cache.sqlite")
      const list = inProcess(file, ({ tracks }) => tracks.list({ genre_id: 5 }))
      const first = yield* list
      assert.deepStrictEqual(yield* list, { ...first, cached: true })
      assert.strictEqual(yield* sent, 1)
      yield* TestClock.adjust("2 days")
      assert.isFalse((yield* list).cached)
      assert.strictEqual(yield* sent, 2)
    }).pipe(Effect.provide([network(), NodeServices.layer]))
  )

  it.effect("removes what a change makes untrue", () =>
    Effect.gen(function* () {
      const directory = yield* Effect.flatMap(FileSystem.FileSystem, (fs) =>
        fs.makeTempDirectoryScoped({ prefix: "beatport-sql-" })
      )
      const file = join(directory, "cache.sqlite")
      const list = inProcess(file, ({ library }) => library.playlists.list())
      yield* list
      assert.isTrue((yield* list).cached)
      yield* inProcess(file, ({ library }) => library.playlists.delete(7))
      assert.isFalse((yield* list).cached)
    }).pipe(Effect.provide([network(), NodeServices.layer]))
  )
})
