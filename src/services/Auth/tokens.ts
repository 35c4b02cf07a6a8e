/**
 * Tokens as they are kept: made from what the server issued.
 */
import { Duration, Option, Redacted } from "effect"
import { endOfTime, numberIn, textIn, type Token, withinTime } from "../../schemas/Token.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { IssuedToken } from "./TokenExchange.ts"

/**
 * Makes the token to keep. It is refreshed some time before it expires, but a short-lived one not before nine tenths of its
 * lifetime. If the server states no lifetime, or one that is not positive, the token is used until it is refused.
 */
export const toToken = (
  { asked_at, client_id, response }: IssuedToken,
  config: BeatportConfigService,
  username: Redacted.Redacted | undefined,
  previous?: Token
): Token => {
  const lifetime = Option.match(numberIn(response.expires_in), {
    onNone: () => Infinity,
    onSome: (seconds) => (seconds > 0 ? seconds * 1000 : Infinity)
  })
  const expires_at = withinTime(asked_at + lifetime)
  const renew_at =
    expires_at === endOfTime
      ? endOfTime
      : expires_at - Math.min(Duration.toMillis(config.renewBefore), lifetime / 10)
  // A server that does not rotate sends no new refresh token: then the old one stays valid.
  const refresh_token =
    response.refresh_token !== undefined &&
    response.refresh_token !== null &&
    Redacted.value(response.refresh_token) !== ""
      ? response.refresh_token
      : previous?.refresh_token
  return {
    access_token: response.access_token,
    expires_at,
    renew_at,
    base_url: config.baseUrl,
    client_id,
    ...(refresh_token === undefined ? {} : { refresh_token }),
    ...Option.match(textIn(response.scope), { onNone: () => ({}), onSome: (scope) => ({ scope }) }),
    ...(username === undefined ? {} : { username })
  }
}

/** Returns the token without its refresh token, which is used up. */
export const removeRefreshToken = ({ refresh_token: _, ...token }: Token): Token => token

/** When the next refresh is tried after one that failed. */
const postponement = Duration.minutes(1)

/** Returns the token with its refresh postponed by a minute. */
export const postponeRefresh = (token: Token, now: number): Token => ({
  ...token,
  renew_at: Math.min(token.expires_at, now + Duration.toMillis(postponement))
})

/** Whether two secrets are the same. */
export const isSameSecret = (a: Redacted.Redacted, b: Redacted.Redacted): boolean =>
  Redacted.value(a) === Redacted.value(b)

/** Whether two tokens are the same. */
export const isSameToken = (a: Token, b: Token): boolean => isSameSecret(a.access_token, b.access_token)
