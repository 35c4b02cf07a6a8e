import { createHash } from "node:crypto"
import { assert, describe, effect, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { type LoginRefusal, type SimulatedAccount, Simulator } from "effect-beatport/testing"
import { read, type Reply, send } from "./http.ts"

const postMessage = "https://api.beatport.com/v4/auth/o/post-message/"

const Token = Schema.Struct({
  access_token: Schema.String,
  expires_in: Schema.Int,
  token_type: Schema.String,
  scope: Schema.String,
  refresh_token: Schema.String
})

const json = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body)
})

const cookiesOf = ({ headers }: Reply): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ")

const login = Effect.fnUntraced(function* (account?: Pick<SimulatedAccount, "username" | "password">) {
  const simulator = yield* Simulator
  const { password, username } = account ?? simulator.account
  return yield* send(`${simulator.baseUrl}/auth/login/`, json({ username, password }))
})

const authorize = Effect.fnUntraced(function* (cookie: string, parameters: Record<string, string> = {}) {
  const { baseUrl, clientId } = yield* Simulator
  const query = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: postMessage,
    ...parameters
  })
  return yield* send(`${baseUrl}/auth/o/authorize/?${query.toString()}`, { headers: { cookie } })
})

const locationOf = ({ headers }: Reply): URL => new URL(headers.get("location") ?? "", postMessage)

/** A fresh code, by logging in. */
const code = Effect.fnUntraced(function* (parameters?: Record<string, string>) {
  const answer = yield* authorize(cookiesOf(yield* login()), parameters)
  return locationOf(answer).searchParams.get("code") ?? ""
})

const token = Effect.fnUntraced(function* (parameters: Record<string, string>) {
  const { baseUrl, clientId } = yield* Simulator
  return yield* send(`${baseUrl}/auth/o/token/`, {
    method: "POST",
    body: new URLSearchParams({ client_id: clientId, ...parameters })
  })
})

const exchange = (value: string, more: Record<string, string> = {}) =>
  token({ grant_type: "authorization_code", code: value, redirect_uri: postMessage, ...more })

const refresh = (refreshToken: string) => token({ grant_type: "refresh_token", refresh_token: refreshToken })

const account = Effect.fnUntraced(function* (accessToken: string) {
  const { baseUrl } = yield* Simulator
  return yield* send(`${baseUrl}/my/account/`, { headers: { authorization: `Bearer ${accessToken}` } })
})

const refused = (reply: Reply, status: number, error: string) =>
  assert.deepStrictEqual([reply.status, JSON.parse(reply.text)], [status, { error }])

const unauthenticated = '{"detail":"Authentication credentials were not provided."}'

describe("Simulator: logging in", () => {
  layer(Simulator.layer({ accounts: [{}, { username: "second", currency: "EUR" }] }))((it) => {
    it.effect(
      "shows six scripts on the documentation page, and the client id in one that is not the first",
      () =>
        Effect.gen(function* () {
          const { baseUrl, clientId, origin } = yield* Simulator
          const page = yield* send(`${baseUrl}/docs/`)
          const paths = page.text
            .split("\n")
            .flatMap(
              (line) =>
                /^ *<script src="(\/static\/btprt\/[0-9a-f]{20}\.js)"><\/script>$/.exec(line)?.[1] ?? []
            )
          assert.strictEqual(paths.length, 6)
          const scripts = yield* Effect.forEach(paths, (path) => send(origin + path))
          const holders = scripts.filter(({ text }) => text.includes("API_CLIENT_ID"))
          assert.strictEqual(holders.length, 1)
          assert.notStrictEqual(holders[0], scripts[0])
          // The pattern most clients look with, greedy as it is.
          assert.strictEqual(/API_CLIENT_ID: '(.*)'/.exec(holders[0]?.text ?? "")?.[1], clientId)
          assert.strictEqual(clientId.length, 40)
          assert.match(holders[0]?.headers.get("content-type") ?? "", /javascript/)
        })
    )

    it.effect("gives a token for a user name and a password, by session and code", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const entered = yield* login()
        const { email, username } = simulator.account
        assert.deepStrictEqual(JSON.parse(entered.text), { username, email })
        assert.match(cookiesOf(entered), /csrftoken=\w+; sessionid=\w+/)
        const authorized = yield* authorize(cookiesOf(entered))
        assert.strictEqual(authorized.status, 302)
        assert.isTrue(authorized.headers.get("location")?.startsWith(`${postMessage}?code=`))
        const granted = read(Token)(yield* exchange(locationOf(authorized).searchParams.get("code") ?? ""))
        assert.strictEqual(granted.expires_in, 36_000)
        assert.strictEqual((yield* account(granted.access_token)).status, 200)
      })
    )

    it.effect("takes the token call's parameters from the query as well", () =>
      Effect.gen(function* () {
        const { baseUrl, clientId } = yield* Simulator
        const query = new URLSearchParams({
          grant_type: "authorization_code",
          code: yield* code(),
          redirect_uri: postMessage,
          client_id: clientId
        })
        const reply = yield* send(`${baseUrl}/auth/o/token/?${query.toString()}`, { method: "POST" })
        assert.strictEqual(reply.status, 200)
      })
    )

    it.effect("takes its own address as redirect URI, and none at all", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* Simulator
        const own = `${baseUrl}/auth/o/post-message/`
        assert.strictEqual(
          (yield* exchange(yield* code({ redirect_uri: own }), { redirect_uri: own })).status,
          200
        )
      })
    )

    it.effect("refuses a code the second time, for another redirect URI, and after a minute", () =>
      Effect.gen(function* () {
        const { advance } = yield* Simulator
        const once = yield* code()
        assert.strictEqual((yield* exchange(once)).status, 200)
        refused(yield* exchange(once), 400, "invalid_grant")
        refused(
          yield* exchange(yield* code(), { redirect_uri: "https://elsewhere.example/" }),
          400,
          "invalid_grant"
        )
        const late = yield* code()
        yield* advance("61 seconds")
        refused(yield* exchange(late), 400, "invalid_grant")
      })
    )

    it.effect("wants the verifier of a code that was asked for with a challenge", () =>
      Effect.gen(function* () {
        const verifier = "a-verifier-of-enough-characters-to-be-one-0123456789"
        const challenge = {
          code_challenge: createHash("sha256").update(verifier).digest("base64url"),
          code_challenge_method: "S256"
        }
        refused(yield* exchange(yield* code(challenge)), 400, "invalid_grant")
        refused(yield* exchange(yield* code(challenge), { code_verifier: "another" }), 400, "invalid_grant")
        assert.strictEqual((yield* exchange(yield* code(challenge), { code_verifier: verifier })).status, 200)
      })
    )

    it.effect("sends who has no session to the login, and back to where they were", () =>
      Effect.gen(function* () {
        const reply = yield* authorize("sessionid=made-up")
        assert.strictEqual(reply.status, 302)
        const location = locationOf(reply)
        assert.strictEqual(location.pathname, "/v4/auth/login/")
        assert.match(
          location.searchParams.get("next") ?? "",
          /^\/v4\/auth\/o\/authorize\/\?response_type=code/
        )
        assert.isNull(location.searchParams.get("code"))
      })
    )

    it.effect("shows a page that says invalid_request for a wrong client or redirect URI", () =>
      Effect.gen(function* () {
        const cookie = cookiesOf(yield* login())
        const wrong = [{ client_id: "nobody" }, { redirect_uri: "https://elsewhere.example/<script>" }]
        for (const parameters of wrong) {
          const reply = yield* authorize(cookie, parameters)
          assert.match(reply.headers.get("content-type") ?? "", /text\/html/)
          assert.include(reply.text, "invalid_request")
          assert.match(reply.text, /<p>\S.*<\/p>/)
          assert.notInclude(reply.text, "<script>")
        }
      })
    )

    it.effect("rotates refresh tokens: each works once, and takes its access token with it", () =>
      Effect.gen(function* () {
        const first = read(Token)(yield* exchange(yield* code()))
        const second = read(Token)(yield* refresh(first.refresh_token))
        assert.notStrictEqual(second.refresh_token, first.refresh_token)
        refused(yield* refresh(first.refresh_token), 400, "invalid_grant")
        assert.strictEqual((yield* account(first.access_token)).status, 401)
        assert.strictEqual((yield* account(second.access_token)).status, 200)
      })
    )

    it.effect("refuses other grants, other clients and calls that lack something", () =>
      Effect.gen(function* () {
        refused(
          yield* token({ grant_type: "password", username: "a", password: "b" }),
          400,
          "unauthorized_client"
        )
        refused(yield* token({ grant_type: "password", client_id: "" }), 401, "invalid_client")
        refused(yield* token({ grant_type: "refresh_token", client_id: "nobody" }), 401, "invalid_client")
        refused(yield* token({ grant_type: "refresh_token" }), 400, "invalid_request")
        refused(yield* token({ grant_type: "authorization_code" }), 400, "invalid_request")
        refused(yield* token({}), 400, "unsupported_grant_type")
      })
    )

    it.effect("lets tokens expire by its own clock", () =>
      Effect.gen(function* () {
        const { advance } = yield* Simulator
        const granted = read(Token)(yield* exchange(yield* code()))
        yield* advance("9 hours")
        assert.strictEqual((yield* account(granted.access_token)).status, 200)
        yield* advance("61 minutes")
        const expired = yield* account(granted.access_token)
        assert.deepStrictEqual([expired.status, expired.text], [401, unauthenticated])
        assert.strictEqual((yield* refresh(granted.refresh_token)).status, 200)
      })
    )

    it.effect("gives tokens the lifetime it is told", () =>
      Effect.gen(function* () {
        const { advance, change, issueToken } = yield* Simulator
        yield* change({ tokenLifetime: "10 minutes" })
        const short = yield* issueToken()
        yield* change({ tokenLifetime: "10 hours" })
        assert.strictEqual(short.expires_in, 600)
        yield* advance("601 seconds")
        assert.strictEqual((yield* account(short.access_token)).status, 401)
      })
    )

    it.effect("says the same 401 for a missing, a garbled, an expired and a revoked token", () =>
      Effect.gen(function* () {
        const { baseUrl, clientId, expireTokens, issueToken } = yield* Simulator
        const expired = yield* issueToken()
        yield* expireTokens
        const revoked = yield* issueToken()
        yield* send(`${baseUrl}/auth/o/revoke/`, {
          method: "POST",
          body: new URLSearchParams({ client_id: clientId, token: revoked.access_token })
        })
        const replies = [
          yield* send(`${baseUrl}/my/account/`),
          yield* account("garbled"),
          yield* account(expired.access_token),
          yield* account(revoked.access_token)
        ]
        for (const reply of replies) {
          assert.deepStrictEqual([reply.status, reply.text], [401, unauthenticated])
          assert.strictEqual(reply.headers.get("www-authenticate"), 'Bearer realm="api"')
        }
        assert.strictEqual((yield* refresh(expired.refresh_token)).status, 200)
        refused(yield* refresh(revoked.refresh_token), 400, "invalid_grant")
      })
    )

    it.effect("refuses a login that brings a session cookie and no Referer", () =>
      Effect.gen(function* () {
        const { account: known, baseUrl } = yield* Simulator
        const body = JSON.stringify({ username: known.username, password: known.password })
        const stale = { "content-type": "application/json", cookie: "sessionid=stale" }
        const url = `${baseUrl}/auth/login/`
        const bare = yield* send(url, { method: "POST", headers: stale, body })
        assert.strictEqual(bare.status, 403)
        assert.strictEqual(bare.text, '{"detail":"CSRF Failed: Referer checking failed - no Referer."}')
        const referred = yield* send(url, { method: "POST", headers: { ...stale, referer: baseUrl }, body })
        assert.strictEqual(referred.status, 200)
      })
    )

    it.effect("knows each account by its token", () =>
      Effect.gen(function* () {
        const { accounts, issueToken } = yield* Simulator
        const second = accounts[1]
        assert.isDefined(second)
        assert.strictEqual(
          (yield* login({ username: "second", password: second?.password ?? "" })).status,
          200
        )
        const reply = yield* account((yield* issueToken(second)).access_token)
        const person = read(Schema.Struct({ username: Schema.String, email: Schema.String }))(reply)
        assert.strictEqual(person.username, "second")
      })
    )

    it.effect("says which fields a login lacks", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* Simulator
        const reply = yield* send(`${baseUrl}/auth/login/`, json({ username: "selector" }))
        assert.deepStrictEqual([reply.status, reply.text], [400, '{"password":["This field is required."]}'])
        assert.strictEqual((yield* send(`${baseUrl}/auth/login/`, { method: "POST", body: "{" })).status, 400)
      })
    )

    it.effect("forgets a session that logs out", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* Simulator
        const cookie = cookiesOf(yield* login())
        yield* send(`${baseUrl}/auth/logout/`, { headers: { cookie } })
        assert.strictEqual(locationOf(yield* authorize(cookie)).pathname, "/v4/auth/login/")
      })
    )

    it.effect("forgets everybody on revokeAll", () =>
      Effect.gen(function* () {
        const { issueToken, revokeAll } = yield* Simulator
        const cookie = cookiesOf(yield* login())
        const granted = yield* issueToken()
        yield* revokeAll
        assert.strictEqual((yield* account(granted.access_token)).status, 401)
        refused(yield* refresh(granted.refresh_token), 400, "invalid_grant")
        assert.strictEqual(locationOf(yield* authorize(cookie)).pathname, "/v4/auth/login/")
      })
    )
  })

  const refusals: ReadonlyArray<readonly [LoginRefusal, number, string]> = [
    ["401", 401, '{"detail":"Unable to log in."}'],
    ["400", 400, '{"detail":"Unable to log in."}'],
    ["200", 200, '{"detail":"Unable to log in."}'],
    ["string", 400, '"Unable to log in with provided credentials."']
  ]
  effect.each(refusals)("answers a wrong password as it is told: %s", ([loginRefusal, status, text]) =>
    Effect.gen(function* () {
      const simulator = yield* Simulator
      yield* simulator.change({ loginRefusal })
      const reply = yield* login({ username: simulator.account.username, password: "wrong" })
      assert.deepStrictEqual([reply.status, reply.text], [status, text])
      assert.strictEqual(cookiesOf(reply), "")
    }).pipe(Effect.provide(Simulator.layer({ tracks: 50 })))
  )

  effect("writes the code's Location without the host when told to", () =>
    Effect.gen(function* () {
      const reply = yield* authorize(cookiesOf(yield* login()))
      assert.match(reply.headers.get("location") ?? "", /^\/v4\/auth\/o\/post-message\/\?code=\w+$/)
    }).pipe(Effect.provide(Simulator.layer({ tracks: 50, behaviour: { location: "relative" } })))
  )

  effect("draws the same secrets from the same seed, and others from another", () =>
    Effect.gen(function* () {
      const secrets = (seed: string) =>
        Effect.gen(function* () {
          const { clientId, issueToken } = yield* Simulator
          const { access_token, refresh_token } = yield* issueToken()
          return [clientId, access_token, refresh_token, yield* code()]
        }).pipe(Effect.provide(Simulator.layer({ seed, tracks: 50 })))
      const [first, again, other] = [yield* secrets("a"), yield* secrets("a"), yield* secrets("b")]
      assert.deepStrictEqual(first, again)
      for (const secret of first) assert.notInclude(other, secret)
      assert.strictEqual(new Set(first).size, first.length)
    })
  )
})
