/**
 * Everything for Node in one layer: undici, proxies, and a token that is kept in a file.
 */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import { type Config, Effect, Layer, Option } from "effect"
import * as UserDirectories from "effect/persistence/UserDirectories"
import type { TokenStoreError, ValidationError } from "../errors/BeatportError.ts"
import { Beatport, type BeatportServices } from "../services/Beatport.ts"
import { BeatportConfig, type BeatportConfigOptions } from "../services/BeatportConfig.ts"
import { RateLimiter } from "../services/RateLimiter.ts"
import { TokenStore } from "../services/TokenStore.ts"
import * as NodeHttp from "./NodeHttp.ts"

/** Options of the Node layer. */
export interface NodeBeatportOptions extends BeatportConfigOptions, NodeHttp.NodeHttpOptions {}

/** What the layers bring. */
export type NodeBeatport = BeatportServices | TokenStore | BeatportConfig

/** Beatport with the given options. */
export const layer = (
  options: NodeBeatportOptions = {}
): Layer.Layer<NodeBeatport, ValidationError | TokenStoreError> =>
  layerOver(options).pipe(Layer.provideMerge(BeatportConfig.layer(options)))

/** Beatport as the environment says; options given here come first. */
export const layerConfig = (
  options: NodeBeatportOptions = {}
): Layer.Layer<NodeBeatport, Config.ConfigError | ValidationError | TokenStoreError> =>
  layerOver(options).pipe(Layer.provideMerge(BeatportConfig.layerConfig(options)))

/** The token in the configured file, or in the user's config directory. */
export const layerTokenStore: Layer.Layer<TokenStore, TokenStoreError, BeatportConfig> = Layer.unwrap(
  Effect.map(BeatportConfig, (config) =>
    TokenStore.layerFile({ path: Option.getOrUndefined(config.tokenFile) })
  )
).pipe(Layer.provide([NodeFileSystem.layer, NodePath.layer, UserDirectories.layer]))

const layerOver = (options: NodeHttp.NodeHttpOptions) =>
  Beatport.layerServices.pipe(
    Layer.provide([RateLimiter.layer, NodeHttp.layer(options)]),
    Layer.provideMerge(layerTokenStore)
  )
