/**
 * Gets the token that calls are sent with, stores it, and refreshes it in time, once for all callers that wait for it.
 */
import { Context, Effect, Layer, type Option, type Redacted } from "effect"
import type { HttpClient } from "effect/http"
import type { BeatportError } from "../errors/BeatportError.ts"
import type { AuthStatus } from "./Auth/AuthStatus.ts"
import type { BeatportConfig } from "./BeatportConfig.ts"
import type { ClientId } from "./ClientId.ts"
import { RetryBudget } from "./http/RetryBudget.ts"
import type { RateLimiter } from "./RateLimiter.ts"
import type { TokenStore } from "./TokenStore.ts"

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
    // Loaded only here, because a program that is given another `Auth` does not need the schemas of sign-in.
    Effect.flatMap(
      Effect.promise(() => import("./Auth/makeAuth.ts")),
      ({ makeAuth }) => makeAuth
    )
  ).pipe(Layer.provide(RetryBudget.layer))

  /** Uses one access token. If the server refuses it, calls fail. */
  static readonly layerToken = (token: Redacted.Redacted): Layer.Layer<Auth> =>
    Layer.effect(
      Auth,
      Effect.flatMap(
        Effect.promise(() => import("./Auth/makeFixedToken.ts")),
        ({ makeFixedToken }) =>
          makeFixedToken(token, {
            revoke: Effect.void,
            whenRefused: "Beatport refused the access token. Use a fresh one.",
            whenAsked: "This client has one access token and no way to another."
          })
      )
    )
}
