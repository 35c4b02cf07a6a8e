/**
 * Exchanges credentials, codes and refresh tokens for access tokens.
 */
import { Clock, Effect, Option, Redacted, Schema } from "effect"
import { Cookies, HttpClient, HttpClientRequest } from "effect/http"
import type { BeatportError } from "../../errors/BeatportError.ts"
import { DecodeError } from "../../errors/DecodeError.ts"
import {
  decodeJson,
  fromResponse,
  isHtml,
  makeNotJsonError,
  makeRemovedEndpointError,
  type ReceivedResponse
} from "../../errors/fromResponse.ts"
import { issues } from "../../errors/fromSchema.ts"
import { TokenResponse } from "../../schemas/Token.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { ClientIdService } from "../ClientId.ts"
import type { BufferedResponse } from "../http/BufferedResponse.ts"
import type { RetryBudgetService } from "../http/RetryBudget.ts"
import { makeRoutes } from "../telemetry/Route.ts"
import { sendRequest, toReceivedResponse } from "../http/sendRequest.ts"
import { composeSteps, type Step } from "../http/Step.ts"
import { withRequestedPauses } from "../http/withRequestedPauses.ts"
import { withRetries } from "../http/withRetries.ts"
import { monotonicMillis } from "../monotonicClock.ts"
import type { RateLimiterService } from "../RateLimiter/RateLimiterService.ts"
import { countLogin, countRefresh } from "../telemetry/clientMetrics.ts"
import { SpanName } from "../telemetry/TelemetryNames.ts"
import { withSpan } from "../telemetry/withSpan.ts"
import type { Credentials } from "./Credentials.ts"
import {
  findOauthError,
  isUnknownClient,
  makeCredentialsError,
  makeDeniedAuthorizationError,
  makeExpiredLoginError,
  makeSignInError,
  makeUnknownClientError
} from "./signInErrors.ts"

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

/** Makes the exchange over one HTTP client. */
export const makeTokenExchange = (
  client: HttpClient.HttpClient,
  limiter: RateLimiterService,
  clientId: ClientIdService,
  config: BeatportConfigService,
  budget: RetryBudgetService
): TokenExchange => {
  const { baseUrl } = config
  const origin = new URL(baseUrl).origin
  let count = 0

  /** Marks a response as confidential, because the server may repeat the request body, which is secret here. */
  const toConfidentialResponse = (response: BufferedResponse): ReceivedResponse => ({
    ...toReceivedResponse(response, config),
    isConfidential: true
  })

  // Django checks where a login comes from as soon as a session cookie is around.
  const withBrowserHeaders: Step = (next) => (request) =>
    next(
      HttpClientRequest.setHeaders(request, {
        "user-agent": config.userAgent,
        accept: "application/json",
        origin,
        referer: `${origin}/`
      })
    )

  // Retryable statuses become errors below the retries; what other statuses mean depends on the request.
  const failOnRetryableStatus: Step = (next) => (request) =>
    Effect.flatMap(next(request), (response) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        const error = fromResponse(toConfidentialResponse(response), now, "text")
        return error?.isRetryable === true ? Effect.fail(error) : Effect.succeed(response)
      })
    )

  const waitForSlot: Step = (next) => (request) => limiter.pace(next(request))

  const execute = composeSteps(
    [
      withBrowserHeaders,
      withRetries(config.retry, budget),
      withRequestedPauses(config, limiter),
      failOnRetryableStatus,
      waitForSlot
    ],
    sendRequest(client, config, makeRoutes(config.baseUrl))
  )

  const openSession = Effect.fnUntraced(function* (credentials: Credentials) {
    // No cookie is sent: an old session here is refused for lack of a CSRF token.
    const response = yield* execute(
      HttpClientRequest.post(`${baseUrl}/auth/login/`).pipe(
        HttpClientRequest.bodyJsonUnsafe({
          username: Redacted.value(credentials.username),
          password: Redacted.value(credentials.password)
        })
      )
    )
    const received = toConfidentialResponse(response)
    const session = Cookies.get(response.cookies, "sessionid")
    if (received.status >= 300 || Option.isNone(decodeProfile(received.body))) {
      return yield* isRejectedLogin(received)
        ? Effect.fail(makeCredentialsError(received, credentials))
        : failWith(received)
    }
    if (Option.isNone(session)) return yield* Effect.fail(makeSignInError("AuthorizationDenied", received))
    return session.value.valueEncoded
  })

  const authorize = Effect.fnUntraced(function* (session: string, id: string, credentials: Credentials) {
    const response = yield* execute(
      HttpClientRequest.get(`${baseUrl}/auth/o/authorize/`).pipe(
        HttpClientRequest.setUrlParams({
          response_type: "code",
          client_id: id,
          redirect_uri: makeRedirectUri(baseUrl)
        }),
        HttpClientRequest.setHeader("cookie", `sessionid=${session}`)
      )
    )
    // The code is in the redirect, absolute or relative; followed, it would be lost in the page behind.
    const code = URL.parse(response.headers["location"] ?? "", baseUrl)?.searchParams.get("code")
    if (code !== undefined && code !== null && code !== "") return Redacted.make(code)
    const received = toConfidentialResponse(response)
    const sent = [session, Redacted.value(credentials.username), Redacted.value(credentials.password)]
    return yield* received.status === 403
      ? failWith(received)
      : Effect.fail(makeDeniedAuthorizationError(received, sent))
  })

  const requestToken = Effect.fnUntraced(function* (form: TokenRequest, id: string) {
    const start = yield* monotonicMillis
    count += 1
    // In the body, not in the query: codes and refresh tokens do not belong into access logs.
    const response = yield* execute(
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
    if (received.status >= 300) return yield* failWith(received)
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
      const session = yield* openSession(credentials)
      return yield* withClientId((id) =>
        Effect.flatMap(authorize(session, id, credentials), (code) =>
          requestToken(
            {
              grant_type: "authorization_code",
              code: Redacted.value(code),
              redirect_uri: makeRedirectUri(baseUrl)
            },
            id
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
      const response = yield* execute(
        HttpClientRequest.post(`${baseUrl}/auth/o/revoke/`).pipe(
          HttpClientRequest.bodyUrlParams({
            client_id: issuedTo ?? (yield* clientId.get),
            token: Redacted.value(held)
          })
        )
      )
      if (response.status >= 300) yield* failWith(toConfidentialResponse(response))
    })
  }
}

/** The form of a token request. */
type TokenRequest =
  | { readonly grant_type: "authorization_code"; readonly code: string; readonly redirect_uri: string }
  | { readonly grant_type: "refresh_token"; readonly refresh_token: string }

/** The only redirect that the documentation page's client is registered with. */
const makeRedirectUri = (baseUrl: string): string => `${baseUrl}/auth/o/post-message/`

/** Whether a response rejects the password. The exact response is not recorded; a page, an empty body or another status has another cause. */
const isRejectedLogin = ({ body, status }: ReceivedResponse): boolean =>
  status === 401 || ((status < 300 || status === 400) && Option.isSome(decodeJson(body)))

// Only that it is there is read: a login that failed with status 200 lacks it.
const decodeProfile = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct({ username: Schema.NonEmptyString }))
)

const decodeTokenResponse = Schema.decodeUnknownEffect(TokenResponse)

/** Returns the token in a response. The error names the field and never the value. */
const decodeIssuedToken = (received: ReceivedResponse): Effect.Effect<TokenResponse, BeatportError> =>
  Option.match(decodeJson(received.body), {
    onNone: () => failWith(received),
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

// A missing page of the login is not a `NotFoundError`, because a caller that requested a track would take it for the track's.
const failWith = (received: ReceivedResponse): Effect.Effect<never, BeatportError> =>
  Effect.flatMap(Clock.currentTimeMillis, (now) => {
    const error = fromResponse(received, now) ?? makeNotJsonError(received)
    return Effect.fail(error._tag === "NotFoundError" ? makeRemovedEndpointError(error) : error)
  })
