/**
 * The layer for a fleet, over a real Redis.
 */
import { inspect } from "node:util"
import { expect, layer } from "@effect/vitest"
import { ConfigProvider, Effect, Layer, Logger } from "effect"
import { Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import { Simulator } from "effect-beatport/simulator"
import { isLogin } from "../fleet/requests.ts"
import { command, describeWithRedis, newKey, RedisServer } from "./RedisServer.ts"

describeWithRedis("NodeBeatport.layerRedis", () => {
  layer(Layer.mergeAll(RedisServer.layer, Simulator.layer()), { excludeTestServices: true })(
    "brings everything",
    (it) => {
      const options = Effect.map(
        Effect.all([Simulator, RedisServer, newKey]),
        ([{ account, baseUrl }, { url }, key]) => ({
          baseUrl,
          username: account.username,
          password: account.password,
          pace: 0,
          redis: { url, key }
        })
      )

      const call = Effect.flatMap(Beatport, ({ account }) => account.get())

      it.effect("signs in once for programs that come one after the other", () =>
        Effect.gen(function* () {
          const given = yield* options
          const { account, clearRequests, requests } = yield* Simulator
          yield* clearRequests
          const ran = call.pipe(Effect.provide(Layer.fresh(NodeBeatport.layerRedis(given))))
          expect((yield* ran).username).toBe(account.username)
          expect((yield* ran).username).toBe(account.username)
          expect((yield* requests).filter(isLogin)).toHaveLength(1)
          expect(yield* command("HEXISTS", `{${given.redis.key}}:token`, "token")).toBe(1)
        })
      )

      it.effect("finds Redis in the environment", () =>
        Effect.gen(function* () {
          const { redis, ...given } = yield* options
          const environment = ConfigProvider.layer(
            ConfigProvider.fromUnknown({ BEATPORT_REDIS_URL: redis.url })
          )
          yield* call.pipe(
            Effect.provide(NodeBeatport.layerRedisConfig({ ...given, redis: { key: redis.key } })),
            Effect.provide(environment)
          )
          expect(yield* command("HEXISTS", `{${redis.key}}:token`, "token")).toBe(1)
        })
      )

      it.effect.each([
        ["redis://:planted@127.0.0.1:1", { _tag: "TokenStoreError", reason: "Unreachable" }],
        ["http://:planted@127.0.0.1:1", { _tag: "ValidationError" }],
        ["redis://:planted@127.0.0.1:99999", { _tag: "ValidationError" }],
        ["planted", { _tag: "ValidationError" }]
      ] as const)("says what is wrong where Redis is not there, without its password: %s", ([url, wrong]) =>
        Effect.gen(function* () {
          const given = yield* options
          const error = yield* Effect.flip(
            call.pipe(
              Effect.provide(NodeBeatport.layerRedis({ ...given, redis: { url } })),
              Effect.provide(Logger.layer([]))
            )
          )
          expect(error).toMatchObject(wrong)
          expect(inspect(error, { depth: 10 })).not.toContain("planted")
        })
      )
    }
  )
})
