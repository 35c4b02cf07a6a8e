/**
 * Caches that outlive the process: in the files of a directory, or in the Redis of a fleet.
 */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import { Effect, Layer, Option } from "effect"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import type * as Persistence from "effect/persistence/Persistence"
import type * as Redis from "effect/persistence/Redis"
import * as UserDirectories from "effect/persistence/UserDirectories"
import { argumentError, configuration, type ValidationError } from "../errors/ValidationError.ts"
import { BeatportConfig } from "../services/BeatportConfig.ts"
import { Cache } from "../services/Cache.ts"
import { resolveUserPath } from "../services/userPath.ts"

/** Keeps responses in the files of a directory. Without a directory, no `Cache` is provided. */
export const layerFileCache = (
  directory: string | undefined
): Layer.Layer<Cache, ValidationError, BeatportConfig> | Layer.Layer<never> =>
  directory === undefined
    ? Layer.empty
    : layerOver(({ layerKvs }) =>
        layerKvs.pipe(
          Layer.provide(layerFiles(directory)),
          Layer.provide([NodeFileSystem.layer, NodePath.layer, UserDirectories.layer])
        )
      )

const layerFiles = (directory: string) =>
  resolveUserPath(directory, "Give the whole path.").pipe(
    Effect.map(KeyValueStore.layerFileSystem),
    Layer.unwrap,
    Layer.catch((reason) =>
      Layer.effectContext(
        Effect.fail(makeDirectoryError("detail" in reason ? reason.detail : reason.message))
      )
    )
  )

/** Keeps responses in Redis, if the configuration turns the cache on. */
export const layerRedisCache: Layer.Layer<never, ValidationError, BeatportConfig | Redis.Redis> =
  Layer.unwrap(
    Effect.map(BeatportConfig, ({ cache }) =>
      Option.isNone(cache) ? Layer.empty : layerOver(({ layerRedis }) => layerRedis)
    )
  )

/** Loads the stores only here, because they bring an SQL client. */
const layerOver = <E, R>(
  choose: (stores: typeof Persistence) => Layer.Layer<Persistence.Persistence, E, R>
): Layer.Layer<Cache, E | ValidationError, R | BeatportConfig> =>
  Layer.unwrap(
    Effect.gen(function* () {
      const { cache } = yield* BeatportConfig
      const stores = yield* Effect.promise(() => import("effect/persistence/Persistence"))
      return Cache.layerPersisted(Option.getOrElse(cache, () => ({}))).pipe(Layer.provide(choose(stores)))
    })
  )

const makeDirectoryError = (reason: string) =>
  argumentError(configuration, "cacheDirectory", `Expected a directory that can be written: ${reason}`)
