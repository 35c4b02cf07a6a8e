/**
 * The clients of a soak: one that most calls share, and one of its own for each call that signs in.
 */
import { Context, Effect, Layer, Redacted } from "effect"
import {
  Auth,
  Beatport,
  BeatportConfig,
  type BeatportConfigOptions,
  type BeatportHttpClient,
  ClientId,
  RateLimiter,
  type Token,
  TokenStore,
  type ValidationError
} from "effect-beatport"
import { hasty } from "../reliability/World.ts"
import { Backstage } from "./Backstage.ts"
import * as Network from "./Network.ts"

/** Time limit of a result. No planned delay of the simulator takes nearly as long. */
export const timeoutMillis = 2000

/** How often a request is sent at most. */
export const attempts = hasty.retry.times + 1

/** Whether the retry budget and the circuit are the client's own, or there are none. */
export const Thrift = Context.Reference<boolean>("test/soak/Thrift", { defaultValue: () => false })

const config = (options: BeatportConfigOptions): Layer.Layer<BeatportConfig, ValidationError, Backstage> =>
  Layer.unwrap(
    Effect.gen(function* () {
      const { baseUrl, clientId } = (yield* Backstage).served
      const isThrifty = yield* Thrift
      return BeatportConfig.layer({
        baseUrl,
        clientId,
        ...hasty,
        ...(isThrifty
          ? {}
          : { retry: { ...hasty.retry, budget: Infinity }, circuit: { failures: Infinity } }),
        timeout: { response: timeoutMillis },
        maxResponseBytes: 2_000_000,
        ...options
      })
    })
  )

/** What a client brings. */
export type BeatportServices = Beatport | BeatportHttpClient | Auth

type Needs = Backstage | Network.Outages | Network.Traffic

/** The client that calls share. It signs in by itself, and again whenever its token has ended. */
export const shared: Layer.Layer<BeatportServices, ValidationError, Needs> = Layer.unwrap(
  Effect.map(Backstage, ({ served: { account } }) =>
    Beatport.layerServices.pipe(
      Layer.provide([Network.layer(true), RateLimiter.layer, TokenStore.layerMemory]),
      Layer.provide(config(account))
    )
  )
)

/** What a call's own client holds to begin with. */
export type Held = "nothing" | "a good token" | "an expired token"

const tokenStore = (held: Held): Layer.Layer<TokenStore, never, Backstage | BeatportConfig> =>
  Layer.effect(
    TokenStore,
    Effect.gen(function* () {
      const store = yield* TokenStore
      if (held === "nothing") return store
      const { served, token } = yield* Backstage
      const issued = yield* token
      const now = Date.now()
      const expires_at = held === "a good token" ? now + issued.expires_in * 1000 : now - 1
      const kept: Token = {
        access_token: Redacted.make(issued.access_token),
        refresh_token: Redacted.make(issued.refresh_token),
        expires_at,
        renew_at: expires_at,
        client_id: served.clientId,
        base_url: (yield* BeatportConfig).baseUrl
      }
      yield* Effect.orDie(store.save(kept))
      return store
    })
  ).pipe(Layer.provide(TokenStore.layerMemory))

/** A client of a call's own, without a password. */
export const own = (
  held: Held,
  options: BeatportConfigOptions = {}
): Layer.Layer<Auth | ClientId, ValidationError, Needs> =>
  Layer.fresh(
    Auth.layer.pipe(
      Layer.provideMerge(ClientId.layer),
      Layer.provide([Network.layer(false), RateLimiter.layer, tokenStore(held)]),
      Layer.provide(config(options))
    )
  )

/** The same with all operations. */
export const ownBeatport = (held: Held): Layer.Layer<BeatportServices, ValidationError, Needs> =>
  Layer.fresh(
    Beatport.layerServices.pipe(
      Layer.provide([Network.layer(false), RateLimiter.layer, tokenStore(held)]),
      Layer.provide(config({}))
    )
  )
