import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Layer, Logger } from "effect"
import type { HttpClient } from "effect/http"
import { TestClock } from "effect/testing"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import * as Persistence from "effect/persistence/Persistence"
import { Beatport, Cache, type CacheOptions, CurrentCacheMode } from "effect-beatport"
import { network, sent } from "./Responses.ts"

/** A process of its own over the store that is provided. */
const process = (options: CacheOptions = {}, accessToken = "a-secret-token") =>
  Layer.build(
    Layer.fresh(
      Beatport.layer({ baseUrl: "http://127.0.0.1:1/v4", accessToken, pace: 0 }).pipe(
        Layer.provide(Cache.layerPersisted(options)),
        Layer.provide(Persistence.layerKvs)
      )
    )
  )

/** Runs an effect as a process that ends with it. */
const inProcess = <A, E>(
  use: (beatport: Beatport["Service"]) => Effect.Effect<A, E>,
  accessToken?: string
): Effect.Effect<A, unknown, KeyValueStore.KeyValueStore | HttpClient.HttpClient> =>
  Effect.scoped(
    Effect.flatMap(process({}, accessToken), (context) =>
      Effect.provide(Effect.flatMap(Beatport, use), context)
    )
  )

const shared = Layer.merge(KeyValueStore.layerMemory, network())

describe("a persisted cache", () => {
  it.effect("gives a later process the responses of an earlier one", () =>
    Effect.gen(function* () {
      const first = yield* inProcess(({ tracks }) => tracks.list({ genre_id: 5 }))
      const second = yield* inProcess(({ tracks }) =>
        Effect.provideService(tracks.list({ genre_id: 5 }), CurrentCacheMode, "only-if-cached")
      )
      assert.deepStrictEqual(second, { ...first, cached: true })
      assert.strictEqual(yield* sent, 1)
    }).pipe(Effect.provide(shared))
  )

  it.effect("forgets them when their lifetime has passed, and reads nothing of another account", () =>
    Effect.gen(function* () {
      const read = (token?: string) => inProcess(({ tracks }) => tracks.get(1), token)
      yield* read()
      yield* read("another-token")
      assert.strictEqual(yield* sent, 2)
      yield* TestClock.adjust("59 minutes")
      yield* read()
      assert.strictEqual(yield* sent, 2)
      yield* TestClock.adjust("2 minutes")
      yield* read()
      assert.strictEqual(yield* sent, 3)
    }).pipe(Effect.provide(shared))
  )

  it.effect("shows a change that another process made in the account's own library at once", () =>
    Effect.gen(function* () {
      const one = yield* Effect.provide(Beatport, yield* process())
      const other = yield* Effect.provide(Beatport, yield* process())
      yield* one.library.playlists.list()
      assert.isTrue((yield* other.library.playlists.list()).cached)
      yield* other.library.playlists.delete(7)
      assert.isFalse((yield* one.library.playlists.list()).cached)
      assert.isTrue((yield* other.library.playlists.list()).cached)
    }).pipe(Effect.provide(shared))
  )

  it.effect("replaces what is stored on reload, and removes it on clear", () =>
    Effect.gen(function* () {
      const context = yield* process()
      const { tracks } = yield* Effect.provide(Beatport, context)
      yield* tracks.get(1)
      yield* Effect.provideService(tracks.get(1), CurrentCacheMode, "reload")
      assert.strictEqual(yield* sent, 2)
      yield* Effect.flatMap(Cache, (cache) => cache.clear).pipe(
        Effect.provide(Cache.layerPersisted()),
        Effect.provide(Persistence.layerKvs)
      )
      yield* inProcess((beatport) => beatport.tracks.get(1))
      assert.strictEqual(yield* sent, 3)
    }).pipe(Effect.provide(shared))
  )

  it.effect("keeps no token, account or path in clear", () =>
    Effect.gen(function* () {
      yield* inProcess(({ library, tracks }) =>
        Effect.all([tracks.get(1), library.playlists.list(), library.playlists.delete(7)])
      )
      const store = yield* KeyValueStore.KeyValueStore
      const keys = yield* store.keys
      assert.isNotEmpty(keys)
      const values = yield* Effect.forEach(keys, (key) => store.get(key))
      assert.notInclude(JSON.stringify([keys, values]), "a-secret-token")
      assert.notMatch(keys.join(" "), /catalog|tracks|playlists|token/)
    }).pipe(Effect.provide(shared))
  )

  it.effect("sends the request if the store fails, and warns once in ten seconds", () =>
    Effect.gen(function* () {
      const lines: Array<unknown> = []
      const logger = Logger.make(({ message }) => void lines.push(message))
      const broken = KeyValueStore.make({
        get: () => failure("get"),
        getUint8Array: () => failure("getUint8Array"),
        set: () => failure("set"),
        remove: () => failure("remove"),
        clear: failure("clear"),
        size: failure("size"),
        keys: failure("keys")
      })
      const context = yield* process().pipe(Effect.provideService(KeyValueStore.KeyValueStore, broken))
      const { tracks } = yield* Effect.provide(Beatport, context)
      const call = (id: number) => Effect.provide(tracks.get(id), Logger.layer([logger]))
      yield* Effect.forEach([1, 2, 3], call)
      assert.lengthOf(lines, 1)
      yield* call(1)
      assert.strictEqual(yield* sent, 3)
      yield* TestClock.adjust("11 seconds")
      yield* call(4)
      assert.lengthOf(lines, 2)
    }).pipe(Effect.provide(shared))
  )

  it.effect("waits no longer than two seconds for a store that does not respond", () =>
    Effect.gen(function* () {
      const asked = yield* Deferred.make<void>()
      const silent = KeyValueStore.make({
        get: () => Effect.andThen(Deferred.succeed(asked, undefined), Effect.never),
        getUint8Array: () => Effect.never,
        set: () => Effect.never,
        remove: () => Effect.never,
        clear: Effect.never,
        size: Effect.never,
        keys: Effect.never
      })
      const context = yield* process().pipe(Effect.provideService(KeyValueStore.KeyValueStore, silent))
      const { tracks } = yield* Effect.provide(Beatport, context)
      const fiber = yield* Effect.forkChild(tracks.get(1))
      yield* Deferred.await(asked)
      yield* TestClock.adjust("2 seconds")
      assert.strictEqual((yield* Fiber.join(fiber)).id, 1)
    }).pipe(Effect.provide(shared))
  )
})

const failure = (method: string) =>
  Effect.fail(new KeyValueStore.KeyValueStoreError({ method, message: "the disk is full" }))
