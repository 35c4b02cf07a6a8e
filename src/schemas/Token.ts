/**
 * Tokens: what the token endpoint answers, and what this SDK keeps.
 */
import { Schema } from "effect"

/** A secret from the moment it is decoded. */
export const Secret = Schema.RedactedFromValue(Schema.NonEmptyString)

/**
 * The token endpoint's answer. `expires_in` is in seconds: 36000 for Beatport's documentation client, 600 for
 * the one of the web site. The refresh token rotates: each one works once.
 */
export class TokenResponse extends Schema.Opaque<TokenResponse>()(
  Schema.Struct({
    access_token: Secret,
    expires_in: Schema.Finite,
    token_type: Schema.String,
    scope: Schema.optionalKey(Schema.String),
    refresh_token: Schema.optionalKey(Schema.NullOr(Secret))
  })
) {}

/** A token as it is held in memory and in a `TokenStore`. */
export class Token extends Schema.Opaque<Token>()(
  Schema.Struct({
    access_token: Secret,
    /** Absent for a token that was pasted. */
    refresh_token: Schema.optionalKey(Secret),
    /** When the access token ends, in milliseconds since 1970. */
    expires_at: Schema.Finite,
    /** When it should be renewed, if it can be: some time before it ends. */
    renew_at: Schema.Finite,
    scope: Schema.optionalKey(Schema.String),
    /** The client the token was issued to; a refresh has to name the same. */
    client_id: Schema.optionalKey(Schema.String),
    /** The API the token belongs to: a token is never sent to another. */
    base_url: Schema.String,
    /** The account the token belongs to, where it is known. */
    username: Schema.optionalKey(Secret)
  })
) {
  /** Whether the token works at a time, in milliseconds since 1970. */
  static works(token: { readonly expires_at: number }, now: number): boolean {
    return token.expires_at > now
  }

  /** Whether the token works and need not be renewed yet. One that cannot be renewed is used to its end. */
  static isFresh(token: Pick<Token, "expires_at" | "renew_at" | "refresh_token">, now: number): boolean {
    return (token.refresh_token === undefined ? token.expires_at : token.renew_at) > now
  }
}
