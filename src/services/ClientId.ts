/**
 * The public client id that ordinary accounts sign in through.
 *
 * Beatport issues no keys to the public. Its documentation page is itself a client, and its id stands in one of the
 * page's scripts. The page and the scripts are public; their names change with every deployment.
 */
import { Context, Effect, Layer, Option, Ref } from "effect"
import type { HttpClient } from "effect/http"
import type { BeatportError } from "../errors/BeatportError.ts"
import { BeatportConfig } from "./BeatportConfig.ts"
import { RetryBudget } from "./http/RetryBudget.ts"
import type { RateLimiter } from "./RateLimiter.ts"

/** Looks up the client id and discards one that the server no longer knows. */
export interface ClientIdService {
  /** The configured client id, else the one found on the documentation page; looked for once. */
  readonly get: Effect.Effect<string, BeatportError>
  /** Discards this id, which the server does not know: the next `get` looks for it anew. A configured id stays. */
  readonly forget: (id: string) => Effect.Effect<void>
}

/** Provides the OAuth client id that sign-ins use. */
export class ClientId extends Context.Service<ClientId, ClientIdService>()(
  "effect-beatport/services/ClientId"
) {
  static readonly layer: Layer.Layer<ClientId, never, HttpClient.HttpClient | RateLimiter | BeatportConfig> =
    Layer.effect(
      ClientId,
      Effect.flatMap(BeatportConfig, ({ clientId }) =>
        Option.isSome(clientId) ? Effect.succeed(makeKnown(clientId.value)) : makeLookup
      )
    ).pipe(Layer.provide(RetryBudget.layer))

  /** A client id that is known. */
  static readonly layerId = (id: string): Layer.Layer<ClientId> => Layer.succeed(ClientId)(makeKnown(id))
}

const makeKnown = (id: string): ClientIdService => ({ get: Effect.succeed(id), forget: () => Effect.void })

const makeLookup = Effect.gen(function* () {
  const context = yield* Effect.context<HttpClient.HttpClient | RateLimiter | BeatportConfig | RetryBudget>()
  const found = yield* Ref.make(Option.none<string>())
  // Loaded only here, because a program with a token looks for no id.
  const find = Effect.flatMap(
    Effect.promise(() => import("./ClientId/findClientId.ts")),
    ({ findClientId }) => findClientId
  ).pipe(
    Effect.provideContext(context),
    Effect.tap((id) => Ref.set(found, Option.some(id)))
  )
  // Failures are not kept: the next caller looks again.
  const [get, invalidate] = yield* Effect.cachedInvalidateWithTTL(find, (exit) =>
    exit._tag === "Success" ? Infinity : 0
  )
  return ClientId.of({
    get,
    // Another call may have found the new id meanwhile: that one stays.
    forget: (id) =>
      Effect.flatMap(Ref.get(found), (last) => (Option.contains(last, id) ? invalidate : Effect.void))
  })
})
