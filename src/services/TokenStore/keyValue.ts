/**
 * The token in a key-value store.
 */
import { Effect, Semaphore } from "effect"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import { TokenStoreError } from "../../errors/TokenStoreError.ts"
import type { Token } from "../../schemas/Token.ts"
import { decodeToken, encodeToken } from "./tokenCodec.ts"

/** Makes a store that keeps the token under this key. Its lock applies within this program only. */
export const makeKeyValueStore = Effect.fnUntraced(function* (key: string) {
  const store = yield* KeyValueStore.KeyValueStore
  const lock = yield* Semaphore.make(1)
  const toStoreError = (operation: TokenStoreError["operation"]) => (cause: unknown) =>
    new TokenStoreError({ operation, location: key, detail: "the key-value store failed.", cause })
  return {
    load: store.get(key).pipe(
      Effect.mapError(toStoreError("load")),
      Effect.flatMap((text) =>
        text === undefined ? Effect.succeedNone : Effect.asSome(decodeToken(text, key))
      )
    ),
    save: (token: Token) =>
      Effect.flatMap(encodeToken(token), (text) =>
        Effect.mapError(store.set(key, text), toStoreError("save"))
      ),
    clear: Effect.mapError(store.remove(key), toStoreError("clear")),
    withLock: <A, E, R>(effect: Effect.Effect<A, E, R>) => lock.withPermit(effect)
  }
})
