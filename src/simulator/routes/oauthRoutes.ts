/**
 * `/v4/auth/o/…`: codes and tokens, as django-oauth-toolkit issues them to a public client.
 */
import { createHash } from "node:crypto"
import { Effect } from "effect"
import { HttpRouter, HttpServerRequest, type HttpServerResponse } from "effect/http"
import * as Responses from "../responses.ts"
import { CurrentBehaviour } from "../Behaviour.ts"
import { DocsClient, postMessagePath } from "../DocsClient.ts"
import { type CodeRecord, Grants, type IssuedToken } from "../Grants.ts"

/**
 * Makes the toolkit's error page: the code in the heading, the description in the first paragraph. Its status is
 * assumed.
 */
const makeErrorPage = (description: string) =>
  Responses.htmlPage(
    "Error",
    `<div class="block-center"><h2>Error: invalid_request</h2>\n<p>${Responses.escapeHtml(description)}</p></div>`,
    { status: 400 }
  )

const redirect = (location: string) => Responses.empty({ status: 302, headers: { location } })

/** Makes an OAuth error response with `error` only, as clients report it. */
const makeErrorResponse = (status: number, error: string) =>
  Responses.json({ error }, { status, headers: { "cache-control": "no-store", pragma: "no-cache" } })

const makeGrant = (token: IssuedToken) =>
  Responses.json(token, { headers: { "cache-control": "no-store", pragma: "no-cache" } })

const readQuery = (request: HttpServerRequest.HttpServerRequest) =>
  new URLSearchParams(request.url.split("?", 2)[1] ?? "")

/**
 * Reads the parameters of a request from its form and its query, because half of all clients send them in the query.
 */
const readParameters = (request: HttpServerRequest.HttpServerRequest) =>
  Effect.map(
    (request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded")
      ? request.text
      : Effect.succeed(""),
    (body) => new URLSearchParams([...readQuery(request), ...new URLSearchParams(body)])
  )

/** Tells whether a verifier matches the challenge, which may be absent. */
const isChallengeProven = (challenge: CodeRecord["challenge"], verifier: string | null): boolean => {
  if (challenge === undefined) return true
  if (verifier === null) return false
  return challenge.method === "S256"
    ? createHash("sha256").update(verifier).digest("base64url") === challenge.value
    : verifier === challenge.value
}

/** Serves `revoke`, which is declared although it needs no token. */
export const revoke = Effect.gen(function* () {
  const client = yield* DocsClient
  const grants = yield* Grants
  return Effect.gen(function* () {
    const form = yield* readParameters(yield* HttpServerRequest.HttpServerRequest)
    if (!client.isKnown(form.get("client_id"))) return makeErrorResponse(401, "invalid_client")
    yield* grants.revoke(form.get("token") ?? "")
    // RFC 7009: the response is the same for an unknown token.
    return Responses.empty({ status: 200 })
  })
})

/** Serves the authorization endpoint, the token endpoint, and the page to which codes are sent. */
export const oauthRoutes = Effect.gen(function* () {
  const behaviour = yield* CurrentBehaviour
  const client = yield* DocsClient
  const grants = yield* Grants

  const authorize = Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const account = yield* grants.session(request.cookies["sessionid"] ?? "")
    if (account === undefined) return redirect(`/v4/auth/login/?next=${encodeURIComponent(request.url)}`)
    const query = readQuery(request)
    const clientId = query.get("client_id")
    if (!client.isKnown(clientId)) {
      return makeErrorPage(
        query.has("client_id") ? "Invalid client_id parameter value." : "Missing client_id parameter."
      )
    }
    const asked = query.get("redirect_uri") ?? undefined
    const host = request.headers["host"] ?? ""
    if (asked !== undefined && !client.isRegistered(asked, host))
      return makeErrorPage("Mismatching redirect URI.")
    const target = asked ?? client.redirectUri
    const back = (yield* behaviour.get).location === "absolute" ? target : new URL(target).pathname
    if (query.get("response_type") !== "code") {
      return redirect(
        `${back}?error=${query.has("response_type") ? "unsupported_response_type" : "invalid_request"}`
      )
    }
    const challenge = query.get("code_challenge")
    const code = yield* grants.issueCode({
      account,
      clientId,
      redirectUri: asked,
      challenge:
        challenge === null
          ? undefined
          : { value: challenge, method: query.get("code_challenge_method") ?? "plain" }
    })
    return redirect(`${back}?code=${code}`)
  })

  const exchangeCode = Effect.fnUntraced(function* (form: URLSearchParams) {
    const code = form.get("code")
    if (code === null) return makeErrorResponse(400, "invalid_request")
    const record = yield* grants.takeCode(code)
    if (
      record === undefined ||
      record.clientId !== form.get("client_id") ||
      record.redirectUri !== (form.get("redirect_uri") ?? undefined) ||
      !isChallengeProven(record.challenge, form.get("code_verifier"))
    ) {
      return makeErrorResponse(400, "invalid_grant")
    }
    return makeGrant(yield* grants.issueToken(record.account, record.clientId))
  })

  const rotate = Effect.fnUntraced(function* (form: URLSearchParams) {
    const refreshToken = form.get("refresh_token")
    if (refreshToken === null) return makeErrorResponse(400, "invalid_request")
    const record = yield* grants.takeRefreshToken(refreshToken, form.get("client_id") ?? "")
    if (record === undefined) return makeErrorResponse(400, "invalid_grant")
    return makeGrant(yield* grants.issueToken(record.account, record.clientId))
  })

  const token = Effect.gen(function* () {
    const form = yield* readParameters(yield* HttpServerRequest.HttpServerRequest)
    if (!client.isKnown(form.get("client_id"))) return makeErrorResponse(401, "invalid_client")
    switch (form.get("grant_type") ?? "") {
      case "authorization_code":
        return yield* exchangeCode(form)
      case "refresh_token":
        return yield* rotate(form)
      case "password":
      case "client_credentials":
        return makeErrorResponse(400, "unauthorized_client")
      default:
        return makeErrorResponse(400, "unsupported_grant_type")
    }
  })

  const postMessage: HttpServerResponse.HttpServerResponse = Responses.htmlPage(
    "Beatport API v4",
    "<script>window.opener&&window.opener.postMessage(location.search,location.origin)</script>"
  )

  return [
    HttpRouter.route("GET", "/v4/auth/o/authorize/", authorize),
    HttpRouter.route("GET", postMessagePath, postMessage),
    HttpRouter.route("POST", "/v4/auth/o/token/", token)
  ]
})
