/**
 * Tokens: the token endpoint's response, and the token that the SDK keeps.
 */
import { Option, Schema } from "effect"

/** Wraps a secret string in `Redacted` as soon as it is decoded. */
export const Secret = Schema.RedactedFromValue(Schema.NonEmptyString)

/** Decodes an access token. It travels in a header, so it consists of visible ASCII characters only. */
export const AccessToken = Schema.RedactedFromValue(Schema.String.check(Schema.isPattern(/^[\x21-\x7e]+$/)))

/** Accepts any value. A value that is not a usable string counts as missing. */
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

/** Returns the string, if it is not empty. */
export const textIn: (value: unknown) => Option.Option<string> = Schema.decodeUnknownOption(
  Schema.NonEmptyString
)

/** Returns a number that arrived as a number or as a string: `36000`, `"36000"`. */
export const numberIn = (value: unknown): Option.Option<number> => {
  const given = typeof value === "string" && value.trim() !== "" ? Number(value) : value
  return typeof given === "number" && !Number.isNaN(given) ? Option.some(given) : Option.none()
}

/** Holds a token, in memory and in a `TokenStore`. */
export class Token extends Schema.Opaque<Token>()(
  Schema.Struct({
    /** The access token. */
    access_token: AccessToken,
    /** The refresh token; absent for an imported access token. */
    refresh_token: Schema.optionalKey(Secret),
    /** When the access token expires, in milliseconds since 1970; `endOfTime` if that is unknown. */
    expires_at: Schema.Finite,
    /** When it should be refreshed, in milliseconds since 1970: some time before it expires. */
    renew_at: Schema.Finite,
    /** The scope, such as `app:locker user:dj`. */
    scope: Schema.optionalKey(Schema.String),
    /** The client id that the token was issued to. A refresh must use the same one. */
    client_id: Schema.optionalKey(Schema.String),
    /**
     * The base URL that the token belongs to. It is never sent to another one. Absent in a file of another program.
     */
    base_url: Schema.optionalKey(Schema.String),
    /** The user name of the account, if known. */
    username: Schema.optionalKey(Secret)
  })
) {
  /** Returns whether the token is valid at a time, in milliseconds since 1970. */
  static works(token: { readonly expires_at: number }, now: number): boolean {
    return token.expires_at > now
  }

  /**
   * Returns whether the token is valid and not due for a refresh. A token that cannot be refreshed is used until it
   * expires.
   */
  static isFresh(token: Pick<Token, "expires_at" | "renew_at" | "refresh_token">, now: number): boolean {
    return (token.refresh_token === undefined ? token.expires_at : token.renew_at) > now
  }
}

/**
 * Sets the expiry of a token whose lifetime is unknown: the last time that a `Date` can hold. The token is used until
 * the server rejects it.
 */
export const endOfTime = 8_640_000_000_000_000

/** Limits a time to the range of clocks and dates. */
export const withinTime = (millis: number): number => Math.max(0, Math.min(millis, endOfTime))
