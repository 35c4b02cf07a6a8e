/**
 * The cache keeps responses of earlier requests, so that an equal request is not sent again before they expire.
 *
 * It holds decoded values in memory, so a hit costs no request, no slot of the rate limit and no decoding. With
 * `layerPersisted` it also keeps the JSON in a store of `effect/persistence`, which other processes and later runs read.
 * Equal requests that are in flight at the same time are sent once. A request that changes a resource removes its stored
 * responses.
 */
import { Clock, Context, Duration, Effect, Layer, Predicate } from "effect"
import type * as Persistence from "effect/persistence/Persistence"
import type { BeatportError } from "../errors/BeatportError.ts"
import { checkArguments } from "../errors/fromSchema.ts"
import { configuration, type ValidationError } from "../errors/ValidationError.ts"
import { endOfTime } from "../schemas/Token.ts"
import type { CacheableRequest, CachedResponse, LoadedResponse } from "./Cache/CacheableRequest.ts"
import { MemoryEntries } from "./Cache/MemoryEntries.ts"
import {
  type CacheOptions,
  cacheOptionsSchema,
  type CacheSettings,
  toCacheSettings
} from "./Cache/CacheOptions.ts"
import { makeSharedRequests } from "./Cache/makeSharedRequests.ts"
import type { StoredPlace, StoredResponses } from "./Cache/StoredResponses.ts"

/** Keeps responses. Values are frozen, because several callers share them. */
export interface CacheService {
  /** Returns the stored response; without one, sends the request and stores its response. */
  readonly get: (request: CacheableRequest) => Effect.Effect<CachedResponse, BeatportError>
  /** Sends the request and replaces the stored response. */
  readonly reload: (request: CacheableRequest) => Effect.Effect<CachedResponse, BeatportError>
  /** Returns the stored response, and sends nothing; undefined if there is none. */
  readonly peek: (request: CacheableRequest) => Effect.Effect<CachedResponse | undefined>
  /** Removes the stored responses of a resource of an account, because a request may have changed it. */
  readonly invalidate: (account: string, resource: string) => Effect.Effect<void>
  /** Removes every response, also from the store, if there is one. */
  readonly clear: Effect.Effect<void>
}

/** Keeps responses of the API, in memory or also in a store. */
export class Cache extends Context.Service<Cache, CacheService>()("effect-beatport/services/Cache") {
  /** Keeps responses in memory. */
  static readonly layer = (options: CacheOptions = {}): Layer.Layer<Cache, ValidationError> =>
    Layer.effect(Cache, Effect.flatMap(checkCacheOptions(options), makeMemoryCache))

  /**
   * Keeps responses in memory and in a store of `effect/persistence`: `Persistence.layerKvs` over files, `layerRedis`,
   * `layerSql`. If the store fails, the request is sent, and a warning is logged. The responses of the account's own library
   * are kept in the store only, because another process may change them.
   */
  static readonly layerPersisted = (
    options: CacheOptions = {}
  ): Layer.Layer<Cache, ValidationError, Persistence.Persistence> =>
    Layer.effect(
      Cache,
      Effect.gen(function* () {
        const settings = yield* checkCacheOptions(options)
        // Loaded here, because the stores bring an SQL client that most programs do not need.
        const { makeStoredResponses } = yield* Effect.promise(() => import("./Cache/StoredResponses.ts"))
        return makeCache(settings, yield* makeStoredResponses(settings))
      })
    )
}

const checkCacheOptions = (options: CacheOptions): Effect.Effect<CacheSettings, ValidationError> =>
  Effect.andThen(checkArguments(cacheOptionsSchema, configuration)(options), toCacheSettings(options))

/** Makes a cache that keeps responses in memory. */
export const makeMemoryCache = (settings: CacheSettings): Effect.Effect<CacheService> =>
  Effect.sync(() => makeCache(settings, undefined))

const makeCache = (settings: CacheSettings, store: StoredResponses | undefined): CacheService => {
  const memory = new MemoryEntries(settings)
  const requests = makeSharedRequests()

  /** Another process may change the account's own library, so only the store decides whether such a response is kept. */
  const isInMemory = ({ kind }: CacheableRequest) => store === undefined || kind !== "library"

  const remember = (request: CacheableRequest, { body, value }: LoadedResponse, expiresAt: number) => {
    freezeDeep(value)
    const { resource } = request
    if (isInMemory(request)) memory.set(makeKey(request), { resource, value, bytes: body.length, expiresAt })
  }

  const recall = (request: CacheableRequest): Effect.Effect<CachedResponse | undefined> =>
    Effect.clockWith((clock) => {
      const entry = memory.get(makeKey(request), clock.currentTimeMillisUnsafe())
      return entry === undefined ? Effect.undefined : Effect.succeed({ value: entry.value, isHit: true })
    })

  const recallStored = Effect.fnUntraced(function* (request: CacheableRequest, place: StoredPlace) {
    const isCurrent = requests.watch(request)
    const stored = yield* place.get
    if (stored === undefined || stored.expiresAt <= (yield* Clock.currentTimeMillis)) return undefined
    // A body that an older version stored may lack what this version expects.
    const loaded = yield* Effect.orElseSucceed(request.decode(stored.body), () => undefined)
    if (loaded === undefined || !loaded.isComplete || !isCurrent()) return undefined
    remember(request, loaded, stored.expiresAt)
    return { value: loaded.value, isHit: true }
  })

  const load = Effect.fnUntraced(function* (request: CacheableRequest, place: StoredPlace | undefined) {
    const isCurrent = requests.watch(request)
    const loaded = yield* request.send
    const lifetime = Duration.toMillis(settings.lifetimes[request.kind])
    if (loaded.isComplete && lifetime > 0 && isCurrent()) {
      const expiresAt = Math.min(endOfTime, (yield* Clock.currentTimeMillis) + lifetime)
      remember(request, loaded, expiresAt)
      if (place !== undefined) yield* place.set({ body: loaded.body, expiresAt })
    }
    return { value: loaded.value, isHit: false }
  })

  const loadOrRecall = Effect.fnUntraced(function* (request: CacheableRequest) {
    const place = yield* store?.locate(request) ?? Effect.undefined
    const stored = place === undefined ? undefined : yield* recallStored(request, place)
    return stored ?? (yield* load(request, place))
  })

  return Cache.of({
    get: (request) =>
      Effect.flatMap(recall(request), (found) =>
        found === undefined ? requests.share(request, "get", loadOrRecall(request)) : Effect.succeed(found)
      ),
    reload: (request) =>
      requests.share(
        request,
        "reload",
        Effect.flatMap(store?.locate(request) ?? Effect.undefined, (place) => load(request, place))
      ),
    peek: Effect.fnUntraced(function* (request) {
      const found = yield* recall(request)
      const place = found === undefined ? yield* store?.locate(request) ?? Effect.undefined : undefined
      return place === undefined ? found : yield* recallStored(request, place)
    }),
    invalidate: (account, resource) =>
      Effect.suspend(() => {
        requests.change(account, resource)
        memory.removeResource(resource, `${account} `)
        return store?.invalidate(account, resource) ?? Effect.void
      }),
    clear: Effect.suspend(() => {
      memory.clear()
      return store?.clear ?? Effect.void
    })
  })
}

const makeKey = ({ account, key }: CacheableRequest): string => `${account} ${key}`

/** Freezes a decoded value, because several callers share it. Decoded JSON is a tree, as deep as its schema at most. */
const freezeDeep = (value: unknown): void => {
  if (!Predicate.isObjectOrArray(value) || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const member of Object.values(value)) freezeDeep(member)
}
