/**
 * The options of the cache, their checks and their defaults.
 */
import { Duration, Effect, Predicate, Schema } from "effect"
import type { ValidationError } from "../../errors/ValidationError.ts"
import { checkDuration } from "../BeatportConfig/durations.ts"
import type { ResourceKind } from "./ResourceKind.ts"

/** Configures the cache. */
export interface CacheOptions {
  /** The largest number of responses in memory. Default: 1000. */
  readonly maxEntries?: number | undefined
  /**
   * The largest size of all responses in memory, in bytes of their JSON. Default: 8 MB (8,000,000). Decoded responses take
   * about twice as much memory.
   */
  readonly maxBytes?: number | undefined
  /** How long responses are kept, by kind of resource. `0` keeps none of that kind. */
  readonly lifetimes?: { readonly [Kind in ResourceKind]?: Duration.Input | undefined } | undefined
}

/** Holds the options of the cache with every default filled in. */
export interface CacheSettings {
  /** The largest number of responses in memory. */
  readonly maxEntries: number
  /** The largest size of the responses in memory, in bytes of JSON. */
  readonly maxBytes: number
  /** How long responses are kept, by kind of resource. */
  readonly lifetimes: Readonly<Record<ResourceKind, Duration.Duration>>
}

const defaults: Readonly<Record<ResourceKind, Duration.Input>> = {
  genres: "1 day",
  details: "1 hour",
  lists: "10 minutes",
  charts: "5 minutes",
  library: "1 minute"
}

const positive = Schema.optional(
  Schema.declare((u: unknown): u is number => Predicate.isNumber(u) && u > 0, {
    expected: "a number above 0"
  })
)

const lifetime = Schema.optional(Schema.Unknown)

/** Checks the names and bounds of the options. Lifetimes are checked where they are read. */
export const cacheOptionsSchema = Schema.Struct({
  maxEntries: positive,
  maxBytes: positive,
  lifetimes: Schema.optional(
    Schema.Struct({
      genres: lifetime,
      details: lifetime,
      lists: lifetime,
      charts: lifetime,
      library: lifetime
    } satisfies Readonly<Record<ResourceKind, Schema.Constraint>>)
  )
} satisfies Readonly<Record<keyof CacheOptions, Schema.Constraint>>)

/** Reads options that have been checked, and fills in the defaults. */
export const toCacheSettings = Effect.fnUntraced(function* ({
  lifetimes = {},
  maxBytes = 8_000_000,
  maxEntries = 1000
}: CacheOptions): Effect.fn.Return<CacheSettings, ValidationError> {
  const read = (kind: ResourceKind) =>
    checkDuration(`cache.lifetimes.${kind}`, lifetimes[kind], defaults[kind])
  return {
    maxEntries,
    maxBytes,
    lifetimes: yield* Effect.all({
      genres: read("genres"),
      details: read("details"),
      lists: read("lists"),
      charts: read("charts"),
      library: read("library")
    })
  }
})
