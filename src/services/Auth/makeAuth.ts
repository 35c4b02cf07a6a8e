/**
 * Chooses how calls are authenticated.
 */
import { Effect, Option } from "effect"
import { HttpClient } from "effect/http"
import { BeatportConfig } from "../BeatportConfig.ts"
import { ClientId } from "../ClientId.ts"
import { RetryBudget } from "../http/RetryBudget.ts"
import { RateLimiter } from "../RateLimiter.ts"
import { withOperationSpan } from "../telemetry/withSpan.ts"
import { TokenStore } from "../TokenStore.ts"
import type { CredentialsInput, SecretInput } from "./authArguments.ts"
import { makeFixedToken } from "./makeFixedToken.ts"
import { makeRefreshedToken } from "./makeRefreshedToken.ts"
import { makeSignInRequests } from "./SignInRequests.ts"
import { makeTokenExchange } from "./TokenExchange.ts"

/** Makes the service that the configuration asks for: over a fixed token, or over stored ones. */
export const makeAuth = Effect.gen(function* () {
  const config = yield* BeatportConfig
  const requests = makeSignInRequests(
    yield* HttpClient.HttpClient,
    yield* RateLimiter,
    config,
    yield* RetryBudget
  )
  const exchange = makeTokenExchange(requests, yield* ClientId, config.baseUrl)
  const auth = yield* Option.match(config.accessToken, {
    onNone: () => Effect.flatMap(TokenStore, (store) => makeRefreshedToken(config, store, exchange)),
    onSome: (token) =>
      makeFixedToken(token, {
        revoke: exchange.revoke(token, undefined),
        whenRefused:
          "The configured access token has ended: Beatport refused it. Set accessToken (BEATPORT_ACCESS_TOKEN) to a fresh one, or remove it to use a login.",
        whenAsked:
          "A configured access token is the only identity. Remove accessToken (BEATPORT_ACCESS_TOKEN) to log in, refresh or import."
      })
  })
  return {
    ...auth,
    login: (given?: CredentialsInput) => withOperationSpan("auth.login")(auth.login(given)),
    refresh: withOperationSpan("auth.refresh")(auth.refresh),
    logout: withOperationSpan("auth.logout")(auth.logout),
    importToken: (token: SecretInput) => withOperationSpan("auth.importToken")(auth.importToken(token))
  }
})
