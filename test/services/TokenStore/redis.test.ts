import { inspect } from "node:util"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import * as Redis from "effect/persistence/Redis"
import { TokenStore } from "effect-beatport"
import { token } from "./contract.ts"

/** A Redis whose every command fails with this message. */
const failing = (message: string) =>
  Layer.effect(
    Redis.Redis,
    Effect.map(
      Redis.make({
        send: () => Effect.fail(new Redis.RedisError({ cause: new Error(message) })),
        subscribe: () => Effect.never,
        connect: Effect.never
      }),
      Redis.Redis.of
    )
  )

describe("TokenStore.layerRedis", () => {
  it.effect.each([
    `ERR unknown command 'EVALSHA', with args beginning with: 'planted' 'more'`,
    "NOAUTH for redis://me:planted@redis.example:6379",
    "ERR syntax error\nplanted"
  ])("shows no argument that an error of Redis repeats: %s", (message) =>
    Effect.gen(function* () {
      const { clear, load, save } = yield* TokenStore
      for (const command of [load, save(token), clear]) {
        const error = yield* Effect.flip(Effect.asVoid(command))
        expect(error).toMatchObject({ _tag: "TokenStoreError", reason: "Unreachable" })
        expect(`${error.message}${inspect(error, { depth: 9 })}${JSON.stringify(error)}`).not.toContain(
          "planted"
        )
      }
    }).pipe(Effect.provide(TokenStore.layerRedis().pipe(Layer.provide(failing(message)))))
  )
})
