/**
 * Beatport: the operations, grouped by resource.
 */
import { type Config, Context, Effect, Layer } from "effect"
import type { HttpClient } from "effect/http"
import type { CallError, ValidationError } from "../errors/BeatportError.ts"
import type { Account, Introspection } from "../schemas/Account.ts"
import type { SearchResults } from "../schemas/Search.ts"
import { Auth } from "./Auth.ts"
import { type Artists, makeArtists } from "./Beatport/Artists.ts"
import { makeCalls } from "./Beatport/calls.ts"
import { type Charts, makeCharts } from "./Beatport/Charts.ts"
import { type Genres, makeGenres } from "./Beatport/Genres.ts"
import { type Labels, makeLabels } from "./Beatport/Labels.ts"
import { makeLists } from "./Beatport/lists.ts"
import { makeReleases, type Releases } from "./Beatport/Releases.ts"
import { makeTracks, type Tracks } from "./Beatport/Tracks.ts"
import { BeatportConfig, type BeatportConfigOptions } from "./BeatportConfig.ts"
import { BeatportHttpClient } from "./BeatportHttpClient.ts"
import { ClientId } from "./ClientId.ts"
import type { Paging } from "./Paged.ts"
import { RateLimiter } from "./RateLimiter.ts"
import { TokenStore } from "./TokenStore.ts"

/** The operations. Data has Beatport's own field names, in answers and in filters alike. */
export interface BeatportService {
  readonly tracks: Tracks
  readonly releases: Releases
  readonly artists: Artists
  readonly labels: Labels
  readonly genres: Genres
  readonly charts: Charts
  /** One page of everything that a text finds: tracks, releases, artists, labels and charts, each under its key. */
  readonly search: (query: string, paging?: Paging) => Effect.Effect<SearchResults, CallError>
  readonly account: {
    /** Who is signed in. */
    readonly get: () => Effect.Effect<Account, CallError>
    /** What the token may do. */
    readonly introspect: () => Effect.Effect<Introspection, CallError>
  }
}

/** What the layers that build everything bring. */
export type BeatportServices = Beatport | BeatportHttpClient | Auth

/** Beatport. */
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
    Effect.suspend(() => make)
  )

  /**
   * Everything but the network, which any `HttpClient` layer brings. The token is kept in memory; to keep it
   * elsewhere, or to replace another part, build from the parts (`layerServices`).
   */
  static readonly layer = (
    options: BeatportConfigOptions = {}
  ): Layer.Layer<BeatportServices, ValidationError, HttpClient.HttpClient> =>
    Beatport.layerServices.pipe(
      Layer.provide([TokenStore.layerMemory, RateLimiter.layer]),
      Layer.provide(BeatportConfig.layer(options))
    )

  /** The same, configured by the environment. */
  static readonly layerConfig = (
    options: BeatportConfigOptions = {}
  ): Layer.Layer<BeatportServices, Config.ConfigError | ValidationError, HttpClient.HttpClient> =>
    Beatport.layerServices.pipe(
      Layer.provide([TokenStore.layerMemory, RateLimiter.layer]),
      Layer.provide(BeatportConfig.layerConfig(options))
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

const make = Effect.gen(function* () {
  const calls = yield* makeCalls
  const lists = makeLists((yield* BeatportConfig).pace)
  return Beatport.of({
    tracks: makeTracks(calls, lists),
    releases: makeReleases(calls, lists),
    artists: makeArtists(calls, lists),
    labels: makeLabels(calls, lists),
    genres: makeGenres(calls, lists),
    charts: makeCharts(calls, lists),
    search: (query, paging = {}) => calls.search.query({ query: { ...paging, q: query } }),
    account: {
      get: () => calls.account.get({}),
      introspect: () => calls.account.introspect({})
    }
  })
})
