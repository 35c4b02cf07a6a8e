/**
 * Gets the token that calls are sent with, stores it, and refreshes it in time, once for all callers that wait for it.
 */
import { Context, Effect, Layer, Option, type Redacted } from "effect"
import { HttpClient } from "effect/http"
import type { BeatportError } from "../errors/BeatportError.ts"
import { makeTokenExchange } from "./Auth/TokenExchange.ts"
import { makeFixedToken } from "./Auth/FixedToken.ts"
import { makeRefreshedToken } from "./Auth/RefreshedToken.ts"
import type { AuthStatus } from "./Auth/status.ts"
import { BeatportConfig } from "./BeatportConfig.ts"
import { ClientId } from "./ClientId.ts"
import { RetryBudget } from "./http/RetryBudget.ts"
import { RateLimiter } from "./RateLimiter.ts"
import { TokenStore } from "./TokenStore.ts"

/** Signs in and out, and gives the token that calls are sent with. */
export interface AuthService {
  /** Returns the token to send: the held one, or else the stored one, a refreshed one, or one from a new login. */
  readonly accessToken: Effect.Effect<Redacted.Redacted, BeatportError>
  /** Marks a token as refused by the server. It is not used again, unless a newer one is held already. */
  readonly reject: (token: Redacted.Redacted) => Effect.Effect<void>
  /**
   * Returns what tells the account from others, without a request: its user name, or else its access token. None if no
   * account is known yet.
   */
  readonly account: Effect.Effect<Option.Option<Redacted.Redacted>>
  /** Logs in with these credentials, or with the configured ones. */
  readonly login: (credentials?: {
    readonly username: string | Redacted.Redacted
    readonly password: string | Redacted.Redacted
  }) => Effect.Effect<void, BeatportError>
  /** Refreshes the token now. */
  readonly refresh: Effect.Effect<void, BeatportError>
  /**
   * Revokes the token at the server and removes it from the store, together with drafts of it. It is removed even if the
   * server cannot be reached. A stored token of another account or base URL stays.
   */
  readonly logout: Effect.Effect<void, BeatportError>
  /** Returns the state of the login, without a request. */
  readonly status: Effect.Effect<AuthStatus, BeatportError>
  /**
   * Imports a token from elsewhere: an access token copied from a browser, with or without `Authorization: Bearer`, the JSON
   * of the token endpoint, or the token file of another program. A token that does not say when it expires is used until the
   * server refuses it.
   */
  readonly importToken: (pasted: string | Redacted.Redacted) => Effect.Effect<void, BeatportError>
}

/** Authentication. A configured access token is the only identity: no other login takes its place. */
export class Auth extends Context.Service<Auth, AuthService>()("effect-beatport/services/Auth") {
  static readonly layer: Layer.Layer<
    Auth,
    never,
    HttpClient.HttpClient | BeatportConfig | ClientId | RateLimiter | TokenStore
  > = Layer.effect(
    Auth,
    Effect.suspend(() => make)
  ).pipe(Layer.provide(RetryBudget.layer))

  /** Uses one access token. If the server refuses it, calls fail. */
  static readonly layerToken = (token: Redacted.Redacted): Layer.Layer<Auth> =>
    Layer.effect(
      Auth,
      makeFixedToken(token, {
        revoke: Effect.void,
        whenRefused: "Beatport refused the access token. Use a fresh one.",
        whenAsked: "This client has one access token and no way to another."
      })
    )
}

const make = Effect.gen(function* () {
  const config = yield* BeatportConfig
  const exchange = makeTokenExchange(
    yield* HttpClient.HttpClient,
    yield* RateLimiter,
    yield* ClientId,
    config,
    yield* RetryBudget
  )
  return yield* Option.match(config.accessToken, {
    onNone: () => Effect.flatMap(TokenStore, (store) => makeRefreshedToken(config, store, exchange)),
    onSome: (token) =>
      makeFixedToken(token, {
        revoke: exchange.revoke(token, undefined),
        whenRefused:
          "The configured access token has ended: Beatport refused it. Set accessToken (BEATPORT_ACCESS_TOKEN) to a fresh one, or remove it to use a login.",
        whenAsked:
          "A configured access token is the only identity. Remove accessToken (BEATPORT_ACCESS_TOKEN) to log in, refresh or import."
      })
  })
})
