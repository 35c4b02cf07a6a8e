import { createHash } from "node:crypto"
import { assert, describe, effect, layer } from "@effect/vitest"
import { Effect } from "effect"
import { type LoginError, Simulator } from "effect-beatport/simulator"
import {
  Token,
  account,
  authorize,
  code,
  cookiesOf,
  exchange,
  locationOf,
  login,
  postMessage,
  refused
} from "./flow.ts"
import { json, read, send } from "./http.ts"

describe("Simulator: logging in", () => {
  layer(Simulator.layer())((it) => {
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
  })

  const refusals: ReadonlyArray<readonly [LoginError, number, string]> = [
    ["401", 401, '{"detail":"Unable to log in."}'],
    ["400", 400, '{"detail":"Unable to log in."}'],
    ["200", 200, '{"detail":"Unable to log in."}'],
    ["string", 400, '"Unable to log in with provided credentials."']
  ]
  effect.each(refusals)("rejects a wrong password in the configured form: %s", ([loginError, status, text]) =>
    Effect.gen(function* () {
      const simulator = yield* Simulator
      yield* simulator.change({ loginError })
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
