/**
 * The step of a call that uses the cache. It comes first, so that a stored response costs no slot of the rate limit.
 */
import { Duration, Effect, Option, Predicate, Redacted } from "effect"
import * as Digest from "effect/crypto/Digest"
import type { HttpApiEndpoint } from "effect/http-api"
import type { BeatportError } from "../../errors/BeatportError.ts"
import { UnavailableError } from "../../errors/UnavailableError.ts"
import { Auth, type AuthService } from "../Auth.ts"
import { BeatportConfig } from "../BeatportConfig.ts"
import { Cache, type CacheService, makeMemoryCache } from "../Cache.ts"
import type { CachedResponse, LoadedResponse } from "../Cache/CacheableRequest.ts"
import { CurrentCacheMode } from "../Cache/CacheMode.ts"
import { findKind, findResource } from "../Cache/ResourceKind.ts"

/** The arguments of a call that are part of its URL. */
interface RequestParts {
  readonly params?: unknown
  readonly query?: unknown
}

/** Sends the request of a call, or returns its stored response. */
export type CachedCall = (
  parts: RequestParts,
  send: Effect.Effect<LoadedResponse, BeatportError>,
  decode: (body: string) => Effect.Effect<LoadedResponse, BeatportError>
) => Effect.Effect<CachedResponse, BeatportError>

/** Makes the step for an endpoint. */
export type CacheStep = (endpoint: HttpApiEndpoint.Top) => CachedCall

/** Makes the step over the provided `Cache`, or else over the one of the configuration. */
export const makeCacheStep: Effect.Effect<CacheStep, never, BeatportConfig> = Effect.gen(function* () {
  const config = yield* BeatportConfig
  const provided = yield* Effect.serviceOption(Cache)
  const auth = yield* Effect.serviceOption(Auth)
  const cache = Option.isSome(provided)
    ? provided.value
    : Option.isSome(config.cache)
      ? yield* makeMemoryCache(config.cache.value)
      : undefined
  // Without an `Auth` the account is unknown, and responses of one account must not reach another.
  if (cache === undefined || Option.isNone(auth)) return withoutCache
  const account = yield* makeAccountHash(auth.value, config.baseUrl)
  return (endpoint) =>
    endpoint.method === "GET"
      ? makeCachedRead(endpoint, cache, account)
      : makeInvalidatingWrite(endpoint, cache, account)
})

/** Without a cache, nothing is stored that `only-if-cached` could return. */
const withoutCache: CacheStep = (endpoint) => (parts, send) =>
  endpoint.method === "GET"
    ? Effect.flatMap(CurrentCacheMode, (mode) =>
        mode === "only-if-cached" ? failNotCached(endpoint, parts) : Effect.map(send, toUncached)
      )
    : Effect.map(send, toUncached)

const toUncached = ({ value }: LoadedResponse): CachedResponse => ({ value, isHit: undefined })

const makeCachedRead = (
  endpoint: HttpApiEndpoint.Top,
  cache: CacheService,
  account: Effect.Effect<string | undefined>
): CachedCall => {
  const kind = findKind(endpoint.path)
  if (kind === undefined) return withoutCache(endpoint)
  const resource = findResource(endpoint.path)
  const uncached = withoutCache(endpoint)
  return (parts, send, decode) =>
    Effect.flatMap(account, (holder) => {
      const key = Option.getOrUndefined(findKey(endpoint, parts))
      // Arguments without a key are invalid: the call fails with the error about them.
      if (holder === undefined || key === undefined) return uncached(parts, send, decode)
      const request = { account: holder, resource, kind, key, send, decode }
      return Effect.flatMap(CurrentCacheMode, (mode) => {
        if (mode === "reload") return cache.reload(request)
        if (mode === "default") return cache.get(request)
        return Effect.flatMap(cache.peek(request), (found) =>
          found === undefined ? failNotCached(endpoint, parts) : Effect.succeed(found)
        )
      })
    })
}

/** Makes a call that removes stored responses, also if it fails, because its request may have changed the resource all the same. */
const makeInvalidatingWrite = (
  endpoint: HttpApiEndpoint.Top,
  cache: CacheService,
  account: Effect.Effect<string | undefined>
): CachedCall => {
  const resource = findResource(endpoint.path)
  return (_, send) =>
    Effect.map(
      Effect.ensuring(
        send,
        Effect.flatMap(account, (holder) =>
          holder === undefined ? Effect.void : cache.invalidate(holder, resource)
        )
      ),
      toUncached
    )
}

const findKey = ({ method, path }: HttpApiEndpoint.Top, parts: RequestParts): Option.Option<string> =>
  writeKey(`${method} ${fillPath(path, parts)}`, parts.query)

/** Writes the query as text, without the parameters that are undefined and in the order of their names. */
const writeKey = Option.liftThrowable((target: string, query: unknown): string => {
  const parameters: ReadonlyArray<readonly [string, unknown]> = Predicate.isObject(query)
    ? Object.entries(query)
    : []
  const given = parameters.filter(([, value]) => value !== undefined)
  return `${target} ${JSON.stringify(given.toSorted(([a], [b]) => (a < b ? -1 : 1)))}`
})

const fillPath = (template: string, { params }: RequestParts): string =>
  template.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value: unknown = Predicate.isObject(params) ? Reflect.get(params, name) : undefined
    return encodeURIComponent(String(value))
  })

const failNotCached = (endpoint: HttpApiEndpoint.Top, parts: RequestParts) =>
  Effect.suspend(() =>
    Effect.fail(
      new UnavailableError({
        method: endpoint.method,
        path: fillPath(endpoint.path, parts),
        reason: "NotCached",
        retryAfter: Duration.zero
      })
    )
  )

/**
 * Returns the hash that stands for the account in keys; undefined while the account is unknown. It is made once for each
 * object that holds the secret, because calls ask for it every time.
 */
const makeAccountHash = ({ account }: AuthService, baseUrl: string) =>
  Effect.gen(function* () {
    const digest = yield* Digest.Digest
    const hashes = new WeakMap<Redacted.Redacted, string>()
    const hash = Effect.fnUntraced(function* (secret: Redacted.Redacted) {
      const text = new TextEncoder().encode(`${baseUrl}\n${Redacted.value(secret)}`)
      const made = yield* digest.digestHex(Digest.sha256, text)
      hashes.set(secret, made)
      return made
    })
    return Effect.flatMap(account, (holder) => {
      if (Option.isNone(holder)) return Effect.undefined
      const known = hashes.get(holder.value)
      return known === undefined ? hash(holder.value) : Effect.succeed(known)
    })
  }).pipe(Effect.provide(Digest.layerWebCrypto))
