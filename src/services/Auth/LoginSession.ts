/**
 * Gets an authorization code for a user name and a password, as the documentation page of the API does.
 */
import { Effect, Option, Redacted, Schema } from "effect"
import { Cookies, HttpClientRequest } from "effect/http"
import type { BeatportError } from "../../errors/BeatportError.ts"
import { decodeJson, type ReceivedResponse } from "../../errors/fromResponse.ts"
import type { Credentials } from "./Credentials.ts"
import { failWithResponse, type SignInRequests } from "./SignInRequests.ts"
import { makeCredentialsError, makeDeniedAuthorizationError, makeSignInError } from "./signInErrors.ts"

/** Opens the session of a login, and gets authorization codes in it. */
export interface LoginSession {
  /** Logs in with a password, and returns the id of the session. */
  readonly open: (credentials: Credentials) => Effect.Effect<string, BeatportError>
  /** Returns an authorization code for a client. */
  readonly authorize: (
    session: string,
    clientId: string,
    credentials: Credentials
  ) => Effect.Effect<Redacted.Redacted, BeatportError>
}

/** Makes the login over the requests of a sign-in. */
export const makeLoginSession = (
  { send, toConfidentialResponse }: SignInRequests,
  baseUrl: string
): LoginSession => ({
  open: Effect.fnUntraced(function* (credentials: Credentials) {
    // No cookie is sent: an old session here is refused for lack of a CSRF token.
    const response = yield* send(
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
        : failWithResponse(received)
    }
    if (Option.isNone(session)) return yield* Effect.fail(makeSignInError("AuthorizationDenied", received))
    return session.value.valueEncoded
  }),
  authorize: Effect.fnUntraced(function* (session: string, id: string, credentials: Credentials) {
    const response = yield* send(
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
      ? failWithResponse(received)
      : Effect.fail(makeDeniedAuthorizationError(received, sent))
  })
})

/** Returns the only redirect that the documentation page's client is registered with. */
export const makeRedirectUri = (baseUrl: string): string => `${baseUrl}/auth/o/post-message/`

/** Whether a response rejects the password. The exact response is not recorded; a page, an empty body or another status has another cause. */
const isRejectedLogin = ({ body, status }: ReceivedResponse): boolean =>
  status === 401 || ((status < 300 || status === 400) && Option.isSome(decodeJson(body)))

// Only that it is there is read: a login that failed with status 200 lacks it.
const decodeProfile = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct({ username: Schema.NonEmptyString }))
)
