/**
 * Beatport with promises.
 */
import { DateTime, Effect, type Layer, ManagedRuntime, Option, type Redacted, type Schema } from "effect"
import type { SearchResults } from "../schemas/Search.ts"
import type { Track, TrackDetail } from "../schemas/Track.ts"
import type { NodeBeatportOptions } from "../node/NodeBeatport.ts"
import { Auth, type AuthService } from "../services/Auth.ts"
import type { AuthStatus } from "../services/Auth/status.ts"
import { Beatport, type BeatportService } from "../services/Beatport.ts"
import type { Account } from "../services/Beatport/Account.ts"
import type { Artists } from "../services/Beatport/Artists.ts"
import type { Auxiliary } from "../services/Beatport/Auxiliary.ts"
import type { Charts } from "../services/Beatport/Charts.ts"
import type { Curation } from "../services/Beatport/Curation.ts"
import type { Genres } from "../services/Beatport/Genres.ts"
import type { Labels } from "../services/Beatport/Labels.ts"
import type { Library } from "../services/Beatport/Library.ts"
import type { Playlists } from "../services/Beatport/Playlists.ts"
import type { Releases } from "../services/Beatport/Releases.ts"
import type { SubGenres } from "../services/Beatport/SubGenres.ts"
import type { Tracks } from "../services/Beatport/Tracks.ts"
import type { Paging } from "../services/lists/Paged.ts"
import {
  type CallOptions,
  type ClosableRun,
  isCallOptions,
  makeRun,
  promised,
  type Promised,
  type Run
} from "./promised.ts"

/** What can be done with tracks, with promises. */
export interface PromisedTracks extends Omit<Promised<Tracks>, "get"> {
  /**
   * A track by id. Where it is not sold in the account's country this rejects with a `ForbiddenError`
   * (`TerritoryRestricted`), unless `fallback: "list"` asks for the list form instead.
   */
  readonly get: {
    (id: number, options?: CallOptions): Promise<TrackDetail>
    (id: number, options: { readonly fallback: "list" }, call?: CallOptions): Promise<TrackDetail | Track>
  }
}

/** Whether somebody is signed in, and for how long. */
export interface SignInStatus {
  readonly state: AuthStatus["state"]
  /** When the access token ends; null where nobody knows. */
  readonly expires_at: Date | null
  /** Whether it can be renewed without a password. */
  readonly renewable: boolean
  readonly scope: string | null
}

/** Signing in and out, with promises. */
export interface PromisedAuth {
  /** Signs in with user name and password, the given or the configured ones. Calls do this by themselves. */
  readonly login: (
    credentials?: {
      readonly username: string | Redacted.Redacted
      readonly password: string | Redacted.Redacted
    },
    options?: CallOptions
  ) => Promise<void>
  /** Renews the token now. Calls do this by themselves, in time. */
  readonly refresh: (options?: CallOptions) => Promise<void>
  /** Revokes the token at the server and forgets it. */
  readonly logout: (options?: CallOptions) => Promise<void>
  readonly status: (options?: CallOptions) => Promise<SignInStatus>
  /** Takes a token that was got elsewhere: a bare one, the JSON of the token endpoint, another program's token file. */
  readonly importToken: (pasted: string | Redacted.Redacted, options?: CallOptions) => Promise<void>
}

/**
 * A client whose calls give promises, and whose lists can be awaited (a page) or iterated (all items).
 *
 * Every call rejects with one of this SDK's error classes, and takes `{ signal }` as its last argument.
 */
export class BeatportClient implements AsyncDisposable {
  readonly tracks: PromisedTracks
  readonly releases: Promised<Releases>
  readonly artists: Promised<Artists>
  readonly labels: Promised<Labels>
  readonly genres: Promised<Genres>
  readonly subGenres: Promised<SubGenres>
  readonly charts: Promised<Charts>
  readonly playlists: Promised<Playlists>
  readonly curation: Promised<Curation>
  readonly auxiliary: Promised<Auxiliary>
  readonly account: Promised<Account>
  readonly library: Promised<Library>
  readonly auth: PromisedAuth
  /** One page of everything that a text finds. */
  readonly search: (query: string, paging?: Paging, options?: CallOptions) => Promise<SearchResults>
  /** What a search can be filtered by, as the server describes it; passed on as it comes. */
  readonly searchFacets: (options?: CallOptions) => Promise<Schema.Json>
  readonly #close: () => Promise<void>

  private constructor(beatport: BeatportService, auth: AuthService, run: ClosableRun) {
    this.tracks = promisedTracks(beatport.tracks, run)
    this.releases = promised(beatport.releases, run)
    this.artists = promised(beatport.artists, run)
    this.labels = promised(beatport.labels, run)
    this.genres = promised(beatport.genres, run)
    this.subGenres = promised(beatport.subGenres, run)
    this.charts = promised(beatport.charts, run)
    this.playlists = promised(beatport.playlists, run)
    this.curation = promised(beatport.curation, run)
    this.auxiliary = promised(beatport.auxiliary, run)
    this.account = promised(beatport.account, run)
    this.library = promised(beatport.library, run)
    this.auth = promisedAuth(auth, run)
    this.search = (query, paging, options) => run.promise(beatport.search(query, paging), options?.signal)
    this.searchFacets = (options) => run.promise(beatport.searchFacets(), options?.signal)
    this.#close = run.close
  }

  /**
   * A client for Node, configured by the environment and by the options, which come first. The token is kept in a
   * file, so one login lasts. Nobody is signed in before the first call needs it.
   */
  static async make(options: NodeBeatportOptions = {}): Promise<BeatportClient> {
    const NodeBeatport = await import("../node/NodeBeatport.ts")
    return BeatportClient.fromLayer(NodeBeatport.layerConfig(options))
  }

  /** A client over layers of one's own: for other runtimes, other stores, tests. */
  static async fromLayer<E>(layer: Layer.Layer<Beatport | Auth, E>): Promise<BeatportClient> {
    const runtime = ManagedRuntime.make(layer)
    try {
      const [beatport, auth] = await runtime.runPromise(Effect.all([Beatport, Auth]))
      return new BeatportClient(beatport, auth, makeRun(runtime))
    } catch (error) {
      await runtime.dispose()
      throw error
    }
  }

  /**
   * Ends what is under way, which rejects with an `AbortError`, and closes the connections. A closed client rejects every
   * call with a `ValidationError` that says so.
   */
  close(): Promise<void> {
    return this.#close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

const promisedTracks = (tracks: Tracks, run: Run): PromisedTracks => {
  function get(id: number, options?: CallOptions): Promise<TrackDetail>
  function get(
    id: number,
    options: { readonly fallback: "list" },
    call?: CallOptions
  ): Promise<TrackDetail | Track>
  function get(id: number, options?: CallOptions | { readonly fallback: "list" }, call?: CallOptions) {
    return options === undefined || isCallOptions(options)
      ? run.promise<TrackDetail | Track>(tracks.get(id), options?.signal)
      : run.promise(tracks.get(id, options), call?.signal)
  }
  return { ...promised(tracks, run), get }
}

const promisedAuth = (auth: AuthService, run: Run): PromisedAuth => ({
  login: (credentials, options) => run.promise(auth.login(credentials), options?.signal),
  refresh: (options) => run.promise(auth.refresh, options?.signal),
  logout: (options) => run.promise(auth.logout, options?.signal),
  status: async (options) => {
    const { expires_at, renewable, scope, state } = await run.promise(auth.status, options?.signal)
    return {
      state,
      expires_at: Option.match(expires_at, {
        onNone: () => null,
        onSome: (end) => DateTime.toDateUtc(DateTime.makeUnsafe(end))
      }),
      renewable,
      scope: Option.getOrNull(scope)
    }
  },
  importToken: (pasted, options) => run.promise(auth.importToken(pasted), options?.signal)
})
