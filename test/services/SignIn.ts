/**
 * Authentication over the fake, with a store that shows what it was told and fails when it is told to.
 */
import { Clock, Context, Effect, Layer, Option, Redacted } from "effect"
import {
  Auth,
  BeatportConfig,
  type BeatportConfigOptions,
  BeatportHttpClient,
  ClientId,
  RateLimiter,
  type Token,
  TokenStore,
  TokenStoreError
} from "effect-beatport"
import { account, clientId, FakeBeatport, type Pair } from "./FakeBeatport.ts"

export const baseUrl = "https://api.beatport.com/v4"

type Operation = TokenStoreError["operation"]

/** The store, seen from outside. */
export class Shelf extends Context.Service<
  Shelf,
  {
    /** What the store was told, in order: `save access-token-1`, `clear`. */
    readonly told: Effect.Effect<ReadonlyArray<string>>
    /** The access token that lies there. */
    readonly holds: Effect.Effect<string | undefined>
    /** Puts a token there, as another process would have. */
    readonly put: (token: Token) => Effect.Effect<void>
    /** The next so many of these operations fail. */
    readonly fail: (
      operation: Operation,
      times: number,
      reason?: NonNullable<TokenStoreError["reason"]>
    ) => Effect.Effect<void>
  }
>()("test/services/Shelf") {
  static readonly layer: Layer.Layer<Shelf | TokenStore> = Layer.effectContext(
    Effect.gen(function* () {
      const store = Context.get(yield* Layer.build(Layer.fresh(TokenStore.layerMemory)), TokenStore)
      const told: Array<string> = []
      const failures: Array<Pick<TokenStoreError, "operation" | "reason">> = []
      const unlessBroken = <A>(operation: Operation, effect: Effect.Effect<A, TokenStoreError>) =>
        Effect.suspend(() => {
          const index = failures.findIndex((failure) => failure.operation === operation)
          if (index < 0) return effect
          const [failure] = failures.splice(index, 1)
          return Effect.fail(
            new TokenStoreError({ operation, ...failure, location: "the shelf", detail: "it is full." })
          )
        })
      return Context.make(
        TokenStore,
        TokenStore.of({
          load: unlessBroken("load", store.load),
          save: (token) =>
            unlessBroken(
              "save",
              Effect.suspend(() => {
                told.push(`save ${Redacted.value(token.access_token)}`)
                return store.save(token)
              })
            ),
          clear: unlessBroken(
            "clear",
            Effect.suspend(() => {
              told.push("clear")
              return store.clear
            })
          ),
          withLock: (effect) => Effect.andThen(unlessBroken("lock", Effect.void), store.withLock(effect))
        })
      ).pipe(
        Context.add(Shelf, {
          told: Effect.sync(() => [...told]),
          holds: store.load.pipe(
            Effect.orDie,
            Effect.map((found) =>
              Option.getOrUndefined(Option.map(found, (token) => Redacted.value(token.access_token)))
            )
          ),
          put: (token) => Effect.orDie(store.save(token)),
          fail: (operation, times, reason) =>
            Effect.sync(() => {
              const failure = { operation, ...(reason === undefined ? {} : { reason }) }
              failures.push(...Array.from({ length: times }, () => failure))
            })
        })
      )
    })
  )
}

/** Everything below the operations. */
export const layer = (options: BeatportConfigOptions = {}) =>
  BeatportHttpClient.layer.pipe(
    Layer.provideMerge(Auth.layer),
    Layer.provideMerge(ClientId.layer),
    Layer.provideMerge(RateLimiter.layer),
    Layer.provideMerge(Shelf.layer),
    Layer.provideMerge(FakeBeatport.layer),
    Layer.provideMerge(BeatportConfig.layer({ pace: 0, ...options }))
  )

/** A configuration with credentials. */
export const credentials: BeatportConfigOptions = { ...account }

/** Authentication as another process has it, which shares the store and the server. */
export const anotherProcess = Effect.map(Layer.build(Layer.fresh(Auth.layer)), Context.get(Auth))

/** The access token that a call would be sent with. */
export const accessToken = Effect.flatMap(Auth, (auth) => Effect.map(auth.accessToken, Redacted.value))

/** A token the server knows, on the shelf, as a run before this one left it. */
export const shelved = Effect.fnUntraced(function* (different: Partial<Token> = {}) {
  const { issue } = yield* FakeBeatport
  const { put } = yield* Shelf
  const pair = yield* issue
  yield* put({ ...tokenOf(pair, yield* Clock.currentTimeMillis), ...different })
  return pair
})

/** A pair as the store keeps it, good for ten hours. */
export const tokenOf = (pair: Pair, now: number): Token => ({
  access_token: Redacted.make(pair.access_token),
  refresh_token: Redacted.make(pair.refresh_token),
  expires_at: now + 36_000_000,
  renew_at: now + 35_700_000,
  client_id: clientId,
  base_url: baseUrl,
  username: Redacted.make(account.username)
})
