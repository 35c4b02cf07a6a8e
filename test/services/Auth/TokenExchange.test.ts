import { inspect } from "node:util"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import { Auth, BeatportHttpClient } from "effect-beatport"
import * as Client from "../Client.ts"
import {
  account,
  type FakeResponse,
  broken,
  clientId,
  FakeBeatport,
  html,
  json,
  limited,
  text,
  unavailable
} from "../FakeBeatport.ts"
import { baseUrl, credentials, layer, Shelf } from "../SignIn.ts"

const logIn = Effect.flatMap(Auth, (auth) => auth.login())

const failure = Client.inTheEnd(Effect.flip(logIn))

/** Logs in while one step gets this response. */
const failureAt = Effect.fnUntraced(function* (route: string, reply: FakeResponse) {
  const beatport = yield* FakeBeatport
  yield* beatport.always(route, reply)
  return yield* failure
})

const loginRoute = "POST /auth/login/"
const authorizeRoute = "GET /auth/o/authorize/"
const tokenRoute = "POST /auth/o/token/"

const redirect = (location: string) => text("", 302, { location })

describe("a login", () => {
  it.effect("logs in, authorizes and exchanges the code, each as the documentation page does", () =>
    Effect.gen(function* () {
      yield* logIn
      const { sent } = yield* FakeBeatport
      const [, , login, authorize, token] = yield* sent
      const fromThePage = {
        accept: "application/json",
        origin: "https://api.beatport.com",
        referer: "https://api.beatport.com/",
        "user-agent": "crate-digger/1.0"
      }
      expect(login).toMatchObject({ route: loginRoute, query: {}, headers: fromThePage })
      expect(JSON.parse(login?.body ?? "")).toEqual(account)
      expect(authorize).toMatchObject({
        route: authorizeRoute,
        query: {
          response_type: "code",
          client_id: clientId,
          redirect_uri: `${baseUrl}/auth/o/post-message/`
        },
        headers: { ...fromThePage, cookie: "sessionid=session-1" }
      })
      expect(token).toMatchObject({
        route: tokenRoute,
        query: {},
        headers: { ...fromThePage, "content-type": "application/x-www-form-urlencoded" },
        form: {
          grant_type: "authorization_code",
          code: "code-2",
          redirect_uri: `${baseUrl}/auth/o/post-message/`,
          client_id: clientId
        }
      })
    }).pipe(Effect.provide(layer({ ...credentials, userAgent: "crate-digger/1.0" })))
  )

  it.effect("begins with no cookie: an old session would need a CSRF token", () =>
    Effect.gen(function* () {
      yield* logIn
      yield* logIn
      const { sent } = yield* FakeBeatport
      const logins = (yield* sent).filter(({ route }) => route === loginRoute)
      expect(logins).toHaveLength(2)
      expect(logins.filter(({ headers }) => "cookie" in headers)).toEqual([])
    }).pipe(Effect.provide(layer(credentials)))
  )

  it.effect("limits the rate of every step except the page's script", () =>
    Effect.gen(function* () {
      yield* Client.inTheEnd(logIn)
      const { sent } = yield* FakeBeatport
      expect((yield* sent).map(({ at }) => at)).toEqual([0, 0, 500, 1000, 1500])
    }).pipe(Effect.provide(layer({ ...credentials, pace: "500 millis" })))
  )

  it.effect("saves nothing where it fails", () =>
    Effect.gen(function* () {
      yield* failureAt(tokenRoute, json({ error: "invalid_grant" }, 400))
      const { told } = yield* Shelf
      expect(yield* told).toEqual([])
    }).pipe(Effect.provide(layer(credentials)))
  )

  describe("with a wrong password", () => {
    it.effect.each([
      ["401", json({ detail: "Unable to log in." }, 401)],
      ["401 with a page", html("<h1>Unauthorized</h1>", 401)],
      ["400", json({ detail: "Unable to log in." }, 400)],
      ["400 by field", json({ non_field_errors: ["Unable to log in with provided credentials."] }, 400)],
      ["400 in one text", json("Unable to log in with provided credentials.", 400)],
      ["200 without a user name", json({ detail: "Unable to log in." })],
      ["200 with an empty user name", json({ username: "" })]
    ] as const)("fails with InvalidCredentials for every form of rejection: %s", ([, reply]) =>
      Effect.gen(function* () {
        const error = yield* failureAt(loginRoute, reply)
        expect(error).toMatchObject({
          _tag: "AuthenticationError",
          reason: "InvalidCredentials",
          method: "POST",
          path: "/auth/login/"
        })
        expect(error.message).toContain("Check the user name and the password")
        const { routes } = yield* FakeBeatport
        expect((yield* routes).filter((route) => route === loginRoute)).toHaveLength(1)
      }).pipe(Effect.provide(layer(credentials)))
    )
  })

  describe("is not told that the password is wrong", () => {
    it.effect.each([
      ["a page comes with 200", html("<h1>Just a moment</h1>"), { _tag: "ServerError", status: 200 }],
      ["nothing comes with 200", text(""), { _tag: "DecodeError", status: 200 }],
      ["nothing comes with 204", text("", 204), { _tag: "DecodeError", status: 204 }],
      ["half a response comes", text('{"username":"sel'), { _tag: "DecodeError", status: 200 }],
      ["the path has moved", redirect("/v5/auth/login/"), { _tag: "ServerError", status: 302 }],
      ["the path is gone", html("<h1>Not Found</h1>", 404), { _tag: "ServerError", status: 404 }],
      ["a page comes with 400", html("<h1>Bad Request</h1>", 400), { _tag: "ValidationError", status: 400 }],
      [
        "the address is turned away",
        html("403 Forbidden", 403),
        { _tag: "ForbiddenError", reason: "Blocked" }
      ],
      [
        "an old session was sent along",
        json({ detail: "CSRF Failed: Referer checking failed - no Referer." }, 403),
        { _tag: "ForbiddenError", reason: "CsrfFailed" }
      ],
      ["the server fails", json({ detail: "broken" }, 500), { _tag: "ServerError", status: 500 }],
      ["the rate is limited", limited("3600"), { _tag: "RateLimitError" }],
      ["the network is gone", broken("ENOTFOUND"), { _tag: "TransportError", reason: "DnsLookup" }]
    ] as const)("where %s", ([, reply, expected]) =>
      Effect.gen(function* () {
        expect(yield* failureAt(loginRoute, reply)).toMatchObject(expected)
      }).pipe(Effect.provide(layer(credentials)))
    )
  })

  it.effect("suggests a pasted token if the login is blocked", () =>
    Effect.gen(function* () {
      const error = yield* failureAt(loginRoute, html("403 Forbidden", 403))
      expect(error.message).toContain("import the token")
    }).pipe(Effect.provide(layer(credentials)))
  )

  it.effect("is sent again only where it certainly has not arrived", () =>
    Effect.gen(function* () {
      const { respond, routes } = yield* FakeBeatport
      yield* respond(loginRoute, broken("ECONNREFUSED"), limited("1"), unavailable("1"), broken("ECONNRESET"))
      expect(yield* failure).toMatchObject({ _tag: "TransportError", reason: "ConnectionReset" })
      expect((yield* routes).filter((route) => route === loginRoute)).toHaveLength(4)
    }).pipe(Effect.provide(layer(credentials)))
  )

  it.effect("that is asked to pause holds the others, too", () =>
    Effect.gen(function* () {
      const { respond, sent } = yield* FakeBeatport
      yield* Effect.flatMap(Auth, (auth) => auth.importToken("a-token-that-was-pasted"))
      yield* respond(loginRoute, limited("20"))
      const other = Effect.delay(
        Effect.flatMap(BeatportHttpClient, (client) => client.get("/things/")),
        "5 seconds"
      ).pipe(Effect.exit)
      yield* Client.inTheEnd(Effect.all([logIn, other], { concurrency: "unbounded" }))
      const times = (yield* sent).slice(2).map(({ at }) => at)
      expect(times.filter((at) => at > 0 && at < 20_000)).toEqual([])
    }).pipe(Effect.provide(layer(credentials)))
  )

  it.effect("that brings no session is denied", () =>
    Effect.gen(function* () {
      const error = yield* failureAt(loginRoute, json({ username: account.username }))
      expect(error).toMatchObject({ reason: "AuthorizationDenied", path: "/auth/login/" })
    }).pipe(Effect.provide(layer(credentials)))
  )

  describe("reads the code", () => {
    it.effect.each([
      `${baseUrl}/auth/o/post-message/?code=code-x`,
      "/v4/auth/o/post-message/?code=code-x",
      "?code=code-x",
      "/v4/auth/o/post-message/?state=1&code=code-x#top",
      "https://elsewhere.example/?code=code-x"
    ])("in a redirect to %s, which is not followed", (location) =>
      Effect.gen(function* () {
        const { respond, sent } = yield* FakeBeatport
        yield* respond(authorizeRoute, redirect(location))
        yield* Effect.exit(logIn)
        expect((yield* sent).slice(3).map(({ form, route }) => [route, form["code"]])).toEqual([
          [authorizeRoute, undefined],
          [tokenRoute, "code-x"]
        ])
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect("whatever is in it, and sends it as it is", () =>
      Effect.gen(function* () {
        const { respond, sent } = yield* FakeBeatport
        yield* respond(authorizeRoute, redirect("/?code=a%2Bb%26c%3Dd%20e"))
        yield* Effect.exit(logIn)
        expect((yield* sent).at(-1)?.form["code"]).toBe("a+b&c=d e")
      }).pipe(Effect.provide(layer(credentials)))
    )
  })

  it.effect.each([
    ["to the login", redirect("/v4/auth/login/?next=/v4/auth/o/authorize/")],
    ["with an error", redirect("/v4/auth/o/post-message/?error=access_denied")],
    ["with a code of nothing", redirect("/v4/auth/o/post-message/?code=")],
    ["nowhere", text("", 302)],
    ["to what is no URL", redirect("http://[")],
    ["but with a page", html("<h2>Error: invalid_request</h2><p>Mismatching redirect URI.</p>", 400)],
    ["but with a page that repeats a secret", html(`<p>${account.password} is wrong</p>`, 400)],
    ["but with a page of 200", html("<h1>Authorize?</h1>")]
  ] as const)("fails with AuthorizationDenied if the authorization returns no code: %s", ([, reply]) =>
    Effect.gen(function* () {
      expect(yield* failureAt(authorizeRoute, reply)).toMatchObject({
        _tag: "AuthenticationError",
        reason: "AuthorizationDenied",
        path: "/auth/o/authorize/"
      })
      const { routes } = yield* FakeBeatport
      expect((yield* routes).at(-1)).toBe(authorizeRoute)
    }).pipe(Effect.provide(layer(credentials)))
  )

  it.effect("says what the page of a refused authorization says", () =>
    Effect.gen(function* () {
      const page = html("<h2>Error: invalid_request</h2>\n<p>Mismatching redirect\n URI &amp; more.</p>", 400)
      expect(yield* failureAt(authorizeRoute, page)).toMatchObject({
        detail: "Mismatching redirect URI & more."
      })
      const echo = yield* failureAt(authorizeRoute, html(`<p>${account.password} is wrong</p>`, 400))
      expect(echo.message).not.toContain(account.password)
    }).pipe(Effect.provide(layer(credentials)))
  )

  it.effect.each([
    html("<p>invalid_request: Invalid client_id parameter value.</p>", 400),
    html("<h2>Error: unauthorized_client</h2><p>No.</p>", 401),
    redirect("/v4/auth/o/post-message/?error=unauthorized_client")
  ])("names a client id that the server does not know", (reply) =>
    Effect.gen(function* () {
      const error = yield* failureAt(authorizeRoute, reply)
      expect(error).toMatchObject({ reason: "ClientIdNotFound", path: "/auth/o/authorize/" })
      expect(error.message).toContain("does not know the client id")
    }).pipe(Effect.provide(layer(credentials)))
  )

  it.effect("looks the client id up anew where the server does not know the one found before", () =>
    Effect.gen(function* () {
      yield* logIn
      const { respond, routes } = yield* FakeBeatport
      yield* respond(authorizeRoute, html("<p>Invalid client_id parameter value.</p>", 400))
      yield* respond("GET /static/app.js", text('e={API_CLIENT_ID: "another-client"}'))
      expect(yield* failure).toMatchObject({ reason: "AuthorizationDenied" })
      expect((yield* routes).slice(5)).toEqual([
        loginRoute,
        authorizeRoute,
        "GET /docs/",
        "GET /static/app.js",
        authorizeRoute
      ])
    }).pipe(Effect.provide(layer(credentials)))
  )

  it.effect.each([
    ["password", { password: "pw\n" }],
    ["password", { password: '"pw"' }],
    ["password", { password: "“pw" }],
    ["user name", { username: "me " }]
  ] as const)("hints at white space and quotes around the %s", ([field, given]) =>
    Effect.gen(function* () {
      const auth = yield* Auth
      const error = yield* Client.inTheEnd(Effect.flip(auth.login({ ...account, ...given })))
      expect(error.message).toContain(`The ${field} begins or ends with white space or quotes`)
    }).pipe(Effect.provide(layer()))
  )

  it.effect("names two-factor login among the causes of a refused login", () =>
    Effect.gen(function* () {
      expect((yield* failureAt(loginRoute, json({ challenge: "x" }))).message).toContain("two-factor login")
    }).pipe(Effect.provide(layer(credentials)))
  )

  describe("the token response", () => {
    const issued = { access_token: "an-access-token", refresh_token: "a-refresh-token", expires_in: 60 }

    it.effect.each([
      [{ ...issued, token_type: undefined }, 60_000],
      [{ ...issued, token_type: "bearer" }, 60_000],
      [{ ...issued, expires_in: "60" }, 60_000],
      [{ ...issued, refresh_token: "", scope: null }, 60_000],
      [{ ...issued, expires_in: undefined }, undefined],
      [{ ...issued, expires_in: "soon" }, undefined],
      [{ ...issued, expires_in: 0 }, undefined],
      [{ ...issued, expires_in: -5 }, undefined],
      [{ ...issued, expires_in: 1e306 }, undefined]
    ] as const)("is read where fields are missing or odd: %j", ([response, expiry]) =>
      Effect.gen(function* () {
        const { respond } = yield* FakeBeatport
        yield* respond(tokenRoute, json(response))
        yield* logIn
        const { expires_at, renewable } = yield* Effect.flatMap(Auth, (auth) => auth.status)
        expect(Option.getOrUndefined(expires_at)).toBe(expiry)
        expect(renewable).toBe(response.refresh_token !== "")
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect.each([
      [{ ...issued, token_type: "mac" }, "token_type"],
      [{ ...issued, access_token: "a\r\nX: 1" }, "access_token"],
      [{ ...issued, access_token: "ünïcode" }, "access_token"]
    ] as const)("is refused before it is saved where its token cannot be sent: %j", ([response, at]) =>
      Effect.gen(function* () {
        expect(yield* failureAt(tokenRoute, json(response))).toMatchObject({ _tag: "DecodeError", at })
        expect(yield* Effect.flatMap(Shelf, ({ told }) => told)).toEqual([])
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect.each(["invalid_grant", "constructor", "__proto__", "toString"])(
      "with status 200 that is an OAuth error is an error of authentication: %s",
      (error) =>
        Effect.gen(function* () {
          expect(yield* failureAt(tokenRoute, json({ error }))).toMatchObject({ _tag: "AuthenticationError" })
        }).pipe(Effect.provide(layer(credentials)))
    )
  })

  describe("whose code or client is refused", () => {
    it.effect.each([
      ["invalid_grant", 400, "InvalidGrant"],
      ["invalid_client", 401, "ClientIdNotFound"],
      ["unauthorized_client", 400, "ClientIdNotFound"]
    ] as const)("says what %s means", ([error, status, reason]) =>
      Effect.gen(function* () {
        expect(yield* failureAt(tokenRoute, json({ error }, status))).toMatchObject({
          _tag: "AuthenticationError",
          reason,
          status,
          detail: error
        })
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect.each([
      ["an unknown error", json({ error: "unsupported_grant_type" }, 400), "ValidationError"],
      ["a page", html("<h1>Just a moment</h1>"), "ServerError"],
      ["nothing", text(""), "DecodeError"],
      ["a token without a token", json({ expires_in: 36_000, token_type: "Bearer" }), "DecodeError"],
      ["a token of nothing", json({ access_token: "", expires_in: 1, token_type: "Bearer" }), "DecodeError"]
    ] as const)("fails plainly with %s", ([, reply, tag]) =>
      Effect.gen(function* () {
        expect(yield* failureAt(tokenRoute, reply)).toMatchObject({ _tag: tag, path: "/auth/o/token/" })
      }).pipe(Effect.provide(layer(credentials)))
    )
  })

  describe("whose server repeats what it was sent", () => {
    const echoes = (status: number) =>
      json(
        {
          detail: `No: planted-name planted-password`,
          code: ["planted-code"],
          error_description: "planted-code",
          message: "planted-name"
        },
        status
      )

    it.effect.each(
      [loginRoute, authorizeRoute, tokenRoute].flatMap((route) =>
        [200, 302, 400, 401, 403, 404, 405, 409, 429, 500, 503].map((status) => [route, status] as const)
      )
    )("shows nothing of it: %s, %i", ([route, status]) =>
      Effect.gen(function* () {
        const { always } = yield* FakeBeatport
        // The fake knows another account.
        yield* always(
          loginRoute,
          json({ username: "planted-name" }, 200, { "set-cookie": "sessionid=planted-session" })
        )
        yield* always(authorizeRoute, redirect("/?code=planted-code"))
        const error = yield* failureAt(route, echoes(status))
        const shown = [error.message, String(error), inspect(error, { depth: 9 }), JSON.stringify(error)]
        expect(shown.join("\n")).not.toContain("planted")
      }).pipe(
        Effect.provide(layer({ username: "planted-name", password: "planted-password", retry: { times: 0 } }))
      )
    )
  })
})
