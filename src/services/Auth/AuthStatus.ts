/**
 * The state of the sign-in, without secrets.
 */
import { Option } from "effect"
import { endOfTime, Token } from "../../schemas/Token.ts"

/** Tells whether an account is signed in, and how long its token lasts. */
export interface AuthStatus {
  /** An `expired` token that is `renewable` is refreshed by the next call. */
  readonly state: "signedIn" | "expired" | "signedOut"
  /** When the access token ends, in milliseconds since 1970; none if that is unknown. */
  readonly expires_at: Option.Option<number>
  /** Whether the token can be refreshed without a password. */
  readonly renewable: boolean
  /** OAuth scopes of the token, separated by spaces, if the server named them. */
  readonly scope: Option.Option<string>
}

/** The state without a token. */
export const signedOut: AuthStatus = {
  state: "signedOut",
  expires_at: Option.none(),
  renewable: false,
  scope: Option.none()
}

/** What a token says. */
export const toStatus = (token: Option.Option<Token>, now: number): AuthStatus =>
  Option.match(token, {
    onNone: () => signedOut,
    onSome: (held): AuthStatus => ({
      state: Token.works(held, now) ? "signedIn" : "expired",
      expires_at: held.expires_at >= endOfTime ? Option.none() : Option.some(held.expires_at),
      renewable: held.refresh_token !== undefined,
      scope: Option.fromUndefinedOr(held.scope)
    })
  })
