/**
 * Signing in over real HTTP, as `Beatport.layer` does it with nothing but `fetch`.
 */
import { describe, expect, layer } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import { FetchHttpClient } from "effect/http"
import { Auth, Beatport, type BeatportConfigOptions, Track } from "effect-beatport"
import { Fault, Simulator } from "effect-beatport/simulator"

/** Runs an effect with a client of its own, and gives it what arrives at the server. */
const withBeatport =
  (different: BeatportConfigOptions = {}) =>
  <A, E, R>(effect: Effect.Effect<A, E, R | Auth | Beatport>) =>
    Effect.gen(function* () {
      const { account, baseUrl, clearFaults, clearRequests } = yield* Simulator
      yield* clearFaults
      yield* clearRequests
      const { password, username } = account
      const options = { baseUrl, username, password, pace: 0, retry: { baseDelay: 1 }, ...different }
      return yield* effect.pipe(
        Effect.provide(Layer.fresh(Beatport.layer(options)).pipe(Layer.provide(FetchHttpClient.layer)))
      )
    })

const read = Effect.flatMap(Beatport, (beatport) => beatport.account.get())

const accessToken = Effect.flatMap(Auth, (auth) => Effect.map(auth.accessToken, Redacted.value))

/** What arrived, by method and path below the base URL. */
const arrived = Effect.flatMap(Simulator, ({ requests }) =>
  Effect.map(requests, (all) => all.map(({ method, path }) => `${method} ${path.replace(/^\/v4/, "")}`))
)

describe("signing in over HTTP", () => {
  layer(Simulator.layer({ tracks: 300 }), { excludeTestServices: true })((it) => {
    it.effect("finds the client id, logs in, authorizes, exchanges the code, and then asks", () =>
      Effect.gen(function* () {
        const beatport = yield* Beatport
        const { results } = yield* beatport.tracks.search("", { genre_id: "Techno", per_page: 3 })
        expect(results.map(Track.fullTitle).filter((title) => title !== "")).toHaveLength(3)
        const routes = yield* arrived
        expect(routes.filter((route) => !route.startsWith("GET /static/btprt/"))).toEqual([
          "GET /docs/",
          "POST /auth/login/",
          "GET /auth/o/authorize/",
          "POST /auth/o/token/",
          "GET /catalog/tracks/"
        ])
        const { clientId, requests } = yield* Simulator
        const token = (yield* requests).find(({ path }) => path === "/v4/auth/o/token/")
        expect(new URLSearchParams(token?.body).get("client_id")).toBe(clientId)
      }).pipe(withBeatport())
    )

    it.effect("reads the code from a relative Location, too", () =>
      Effect.gen(function* () {
        const { change } = yield* Simulator
        yield* change({ location: "relative" })
        yield* Effect.ensuring(read, change({ location: "absolute" }))
      }).pipe(withBeatport())
    )

    it.effect.each(["401", "400", "200", "string"] as const)(
      "recognises a wrong password by any response: %s",
      (loginError) =>
        Effect.gen(function* () {
          const { change } = yield* Simulator
          yield* change({ loginError })
          const error = yield* Effect.flip(read)
          expect(error).toMatchObject({ _tag: "AuthenticationError", reason: "InvalidCredentials" })
          expect(yield* arrived).not.toContain("GET /auth/o/authorize/")
        }).pipe(withBeatport({ password: "three-on-the-floor" }))
    )

    it.effect("refreshes when the server takes the token no longer, without another login", () =>
      Effect.gen(function* () {
        yield* read
        const before = yield* accessToken
        const { clearRequests, expireTokens } = yield* Simulator
        yield* expireTokens
        yield* clearRequests
        yield* read
        expect(yield* accessToken).not.toBe(before)
        expect(yield* arrived).toEqual(["GET /my/account/", "POST /auth/o/token/", "GET /my/account/"])
      }).pipe(withBeatport())
    )

    it.effect("refreshes once for fifty calls that are refused together", () =>
      Effect.gen(function* () {
        yield* read
        const { clearRequests, expireTokens } = yield* Simulator
        yield* expireTokens
        yield* clearRequests
        yield* Effect.all(
          Array.from({ length: 50 }, () => read),
          { concurrency: "unbounded" }
        )
        expect((yield* arrived).filter((route) => route === "POST /auth/o/token/")).toHaveLength(1)
      }).pipe(withBeatport())
    )

    it.effect("logs in again when every token and session has been revoked", () =>
      Effect.gen(function* () {
        yield* read
        const { clearRequests, revokeAll } = yield* Simulator
        yield* revokeAll
        yield* clearRequests
        yield* read
        expect(yield* arrived).toEqual([
          "GET /my/account/",
          "POST /auth/o/token/",
          "POST /auth/login/",
          "GET /auth/o/authorize/",
          "POST /auth/o/token/",
          "GET /my/account/"
        ])
      }).pipe(withBeatport())
    )

    it.effect("logs out so that the server takes the token no longer", () =>
      Effect.gen(function* () {
        yield* read
        const { baseUrl } = yield* Simulator
        const token = yield* accessToken
        yield* Effect.flatMap(Auth, (auth) => auth.logout)
        const error = yield* Effect.flip(
          withBeatport({ baseUrl, accessToken: token, username: "", password: "" })(read)
        )
        expect(error).toMatchObject({ _tag: "AuthenticationError", reason: "TokenRejected" })
      }).pipe(withBeatport())
    )

    it.effect("works with a pasted token, and requests no other", () =>
      Effect.gen(function* () {
        const { issueToken } = yield* Simulator
        const { access_token } = yield* issueToken()
        yield* Effect.flatMap(Auth, (auth) => auth.importToken(`Bearer ${access_token}`))
        yield* read
        expect(yield* arrived).toEqual(["GET /my/account/"])
      }).pipe(withBeatport({ username: "", password: "" }))
    )

    it.effect("keeps the login when the network breaks during a refresh", () =>
      Effect.gen(function* () {
        yield* read
        const { clearFaults, clearRequests, expireTokens, fail } = yield* Simulator
        yield* expireTokens
        yield* clearRequests
        yield* fail(Fault.Reset({ at: "arrival" }), { path: "/auth/o/token/" })
        expect(yield* Effect.flip(read)).toMatchObject({ _tag: "TransportError", reason: "ConnectionReset" })
        yield* clearFaults
        yield* read
        expect(yield* arrived).not.toContain("POST /auth/login/")
      }).pipe(withBeatport())
    )
  })

  layer(
    Simulator.layer({
      accounts: [
        { username: "selector", password: "four-on-the-floor" },
        { username: "digger", password: "crates" }
      ]
    }),
    { excludeTestServices: true }
  )((it) => {
    it.effect("keeps two accounts of one program apart", () =>
      Effect.gen(function* () {
        const { accounts, baseUrl } = yield* Simulator
        const names = yield* Effect.forEach(
          accounts,
          ({ password, username }) =>
            Effect.forEach([1, 2, 3], () => Effect.map(read, (found) => found.username)).pipe(
              Effect.provide(
                Beatport.layer({ baseUrl, username, password, pace: 0 }).pipe(
                  Layer.provide(FetchHttpClient.layer)
                )
              )
            ),
          { concurrency: "unbounded" }
        )
        expect(names).toEqual([
          ["selector", "selector", "selector"],
          ["digger", "digger", "digger"]
        ])
      })
    )

    it.effect("keeps two accounts apart, used one inside the other", () =>
      Effect.gen(function* () {
        const { accounts, baseUrl } = yield* Simulator
        const [selector, digger] = accounts.map(({ password, username }) =>
          Beatport.layer({ baseUrl, username, password, pace: 0 }).pipe(Layer.provide(FetchHttpClient.layer))
        )
        if (selector === undefined || digger === undefined) return yield* Effect.die("two accounts")
        const name = Effect.map(read, ({ username }) => username)
        const names = Effect.gen(function* () {
          return [yield* name, yield* Effect.provide(name, digger), yield* name]
        })
        expect(yield* Effect.provide(names, selector)).toEqual(["selector", "digger", "selector"])
      })
    )
  })
})
