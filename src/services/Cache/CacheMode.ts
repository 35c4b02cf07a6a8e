/**
 * How a single call uses the cache.
 */
import { Context } from "effect"

/**
 * Says how a call uses the cache.
 *
 * - `default` returns a stored response, and otherwise sends the request.
 * - `reload` sends the request and replaces the stored response.
 * - `only-if-cached` sends no request: without a stored response it fails with an `UnavailableError` (`NotCached`).
 */
export type CacheMode = "default" | "reload" | "only-if-cached"

/** Lists the modes. */
export const cacheModes: ReadonlyArray<CacheMode> = ["default", "reload", "only-if-cached"]

/**
 * Sets how the calls in an effect use the cache. Without a cache, `only-if-cached` always fails.
 *
 *     beatport.genres.list().pipe(Effect.provideService(CurrentCacheMode, "reload"))
 */
export const CurrentCacheMode = Context.Reference<CacheMode>(
  "effect-beatport/services/Cache/CurrentCacheMode",
  { defaultValue: () => "default" }
)
