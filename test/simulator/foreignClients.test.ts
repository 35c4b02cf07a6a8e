/**
 * The forms of request that other people's clients send: with and without the slash, parameters as a form or in the query,
 * client ids of their own, PKCE, JSON and forms.
 */
import { assert, describe, layer } from "@effect/vitest"
import { Effect } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { read, send } from "./http.ts"
import { authorize, code, cookiesOf, locationOf, login, postMessage, refused, Token } from "./flow.ts"

const ownId = "ClientIdOfAnotherProgram"

describe("Simulator: other people's clients", () => {
  layer(Simulator.layer({ tracks: 200, clientIds: [ownId, "A third client's"] }))((it) => {
    it.effect("sign in with a client id of their own, by form or by query", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* Simulator
        const parameters = (value: string) =>
          new URLSearchParams({
            client_id: ownId,
            grant_type: "authorization_code",
            code: value,
            redirect_uri: postMessage
          })
        const byForm = yield* send(`${baseUrl}/auth/o/token/`, {
          method: "POST",
          body: parameters(yield* code({ client_id: ownId }))
        })
        const byQuery = yield* send(
          `${baseUrl}/auth/o/token/?${parameters(yield* code({ client_id: ownId })).toString()}`,
          { method: "POST" }
        )
        for (const reply of [byForm, byQuery]) {
          const { refresh_token } = read(Token)(reply)
          const refresh = new URLSearchParams({
            grant_type: "refresh_token",
            refresh_token,
            client_id: ownId
          })
          const again = yield* send(`${baseUrl}/auth/o/token/?${refresh.toString()}`, { method: "POST" })
          assert.strictEqual(again.status, 200, again.text)
        }
      })
    )

    it.effect("are refused a code or a refresh token of another client", () =>
      Effect.gen(function* () {
        const { baseUrl, issueToken } = yield* Simulator
        const exchange = (form: Record<string, string>) =>
          send(`${baseUrl}/auth/o/token/`, { method: "POST", body: new URLSearchParams(form) })
        refused(
          yield* exchange({
            client_id: ownId,
            grant_type: "authorization_code",
            code: yield* code(),
            redirect_uri: postMessage
          }),
          400,
          "invalid_grant"
        )
        const { refresh_token } = yield* issueToken()
        refused(
          yield* exchange({ client_id: ownId, grant_type: "refresh_token", refresh_token }),
          400,
          "invalid_grant"
        )
        refused(
          yield* exchange({ client_id: "unknown", grant_type: "refresh_token", refresh_token }),
          401,
          "invalid_client"
        )
      })
    )

    it.effect("authorize without a redirect URI, and get their code at the page in the docs", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* Simulator
        const query = new URLSearchParams({ response_type: "code", client_id: ownId })
        const reply = yield* send(`${baseUrl}/auth/o/authorize/?${query.toString()}`, {
          headers: { cookie: cookiesOf(yield* login()) }
        })
        assert.strictEqual(locationOf(reply).pathname, "/v4/auth/o/post-message/")
        assert.isNotNull(locationOf(reply).searchParams.get("code"))
      })
    )

    it.effect("log in by JSON or by form", () =>
      Effect.gen(function* () {
        const { account, baseUrl } = yield* Simulator
        const { password, username } = account
        const byForm = yield* send(`${baseUrl}/auth/login/`, {
          method: "POST",
          body: new URLSearchParams({ username, password })
        })
        for (const reply of [byForm, yield* login()]) {
          assert.strictEqual(reply.status, 200)
          assert.strictEqual((yield* authorize(cookiesOf(reply))).status, 302)
        }
      })
    )

    it.effect("reach a list with the slash, and are redirected without it", () =>
      Effect.gen(function* () {
        const { baseUrl, issueToken } = yield* Simulator
        const headers = { authorization: `Bearer ${(yield* issueToken()).access_token}` }
        const bare = yield* send(`${baseUrl}/catalog/tracks?per_page=1`, { headers })
        assert.strictEqual(bare.status, 301)
        assert.strictEqual(bare.headers.get("location"), "/v4/catalog/tracks/?per_page=1")
        const followed = yield* send(`${baseUrl}/catalog/tracks?per_page=1`, { headers, redirect: "follow" })
        assert.strictEqual(followed.status, 200)
      })
    )

    it.effect("may write the scheme of a token in small letters", () =>
      Effect.gen(function* () {
        const { baseUrl, issueToken } = yield* Simulator
        const headers = { authorization: `bearer ${(yield* issueToken()).access_token}` }
        assert.strictEqual((yield* send(`${baseUrl}/catalog/genres/`, { headers })).status, 200)
      })
    )
  })
})
