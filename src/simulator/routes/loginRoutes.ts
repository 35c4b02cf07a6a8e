/**
 * `/v4/auth/login/` and `/v4/auth/logout/`: the session that the authorize call needs.
 */
import { Effect, Predicate, Result } from "effect"
import { Headers, HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
import { Accounts } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import { CurrentBehaviour, type LoginError } from "../Behaviour.ts"
import { Grants } from "../Grants.ts"

const loginForm = Responses.htmlPage(
  "Log in",
  '<form method="post"><input name="username"><input name="password" type="password"><button>Log in</button></form>'
)

const sentence = "Unable to log in."

const loginErrors: Record<LoginError, HttpServerResponse.HttpServerResponse> = {
  "401": Responses.detail(401, sentence),
  "400": Responses.detail(400, sentence),
  "200": Responses.json({ detail: sentence }),
  string: Responses.json("Unable to log in with provided credentials.", { status: 400 })
}

interface Credentials {
  readonly username: string | undefined
  readonly password: string | undefined
}

/** Reads the credentials: JSON from API clients, a form from the page. */
const readCredentials = (body: string, contentType: string): Credentials => {
  if (contentType.startsWith("application/x-www-form-urlencoded")) {
    const form = new URLSearchParams(body)
    return { username: form.get("username") ?? undefined, password: form.get("password") ?? undefined }
  }
  const given = Result.getOrElse(
    Result.try((): unknown => JSON.parse(body)),
    () => undefined
  )
  const field = (name: string) =>
    Predicate.hasProperty(given, name) && Predicate.isString(given[name]) ? given[name] : undefined
  return { username: field("username"), password: field("password") }
}

const findMissing = ({ password, username }: Credentials) =>
  Responses.json(
    {
      ...(username === undefined ? { username: ["This field is required."] } : {}),
      ...(password === undefined ? { password: ["This field is required."] } : {})
    },
    { status: 400 }
  )

// Without `Secure`, which the real cookies surely have; otherwise a cookie jar would not send them to a loopback
// address over plain HTTP.
const sessionCookie = { path: "/", httpOnly: true, sameSite: "lax", maxAge: "14 days" } as const
const csrfCookie = { path: "/", sameSite: "lax", maxAge: "52 weeks" } as const

/** Serves login and logout. */
export const loginRoutes = Effect.gen(function* () {
  const accounts = yield* Accounts
  const behaviour = yield* CurrentBehaviour
  const grants = yield* Grants

  const login = Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    // Any session cookie counts, even an expired one, because users see this error after a login with the cookies of
    // the previous one.
    if (request.cookies["sessionid"] !== undefined && !Headers.has(request.headers, "referer")) {
      return Responses.csrfFailed
    }
    const given = readCredentials(yield* request.text, request.headers["content-type"] ?? "")
    if (given.username === undefined || given.password === undefined) return findMissing(given)
    const account = accounts.find(
      ({ password, username }) => username === given.username && password === given.password
    )
    if (account === undefined) return loginErrors[(yield* behaviour.get).loginError]
    const session = yield* grants.openSession(account)
    return Responses.json({ username: account.username, email: account.email }).pipe(
      HttpServerResponse.setCookiesUnsafe([
        ["csrftoken", session.csrfToken, csrfCookie],
        ["sessionid", session.sessionId, sessionCookie]
      ])
    )
  })

  // Only the name of this endpoint is known; its response is assumed.
  const logout = Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    yield* grants.closeSession(request.cookies["sessionid"] ?? "")
    return Responses.json({ detail: "Successfully logged out." }).pipe(
      HttpServerResponse.expireCookieUnsafe("sessionid", { path: "/" })
    )
  })

  return [
    HttpRouter.route("GET", "/v4/auth/login/", loginForm),
    HttpRouter.route("POST", "/v4/auth/login/", login),
    HttpRouter.route("GET", "/v4/auth/logout/", logout),
    HttpRouter.route("POST", "/v4/auth/logout/", logout)
  ]
})
