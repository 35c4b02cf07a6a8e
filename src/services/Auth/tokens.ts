/**
 * Tokens as they are kept: made of what the server issued, and what is asked of them.
 */
import { Duration, Option, Redacted } from "effect"
import type { Token } from "../../schemas/Token.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { Issued } from "./exchange.ts"

/** When a token ends of which nobody knows. */
export const endOfTime = Number.MAX_SAFE_INTEGER

/** A configured token is believed until it is refused: nobody says when it ends. */
export const endless = (token: Redacted.Redacted, config: BeatportConfigService): Token => ({
  access_token: token,
  expires_at: endOfTime,
  renew_at: endOfTime,
  base_url: config.baseUrl
})

/** A token is renewed early, but a short-lived one not before nine tenths of its life. */
export const tokenFrom = (
  { asked_at, client_id, response }: Issued,
  config: BeatportConfigService,
  username: Redacted.Redacted | undefined,
  previous?: Token
): Token => {
  const lifetime = response.expires_in * 1000
  // A server that does not rotate sends no new refresh token: then the old one stays good.
  const refresh_token = response.refresh_token ?? previous?.refresh_token
  return {
    access_token: response.access_token,
    expires_at: asked_at + lifetime,
    renew_at: asked_at + lifetime - Math.min(Duration.toMillis(config.renewBefore), lifetime / 10),
    base_url: config.baseUrl,
    client_id,
    ...(refresh_token === undefined ? {} : { refresh_token }),
    ...(response.scope === undefined ? {} : { scope: response.scope }),
    ...(username === undefined ? {} : { username })
  }
}

/** A token whose refresh token is used up. */
export const withoutRefresh = ({ refresh_token: _, ...token }: Token): Token => token

/** Whether a stored token is of the configured API and, where both are known, of the configured account. */
export const belongsTo =
  (config: BeatportConfigService) =>
  (token: Token): boolean =>
    token.base_url === config.baseUrl &&
    Option.match(config.credentials, {
      onNone: () => true,
      onSome: ({ username }) => token.username === undefined || sameSecret(token.username, username)
    })

/** When the next renewal is tried after one that failed. */
const renewLater = Duration.minutes(1)

/** A token whose renewal is tried again a little later. */
export const renewedLater = (token: Token, now: number): Token => ({
  ...token,
  renew_at: Math.min(token.expires_at, now + Duration.toMillis(renewLater))
})

/** Whether two secrets are one. */
export const sameSecret = (a: Redacted.Redacted, b: Redacted.Redacted): boolean =>
  Redacted.value(a) === Redacted.value(b)
