/**
 * The conversations with Beatport that end in a token.
 */
import { Clock, Effect, Option, Redacted, Schema } from "effect"
import { Cookies, HttpClient, HttpClientRequest } from "effect/http"
import type { BeatportError } from "../../errors/BeatportError.ts"
import { DecodeError } from "../../errors/DecodeError.ts"
import {
  type ReceivedResponse,
  fromResponse,
  makeRemovedEndpointError,
  isHtml,
  makeNotJsonError
} from "../../errors/fromResponse.ts"
import { issues } from "../../errors/fromSchema.ts"
import { TokenResponse } from "../../schemas/Token.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { ClientIdService } from "../ClientId.ts"
import { heedPause } from "../http/failOnErrorStatus.ts"
import { type RetryBudget, withRetries } from "../http/withRetries.ts"
import { toReceivedResponse, type Execute, sendRequest } from "../http/sendRequest.ts"
import type { BufferedResponse } from "../http/BufferedResponse.ts"
import type { RateLimiterService } from "../RateLimiter.ts"
import { monotonicMillis } from "../monotonicClock.ts"
import {
  makeExpiredLoginError,
  makeDeniedAuthorizationError,
  isUnknownClient,
  findOauthError,
  makeSignInError,
  makeUnknownClientError,
  makeCredentialsError
} from "./signInErrors.ts"

/** A user name and a password. */
export interface Credentials {
  readonly username: Redacted.Redacted
  readonly password: Redacted.Redacted
}

/** What the token endpoint gave, and to which client. */
export interface IssuedToken {
  readonly response: TokenResponse
  readonly client_id: string
  /**
   * When it was asked for, by the clock as it is now. A process that slept before it read the answer does not take the
   * token for newer, and one whose clock was set meanwhile does not take it for older.
   */
  readonly asked_at: number
}

/** The conversations. */
export interface TokenExchange {
  /** User name and password for a token: log in, authorize, exchange the code. */
  readonly login: (credentials: Credentials) => Effect.Effect<IssuedToken, BeatportError>
  /** A refresh token for the next one. It is dead once the server has seen it. */
  readonly refresh: (
    refreshToken: Redacted.Redacted,
    clientId: string | undefined
  ) => Effect.Effect<IssuedToken, BeatportError>
  /** Returns how many tokens have been asked for so far: by a login that got as far, or by a refresh. */
  readonly count: () => number
  /** Makes a token useless. */
  readonly revoke: (
    token: Redacted.Redacted,
    clientId: string | undefined
  ) => Effect.Effect<void, BeatportError>
}

/** The conversations over one transport. */
export const makeTokenExchange = (
  client: HttpClient.HttpClient,
  limiter: RateLimiterService,
  clientId: ClientIdService,
  config: BeatportConfigService,
  budget: RetryBudget
): TokenExchange => {
  const { baseUrl } = config
  const origin = new URL(baseUrl).origin
  const send = sendRequest(client, config)
  let count = 0

  /** What the server said. It may repeat what it was sent, and that is secret here. */
  const toConfidentialResponse = (response: BufferedResponse): ReceivedResponse => ({
    ...toReceivedResponse(response, config),
    isConfidential: true
  })

  const sendAsBrowser = (request: HttpClientRequest.HttpClientRequest) =>
    sendRetried(request.pipe(asBrowserPage))

  // Failures that can pass become errors here, below the retries; what the others mean depends on the question.
  const sendRetried = withRetries(
    config.retry,
    budget
  )((request): ReturnType<Execute<BeatportError>> =>
    Effect.gen(function* () {
      const response = yield* limiter.pace(send(request))
      const error = fromResponse(toConfidentialResponse(response), yield* Clock.currentTimeMillis, "text")
      if (error?.isRetryable !== true) return response
      yield* heedPause(error, config, limiter)
      return yield* Effect.fail<BeatportError>(error)
    })
  )

  // Django checks where a login comes from as soon as a session cookie is around.
  const asBrowserPage = HttpClientRequest.setHeaders({
    "user-agent": config.userAgent,
    accept: "application/json",
    origin,
    referer: `${origin}/`
  })

  const openSession = Effect.fnUntraced(function* (credentials: Credentials) {
    // No cookie is sent: an old session here is refused for lack of a CSRF token.
    const response = yield* sendAsBrowser(
      HttpClientRequest.post(`${baseUrl}/auth/login/`).pipe(
        HttpClientRequest.bodyJsonUnsafe({
          username: Redacted.value(credentials.username),
          password: Redacted.value(credentials.password)
        })
      )
    )
    const answer = toConfidentialResponse(response)
    const session = Cookies.get(response.cookies, "sessionid")
    if (answer.status >= 300 || Option.isNone(decodeProfile(answer.body))) {
      return yield* isRejectedLogin(answer)
        ? Effect.fail(makeCredentialsError(answer, credentials))
        : failWith(answer)
    }
    if (Option.isNone(session)) return yield* Effect.fail(makeSignInError("AuthorizationDenied", answer))
    return session.value.valueEncoded
  })

  const authorize = Effect.fnUntraced(function* (session: string, id: string, credentials: Credentials) {
    const response = yield* sendAsBrowser(
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
    const answer = toConfidentialResponse(response)
    const sent = [session, Redacted.value(credentials.username), Redacted.value(credentials.password)]
    return yield* answer.status === 403
      ? failWith(answer)
      : Effect.fail(makeDeniedAuthorizationError(answer, sent))
  })

  const requestToken = Effect.fnUntraced(function* (form: TokenRequest, id: string) {
    const start = yield* monotonicMillis
    count += 1
    // In the body, not in the query: codes and refresh tokens do not belong into access logs.
    const response = yield* sendAsBrowser(
      HttpClientRequest.post(`${baseUrl}/auth/o/token/`).pipe(
        HttpClientRequest.bodyUrlParams({ ...form, client_id: id })
      )
    )
    const answer = toConfidentialResponse(response)
    const oauthError = findOauthError(answer.body)
    if (Option.isSome(oauthError)) {
      const { code, reason } = oauthError.value
      if (reason === "ClientIdNotFound") return yield* Effect.fail(makeUnknownClientError(answer, code))
      const meaning = reason ?? (form.grant_type === "refresh_token" ? "InvalidGrant" : undefined)
      if (meaning !== undefined || answer.status < 300) {
        const detail = code === undefined ? {} : { detail: code }
        return yield* Effect.fail(makeSignInError(meaning ?? "AuthorizationDenied", answer, detail))
      }
    }
    if (form.grant_type === "refresh_token" && isRejectedForGood(answer)) {
      return yield* Effect.fail(makeSignInError("InvalidGrant", answer))
    }
    if (answer.status >= 300) return yield* failWith(answer)
    const asked_at = (yield* Clock.currentTimeMillis) - Math.round((yield* monotonicMillis) - start)
    return { response: yield* decodeIssuedToken(answer), client_id: id, asked_at }
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

  return {
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
    },
    count: () => count,
    revoke: Effect.fnUntraced(function* (held, issuedTo) {
      const response = yield* sendAsBrowser(
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

/** How a wrong password is answered is not known; a page, an empty body and any other status are something else. */
const isRejectedLogin = ({ body, status }: ReceivedResponse): boolean =>
  status === 401 || ((status < 300 || status === 400) && Option.isSome(decodeAnything(body)))

const decodeAnything = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

// Only that it is there is read: a login that failed with status 200 lacks it.
const decodeProfile = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct({ username: Schema.NonEmptyString }))
)

const decodeTokenResponse = Schema.decodeUnknownEffect(TokenResponse)

/** Returns the token in a response. The error names the field and never the value. */
const decodeIssuedToken = (answer: ReceivedResponse): Effect.Effect<TokenResponse, BeatportError> =>
  Option.match(decodeAnything(answer.body), {
    onNone: () => failWith(answer),
    onSome: (json) =>
      Effect.mapError(decodeTokenResponse(json), (error) => {
        const at = issues(error)[0]?.at ?? ""
        return new DecodeError({
          method: answer.method,
          path: answer.path,
          status: answer.status,
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
const isRejectedForGood = (answer: ReceivedResponse): boolean =>
  answer.status === 401 || (answer.status === 400 && !isHtml(answer))

// A missing page of the login is not a `NotFoundError`, because a caller that requested a track would take it for the track's.
const failWith = (answer: ReceivedResponse): Effect.Effect<never, BeatportError> =>
  Effect.flatMap(Clock.currentTimeMillis, (now) => {
    const error = fromResponse(answer, now) ?? makeNotJsonError(answer)
    return Effect.fail(error._tag === "NotFoundError" ? makeRemovedEndpointError(error) : error)
  })
