import { assert, describe, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Simulator } from "effect-beatport/simulator"
import {
  Token,
  account,
  authorize,
  code,
  cookiesOf,
  exchange,
  locationOf,
  login,
  refresh,
  refused,
  token,
  unauthenticated
} from "./flow.ts"
import { read, send } from "./http.ts"

describe("Simulator: tokens", () => {
  layer(Simulator.layer({ accounts: [{}, { username: "second", currency: "EUR" }] }))((it) => {
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

    it.effect("ends every session on revokeAll", () =>
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
})
