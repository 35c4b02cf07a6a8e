/**
 * Failures of authentication (401).
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./ErrorCategories.ts"
import { printReadably } from "./printReadably.ts"

/** Lists why a call has no valid token. */
export const AuthenticationReason = Schema.Literals([
  /** The user name or the password is wrong. */
  "InvalidCredentials",
  /** The refresh token or the authorization code has expired, was used before or was revoked. */
  "InvalidGrant",
  /** The server rejected an access token that had not expired. */
  "TokenRejected",
  /** No client id was configured and the documentation page holds none, or the server does not know the client id. */
  "ClientIdNotFound",
  /** The authorization call returned no code. */
  "AuthorizationDenied",
  /** There is no token, and no credentials to log in with. */
  "NotConfigured"
])
export type AuthenticationReason = typeof AuthenticationReason.Type

const authenticationAdvice: Record<AuthenticationReason, string> = {
  InvalidCredentials:
    "Check the user name and the password: they are those of www.beatport.com. An account with two-factor login (2FA) cannot log in here: import a token.",
  InvalidGrant: "The saved login no longer works. Log in again, or import a fresh token.",
  TokenRejected: "Beatport rejected the token. Log in again, or import a fresh token.",
  ClientIdNotFound: "Set BEATPORT_CLIENT_ID to the API_CLIENT_ID that Beatport's documentation page uses.",
  AuthorizationDenied: "Log in again; if it keeps failing, import a token from the documentation page.",
  NotConfigured: "Set BEATPORT_USERNAME and BEATPORT_PASSWORD, or BEATPORT_ACCESS_TOKEN, or import a token."
}

/** Reports that a call has no valid token: the login failed, or the server rejected the token (401). */
export class AuthenticationError
  extends Schema.TaggedError<AuthenticationError>()(
    "AuthenticationError",
    {
      reason: AuthenticationReason,
      method: Schema.optionalKey(Schema.String),
      path: Schema.optionalKey(Schema.String),
      status: Schema.optionalKey(Schema.Int),
      /** The server's own message, if it sent one. */
      detail: Schema.optionalKey(Schema.String),
      /** What to do, if this is known more precisely than from the reason. */
      advice: Schema.optionalKey(Schema.String)
    },
    { httpApiStatus: 401 }
  )
  implements ErrorCategories
{
  get isRetryable(): boolean {
    return false
  }
  get isUnprocessed(): boolean {
    return true
  }
  get requestedPause(): Duration.Duration | undefined {
    return undefined
  }
  get needsSignIn(): boolean {
    return true
  }
  get exitCode(): ExitCode {
    return 4
  }
  override get message(): string {
    const said = this.detail === undefined ? "" : ` Beatport says: ${this.detail}`
    return `Not signed in. ${this.advice ?? authenticationAdvice[this.reason]}${said} (${this.reason})`
  }
}

printReadably(AuthenticationError)
