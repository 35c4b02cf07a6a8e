/**
 * Responses in a store of `effect/persistence`, which processes share.
 *
 * A key is the SHA-256 of account, path and query, so the store holds none of them in clear. Each resource of an account has a
 * generation, which is part of its keys: a change replaces the generation, so that no process finds the earlier responses.
 */
import { Clock, Duration, Effect, Exit, Random, Schema } from "effect"
import * as Digest from "effect/crypto/Digest"
import * as Persistable from "effect/persistence/Persistable"
import * as Persistence from "effect/persistence/Persistence"
import type { CacheableRequest } from "./CacheableRequest.ts"
import type { CacheSettings } from "./CacheOptions.ts"

const storeId = "effect-beatport-cache"

/** How long the store may take for one command. A cache that is slower is of no use. */
const slowest = Duration.seconds(2)

/** How long the store is not used after it failed, so that calls do not wait for it one after the other. */
const pauseAfterFailure = Duration.seconds(10)

const Stored = Schema.Struct({ body: Schema.String, expiresAt: Schema.Finite })

class ResponseKey extends Persistable.Class<{ payload: { key: string; lifetime: Duration.Duration } }>()(
  "effect-beatport/Response",
  { primaryKey: ({ key }) => key, success: Stored }
) {}

class GenerationKey extends Persistable.Class<{ payload: { key: string; lifetime: Duration.Duration } }>()(
  "effect-beatport/Generation",
  { primaryKey: ({ key }) => `generation-${key}`, success: Schema.String }
) {}

/** Reads and writes the response of one request. Without a store that works, there is nothing to read. */
export interface StoredPlace {
  readonly get: Effect.Effect<typeof Stored.Type | undefined>
  readonly set: (stored: typeof Stored.Type) => Effect.Effect<void>
}

/** Keeps responses in a store. */
export interface StoredResponses {
  /** Finds the place of a response, before its request is sent: a change meanwhile makes the place unreachable. */
  readonly locate: (request: CacheableRequest) => Effect.Effect<StoredPlace | undefined>
  /** Makes the responses of a resource unreachable. */
  readonly invalidate: (account: string, resource: string) => Effect.Effect<void>
  /** Removes all responses. */
  readonly clear: Effect.Effect<void>
}

/** Makes the responses over the store that is provided. */
export const makeStoredResponses = Effect.fnUntraced(function* ({ lifetimes }: CacheSettings) {
  const store = yield* (yield* Persistence.Persistence).make({
    storeId,
    timeToLive: (_, key) => (key instanceof ResponseKey || key instanceof GenerationKey ? key.lifetime : 0)
  })
  const digest = yield* Effect.provide(Digest.Digest, Digest.layerWebCrypto)
  const hash = (...parts: ReadonlyArray<string>) =>
    digest.digestHex(Digest.sha256, new TextEncoder().encode(parts.join("\n")))
  // A generation outlives the responses of the one before it.
  const longest = Object.values(lifetimes).reduce(Duration.max, Duration.days(1))
  const generationKey = (account: string, resource: string) =>
    Effect.map(hash(account, resource), (key) => new GenerationKey({ key, lifetime: longest }))

  let failedUntil = 0
  /** Returns undefined instead of a failure. */
  const guarded = <A, E extends { readonly message: string }>(command: Effect.Effect<A, E>) =>
    Effect.flatMap(Clock.currentTimeMillis, (now) =>
      now < failedUntil
        ? Effect.undefined
        : command.pipe(
            Effect.timeoutOrElse({
              duration: slowest,
              orElse: () => Effect.fail({ message: "no response" })
            }),
            Effect.catch(({ message }) =>
              Effect.as(
                Effect.logWarning(`The store of the cache failed. For 10 seconds it is not used. ${message}`),
                void (failedUntil = now + Duration.toMillis(pauseAfterFailure))
              )
            )
          )
    )

  return {
    locate: Effect.fnUntraced(function* ({ account, key, kind, resource }) {
      const found = yield* guarded(
        Effect.flatMap(generationKey(account, resource), (generation) =>
          Effect.map(store.get(generation), (exit) => ({ exit }))
        )
      )
      if (found === undefined) return undefined
      const generation = found.exit !== undefined && Exit.isSuccess(found.exit) ? found.exit.value : ""
      const place = new ResponseKey({
        key: yield* hash(account, generation, key),
        lifetime: lifetimes[kind]
      })
      return {
        get: Effect.map(guarded(store.get(place)), (exit) =>
          exit !== undefined && Exit.isSuccess(exit) ? exit.value : undefined
        ),
        set: (stored) => guarded(store.set(place, Exit.succeed(stored)))
      }
    }),
    invalidate: (account, resource) =>
      Effect.gen(function* () {
        const now = yield* Clock.currentTimeMillis
        const generation = `${now}-${yield* Random.nextInt}`
        yield* guarded(store.set(yield* generationKey(account, resource), Exit.succeed(generation)))
      }),
    clear: Effect.asVoid(guarded(store.clear))
  } satisfies StoredResponses
})
