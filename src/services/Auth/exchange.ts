/**
 * The conversations with Beatport that end in a token.
 */
import { Clock, Effect, Option, Redacted, Schema } from "effect"
import { Cookies, HttpClient, HttpClientRequest } from "effect/http"
import { AuthenticationError, type AuthenticationReason } from "../../errors/AuthenticationError.ts"
import type { BeatportError } from "../../errors/BeatportError.ts"
import { type Answer, fromResponse, gone, notJson } from "../../errors/fromResponse.ts"
import { TokenResponse } from "../../schemas/Token.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { ClientIdService } from "../ClientId.ts"
import { heedPause } from "../http/checked.ts"
import { type RetryBudget, retried } from "../http/retry.ts"
import { answerOf, type Execute, transport } from "../http/transport.ts"
import type { WholeAnswer } from "../http/wholeAnswer.ts"
import type { RateLimiterService } from "../RateLimiter.ts"
import { steadyMillis } from "../SteadyTime.ts"

/** A user name and a password. */
export interface Credentials {
  readonly username: Redacted.Redacted
  readonly password: Redacted.Redacted
}

/** What the token endpoint gave, and to which client. */
export interface Issued {
  readonly response: TokenResponse
  readonly client_id: string
  /**
   * When it was asked for, by the clock as it is now. A process that slept before it read the answer does not take the
   * token for newer, and one whose clock was set meanwhile does not take it for older.
   */
  readonly asked_at: number
}

/** The conversations. */
export interface Exchange {
  /** User name and password for a token: log in, authorize, exchange the code. */
  readonly login: (credentials: Credentials) => Effect.Effect<Issued, BeatportError>
  /** A refresh token for the next one. It is dead once the server has seen it. */
  readonly refresh: (
    refreshToken: Redacted.Redacted,
    clientId: string | undefined
  ) => Effect.Effect<Issued, BeatportError>
  /** Makes a token useless. */
  readonly revoke: (
    token: Redacted.Redacted,
    clientId: string | undefined
  ) => Effect.Effect<void, BeatportError>
}

/** The conversations over one transport. */
export const makeExchange = (
  client: HttpClient.HttpClient,
  limiter: RateLimiterService,
  clientId: ClientIdService,
  config: BeatportConfigService,
  budget: RetryBudget
): Exchange => {
  const { baseUrl } = config
  const origin = new URL(baseUrl).origin
  const send = transport(client, config)

  /** What the server said. It may repeat what it was sent, and that is secret here. */
  const heard = (response: WholeAnswer): Answer => ({ ...answerOf(response, config), isConfidential: true })

  const ask = (request: HttpClientRequest.HttpClientRequest) => conversation(request.pipe(asBrowserPage))

  // Failures that can pass become errors here, below the retries; what the others mean depends on the question.
  const conversation = retried(
    config.retry,
    budget
  )((request): ReturnType<Execute<BeatportError>> =>
    Effect.gen(function* () {
      const response = yield* limiter.pace(send(request))
      const error = fromResponse(heard(response), yield* Clock.currentTimeMillis, "text")
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

  const openSession = Effect.fnUntraced(function* ({ password, username }: Credentials) {
    // No cookie is sent: an old session here is refused for lack of a CSRF token.
    const response = yield* ask(
      HttpClientRequest.post(`${baseUrl}/auth/login/`).pipe(
        HttpClientRequest.bodyJsonUnsafe({
          username: Redacted.value(username),
          password: Redacted.value(password)
        })
      )
    )
    const answer = heard(response)
    const session = Cookies.get(response.cookies, "sessionid")
    if (answer.status >= 300 || Option.isNone(decodeProfile(answer.body))) {
      return yield* isRefusedLogin(answer)
        ? Effect.fail(refused("InvalidCredentials", answer))
        : failedWith(answer)
    }
    if (Option.isNone(session)) return yield* Effect.fail(refused("AuthorizationDenied", answer))
    return session.value.valueEncoded
  })

  const authorize = Effect.fnUntraced(function* (session: string, id: string) {
    const response = yield* ask(
      HttpClientRequest.get(`${baseUrl}/auth/o/authorize/`).pipe(
        HttpClientRequest.setUrlParams({
          response_type: "code",
          client_id: id,
          redirect_uri: redirectUri(baseUrl)
        }),
        HttpClientRequest.setHeader("cookie", `sessionid=${session}`)
      )
    )
    // The code is in the redirect, absolute or relative; followed, it would be lost in the page behind.
    const code = URL.parse(response.headers["location"] ?? "", baseUrl)?.searchParams.get("code")
    if (code !== undefined && code !== null && code !== "") return Redacted.make(code)
    const answer = heard(response)
    return yield* answer.status === 403
      ? failedWith(answer)
      : Effect.fail(refused("AuthorizationDenied", answer))
  })

  const token = Effect.fnUntraced(function* (form: Record<string, string>, id: string) {
    const start = yield* steadyMillis
    // In the body, not in the query: codes and refresh tokens do not belong into access logs.
    const response = yield* ask(
      HttpClientRequest.post(`${baseUrl}/auth/o/token/`).pipe(
        HttpClientRequest.bodyUrlParams({ ...form, client_id: id })
      )
    )
    const answer = heard(response)
    if (answer.status >= 300) {
      const { error } = Option.getOrElse(decodeOauthError(answer.body), () => ({ error: "" }))
      const reason = reasonByOauthError[error]
      return yield* reason === undefined ? failedWith(answer) : Effect.fail(refused(reason, answer, error))
    }
    const decoded = decodeTokenResponse(answer.body)
    if (Option.isNone(decoded)) return yield* failedWith(answer)
    const asked_at = (yield* Clock.currentTimeMillis) - Math.round((yield* steadyMillis) - start)
    return { response: decoded.value, client_id: id, asked_at }
  })

  return {
    login: Effect.fnUntraced(function* (credentials) {
      const id = yield* clientId.get
      const code = yield* authorize(yield* openSession(credentials), id)
      return yield* token(
        { grant_type: "authorization_code", code: Redacted.value(code), redirect_uri: redirectUri(baseUrl) },
        id
      )
    }),
    refresh: Effect.fnUntraced(function* (refreshToken, issuedTo) {
      return yield* token(
        { grant_type: "refresh_token", refresh_token: Redacted.value(refreshToken) },
        issuedTo ?? (yield* clientId.get)
      )
    }),
    revoke: Effect.fnUntraced(function* (held, issuedTo) {
      const response = yield* ask(
        HttpClientRequest.post(`${baseUrl}/auth/o/revoke/`).pipe(
          HttpClientRequest.bodyUrlParams({
            client_id: issuedTo ?? (yield* clientId.get),
            token: Redacted.value(held)
          })
        )
      )
      if (response.status >= 300) yield* failedWith(heard(response))
    })
  }
}

/** The only redirect that the documentation page's client is registered with. */
const redirectUri = (baseUrl: string): string => `${baseUrl}/auth/o/post-message/`

/** How a wrong password is answered is not known; a page, an empty body and any other status are something else. */
const isRefusedLogin = ({ body, status }: Answer): boolean =>
  status === 401 || ((status < 300 || status === 400) && Option.isSome(decodeAnything(body)))

const decodeAnything = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

// Only that it is there is read: a login that failed with status 200 lacks it.
const decodeProfile = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct({ username: Schema.NonEmptyString }))
)
const decodeTokenResponse = Schema.decodeUnknownOption(Schema.fromJsonString(TokenResponse))
const decodeOauthError = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct({ error: Schema.String }))
)

const reasonByOauthError: Readonly<Record<string, AuthenticationReason>> = {
  invalid_grant: "InvalidGrant",
  invalid_client: "ClientIdNotFound",
  unauthorized_client: "ClientIdNotFound"
}

/** The refusal of a question. What the server says in words stays out: it may repeat what it was sent. */
const refused = (reason: AuthenticationReason, answer: Answer, code?: string): AuthenticationError =>
  new AuthenticationError({
    reason,
    method: answer.method,
    path: answer.path,
    status: answer.status,
    ...(code === undefined ? {} : { detail: code })
  })

// A page of the login that is gone is nothing that a caller asked for: whoever asks for a track takes a
// `NotFoundError` for the track's.
const failedWith = (answer: Answer): Effect.Effect<never, BeatportError> =>
  Effect.flatMap(Clock.currentTimeMillis, (now) => {
    const error = fromResponse(answer, now) ?? notJson(answer)
    return Effect.fail(error._tag === "NotFoundError" ? gone(error) : error)
  })
