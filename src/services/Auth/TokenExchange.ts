/**
 * Exchanges credentials, codes and refresh tokens for access tokens.
 */
import { Clock, Effect, Option, Redacted, Schema } from "effect"
import { HttpClientRequest } from "effect/http"
import type { BeatportError } from "../../errors/BeatportError.ts"
import { DecodeError } from "../../errors/DecodeError.ts"
import { decodeJson, isHtml, type ReceivedResponse } from "../../errors/fromResponse.ts"
import { issues } from "../../errors/fromSchema.ts"
import { TokenResponse } from "../../schemas/Token.ts"
import type { ClientIdService } from "../ClientId.ts"
import { monotonicMillis } from "../monotonicClock.ts"
import { countLogin, countRefresh } from "../telemetry/clientMetrics.ts"
import { SpanName } from "../telemetry/TelemetryNames.ts"
import { withSpan } from "../telemetry/withSpan.ts"
import type { Credentials } from "./Credentials.ts"
import { makeLoginSession, makeRedirectUri } from "./LoginSession.ts"
import {
  findOauthError,
  isUnknownClient,
  makeExpiredLoginError,
  makeSignInError,
  makeUnknownClientError
} from "./signInErrors.ts"
import { failWithResponse, type SignInRequests } from "./SignInRequests.ts"

/** A token that the server issued, and the client that it was issued to. */
export interface IssuedToken {
  readonly response: TokenResponse
  readonly client_id: string
  /**
   * The time of the request, by the clock as it is now. A process that slept before it read the response does not take the
   * token for newer, and a process whose clock was set meanwhile does not take it for older.
   */
  readonly asked_at: number
}

/** Requests tokens from the server, and revokes them. */
export interface TokenExchange {
  /** Logs in, authorizes, and exchanges the code for a token. */
  readonly login: (credentials: Credentials) => Effect.Effect<IssuedToken, BeatportError>
  /** Exchanges a refresh token for new tokens. The server accepts a refresh token once. */
  readonly refresh: (
    refreshToken: Redacted.Redacted,
    clientId: string | undefined
  ) => Effect.Effect<IssuedToken, BeatportError>
  /** Returns how many tokens have been requested so far, by refreshes and by logins that reached that request. */
  readonly count: () => number
  /** Revokes a token. */
  readonly revoke: (
    token: Redacted.Redacted,
    clientId: string | undefined
  ) => Effect.Effect<void, BeatportError>
}

/** Makes the exchange over the requests of a sign-in. */
export const makeTokenExchange = (
  requests: SignInRequests,
  clientId: ClientIdService,
  baseUrl: string
): TokenExchange => {
  const { send, toConfidentialResponse } = requests
  const session = makeLoginSession(requests, baseUrl)
  let count = 0

  const requestToken = Effect.fnUntraced(function* (form: TokenRequest, id: string) {
    const start = yield* monotonicMillis
    count += 1
    // In the body, not in the query: codes and refresh tokens do not belong into access logs.
    const response = yield* send(
      HttpClientRequest.post(`${baseUrl}/auth/o/token/`).pipe(
        HttpClientRequest.bodyUrlParams({ ...form, client_id: id })
      )
    )
    const received = toConfidentialResponse(response)
    const oauthError = findOauthError(received.body)
    if (Option.isSome(oauthError)) {
      const { code, reason } = oauthError.value
      if (reason === "ClientIdNotFound") return yield* Effect.fail(makeUnknownClientError(received, code))
      const meaning = reason ?? (form.grant_type === "refresh_token" ? "InvalidGrant" : undefined)
      if (meaning !== undefined || received.status < 300) {
        const detail = code === undefined ? {} : { detail: code }
        return yield* Effect.fail(makeSignInError(meaning ?? "AuthorizationDenied", received, detail))
      }
    }
    if (form.grant_type === "refresh_token" && isRejectedForGood(received)) {
      return yield* Effect.fail(makeSignInError("InvalidGrant", received))
    }
    if (received.status >= 300) return yield* failWithResponse(received)
    const asked_at = (yield* Clock.currentTimeMillis) - Math.round((yield* monotonicMillis) - start)
    return { response: yield* decodeIssuedToken(received), client_id: id, asked_at }
  })

  /** Runs a request that names the client; once more with another id if the server does not know the one found before. */
  const withClientId = <A>(
    request: (id: string) => Effect.Effect<A, BeatportError>
  ): Effect.Effect<A, BeatportError> =>
    Effect.flatMap(clientId.get, (id) =>
      Effect.catchIf(request(id), isUnknownClient, (error) =>
        Effect.gen(function* () {
          yield* clientId.forget(id)
          const another = yield* clientId.get
          return yield* another === id ? Effect.fail(error) : request(another)
        })
      )
    )

  const exchange: Pick<TokenExchange, "login" | "refresh"> = {
    login: Effect.fnUntraced(function* (credentials) {
      // Looked up first: without a client id a password need not travel.
      yield* clientId.get
      const id = yield* session.open(credentials)
      return yield* withClientId((client) =>
        Effect.flatMap(session.authorize(id, client, credentials), (code) =>
          requestToken(
            {
              grant_type: "authorization_code",
              code: Redacted.value(code),
              redirect_uri: makeRedirectUri(baseUrl)
            },
            client
          )
        )
      )
    }),
    refresh: (refreshToken, issuedTo) => {
      const form: TokenRequest = {
        grant_type: "refresh_token",
        refresh_token: Redacted.value(refreshToken)
      }
      if (issuedTo === undefined) return withClientId((id) => requestToken(form, id))
      return Effect.catchIf(requestToken(form, issuedTo), isUnknownClient, (error) =>
        // The client that the saved login belongs to is gone, and with it the login.
        Effect.andThen(clientId.forget(issuedTo), Effect.fail(makeExpiredLoginError(error)))
      )
    }
  }

  return {
    login: (credentials) =>
      exchange.login(credentials).pipe(
        countLogin,
        withSpan(() => ({ name: SpanName.login }))
      ),
    refresh: (refreshToken, issuedTo) =>
      exchange.refresh(refreshToken, issuedTo).pipe(
        countRefresh,
        withSpan(() => ({ name: SpanName.refresh }))
      ),
    count: () => count,
    revoke: Effect.fnUntraced(function* (held, issuedTo) {
      const response = yield* send(
        HttpClientRequest.post(`${baseUrl}/auth/o/revoke/`).pipe(
          HttpClientRequest.bodyUrlParams({
            client_id: issuedTo ?? (yield* clientId.get),
            token: Redacted.value(held)
          })
        )
      )
      if (response.status >= 300) yield* failWithResponse(toConfidentialResponse(response))
    })
  }
}

/** The form of a token request. */
type TokenRequest =
  | { readonly grant_type: "authorization_code"; readonly code: string; readonly redirect_uri: string }
  | { readonly grant_type: "refresh_token"; readonly refresh_token: string }

const decodeTokenResponse = Schema.decodeUnknownEffect(TokenResponse)

/** Returns the token in a response. The error names the field and never the value. */
const decodeIssuedToken = (received: ReceivedResponse): Effect.Effect<TokenResponse, BeatportError> =>
  Option.match(decodeJson(received.body), {
    onNone: () => failWithResponse(received),
    onSome: (json) =>
      Effect.mapError(decodeTokenResponse(json), (error) => {
        const at = issues(error)[0]?.at ?? ""
        return new DecodeError({
          method: received.method,
          path: received.path,
          status: received.status,
          at,
          expected: expectedByField.get(at) ?? "Expected a token"
        })
      })
  })

const expectedByField: ReadonlyMap<string, string> = new Map([
  ["access_token", "Expected an access token that a header can carry"],
  ["token_type", 'Expected "Bearer"']
])

/** Whether the server will not grant a refresh later either. A page of HTML with status 400 comes from something in between. */
const isRejectedForGood = (received: ReceivedResponse): boolean =>
  received.status === 401 || (received.status === 400 && !isHtml(received))
