/**
 * The cache that a fleet shares, over a real Redis.
 */
import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import { Simulator } from "effect-beatport/simulator"
import { command, describeWithRedis, newKey, RedisServer } from "./RedisServer.ts"

describeWithRedis("NodeBeatport.layerRedis with a cache", () => {
  layer(Layer.mergeAll(RedisServer.layer, Simulator.layer()), { excludeTestServices: true })(
    "shares responses",
    (it) => {
      it.effect("between processes, until one of them changes the resource", () =>
        Effect.gen(function* () {
          const { account, baseUrl, clearRequests, requests } = yield* Simulator
          const { url } = yield* RedisServer
          const key = yield* newKey
          const beatport = Effect.map(
            Layer.build(
              Layer.fresh(
                NodeBeatport.layerRedis({
                  baseUrl,
                  username: account.username,
                  password: account.password,
                  pace: 0,
                  cache: true,
                  redis: { url, key }
                })
              )
            ),
            (context) => Effect.provide(Beatport, context)
          )
          const one = yield* yield* beatport
          const other = yield* yield* beatport
          yield* one.library.playlists.create("Warm-up")
          yield* clearRequests
          const lists = Effect.forEach([one, other, one, other], ({ library, tracks }) =>
            Effect.all([library.playlists.list(), tracks.list({ genre_id: 6, per_page: 5 })])
          )
          const cached = (yield* lists).map(([playlists, tracks]) => [playlists.cached, tracks.cached])
          assert.deepStrictEqual(cached, [
            [false, false],
            [true, true],
            [true, true],
            [true, true]
          ])
          assert.lengthOf(yield* requests, 2)
          yield* other.library.playlists.create("Peak time")
          const after = yield* one.library.playlists.list()
          assert.isFalse(after.cached)
          assert.include(
            after.results.map(({ name }) => name),
            "Peak time"
          )
          const keys = JSON.stringify(yield* command("KEYS", "*"))
          assert.include(keys, "effect-beatport-cache")
          assert.notInclude(keys, account.username)
        })
      )
    }
  )
})
