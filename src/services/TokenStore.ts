/**
 * Where the token is kept between calls, and between runs.
 *
 * A refresh token works once. So a new token is saved before it is used, and a process that is about to exchange one
 * takes the store's lock and loads the token again first, because another process may have been faster.
 */
import { Context, Effect, type FileSystem, Layer, type Option, type Path } from "effect"
import type * as KeyValueStore from "effect/persistence/KeyValueStore"
import type * as Redis from "effect/persistence/Redis"
import type * as UserDirectories from "effect/persistence/UserDirectories"
import type { TokenStoreError } from "../errors/TokenStoreError.ts"
import type { Token } from "../schemas/Token.ts"
import type { FileOptions } from "./TokenStore/file.ts"
import { makeMemoryStore } from "./TokenStore/memory.ts"
import type { RedisTokenOptions } from "./TokenStore/redis.ts"

/** Loads, saves and locks one token. */
export interface TokenStoreService {
  /** The token, if there is one. */
  readonly load: Effect.Effect<Option.Option<Token>, TokenStoreError>
  /** Replaces the token. When this is done, the token outlives the program, as far as this store does. */
  readonly save: (token: Token) => Effect.Effect<void, TokenStoreError>
  /** Removes the token. */
  readonly clear: Effect.Effect<void, TokenStoreError>
  /**
   * Removes the drafts of tokens that killed processes left; otherwise one could take the token's place after a logout. Only a
   * store that writes drafts has it.
   */
  readonly clearDrafts?: Effect.Effect<void, TokenStoreError>
  /** Runs an effect while no other process that shares this store runs one. Not reentrant. */
  readonly withLock: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E | TokenStoreError, R>
}

/** Keeps the token between runs and shares it between processes. */
export class TokenStore extends Context.Service<TokenStore, TokenStoreService>()(
  "effect-beatport/services/TokenStore"
) {
  /** Keeps the token as long as the program runs. */
  static readonly layerMemory: Layer.Layer<TokenStore> = Layer.effect(TokenStore, makeMemoryStore)

  /**
   * Keeps the token in a file that only its owner can read (mode 0600, in a directory of mode 0700), written
   * whole or not at all, with a lock that holds across processes.
   */
  static readonly layerFile = (
    options: FileOptions = {}
  ): Layer.Layer<
    TokenStore,
    TokenStoreError,
    FileSystem.FileSystem | Path.Path | UserDirectories.UserDirectories
  > =>
    Layer.effect(
      TokenStore,
      // Each store but the one in memory is loaded when it is used, because a program uses one at most.
      Effect.flatMap(
        Effect.promise(() => import("./TokenStore/file.ts")),
        ({ makeFileStore }) => makeFileStore(options)
      )
    )

  /**
   * Keeps the token in any `KeyValueStore`. The lock holds within this program only: programs that share the
   * store may still exchange the same token twice.
   */
  static readonly layerKeyValue = (
    options: { readonly key?: string | undefined } = {}
  ): Layer.Layer<TokenStore, never, KeyValueStore.KeyValueStore> =>
    Layer.effect(
      TokenStore,
      Effect.flatMap(
        Effect.promise(() => import("./TokenStore/keyValue.ts")),
        ({ makeKeyValueStore }) => makeKeyValueStore(options.key ?? "effect-beatport:token")
      )
    )

  /**
   * Keeps the token in Redis, with a lock that holds for all programs on all machines that use it: a token is
   * refreshed once for the fleet. An account has a key of its own, and Redis has to keep its data (`appendonly yes`)
   * if the token is to outlive it. The token is not encrypted there.
   *
   * While Redis cannot be reached, or does not respond within two seconds, no process refreshes the token, because two
   * refreshes would end each other's session: the token is used as long as it works, and calls that need a new one fail with a
   * `TokenStoreError` whose `reason` is `Unreachable`, after retries.
   *
   * `Redis` comes from a layer for the runtime, such as `NodeRedis.layer({ disableOfflineQueue: true })` of
   * `@effect/platform-node`.
   */
  static readonly layerRedis = (
    options: RedisTokenOptions = {}
  ): Layer.Layer<TokenStore, never, Redis.Redis> =>
    Layer.effect(
      TokenStore,
      Effect.flatMap(
        Effect.promise(() => import("./TokenStore/redis.ts")),
        ({ makeRedisStore }) => makeRedisStore(options)
      )
    )
}
