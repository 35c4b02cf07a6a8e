/**
 * Sessions, authorization codes and tokens: which account they belong to, and when they expire.
 *
 * They are generated from the simulator's seed, so that they look random and a run can be repeated.
 */
import { Context, Duration, Effect, Layer } from "effect"
import type { SimulatedAccount } from "./Accounts.ts"
import { CurrentBehaviour } from "./Behaviour.ts"
import { makeDice, seedDice } from "./Catalogue/Dice.ts"
import { SimulatedTime } from "./SimulatedTime.ts"

/** Describes the response of the token endpoint, with its keys in the recorded order. */
export interface IssuedToken {
  /** Access token that API requests carry. */
  readonly access_token: string
  /** Seconds until the access token expires. */
  readonly expires_in: number
  /** Type of the token. */
  readonly token_type: "Bearer"
  /** OAuth scopes, separated by spaces. */
  readonly scope: string
  /** Refresh token, which works once. */
  readonly refresh_token: string
}

/** Describes a token as the server keeps it. */
export interface TokenRecord {
  readonly token: IssuedToken
  readonly account: SimulatedAccount
  readonly clientId: string
  /** Time of expiry, in milliseconds since 1970. */
  readonly expiresAt: number
}

/** Describes the authorization request of a code. The token request must match it. */
export interface CodeRecord {
  readonly account: SimulatedAccount
  readonly clientId: string
  /** Redirect URI. `undefined`: the authorization request had none. */
  readonly redirectUri: string | undefined
  /** PKCE challenge. `undefined`: the client sent none. */
  readonly challenge: { readonly value: string; readonly method: string } | undefined
  readonly expiresAt: number
}

/** Holds the scope of the documentation client's tokens. */
export const docsScope = "app:docs user:dj"

// The default of django-oauth-toolkit; Beatport's value is unknown.
const codeLifetime = Duration.seconds(60)

export class Grants extends Context.Service<
  Grants,
  {
    /** Opens a session. Returns the values of its cookies `sessionid` and `csrftoken`. */
    readonly openSession: (
      account: SimulatedAccount
    ) => Effect.Effect<{ readonly sessionId: string; readonly csrfToken: string }>
    readonly session: (sessionId: string) => Effect.Effect<SimulatedAccount | undefined>
    readonly closeSession: (sessionId: string) => Effect.Effect<void>
    readonly issueCode: (grant: Omit<CodeRecord, "expiresAt">) => Effect.Effect<string>
    /** Takes a code. A code works once, even if the request that uses it fails. */
    readonly takeCode: (code: string) => Effect.Effect<CodeRecord | undefined>
    readonly issueToken: (account: SimulatedAccount, clientId: string) => Effect.Effect<IssuedToken>
    /** Returns the token with this access token; undefined if it has expired or is unknown. */
    readonly token: (accessToken: string) => Effect.Effect<TokenRecord | undefined>
    /**
     * Takes a refresh token of this client. It works once; the access token issued with it is revoked as well, as in
     * django-oauth-toolkit.
     */
    readonly takeRefreshToken: (
      refreshToken: string,
      clientId: string
    ) => Effect.Effect<TokenRecord | undefined>
    /** Revokes a token by its access token or its refresh token; both become invalid. */
    readonly revoke: (token: string) => Effect.Effect<void>
    /** Expires all access tokens; refresh tokens stay valid. */
    readonly expireAll: Effect.Effect<void>
    /** Revokes all sessions, codes and tokens. */
    readonly revokeAll: Effect.Effect<void>
  }
>()("effect-beatport/simulator/Grants") {
  static readonly layer = (seed: string | number) =>
    Layer.effect(
      Grants,
      Effect.gen(function* () {
        const time = yield* SimulatedTime
        const behaviour = yield* CurrentBehaviour
        const draw = makeDice(yield* seedDice(`${seed}: grants`))
        const sessions = new Map<string, SimulatedAccount>()
        const codes = new Map<string, CodeRecord>()
        const byAccess = new Map<string, TokenRecord>()
        const byRefresh = new Map<string, TokenRecord>()

        const secret = (length: number, alphabet = letters) =>
          Array.from({ length }, () => alphabet.charAt(draw.between(0, alphabet.length - 1))).join("")

        const forget = (record: TokenRecord) => {
          byAccess.delete(record.token.access_token)
          byRefresh.delete(record.token.refresh_token)
        }

        return Grants.of({
          openSession: (account) =>
            Effect.sync(() => {
              const sessionId = secret(32, lowerCase)
              sessions.set(sessionId, account)
              return { sessionId, csrfToken: secret(32) }
            }),
          session: (sessionId) => Effect.sync(() => sessions.get(sessionId)),
          closeSession: (sessionId) => Effect.sync(() => void sessions.delete(sessionId)),
          issueCode: (grant) =>
            Effect.map(time.now, (now) => {
              const code = secret(30)
              codes.set(code, { ...grant, expiresAt: now + Duration.toMillis(codeLifetime) })
              return code
            }),
          takeCode: (code) =>
            Effect.map(time.now, (now) => {
              const record = codes.get(code)
              codes.delete(code)
              return record !== undefined && record.expiresAt > now ? record : undefined
            }),
          issueToken: (account, clientId) =>
            Effect.gen(function* () {
              const { tokenLifetime } = yield* behaviour.get
              const now = yield* time.now
              const token: IssuedToken = {
                access_token: secret(30),
                expires_in: Math.floor(Duration.toSeconds(tokenLifetime)),
                token_type: "Bearer",
                scope: docsScope,
                refresh_token: secret(30)
              }
              const expiresAt = now + Duration.toMillis(tokenLifetime)
              const record = { token, account, clientId, expiresAt }
              byAccess.set(token.access_token, record)
              byRefresh.set(token.refresh_token, record)
              return token
            }),
          token: (accessToken) =>
            Effect.map(time.now, (now) => {
              const record = byAccess.get(accessToken)
              return record !== undefined && record.expiresAt > now ? record : undefined
            }),
          takeRefreshToken: (refreshToken, clientId) =>
            Effect.sync(() => {
              const record = byRefresh.get(refreshToken)
              if (record?.clientId !== clientId) return undefined
              forget(record)
              return record
            }),
          revoke: (token) =>
            Effect.sync(() => {
              const record = byAccess.get(token) ?? byRefresh.get(token)
              if (record !== undefined) forget(record)
            }),
          expireAll: Effect.sync(() => byAccess.clear()),
          revokeAll: Effect.sync(() => {
            for (const held of [sessions, codes, byAccess, byRefresh]) held.clear()
          })
        })
      })
    )
}

const lowerCase = "abcdefghijklmnopqrstuvwxyz0123456789"

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
