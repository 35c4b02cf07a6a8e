/**
 * Every token store, held to the contract. What only one of them does is here and in the files beside this.
 */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import { describe, expect, it } from "@effect/vitest"
import { Effect, FileSystem, Layer } from "effect"
import { KeyValueStore, UserDirectories } from "effect/persistence"
import { TokenStore, TokenStoreError } from "effect-beatport"
import { bare, holdsTo, token } from "./TokenStore/contract.ts"

const layerFile = Layer.unwrap(
  Effect.map(
    Effect.flatMap(FileSystem.FileSystem, (fs) => fs.makeTempDirectoryScoped()),
    (directory) => TokenStore.layerFile({ path: `${directory}/below/token.json` })
  )
).pipe(Layer.provide([NodeFileSystem.layer, NodePath.layer, UserDirectories.layer]))

const stores = {
  layerMemory: TokenStore.layerMemory,
  layerFile,
  layerKeyValue: TokenStore.layerKeyValue().pipe(Layer.provide(KeyValueStore.layerMemory))
}

describe.each(Object.entries(stores))("TokenStore.%s", (_, layer) => holdsTo(layer))

describe("TokenStore.layerKeyValue", () => {
  const keyed = (key: string | undefined) =>
    TokenStore.layerKeyValue({ key }).pipe(Layer.provideMerge(KeyValueStore.layerMemory))

  it.effect("keeps the token under its key, as JSON", () =>
    Effect.gen(function* () {
      const store = yield* KeyValueStore.KeyValueStore
      yield* Effect.flatMap(TokenStore, ({ save }) => save(bare))
      expect(JSON.parse((yield* store.get("tokens/mine")) ?? "")).toEqual({
        access_token: "another-access-token",
        expires_at: 600_000,
        renew_at: 600_000,
        base_url: "http://127.0.0.1:8080/v4"
      })
      expect(yield* store.size).toBe(1)
    }).pipe(Effect.provide(keyed("tokens/mine")))
  )

  it.effect.each([
    "",
    "{",
    "[]",
    '{"access_token":""}',
    "null",
    '{"access_token":"planted","expires_at":"x","base_url":"y"}'
  ])("fails where something else is under its key: %s", (found) =>
    Effect.gen(function* () {
      const store = yield* KeyValueStore.KeyValueStore
      yield* store.set("effect-beatport:token", found)
      const error = yield* Effect.flip(Effect.flatMap(TokenStore, ({ load }) => load))
      expect(error).toMatchObject({
        _tag: "TokenStoreError",
        operation: "load",
        location: "effect-beatport:token"
      })
      expect(error.message).not.toContain("planted")
    }).pipe(Effect.provide(keyed(undefined)))
  )

  it.effect("says which operation failed where the store does", () =>
    Effect.gen(function* () {
      const cause = new KeyValueStore.KeyValueStoreError({ method: "any", message: "the store is gone" })
      const broken = KeyValueStore.make({
        get: () => Effect.fail(cause),
        getUint8Array: () => Effect.fail(cause),
        set: () => Effect.fail(cause),
        remove: () => Effect.fail(cause),
        clear: Effect.fail(cause),
        size: Effect.fail(cause),
        keys: Effect.fail(cause)
      })
      yield* Effect.gen(function* () {
        const { clear, load, save } = yield* TokenStore
        for (const [operation, failing] of [
          ["load", Effect.asVoid(load)],
          ["save", save(token)],
          ["clear", clear]
        ] as const) {
          const error = yield* Effect.flip(failing)
          expect(error).toBeInstanceOf(TokenStoreError)
          expect(error).toMatchObject({ operation, cause: { name: cause.name, message: cause.message } })
          // A copy: the error of another library can hold a secret.
          expect(error.cause).not.toBe(cause)
        }
      }).pipe(
        Effect.provide(
          TokenStore.layerKeyValue().pipe(Layer.provide(Layer.succeed(KeyValueStore.KeyValueStore, broken)))
        )
      )
    })
  )
})
