/**
 * Tokens that people bring along: pasted from a browser, or from another program's file.
 */
import { DateTime, Duration, Effect, Option, Predicate, Redacted, Schema } from "effect"
import { argumentError, type ValidationError } from "../../errors/ValidationError.ts"
import { Secret, type Token } from "../../schemas/Token.ts"

/** How long the web site's tokens live: what a bare token is believed for. */
const assumedLifetime = Duration.minutes(10)

/** The fields that the token endpoint, beets-beatport4 and other programs write, in seconds since 1970 or from now. */
const Pasted = Schema.Struct({
  access_token: Secret,
  refresh_token: Schema.optionalKey(Schema.NullOr(Secret)),
  expires_in: Schema.optionalKey(Schema.Finite),
  expires_at: Schema.optionalKey(Schema.Union([Schema.Finite, Schema.String])),
  scope: Schema.optionalKey(Schema.NullOr(Schema.String)),
  client_id: Schema.optionalKey(Schema.NullOr(Schema.String))
})

const decodePasted = Schema.decodeUnknownOption(Schema.fromJsonString(Pasted))

const bareToken = /^[\w.~+/=-]{10,}$/

/** The token in a pasted text. */
export const readPasted = (
  pasted: Redacted.Redacted,
  now: number,
  baseUrl: string
): Effect.Effect<Token, ValidationError> => {
  const text = Redacted.value(pasted)
    .trim()
    .replace(/^Bearer\s+/i, "")
  const found = decodePasted(text)
  if (Option.isSome(found)) {
    const { access_token, client_id, refresh_token, scope } = found.value
    const expires_at = Math.max(0, Math.min(endOf(found.value, now), Number.MAX_SAFE_INTEGER))
    return Effect.succeed({
      access_token,
      expires_at,
      renew_at: expires_at - Duration.toMillis("5 minutes"),
      base_url: baseUrl,
      ...(refresh_token === undefined || refresh_token === null ? {} : { refresh_token }),
      ...(scope === undefined || scope === null ? {} : { scope }),
      ...(client_id === undefined || client_id === null ? {} : { client_id })
    })
  }
  if (bareToken.test(text)) {
    const expires_at = now + Duration.toMillis(assumedLifetime)
    return Effect.succeed({
      access_token: Redacted.make(text),
      expires_at,
      renew_at: expires_at,
      base_url: baseUrl
    })
  }
  return Effect.fail(
    argumentError("auth.importToken", "token", "Expected a bare access token, or JSON with an access_token.")
  )
}

/** A time in seconds since 1970 is at most this; one in milliseconds is more. */
const secondsCeiling = 100_000_000_000

const endOf = (
  found: { readonly expires_in?: number; readonly expires_at?: number | string },
  now: number
): number => {
  if (Predicate.isString(found.expires_at)) {
    const end = DateTime.make(found.expires_at)
    if (Option.isSome(end)) return end.value.epochMilliseconds
  } else if (found.expires_at !== undefined) {
    return found.expires_at < secondsCeiling ? found.expires_at * 1000 : found.expires_at
  }
  return now + (found.expires_in === undefined ? Duration.toMillis(assumedLifetime) : found.expires_in * 1000)
}
