/**
 * Tokens in the formats in which users and other programs pass them: copied from a browser's request, the JSON of the
 * token endpoint, the token file of another program.
 */
import { DateTime, Duration, Option, Predicate, Redacted, Schema } from "effect"
import { AccessToken, endOfTime, numberIn, textIn, type Token, withinTime } from "./Token.ts"

/** Describes the accepted formats of a token, for error messages. */
export const givenTokenForms =
  "an access token, alone or as the header “Authorization: Bearer …”, or JSON with an access_token"

/** Configures which text counts as a token. */
export interface GivenTokenOptions {
  /** Shortest length of a bare token, in characters. */
  readonly shortest: number
}

/**
 * Sets the shortest length of a bare token in an import or a file. Beatport's tokens have 30 characters; a single
 * word is not a token.
 */
export const shortestImported = 10

/**
 * Returns the token in a text; none if the text is not a token. It has no base URL and no account yet. A lifetime
 * (`expires_in`, in seconds) counts from `now`. A token without one is used until the server rejects it.
 */
export const parseGivenToken = (
  text: string,
  now: number,
  { shortest }: GivenTokenOptions
): Option.Option<Token> => {
  const stripped = unwrapped(text)
  return Option.orElse(
    Option.map(decodeFields(stripped), (fields) => tokenOf(fields, now)),
    () =>
      isBare(stripped) && stripped.length >= shortest
        ? Option.some({
            access_token: Redacted.make(stripped),
            expires_at: endOfTime,
            renew_at: endOfTime
          })
        : Option.none()
  )
}

/** The characters of a bearer token (RFC 6750); a JWT has no others. */
const isBare = (text: string): boolean => /^[\w.~+/-]+=*$/.test(text) && !placeholders.has(text.toLowerCase())

/** Values of a variable into which a program wrote a missing value, alone or after the word Bearer. */
const placeholders: ReadonlySet<string> = new Set([
  "undefined",
  "null",
  "none",
  "nan",
  "true",
  "false",
  "bearer"
])

const wrappers: ReadonlyArray<RegExp> = [
  /^"([\s\S]*)"$/,
  /^'([\s\S]*)'$/,
  /^`([\s\S]*)`$/,
  /^“([\s\S]*)”$/,
  /^authorization\s*[:=]([\s\S]*)$/i,
  /^bearer\s([\s\S]*)$/i
]

/** Removes white space, quotes, the header's name and the word Bearer, in the order in which people combine them. */
const unwrapped = (text: string, depth = 6): string => {
  const trimmed = text.trim()
  const inner = wrappers.map((wrapper) => wrapper.exec(trimmed)?.[1]).find(Predicate.isString)
  return inner === undefined || depth === 0 ? trimmed : unwrapped(inner, depth - 1)
}

/** The fields that the token endpoint, beets-beatport4 and other programs write. */
const Fields = Schema.Struct({
  access_token: AccessToken,
  token_type: Schema.optionalKey(Schema.NullOr(Schema.String.check(Schema.isPattern(/^bearer$/i)))),
  refresh_token: Schema.optionalKey(Schema.Unknown),
  expires_in: Schema.optionalKey(Schema.Unknown),
  expires_at: Schema.optionalKey(Schema.Unknown),
  scope: Schema.optionalKey(Schema.Unknown),
  client_id: Schema.optionalKey(Schema.Unknown),
  // A damaged text in the SDK's own format: it names a base URL, which must not be replaced by another.
  base_url: Schema.optionalKey(Schema.Undefined)
})

const decodeFields = Schema.decodeUnknownOption(Schema.fromJsonString(Fields))

const tokenOf = (fields: typeof Fields.Type, now: number): Token => {
  const expires_at = expiryOf(fields, now)
  return {
    access_token: fields.access_token,
    expires_at,
    renew_at: expires_at === endOfTime ? endOfTime : expires_at - Duration.toMillis("5 minutes"),
    ...Option.match(textIn(fields.refresh_token), {
      onNone: () => ({}),
      onSome: (text) => ({ refresh_token: Redacted.make(text) })
    }),
    ...Option.match(textIn(fields.scope), { onNone: () => ({}), onSome: (scope) => ({ scope }) }),
    ...Option.match(textIn(fields.client_id), { onNone: () => ({}), onSome: (client_id) => ({ client_id }) })
  }
}

/** A time in seconds since 1970 is below this; one in milliseconds is above. */
const secondsCeiling = 100_000_000_000

const expiryOf = (
  { expires_at, expires_in }: { readonly expires_at?: unknown; readonly expires_in?: unknown },
  now: number
): number =>
  numberIn(expires_at).pipe(
    Option.map((time) => (Math.abs(time) < secondsCeiling ? time * 1000 : time)),
    Option.orElse(() =>
      Option.map(
        Option.flatMap(textIn(expires_at), DateTime.make),
        ({ epochMilliseconds }) => epochMilliseconds
      )
    ),
    Option.orElse(() => Option.map(numberIn(expires_in), (seconds) => now + seconds * 1000)),
    Option.match({ onNone: () => endOfTime, onSome: withinTime })
  )
