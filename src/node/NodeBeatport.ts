/**
 * The layers for Node: undici, proxies, and a token that is kept in a file, or in Redis for a fleet.
 */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import { Config, Effect, Layer, Option, Redacted } from "effect"
import type * as Redis from "effect/persistence/Redis"
import * as UserDirectories from "effect/persistence/UserDirectories"
import { TokenStoreError } from "../errors/TokenStoreError.ts"
import { argumentError, configuration, type ValidationError } from "../errors/ValidationError.ts"
import { Beatport, type BeatportServices } from "../services/Beatport.ts"
import { BeatportConfig } from "../services/BeatportConfig.ts"
import { readSecret, withCurrentEnvironment } from "../services/BeatportConfig/environment.ts"
import type { BeatportConfigOptions } from "../services/BeatportConfig/BeatportConfigOptions.ts"
import { type Configurable, resolveOptions } from "../services/BeatportConfig/Configurable.ts"
import { checkOptions } from "../services/BeatportConfig/checkOptions.ts"
import {
  chosenHttpClient,
  type HttpClientOptions,
  httpClientOptionNames
} from "../services/http/ChosenHttpClient.ts"
import { isolateLayer } from "../services/isolatedLayer.ts"
import { RateLimiter } from "../services/RateLimiter.ts"
import type { RedisPaceOptions } from "../services/RateLimiter/RateLimiterService.ts"
import { TokenStore } from "../services/TokenStore.ts"
import { layerFileCache, layerRedisCache } from "./nodeCache.ts"
import * as NodeHttp from "#NodeHttp"
import { layerRedisConnection } from "./redisConnection.ts"

/** Configures the layers for Node. */
export interface NodeBeatportOptions
  extends BeatportConfigOptions, NodeHttp.NodeHttpOptions, HttpClientOptions {
  /**
   * The directory whose files keep responses between runs, besides the cache in memory; `~` is the home directory. `cache` has its
   * bounds and lifetimes.
   * Off by default. Expired files stay until they are replaced or the directory is removed.
   */
  readonly cacheDirectory?: string | undefined
}

/** Configures the layers for Node with a rate limit and a token in Redis. */
export interface NodeRedisBeatportOptions extends Omit<NodeBeatportOptions, "cacheDirectory">, FleetOptions {}

/** Configures the Redis that the processes of a fleet share. */
export interface FleetOptions {
  /** The connection to Redis, and the key under which the processes share a rate limit and a token. */
  readonly redis?:
    | (RedisPaceOptions & {
        /** `redis://localhost:6379` by default; `rediss:` for TLS. The password may be part of it. */
        readonly url?: string | Redacted.Redacted | undefined
      })
    | undefined
}

/** Lists the services that the layers provide. */
export type NodeBeatport = BeatportServices | TokenStore | BeatportConfig

/** Provides `Beatport` for Node with the given options. */
export const layer = (
  options: NodeBeatportOptions = {}
): Layer.Layer<NodeBeatport, ValidationError | TokenStoreError> =>
  withChecked(options, ({ cacheDirectory, fetch, httpClient, proxy, ...rest }) =>
    layerOver({ cacheDirectory, fetch, httpClient, proxy }).pipe(
      Layer.provideMerge(BeatportConfig.layer(rest))
    )
  )

/**
 * Provides `Beatport` for Node as the environment configures it. Options given here take precedence; each can be a `Config`, which
 * reads it under another name or from another provider.
 */
export const layerConfig = (
  options: Configurable<NodeBeatportOptions> = {}
): Layer.Layer<NodeBeatport, Config.ConfigError | ValidationError | TokenStoreError> =>
  withResolved(options, (resolved) =>
    withChecked(resolved, ({ cacheDirectory, fetch, httpClient, proxy, ...rest }) =>
      layerOver({ cacheDirectory, fetch, httpClient, proxy }).pipe(
        Layer.provideMerge(BeatportConfig.layerConfig(rest))
      )
    )
  )

/**
 * Provides `Beatport` for a fleet of processes. Processes with the same Redis and the same `redis.key` share one rate
 * limit and one token, which is refreshed once for all of them. `RateLimiter.layerRedis` and `TokenStore.layerRedis`
 * document what happens while Redis is unreachable. Redis must be reachable when the layer is built. With `cache`, the
 * processes share stored responses too.
 */
export const layerRedis = (
  options: NodeRedisBeatportOptions = {}
): Layer.Layer<NodeBeatport, ValidationError | TokenStoreError> =>
  withChecked(options, ({ fetch, httpClient, proxy, redis, ...rest }) =>
    layerOverRedis({ fetch, httpClient, proxy, redis }).pipe(Layer.provideMerge(BeatportConfig.layer(rest)))
  )

/**
 * Provides `Beatport` for a fleet as the environment configures it, with the URL of Redis in `BEATPORT_REDIS_URL`.
 * Options given here take precedence; each can be a `Config`.
 */
export const layerRedisConfig = (
  options: Configurable<NodeRedisBeatportOptions> = {}
): Layer.Layer<NodeBeatport, Config.ConfigError | ValidationError | TokenStoreError> =>
  withResolved(options, (resolved) =>
    withChecked(resolved, ({ fetch, httpClient, proxy, redis, ...rest }) =>
      Layer.unwrap(
        Effect.map(withCurrentEnvironment(readSecret("BEATPORT_REDIS_URL")), (url) =>
          layerOverRedis({ fetch, httpClient, proxy, redis: { url, ...redis } })
        )
      ).pipe(Layer.provideMerge(BeatportConfig.layerConfig(rest)))
    )
  )

/** Keeps the token in the configured file, by default in the user's config directory; in memory if `tokenFile` is false. */
export const layerTokenStore: Layer.Layer<TokenStore, TokenStoreError, BeatportConfig> = Layer.unwrap(
  Effect.map(BeatportConfig, (config) =>
    Option.match(config.tokenFile, {
      onNone: () => TokenStore.layerFile(),
      onSome: (path) => (path === false ? TokenStore.layerMemory : TokenStore.layerFile({ path }))
    })
  )
).pipe(Layer.provide([NodeFileSystem.layer, NodePath.layer, UserDirectories.layer]))

/** Makes a layer from options whose `Config`s have been read. */
const withResolved = <Options extends object, A, E, R>(
  options: Configurable<Options>,
  make: (options: Options) => Layer.Layer<A, E, R>
): Layer.Layer<A, E | Config.ConfigError, R> => Layer.unwrap(Effect.map(resolveOptions(options), make))

/** Makes an isolated layer from options that have been checked. */
const withChecked = <Options extends NodeRedisBeatportOptions, A, E, R>(
  options: Options,
  make: (options: Options) => Layer.Layer<A, E, R>
): Layer.Layer<A, E | ValidationError, R> =>
  isolateLayer(
    Layer.unwrap(
      Effect.map(checkOptions(options, [...httpClientOptionNames, "cacheDirectory", "proxy", "redis"]), make)
    )
  )

/** Describes how requests are sent. */
type NetworkOptions = NodeHttp.NodeHttpOptions & HttpClientOptions

const layerNetwork = ({ fetch, httpClient, proxy }: NetworkOptions) =>
  chosenHttpClient({ fetch, httpClient }, NodeHttp.layer({ proxy }))

const layerOver = ({
  cacheDirectory,
  ...network
}: NetworkOptions & Pick<NodeBeatportOptions, "cacheDirectory">) =>
  Beatport.layerServices.pipe(
    Layer.provide(layerFileCache(cacheDirectory)),
    Layer.provide([RateLimiter.layer, layerNetwork(network)]),
    Layer.provideMerge(layerTokenStore)
  )

const layerOverRedis = ({ redis = {}, ...network }: NetworkOptions & FleetOptions) =>
  Beatport.layerServices.pipe(
    Layer.provide(layerRedisCache),
    Layer.provide([RateLimiter.layerRedis(redis), layerNetwork(network)]),
    Layer.provideMerge(TokenStore.layerRedis(redis)),
    Layer.provide(layerRedisClient(redis.url ?? "redis://localhost:6379"))
  )

const layerRedisClient = (
  given: string | Redacted.Redacted
): Layer.Layer<Redis.Redis, ValidationError | TokenStoreError> =>
  Layer.unwrap(
    Effect.map(checkRedisUrl(Redacted.isRedacted(given) ? Redacted.value(given) : given), (url) =>
      layerRedisConnection(url).pipe(
        Layer.catch(({ cause }) => Layer.effectContext(Effect.fail(makeUnreachableError(cause))))
      )
    )
  )

const checkRedisUrl = (given: string): Effect.Effect<string, ValidationError> => {
  const protocol = URL.parse(given)?.protocol
  return protocol === "redis:" || protocol === "rediss:"
    ? Effect.succeed(given)
    : Effect.fail(
        argumentError(
          configuration,
          "redis.url",
          "Expected a URL such as redis://redis.example:6379, here or in BEATPORT_REDIS_URL."
        )
      )
}

const makeUnreachableError = (cause: unknown) =>
  new TokenStoreError({
    operation: "load",
    reason: "Unreachable",
    location: "Redis",
    detail: "no connection could be opened. Check BEATPORT_REDIS_URL, and that Redis is running.",
    cause
  })
