/**
 * Tokens: what the token endpoint answers, and what this SDK keeps.
 */
import { Clock, Duration, Effect, Redacted, Schema } from "effect"

/** A secret from the moment it is decoded. */
export const Secret = Schema.RedactedFromValue(Schema.NonEmptyString)

/**
 * The token endpoint's answer. `expires_in` is in seconds: 36000 for Beatport's documentation client, 600 for
 * the one of the web site. The refresh token rotates: each one works once.
 */
export class TokenResponse extends Schema.Opaque<TokenResponse>()(
  Schema.Struct({
    access_token: Secret,
    expires_in: Schema.Number,
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
    /** Milliseconds since 1970. */
    expires_at: Schema.Number,
    scope: Schema.optionalKey(Schema.String),
    /** The client the token was issued to; a refresh has to name the same. */
    client_id: Schema.optionalKey(Schema.String),
    /** The API the token belongs to: a token is never sent to another. */
    base_url: Schema.String,
    /** The account the token belongs to, where it is known. */
    username: Schema.optionalKey(Secret)
  })
) {
  /** Whether the token still works for at least `margin`. */
  static isFresh = (
    token: { readonly expires_at: number },
    margin: Duration.Duration
  ): Effect.Effect<boolean> =>
    Effect.map(Clock.currentTimeMillis, (now) => token.expires_at - Duration.toMillis(margin) > now)

  /** Whether two secrets are the same, without unwrapping them at the caller. */
  static sameSecret = (a: Redacted.Redacted, b: Redacted.Redacted): boolean =>
    Redacted.value(a) === Redacted.value(b)
}
