/**
 * Tokens: the token endpoint's response, and the token that the SDK keeps.
 */
import { Option, Schema } from "effect"

/** Wraps a text that is a secret in `Redacted` as soon as it is decoded. */
export const Secret = Schema.RedactedFromValue(Schema.NonEmptyString)

/** Decodes an access token. It travels in a header, so it consists of visible ASCII characters only. */
export const AccessToken = Schema.RedactedFromValue(Schema.String.check(Schema.isPattern(/^[\x21-\x7e]+$/)))

/** Accepts anything; what is not a text that can be used counts as missing. */
const lenientText = Schema.optionalKey(Schema.Unknown)

/**
 * The token endpoint's response. Beatport sends all fields; everything except the access token may be missing, because
 * servers behind a proxy and other implementations of OAuth leave fields out, or send `expires_in` as text.
 *
 * `expires_in` is in seconds: 36000 for the client of Beatport's documentation page, 600 for the one of the web site. The
 * refresh token rotates: each one works once.
 */
export class TokenResponse extends Schema.Opaque<TokenResponse>()(
  Schema.Struct({
    /** The access token. */
    access_token: AccessToken,
    /** Only `Bearer` can be used, in any case of letters. */
    token_type: Schema.optionalKey(Schema.NullOr(Schema.String.check(Schema.isPattern(/^bearer$/i)))),
    /** The lifetime in seconds. */
    expires_in: Schema.optionalKey(Schema.Unknown),
    /** The scope, such as `app:locker user:dj`. */
    scope: lenientText,
    /** The refresh token; empty or missing if the server issues none. */
    refresh_token: Schema.optionalKey(Schema.NullOr(Schema.RedactedFromValue(Schema.String)))
  })
) {}

/** Returns the text, if it is one that is not empty. */
export const textIn: (value: unknown) => Option.Option<string> = Schema.decodeUnknownOption(
  Schema.NonEmptyString
)

/** Returns a number that arrived as one or as text: `36000`, `"36000"`. */
export const numberIn = (value: unknown): Option.Option<number> => {
  const given = typeof value === "string" && value.trim() !== "" ? Number(value) : value
  return typeof given === "number" && !Number.isNaN(given) ? Option.some(given) : Option.none()
}

/** A token as it is held in memory and in a `TokenStore`. */
export class Token extends Schema.Opaque<Token>()(
  Schema.Struct({
    /** The access token. */
    access_token: AccessToken,
    /** Absent for a token that was pasted. */
    refresh_token: Schema.optionalKey(Secret),
    /** When the access token expires, in milliseconds since 1970; `endOfTime` if that is unknown. */
    expires_at: Schema.Finite,
    /** When it should be refreshed, if it can be: some time before it expires. */
    renew_at: Schema.Finite,
    /** The scope, such as `app:locker user:dj`. */
    scope: Schema.optionalKey(Schema.String),
    /** The client the token was issued to; a refresh has to name the same. */
    client_id: Schema.optionalKey(Schema.String),
    /** The API the token belongs to: a token is never sent to another. Absent in a file of another program. */
    base_url: Schema.optionalKey(Schema.String),
    /** The account the token belongs to, where it is known. */
    username: Schema.optionalKey(Secret)
  })
) {
  /** Whether the token works at a time, in milliseconds since 1970. */
  static works(token: { readonly expires_at: number }, now: number): boolean {
    return token.expires_at > now
  }

  /** Whether the token works and is not due for a refresh. A token that cannot be refreshed is used until it expires. */
  static isFresh(token: Pick<Token, "expires_at" | "renew_at" | "refresh_token">, now: number): boolean {
    return (token.refresh_token === undefined ? token.expires_at : token.renew_at) > now
  }
}

/** The expiry of a token whose lifetime is unknown: the last time that a `Date` can hold. It is used until it is refused. */
export const endOfTime = 8_640_000_000_000_000

/** Returns a time that clocks and dates can hold. */
export const withinTime = (millis: number): number => Math.max(0, Math.min(millis, endOfTime))
