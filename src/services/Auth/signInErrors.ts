/**
 * Makes the errors of sign-in from the responses of the server. Only known codes and reasons of a response are repeated, because
 * its other text may contain the password or a token that was sent.
 */
import { Option, Predicate, Redacted, Schema } from "effect"
import { AuthenticationError, type AuthenticationReason } from "../../errors/AuthenticationError.ts"
import { foreignResponseAdvice } from "../../errors/foreignResponse.ts"
import { decodeJson, type ReceivedResponse } from "../../errors/fromResponse.ts"
import { shorten } from "../../errors/shorten.ts"
import type { Credentials } from "./Credentials.ts"

/** Makes the error of a sign-in request that failed. */
export const makeSignInError = (
  reason: AuthenticationReason,
  response: ReceivedResponse,
  rest: Pick<AuthenticationError, "detail" | "advice"> = {}
): AuthenticationError =>
  new AuthenticationError({
    reason,
    method: response.method,
    path: response.path,
    status: response.status,
    ...rest
  })

/** The error codes of OAuth (RFC 6749), which errors may repeat, with their reasons. A code without one depends on the request. */
const oauthCodes: ReadonlyMap<string, AuthenticationReason | undefined> = new Map([
  ["invalid_grant", "InvalidGrant"],
  ["invalid_client", "ClientIdNotFound"],
  ["unauthorized_client", "ClientIdNotFound"],
  ["invalid_request", undefined],
  ["invalid_scope", undefined],
  ["access_denied", undefined],
  ["unsupported_grant_type", undefined],
  ["unsupported_response_type", undefined]
])

const decodeOauthError = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct({ error: Schema.String }))
)

/** An error of the token endpoint: its code, if it is one of OAuth's, and what that means. */
export interface OauthError {
  readonly code: string | undefined
  readonly reason: AuthenticationReason | undefined
}

/** Returns the OAuth error in a body, if there is one. */
export const findOauthError = (body: string): Option.Option<OauthError> =>
  Option.map(decodeOauthError(body), ({ error }) => ({
    code: oauthCodes.has(error) ? error : undefined,
    reason: oauthCodes.get(error)
  }))

const clientIdAdvice =
  "Beatport does not know the client id. Remove the client id from the configuration (BEATPORT_CLIENT_ID), or set it to the API_CLIENT_ID that Beatport's documentation page uses."

/** Makes the error of a client id that the server does not know. */
export const makeUnknownClientError = (response: ReceivedResponse, detail?: string): AuthenticationError =>
  makeSignInError("ClientIdNotFound", response, {
    advice: clientIdAdvice,
    ...(detail === undefined ? {} : { detail })
  })

/** Tells whether the server does not know the client id. The lookup of the id in `/docs/` fails with the same reason. */
export const isUnknownClient = (error: { readonly _tag: string }): error is AuthenticationError =>
  error instanceof AuthenticationError && error.reason === "ClientIdNotFound" && error.path !== "/docs/"

/** Makes the error of a saved login that cannot be refreshed, because the server no longer knows its client id. */
export const makeExpiredLoginError = ({ advice: _, ...rest }: AuthenticationError): AuthenticationError =>
  new AuthenticationError({ ...rest, reason: "InvalidGrant" })

/** Makes the error of an authorization without a code. Text of the response that contains one of the secrets is left out. */
export const makeDeniedAuthorizationError = (
  response: ReceivedResponse,
  secrets: ReadonlyArray<string>
): AuthenticationError => {
  const said = findReasons(response)
  const location = URL.parse(response.headers["location"] ?? "", "https://localhost")
  const code = location?.searchParams.get("error") ?? ""
  const about = `${said.join(" ")} ${code}`
  const detail = [...said, ...(oauthCodes.has(code) ? [code] : [])]
    .filter((words) => !secrets.some((secret) => words.includes(secret)))
    .at(-1)
  if (/client_?\s?id|invalid_client|unauthorized_client/i.test(about))
    return makeUnknownClientError(response, detail)
  // Beatport responds with a 400 or 401 and a reason, or with a redirect and a code; otherwise another server may have responded.
  const isForeign =
    code === "" && (about.trim() === "" || (response.status !== 400 && response.status !== 401))
  return makeSignInError("AuthorizationDenied", response, {
    ...(detail === undefined ? {} : { detail }),
    ...(isForeign
      ? {
          advice: `The authorization brought no code. ${foreignResponseAdvice} If both are right, log in again.`
        }
      : {})
  })
}

/** Number of characters of an error page that are searched. */
const longestPage = 10_000
/** Number of characters of a reason that an error repeats. */
const longestReason = 200

/** Returns the heading and the first paragraph of an error page: `Error: invalid_request`, `Mismatching redirect URI.` */
const findReasons = ({ body, headers, status }: ReceivedResponse): ReadonlyArray<string> =>
  status >= 400 && (headers["content-type"] ?? "").includes("text/html")
    ? [/<h[1-3][^>]*>([^<]+)</i, /<p[^>]*>([^<]+)</i].flatMap((element) => {
        const text = element.exec(body.slice(0, longestPage))?.[1]
        const plain = text === undefined ? "" : unescapeHtml(text).replaceAll(/\s+/g, " ").trim()
        return plain === "" ? [] : [shorten(plain, longestReason)]
      })
    : []

const entities: ReadonlyArray<readonly [string, string]> = [
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#x27;", "'"],
  ["&#39;", "'"],
  ["&amp;", "&"]
]

const unescapeHtml = (text: string): string =>
  entities.reduce((rest, [entity, character]) => rest.replaceAll(entity, character), text)

/** Makes the error of credentials that the server rejected. Its advice names credentials that were probably copied wrongly. */
export const makeCredentialsError = (
  response: ReceivedResponse,
  credentials: Credentials
): AuthenticationError => {
  const wrapped = [
    ...(isWrapped(credentials.username) ? ["user name"] : []),
    ...(isWrapped(credentials.password) ? ["password"] : [])
  ]
  if (wrapped.length > 0) {
    const ends = wrapped.length === 1 ? "begins or ends" : "begin or end"
    return makeSignInError("InvalidCredentials", response, {
      advice: `The ${wrapped.join(" and the ")} ${ends} with white space or quotes: check whether they belong to it.`
    })
  }
  return makeSignInError(
    "InvalidCredentials",
    response,
    hasReason(response) ? {} : { advice: unknownLoginAdvice }
  )
}

const unknownLoginAdvice = `${foreignResponseAdvice} If both are right, check the user name and the password. An account with two-factor login (2FA) cannot log in here: import a token.`

const reasonFields = ["detail", "error", "errors", "message", "non_field_errors", "password", "username"]

/** Tells whether a response explains why the login failed. A success of another service does not. */
const hasReason = ({ body, status }: ReceivedResponse): boolean =>
  status >= 400 ||
  Option.exists(decodeJson(body), (json) => reasonFields.some((field) => Predicate.hasProperty(json, field)))

const isWrapped = (secret: Redacted.Redacted): boolean =>
  /^[\s"'`“”‘’]|[\s"'`“”‘’]$/.test(Redacted.value(secret))
