/**
 * Beatport: the operations, grouped by resource.
 */
import { type Config, Context, Effect, Layer, type Schema } from "effect"
import type { HttpClient } from "effect/http"
import type { CallError } from "../errors/BeatportError.ts"
import type { ValidationError } from "../errors/ValidationError.ts"
import type { SearchResults } from "../schemas/Search.ts"
import { Auth } from "./Auth.ts"
import type { Account } from "./Beatport/Account.ts"
import type { Artists } from "./Beatport/Artists.ts"
import type { Auxiliary } from "./Beatport/Auxiliary.ts"
import type { Charts } from "./Beatport/Charts.ts"
import type { Curation } from "./Beatport/Curation.ts"
import type { Genres } from "./Beatport/Genres.ts"
import type { Labels } from "./Beatport/Labels.ts"
import type { Library } from "./Beatport/Library.ts"
import type { Playlists } from "./Beatport/Playlists.ts"
import type { Releases } from "./Beatport/Releases.ts"
import type { SubGenres } from "./Beatport/SubGenres.ts"
import type { Tracks } from "./Beatport/Tracks.ts"
import { BeatportConfig } from "./BeatportConfig.ts"
import type { BeatportConfigOptions } from "./BeatportConfig/BeatportConfigOptions.ts"
import type { Configurable } from "./BeatportConfig/Configurable.ts"
import { BeatportHttpClient } from "./BeatportHttpClient.ts"
import { ClientId } from "./ClientId.ts"
import type { Paging } from "./lists/List.ts"
import { isolateLayer } from "./isolatedLayer.ts"
import { RateLimiter } from "./RateLimiter.ts"
import { TokenStore } from "./TokenStore.ts"

/** The operations. Data has Beatport's own field names, in responses and in filters alike. */
export interface BeatportService {
  /** Finds and lists tracks, their streams and previews. */
  readonly tracks: Tracks
  /** Finds and lists releases and their tracks. */
  readonly releases: Releases
  /** Finds artists and lists their tracks and charts. */
  readonly artists: Artists
  /** Finds labels and lists their tracks and releases. */
  readonly labels: Labels
  /** Lists genres, their top tracks, hype lists and releases. */
  readonly genres: Genres
  /** Lists sub-genres and their tracks. */
  readonly subGenres: SubGenres
  /** Finds charts and lists their tracks. */
  readonly charts: Charts
  /** Reads playlists that anyone may see, and their tracks. */
  readonly playlists: Playlists
  /** Reads the playlists that Beatport's editors keep. */
  readonly curation: Curation
  /** One page of everything that a text finds: tracks, releases, artists, labels and charts, each under its key. */
  readonly search: (query: string, paging?: Paging) => Effect.Effect<SearchResults, CallError>
  /** What a search can be filtered by, as the server describes it; passed on as it comes. */
  readonly searchFacets: () => Effect.Effect<Schema.Json, CallError>
  /** Reads lists that other operations refer to, such as keys and release types. */
  readonly auxiliary: Auxiliary
  /** Reads the signed-in account, its profile and preferences. */
  readonly account: Account
  /** Reads and changes the signed-in account's playlists, follows, beatbot lists and purchases. */
  readonly library: Library
}

/** Lists the services that the layers of `Beatport` provide. */
export type BeatportServices = Beatport | BeatportHttpClient | Auth

/** Provides every operation of the Beatport API, in groups. */
export class Beatport extends Context.Service<Beatport, BeatportService>()(
  "effect-beatport/services/Beatport"
) {
  /** The operations over a `BeatportHttpClient` that is already there. */
  static readonly layerWithoutDependencies: Layer.Layer<
    Beatport,
    never,
    BeatportHttpClient | BeatportConfig
  > = Layer.effect(
    Beatport,
    // Loaded only here, because building the declaration of the API takes as long as the rest of the import.
    Effect.flatMap(
      Effect.promise(() => import("./calls/makeBeatport.ts")),
      ({ makeBeatport }) => makeBeatport
    )
  )

  /**
   * Everything but the network, which any `HttpClient` layer brings. The token is kept in memory; to keep it
   * elsewhere, or to replace another part, build from the parts (`layerServices`).
   */
  static readonly layer = (
    options: BeatportConfigOptions = {}
  ): Layer.Layer<BeatportServices, ValidationError, HttpClient.HttpClient> =>
    isolateLayer(
      Beatport.layerServices.pipe(
        Layer.provide([TokenStore.layerMemory, RateLimiter.layer]),
        Layer.provide(BeatportConfig.layer(options))
      )
    )

  /** The same, configured by the environment. Options given here come first; each can be a `Config`. */
  static readonly layerConfig = (
    options: Configurable<BeatportConfigOptions> = {}
  ): Layer.Layer<BeatportServices, Config.ConfigError | ValidationError, HttpClient.HttpClient> =>
    isolateLayer(
      Beatport.layerServices.pipe(
        Layer.provide([TokenStore.layerMemory, RateLimiter.layer]),
        Layer.provide(BeatportConfig.layerConfig(options))
      )
    )

  /** The operations, the client under them and authentication, over a token store, a pace and a configuration of one's own. */
  static readonly layerServices: Layer.Layer<
    BeatportServices,
    never,
    HttpClient.HttpClient | TokenStore | RateLimiter | BeatportConfig
  > = Layer.suspend(() =>
    Beatport.layerWithoutDependencies.pipe(
      Layer.provideMerge(BeatportHttpClient.layer),
      Layer.provideMerge(Auth.layer),
      Layer.provide(ClientId.layer)
    )
  )
}
