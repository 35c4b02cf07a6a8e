import { describe, expect, it } from "@effect/vitest"
import { Deferred, Duration, Effect, Exit, Fiber, Layer, Logger, Option, Redacted } from "effect"
import { TestClock } from "effect/testing"
import { Auth, BeatportConfig, BeatportHttpClient, RateLimiter, TokenStore } from "effect-beatport"
import { inTheEnd } from "./Client.ts"
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
  unauthenticated,
  unavailable
} from "./FakeBeatport.ts"
import {
  accessToken,
  anotherProcess,
  baseUrl,
  credentials,
  layer,
  Shelf,
  shelved,
  tokenOf
} from "./SignIn.ts"

const login = [
  "GET /docs/",
  "GET /static/app.js",
  "POST /auth/login/",
  "GET /auth/o/authorize/",
  "POST /auth/o/token/"
]

const refresh = ["POST /auth/o/token/"]

const routes = Effect.flatMap(FakeBeatport, (beatport) => beatport.routes)

/** What the token endpoint was asked, by grant. */
const grants = Effect.map(
  Effect.flatMap(FakeBeatport, (beatport) => beatport.sent),
  (sent) => sent.flatMap(({ form, route }) => (route === "POST /auth/o/token/" ? [form["grant_type"]] : []))
)

const get = (path = "/things/") =>
  Effect.flatMap(BeatportHttpClient, (client) => Effect.map(client.get(path), ({ status }) => status))

/** How an effect fails, however long that takes. */
const failure = <A, E, R>(effect: Effect.Effect<A, E, R>) => inTheEnd(Effect.flip(effect))

const onShelf = Effect.flatMap(Shelf, ({ holds }) => holds)

const tenHours = Duration.hours(10)

/** Failures of a refresh that say nothing about the token. */
const mishaps: Readonly<Record<string, FakeResponse>> = {
  "the network is gone": broken("ENOTFOUND"),
  "the connection is refused": broken("ECONNREFUSED"),
  "the connection breaks": broken("ECONNRESET"),
  "the response does not arrive": Effect.never,
  "the server fails": json({ detail: "broken" }, 500),
  "the server's proxy fails": html("<h1>Bad Gateway</h1>", 502),
  "the server is down": unavailable("3600"),
  "the server limits the rate": limited("3600"),
  "a page comes instead": html("<h1>Just a moment</h1>"),
  "nothing comes": text(""),
  "half of it comes": text('{"access_token":"half'),
  "the address is turned away": html("403 Forbidden", 403)
}

describe("Auth", () => {
  describe("accessToken", () => {
    it.effect("logs in where there is nothing else, and tells the store", () =>
      Effect.gen(function* () {
        expect(yield* accessToken).toBe("access-token-3")
        expect(yield* routes).toEqual(login)
        expect(yield* onShelf).toBe("access-token-3")
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect("comes from memory where it was got before", () =>
      Effect.gen(function* () {
        const first = yield* accessToken
        expect(yield* Effect.all([accessToken, accessToken])).toEqual([first, first])
        expect(yield* routes).toEqual(login)
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect("comes from the store where a run before left it", () =>
      Effect.gen(function* () {
        const { access_token } = yield* shelved()
        expect(yield* accessToken).toBe(access_token)
        expect(yield* routes).toEqual([])
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect("comes from a refresh where the stored one has ended, and needs no password", () =>
      Effect.gen(function* () {
        const { access_token } = yield* shelved()
        yield* TestClock.adjust(tenHours)
        const renewed = yield* accessToken
        expect(renewed).not.toBe(access_token)
        expect(yield* routes).toEqual(refresh)
        expect(yield* onShelf).toBe(renewed)
      }).pipe(Effect.provide(layer()))
    )

    it.effect("comes from a login where the refresh token is dead", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* TestClock.adjust(tenHours)
        const { expireRefresh } = yield* FakeBeatport
        yield* expireRefresh
        const renewed = yield* accessToken
        expect(yield* grants).toEqual(["refresh_token", "authorization_code"])
        expect(yield* onShelf).toBe(renewed)
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect("fails where the refresh token is dead and there is no password, and forgets it", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* TestClock.adjust(tenHours)
        const { expireRefresh } = yield* FakeBeatport
        yield* expireRefresh
        expect(yield* failure(accessToken)).toMatchObject({
          _tag: "AuthenticationError",
          reason: "InvalidGrant",
          status: 400,
          path: "/auth/o/token/"
        })
        expect(yield* onShelf).toBeUndefined()
        // The dead one is not tried again.
        expect(yield* failure(accessToken)).toMatchObject({ reason: "NotConfigured" })
        expect(yield* grants).toEqual(["refresh_token"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("fails where there is nothing to get one with, and says with what", () =>
      Effect.gen(function* () {
        const error = yield* failure(accessToken)
        expect(error).toMatchObject({ _tag: "AuthenticationError", reason: "NotConfigured" })
        expect(error.message).toContain("BEATPORT_USERNAME")
        expect(yield* routes).toEqual([])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("is the configured one, as long as that is not refused", () =>
      Effect.gen(function* () {
        expect(yield* accessToken).toBe("pasted")
        yield* TestClock.adjust("1 day")
        expect(yield* accessToken).toBe("pasted")
        expect(yield* routes).toEqual([])
      }).pipe(Effect.provide(layer({ accessToken: "pasted", ...credentials })))
    )

    it.effect("is never another one where the configured one is refused, and says so", () =>
      Effect.gen(function* () {
        yield* shelved()
        for (const _ of [1, 2]) {
          const error = yield* failure(get())
          expect(error).toMatchObject({ reason: "TokenRejected" })
          expect(error.message).toContain("The configured access token has ended")
        }
        const auth = yield* Auth
        for (const unable of [auth.login(), auth.refresh, auth.importToken("another-token-of-mine")]) {
          expect(yield* failure(unable)).toMatchObject({ reason: "NotConfigured" })
        }
        expect(yield* routes).toEqual(["GET /things/"])
        expect(yield* onShelf).toBe("access-token-1")
      }).pipe(Effect.provide(layer({ accessToken: "stale", ...credentials })))
    )

    it.effect("fails where the configured one is refused and there is no other", () =>
      Effect.gen(function* () {
        expect(yield* failure(get())).toMatchObject({ reason: "TokenRejected" })
        expect(yield* routes).toEqual(["GET /things/"])
      }).pipe(Effect.provide(layer({ accessToken: "stale" })))
    )
  })

  describe("refresh", () => {
    it.effect("comes before the token ends", () =>
      Effect.gen(function* () {
        const first = yield* accessToken
        yield* TestClock.adjust({ hours: 9, minutes: 54 })
        expect(yield* accessToken).toBe(first)
        yield* TestClock.adjust("1 minute")
        expect(yield* accessToken).not.toBe(first)
        expect(yield* grants).toEqual(["authorization_code", "refresh_token"])
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect("comes as much before as configured", () =>
      Effect.gen(function* () {
        const first = yield* accessToken
        yield* TestClock.adjust({ hours: 9, minutes: 29 })
        expect(yield* accessToken).toBe(first)
        yield* TestClock.adjust("1 minute")
        expect(yield* accessToken).not.toBe(first)
      }).pipe(Effect.provide(layer({ ...credentials, renewBefore: "30 minutes" })))
    )

    it.effect("leaves a token that lives shortly nine tenths of its life", () =>
      Effect.gen(function* () {
        const { lifetime } = yield* FakeBeatport
        yield* lifetime(100)
        const first = yield* accessToken
        yield* TestClock.adjust("89 seconds")
        expect(yield* accessToken).toBe(first)
        yield* TestClock.adjust("1 second")
        expect(yield* accessToken).not.toBe(first)
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect("happens once, however many callers wait", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* TestClock.adjust(tenHours)
        const all = yield* Effect.all(
          Array.from({ length: 100 }, () => accessToken),
          { concurrency: "unbounded" }
        )
        expect(new Set(all).size).toBe(1)
        expect(yield* grants).toEqual(["refresh_token"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("happens once, however many calls are refused at the same time", () =>
      Effect.gen(function* () {
        yield* shelved()
        const { respond, expireAccess } = yield* FakeBeatport
        yield* expireAccess
        const paths = Array.from({ length: 50 }, (_, n) => `/${n}/`)
        yield* Effect.forEach(paths, (path) =>
          respond(`GET ${path}`, Effect.delay(unauthenticated, "1 second"))
        )
        const statuses = yield* inTheEnd(Effect.all(paths.map(get), { concurrency: "unbounded" }))
        expect(new Set(statuses)).toEqual(new Set([200]))
        expect(yield* grants).toEqual(["refresh_token"])
        expect(yield* routes).toHaveLength(50 + 1 + 50)
      }).pipe(Effect.provide(layer()))
    )

    it.effect("happens once for processes that share a store", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* TestClock.adjust(tenHours)
        const processes = yield* Effect.all(Array.from({ length: 20 }, () => anotherProcess))
        const all = yield* Effect.forEach(processes, (auth) => Effect.map(auth.accessToken, Redacted.value), {
          concurrency: "unbounded"
        })
        expect(new Set(all).size).toBe(1)
        expect(yield* grants).toEqual(["refresh_token"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("uses the token that another process has refreshed meanwhile", () =>
      Effect.gen(function* () {
        yield* shelved()
        const mine = yield* accessToken
        const { expireAccess } = yield* FakeBeatport
        yield* expireAccess
        const theirs = yield* anotherProcess
        yield* theirs.reject(Redacted.make(mine))
        yield* theirs.refresh
        expect(yield* get()).toBe(200)
        expect(yield* grants).toEqual(["refresh_token"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect(
      "sends the refresh token in the body, to the client it was issued to, and nothing in the URL",
      () =>
        Effect.gen(function* () {
          const { refresh_token } = yield* shelved({ client_id: "another-client" })
          yield* TestClock.adjust(tenHours)
          yield* Effect.exit(accessToken)
          const { sent } = yield* FakeBeatport
          expect(yield* sent).toMatchObject([
            {
              method: "POST",
              url: `${baseUrl}/auth/o/token/`,
              query: {},
              form: { grant_type: "refresh_token", refresh_token, client_id: "another-client" }
            }
          ])
        }).pipe(Effect.provide(layer()))
    )

    it.effect("keeps the rotated refresh token for the next refresh", () =>
      Effect.gen(function* () {
        const first = yield* shelved()
        yield* TestClock.adjust(tenHours)
        yield* accessToken
        yield* TestClock.adjust(tenHours)
        yield* accessToken
        const { sent } = yield* FakeBeatport
        const used = (yield* sent).map(({ form }) => form["refresh_token"])
        expect(used).toEqual([first.refresh_token, "refresh-token-2"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("keeps the old refresh token where the server sends no new one", () =>
      Effect.gen(function* () {
        const { refresh_token } = yield* shelved()
        const { respond, sent } = yield* FakeBeatport
        yield* respond(
          "POST /auth/o/token/",
          json({ access_token: "unrotated", expires_in: 60, token_type: "Bearer", refresh_token: null })
        )
        yield* TestClock.adjust(tenHours)
        expect(yield* accessToken).toBe("unrotated")
        yield* TestClock.adjust("1 minute")
        yield* accessToken
        expect((yield* sent).map(({ form }) => form["refresh_token"])).toEqual([refresh_token, refresh_token])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("continues when the caller that started it is interrupted, and serves the others", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* TestClock.adjust(tenHours)
        const gate = yield* Deferred.make<void>()
        const { respond, issue } = yield* FakeBeatport
        const pair = yield* issue
        yield* respond(
          "POST /auth/o/token/",
          Effect.andThen(Deferred.await(gate), json({ ...pair, expires_in: 36_000, token_type: "Bearer" }))
        )
        const first = yield* Effect.forkChild(accessToken, { startImmediately: true })
        const second = yield* Effect.forkChild(accessToken, { startImmediately: true })
        yield* Fiber.interrupt(first)
        yield* Deferred.succeed(gate, undefined)
        expect(yield* Fiber.join(second)).toBe(pair.access_token)
        expect(yield* onShelf).toBe(pair.access_token)
        expect(yield* grants).toEqual(["refresh_token"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("continues when all callers are interrupted, so that the rotated token is not lost", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* TestClock.adjust(tenHours)
        const gate = yield* Deferred.make<void>()
        const { respond, issue } = yield* FakeBeatport
        const pair = yield* issue
        yield* respond(
          "POST /auth/o/token/",
          Effect.andThen(Deferred.await(gate), json({ ...pair, expires_in: 36_000, token_type: "Bearer" }))
        )
        const only = yield* Effect.forkChild(get(), { startImmediately: true })
        yield* Fiber.interrupt(only)
        yield* Deferred.succeed(gate, undefined)
        yield* TestClock.adjust(0)
        expect(yield* onShelf).toBe(pair.access_token)
        expect(yield* get()).toBe(200)
        expect(yield* grants).toEqual(["refresh_token"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("is waited for when the program closes", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* TestClock.adjust(tenHours)
        const { respond, issue } = yield* FakeBeatport
        const pair = yield* issue
        yield* respond(
          "POST /auth/o/token/",
          Effect.delay(json({ ...pair, expires_in: 36_000, token_type: "Bearer" }), "3 seconds")
        )
        const program = Effect.gen(function* () {
          const auth = yield* anotherProcess
          yield* Effect.timeoutOption(auth.accessToken, "1 second")
        }).pipe(Effect.scoped)
        yield* inTheEnd(program)
        expect(yield* onShelf).toBe(pair.access_token)
      }).pipe(Effect.provide(layer()))
    )

    it.effect("does not keep a program from closing", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* TestClock.adjust(tenHours)
        const { respond } = yield* FakeBeatport
        yield* respond("POST /auth/o/token/", Effect.never)
        const program = Effect.gen(function* () {
          const auth = yield* anotherProcess
          yield* Effect.timeoutOption(auth.accessToken, "1 second")
        }).pipe(Effect.scoped)
        const closing = yield* Effect.forkChild(program, { startImmediately: true })
        yield* TestClock.adjust("6 seconds")
        expect(closing.pollUnsafe()).toEqual(Exit.void)
      }).pipe(Effect.provide(layer()))
    )
  })

  describe("a refresh that fails for a temporary reason", () => {
    describe.each(Object.entries(mishaps))("because %s", (_, mishap) => {
      it.effect("keeps the token, and the next call refreshes it", () =>
        Effect.gen(function* () {
          const { access_token } = yield* shelved()
          yield* TestClock.adjust(tenHours)
          const { always, normal } = yield* FakeBeatport
          yield* always("POST /auth/o/token/", mishap)
          const error = yield* failure(accessToken)
          expect(error._tag).not.toBe("AuthenticationError")
          expect(yield* onShelf).toBe(access_token)
          yield* normal
          expect(yield* accessToken).toBe("access-token-2")
        }).pipe(Effect.provide(layer()))
      )

      it.effect("is no reason to log in again either", () =>
        Effect.gen(function* () {
          yield* shelved()
          yield* TestClock.adjust(tenHours)
          const { always } = yield* FakeBeatport
          yield* always("POST /auth/o/token/", mishap)
          yield* failure(accessToken)
          expect(new Set(yield* routes)).toEqual(new Set(refresh))
        }).pipe(Effect.provide(layer(credentials)))
      )

      it.effect("leaves a token in use that still works, and comes again a minute later", () =>
        Effect.gen(function* () {
          const { access_token } = yield* shelved()
          yield* TestClock.adjust({ hours: 9, minutes: 56 })
          const { forget, normal, always } = yield* FakeBeatport
          yield* always("POST /auth/o/token/", mishap)
          expect(yield* inTheEndOf(accessToken)).toBe(access_token)
          yield* normal
          yield* forget
          expect(yield* accessToken).toBe(access_token)
          expect(yield* routes).toEqual([])
          yield* TestClock.adjust("1 minute")
          expect(yield* accessToken).toBe("access-token-2")
          expect(yield* routes).toEqual(refresh)
        }).pipe(Effect.provide(layer({ retry: { times: 1 }, timeout: { response: "10 seconds" } })))
      )
    })

    it.effect("does not keep a token in use past its end", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* TestClock.adjust({ hours: 9, minutes: 59, seconds: 50 })
        const { always, normal } = yield* FakeBeatport
        yield* always("POST /auth/o/token/", broken("ECONNREFUSED"))
        expect(yield* accessToken).toBe("access-token-1")
        yield* normal
        yield* TestClock.adjust("10 seconds")
        expect(yield* accessToken).toBe("access-token-2")
      }).pipe(Effect.provide(layer({ retry: { times: 0 } })))
    )

    it.effect("is not sent again where it may have landed: a refresh token works once", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* TestClock.adjust(tenHours)
        const { respond } = yield* FakeBeatport
        yield* respond("POST /auth/o/token/", broken("ECONNRESET"))
        expect(yield* failure(accessToken)).toMatchObject({
          _tag: "TransportError",
          reason: "ConnectionReset"
        })
        expect(yield* grants).toEqual(["refresh_token"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("is sent again where it certainly has not", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* TestClock.adjust(tenHours)
        const { respond } = yield* FakeBeatport
        yield* respond("POST /auth/o/token/", broken("ECONNREFUSED"), limited("1"), unavailable("1"))
        expect(yield* inTheEnd(accessToken)).toBe("access-token-2")
        expect(yield* grants).toHaveLength(4)
      }).pipe(Effect.provide(layer()))
    )

    it.effect("where the refresh token is dead and the access token is not, uses that to its end", () =>
      Effect.gen(function* () {
        const { access_token } = yield* shelved()
        yield* TestClock.adjust({ hours: 9, minutes: 56 })
        const { expireRefresh } = yield* FakeBeatport
        yield* expireRefresh
        expect(yield* accessToken).toBe(access_token)
        yield* TestClock.adjust("3 minutes")
        expect(yield* accessToken).toBe(access_token)
        expect(yield* grants).toEqual(["refresh_token"])
        yield* TestClock.adjust("1 minute")
        expect(yield* failure(accessToken)).toMatchObject({ _tag: "AuthenticationError" })
        expect(yield* grants).toEqual(["refresh_token"])
      }).pipe(Effect.provide(layer()))
    )
  })

  describe("a 401", () => {
    it.effect("refreshes the token once and sends the request again", () =>
      Effect.gen(function* () {
        const { access_token } = yield* shelved()
        const { expireAccess, sent } = yield* FakeBeatport
        yield* expireAccess
        expect(yield* get()).toBe(200)
        expect(yield* routes).toEqual(["GET /things/", ...refresh, "GET /things/"])
        expect((yield* sent).map(({ headers }) => headers["authorization"])).toEqual([
          `Bearer ${access_token}`,
          undefined,
          "Bearer access-token-2"
        ])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("after that is an error, and not a third try", () =>
      Effect.gen(function* () {
        yield* shelved()
        const { always } = yield* FakeBeatport
        yield* always("GET /things/", unauthenticated)
        expect(yield* failure(get())).toMatchObject({
          _tag: "AuthenticationError",
          reason: "TokenRejected",
          status: 401,
          method: "GET",
          path: "/things/"
        })
        expect(yield* routes).toEqual(["GET /things/", ...refresh, "GET /things/"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("sends even a POST once more: it was refused before it was looked at", () =>
      Effect.gen(function* () {
        yield* shelved()
        const { expireAccess } = yield* FakeBeatport
        yield* expireAccess
        const client = yield* BeatportHttpClient
        expect((yield* client.post("/things/")).status).toBe(200)
        expect(yield* routes).toEqual(["POST /things/", ...refresh, "POST /things/"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("that arrives late, for a token that was refreshed since, starts no second refresh", () =>
      Effect.gen(function* () {
        yield* shelved()
        const gate = yield* Deferred.make<void>()
        const { respond, expireAccess } = yield* FakeBeatport
        yield* respond("GET /slow/", Effect.andThen(Deferred.await(gate), unauthenticated))
        const slow = yield* Effect.forkChild(get("/slow/"), { startImmediately: true })
        yield* expireAccess
        expect(yield* get("/quick/")).toBe(200)
        yield* Deferred.succeed(gate, undefined)
        expect(yield* Fiber.join(slow)).toBe(200)
        expect(yield* grants).toEqual(["refresh_token"])
        expect(yield* routes).toEqual(["GET /slow/", "GET /quick/", ...refresh, "GET /quick/", "GET /slow/"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("that arrives during a refresh waits for it", () =>
      Effect.gen(function* () {
        yield* shelved()
        const gate = yield* Deferred.make<void>()
        const { respond, expireAccess, issue } = yield* FakeBeatport
        yield* expireAccess
        const pair = yield* issue
        yield* respond(
          "POST /auth/o/token/",
          Effect.andThen(Deferred.await(gate), json({ ...pair, expires_in: 36_000, token_type: "Bearer" }))
        )
        const first = yield* Effect.forkChild(get("/1/"), { startImmediately: true })
        const second = yield* Effect.forkChild(get("/2/"), { startImmediately: true })
        yield* Deferred.succeed(gate, undefined)
        expect(yield* Effect.all([Fiber.join(first), Fiber.join(second)])).toEqual([200, 200])
        expect(yield* grants).toEqual(["refresh_token"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("leads to a login if the token cannot be refreshed", () =>
      Effect.gen(function* () {
        const { refresh_token: _, ...bare } = tokenOf(
          { access_token: "unknown", refresh_token: "none" },
          Number.MAX_SAFE_INTEGER
        )
        const { put } = yield* Shelf
        yield* put(bare)
        expect(yield* get()).toBe(200)
        expect(yield* grants).toEqual(["authorization_code"])
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect("for a token that is not held changes nothing", () =>
      Effect.gen(function* () {
        const { access_token } = yield* shelved()
        const auth = yield* Auth
        yield* auth.reject(Redacted.make("another"))
        expect(yield* accessToken).toBe(access_token)
        yield* auth.reject(Redacted.make("another"))
        // It is still held: the store is not asked again.
        yield* Effect.flatMap(Shelf, ({ fail }) => fail("load", 1))
        expect(yield* accessToken).toBe(access_token)
        expect(yield* routes).toEqual([])
      }).pipe(Effect.provide(layer()))
    )
  })

  describe("the store", () => {
    it.effect("is told of a token before anybody uses it", () =>
      Effect.gen(function* () {
        yield* shelved()
        const { always, expireAccess, sent } = yield* FakeBeatport
        yield* expireAccess
        const { told } = yield* Shelf
        yield* always(
          "GET /things/",
          Effect.andThen(told, (tokens) => json({ tokens }))
        )
        const client = yield* BeatportHttpClient
        yield* TestClock.adjust(tenHours)
        const tokens = yield* Effect.flatMap(client.get("/things/"), ({ json: body }) => body)
        expect(tokens).toEqual({ tokens: ["save access-token-2"] })
        expect((yield* sent).at(-1)?.headers["authorization"]).toBe("Bearer access-token-2")
      }).pipe(Effect.provide(layer()))
    )

    it.effect("that cannot save a refreshed token does not fail the call: the next refresh saves it", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* TestClock.adjust({ hours: 9, minutes: 56 })
        const { fail, told } = yield* Shelf
        yield* fail("save", 1)
        expect(yield* get()).toBe(200)
        expect(yield* get()).toBe(200)
        expect(yield* told).toEqual([])
        expect(yield* routes).toEqual([...refresh, "GET /things/", "GET /things/"])
        yield* TestClock.adjust({ hours: 9, minutes: 56 })
        expect(yield* get()).toBe(200)
        expect(yield* told).toEqual(["save access-token-2", "save access-token-3"])
        expect(yield* grants).toEqual(["refresh_token", "refresh_token"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect(
      "that cannot save or be locked when a refresh is due is named in a warning, without a secret",
      () =>
        Effect.gen(function* () {
          const warnings: Array<string> = []
          const logger = Logger.make(({ logLevel, message }) => {
            warnings.push(`${logLevel} ${String(message)}`)
          })
          yield* shelved()
          const { fail } = yield* Shelf
          for (const operation of ["save", "lock"] as const) {
            yield* TestClock.adjust({ hours: 9, minutes: 56 })
            yield* fail(operation, 1)
            yield* Effect.provide(get(), Logger.layer([logger]))
          }
          expect(warnings).toEqual([
            expect.stringMatching(/^Warn A refreshed token could not be saved\. .*the shelf/),
            expect.stringMatching(/^Warn The token could not be refreshed\. .*the shelf/)
          ])
          expect(warnings.join()).not.toMatch(/-token-\d/)
        }).pipe(Effect.provide(layer()))
    )

    it.effect("that cannot be written to for long leaves calls with tokens from memory", () =>
      Effect.gen(function* () {
        yield* shelved()
        const { fail } = yield* Shelf
        yield* fail("save", 20)
        for (const _ of [1, 2, 3]) {
          yield* TestClock.adjust({ hours: 9, minutes: 56 })
          expect(yield* get()).toBe(200)
        }
        expect(yield* onShelf).toBe("access-token-1")
        expect(yield* failure(Effect.flatMap(Auth, (auth) => auth.refresh))).toMatchObject({
          _tag: "TokenStoreError",
          operation: "save"
        })
      }).pipe(Effect.provide(layer()))
    )

    it.effect.each([true, false])(
      "that cannot be locked when a refresh is due leaves the token in use while it works (held before: %s)",
      (isHeld) =>
        Effect.gen(function* () {
          const { access_token } = yield* shelved()
          if (isHeld) yield* accessToken
          yield* TestClock.adjust({ hours: 9, minutes: 56 })
          const { fail } = yield* Shelf
          yield* fail("lock", 1)
          expect(yield* accessToken).toBe(access_token)
          expect(yield* routes).toEqual([])
          yield* TestClock.adjust("1 minute")
          expect(yield* accessToken).toBe("access-token-2")
        }).pipe(Effect.provide(layer()))
    )

    it.effect(
      "that could not save is told first by a refresh, too, which then has the right token to refresh",
      () =>
        Effect.gen(function* () {
          yield* shelved()
          yield* TestClock.adjust(tenHours)
          const { fail, told } = yield* Shelf
          yield* fail("save", 1)
          yield* accessToken
          yield* Effect.flatMap(Auth, (auth) => auth.refresh)
          expect(yield* told).toEqual(["save access-token-2", "save access-token-3"])
          const { sent } = yield* FakeBeatport
          expect((yield* sent).map(({ form }) => form["refresh_token"])).toEqual([
            "refresh-token-1",
            "refresh-token-2"
          ])
        }).pipe(Effect.provide(layer()))
    )

    it.effect("that could not save leaves the newest token to be revoked by a logout", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* accessToken
        yield* TestClock.adjust(tenHours)
        const { fail } = yield* Shelf
        yield* fail("save", 1)
        yield* accessToken
        yield* Effect.flatMap(Auth, (auth) => auth.logout)
        const { sent } = yield* FakeBeatport
        expect((yield* sent).at(-1)?.form["token"]).toBe("refresh-token-2")
      }).pipe(Effect.provide(layer()))
    )

    it.effect.each(["load", "lock"] as const)(
      "that cannot %s fails the call, which leaves nothing behind",
      (operation) =>
        Effect.gen(function* () {
          const { access_token } = yield* shelved()
          yield* TestClock.adjust(tenHours)
          const { fail } = yield* Shelf
          yield* fail(operation, 1)
          expect(yield* failure(accessToken)).toMatchObject({ _tag: "TokenStoreError", operation })
          expect(yield* accessToken).not.toBe(access_token)
          expect(yield* routes).toEqual(refresh)
        }).pipe(Effect.provide(layer()))
    )

    it.effect("that cannot be locked, on a read-only disk for example, may hold a token that is fresh", () =>
      Effect.gen(function* () {
        const { access_token } = yield* shelved()
        const { fail } = yield* Shelf
        yield* fail("lock", 1)
        expect(yield* accessToken).toBe(access_token)
      }).pipe(Effect.provide(layer()))
    )

    it.effect("may hold the token of another account: it is not used, nor sent anywhere", () =>
      Effect.gen(function* () {
        yield* shelved({ username: Redacted.make("somebody-else") })
        expect(yield* accessToken).not.toBe("access-token-1")
        const { sent } = yield* FakeBeatport
        expect(yield* grants).toEqual(["authorization_code"])
        expect(JSON.stringify(yield* sent)).not.toContain("-token-1")
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect("may hold the token of another API: it is not used, nor sent anywhere", () =>
      Effect.gen(function* () {
        yield* shelved({ base_url: "http://127.0.0.1:8080/v4" })
        expect(yield* failure(accessToken)).toMatchObject({ reason: "NotConfigured" })
        expect(yield* routes).toEqual([])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("may hold a token without an account, which is used", () =>
      Effect.gen(function* () {
        const { username: _, ...nobodys } = tokenOf({ access_token: "a", refresh_token: "b" }, 0)
        yield* Effect.flatMap(Shelf, ({ put }) => put(nobodys))
        expect(yield* accessToken).toBe("a")
      }).pipe(Effect.provide(layer(credentials)))
    )
  })

  describe("login", () => {
    it.effect("signs in with the credentials it is given", () =>
      Effect.gen(function* () {
        const auth = yield* Auth
        yield* auth.login({ username: account.username, password: Redacted.make(account.password) })
        expect(yield* accessToken).toBe(yield* onShelf)
        expect(yield* routes).toEqual(login)
      }).pipe(Effect.provide(layer()))
    )

    it.effect("signs in with the configured ones, again even where a token is held", () =>
      Effect.gen(function* () {
        const first = yield* accessToken
        yield* Effect.flatMap(Auth, (auth) => auth.login())
        const second = yield* accessToken
        expect(second).not.toBe(first)
        expect(yield* onShelf).toBe(second)
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect("fails where there are none", () =>
      Effect.gen(function* () {
        const error = yield* failure(Effect.flatMap(Auth, (auth) => auth.login()))
        expect(error).toMatchObject({ reason: "NotConfigured" })
        expect(yield* routes).toEqual([])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("refuses an account that is none, before anything is sent", () =>
      Effect.gen(function* () {
        const auth = yield* Auth
        const given: ReadonlyArray<readonly [object, ReadonlyArray<string>]> = [
          [{ username: "", password: "planted" }, ["username"]],
          [{ username: "planted", password: Redacted.make("") }, ["password"]],
          [{ username: 5, password: ["planted"] }, ["username", "password"]],
          [{ password: "planted" }, ["username"]]
        ]
        for (const [account_, fields] of given) {
          const error = yield* failure(
            auth.login(Object.assign({ ...account }, { username: undefined }, account_))
          )
          expect(error).toMatchObject({ _tag: "ValidationError", operation: "auth.login" })
          expect(Object.keys("fields" in error ? error.fields : {})).toEqual(fields)
          expect(`${error.message}${JSON.stringify(error)}`).not.toContain("planted")
        }
        expect(yield* routes).toEqual([])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("keeps what there was where it fails", () =>
      Effect.gen(function* () {
        const { access_token } = yield* shelved()
        const auth = yield* Auth
        expect(yield* failure(auth.login({ username: account.username, password: "wrong" }))).toMatchObject({
          reason: "InvalidCredentials"
        })
        expect(yield* accessToken).toBe(access_token)
        expect(yield* onShelf).toBe(access_token)
      }).pipe(Effect.provide(layer()))
    )
  })

  describe("refresh", () => {
    it.effect("refreshes the token at once", () =>
      Effect.gen(function* () {
        const { access_token } = yield* shelved()
        yield* Effect.flatMap(Auth, (auth) => auth.refresh)
        expect(yield* accessToken).toBe("access-token-2")
        expect(yield* onShelf).toBe("access-token-2")
        const { takes } = yield* FakeBeatport
        expect(yield* takes(access_token)).toBe(false)
      }).pipe(Effect.provide(layer()))
    )

    it.effect("logs in if there is no token, and fails without credentials", () =>
      Effect.gen(function* () {
        yield* Effect.flatMap(Auth, (auth) => auth.refresh)
        expect(yield* grants).toEqual(["authorization_code"])
        const poor = yield* Effect.exit(
          Effect.flatMap(Auth, (auth) => auth.refresh).pipe(Effect.provide(Layer.fresh(layer())))
        )
        expect(Exit.isFailure(poor) ? poor.cause.reasons : []).toMatchObject([
          { error: { reason: "NotConfigured" } }
        ])
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect("fails with the network's failure, and leaves the token alone", () =>
      Effect.gen(function* () {
        const { access_token } = yield* shelved()
        const { always } = yield* FakeBeatport
        yield* always("POST /auth/o/token/", broken("ENOTFOUND"))
        expect(yield* failure(Effect.flatMap(Auth, (auth) => auth.refresh))).toMatchObject({
          _tag: "TransportError"
        })
        expect(yield* onShelf).toBe(access_token)
        expect(yield* accessToken).toBe(access_token)
      }).pipe(Effect.provide(layer()))
    )
  })

  describe("logout", () => {
    it.effect("revokes the token at the server and forgets it", () =>
      Effect.gen(function* () {
        const { access_token, refresh_token } = yield* shelved()
        yield* accessToken
        yield* Effect.flatMap(Auth, (auth) => auth.logout)
        const { sent, takes } = yield* FakeBeatport
        expect(yield* sent).toMatchObject([
          { route: "POST /auth/o/revoke/", query: {}, form: { token: refresh_token, client_id: clientId } }
        ])
        expect(yield* takes(access_token)).toBe(false)
        expect(yield* onShelf).toBeUndefined()
        expect(yield* failure(accessToken)).toMatchObject({ reason: "NotConfigured" })
      }).pipe(Effect.provide(layer()))
    )

    it.effect("revokes a stored token that was not used in this run", () =>
      Effect.gen(function* () {
        const { access_token } = yield* shelved()
        yield* Effect.flatMap(Auth, (auth) => auth.logout)
        const { takes } = yield* FakeBeatport
        expect(yield* takes(access_token)).toBe(false)
        expect(yield* onShelf).toBeUndefined()
      }).pipe(Effect.provide(layer()))
    )

    it.effect("forgets the token where the server cannot be reached, and says so", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* accessToken
        const { always } = yield* FakeBeatport
        yield* always("POST /auth/o/revoke/", broken("ENOTFOUND"))
        expect(yield* failure(Effect.flatMap(Auth, (auth) => auth.logout))).toMatchObject({
          _tag: "TransportError",
          path: "/auth/o/revoke/"
        })
        expect(yield* onShelf).toBeUndefined()
        expect(yield* failure(accessToken)).toMatchObject({ reason: "NotConfigured" })
      }).pipe(Effect.provide(layer()))
    )

    it.effect("does nothing if no account is signed in", () =>
      Effect.gen(function* () {
        yield* Effect.flatMap(Auth, (auth) => auth.logout)
        expect(yield* routes).toEqual([])
      }).pipe(Effect.provide(layer()))
    )
  })

  describe("status", () => {
    const status = Effect.flatMap(Auth, (auth) => auth.status)

    it.effect("is signed out where there is no token", () =>
      Effect.gen(function* () {
        expect(yield* status).toEqual({
          state: "signedOut",
          expires_at: Option.none(),
          renewable: false,
          scope: Option.none()
        })
      }).pipe(Effect.provide(layer()))
    )

    it.effect("is signed in while the token works, without a request", () =>
      Effect.gen(function* () {
        yield* shelved({ scope: "app:docs user:dj" })
        const signedIn = {
          state: "signedIn",
          expires_at: Option.some(36_000_000),
          renewable: true,
          scope: Option.some("app:docs user:dj")
        }
        expect(yield* status).toEqual(signedIn)
        yield* accessToken
        yield* TestClock.adjust({ hours: 9, minutes: 59 })
        expect(yield* status).toEqual(signedIn)
        yield* TestClock.adjust("1 minute")
        expect(yield* status).toEqual({ ...signedIn, state: "expired" })
        expect(yield* routes).toEqual([])
      }).pipe(Effect.provide(layer()))
    )
  })

  describe("importToken", () => {
    const importToken = (pasted: string) => Effect.flatMap(Auth, (auth) => auth.importToken(pasted))

    it.effect("takes a token, keeps it, and uses it from then on", () =>
      Effect.gen(function* () {
        const { issue } = yield* FakeBeatport
        const { access_token } = yield* issue
        yield* importToken(`Bearer ${access_token}`)
        expect(yield* onShelf).toBe(access_token)
        expect(yield* get()).toBe(200)
        expect(yield* routes).toEqual(["GET /things/"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("is used until the server refuses it where it does not say when it expires", () =>
      Effect.gen(function* () {
        const { issue } = yield* FakeBeatport
        const { access_token } = yield* issue
        yield* importToken(access_token)
        yield* TestClock.adjust({ hours: 9 })
        expect(yield* get()).toBe(200)
        yield* TestClock.adjust({ hours: 2 })
        expect(yield* failure(get())).toMatchObject({ _tag: "AuthenticationError", reason: "TokenRejected" })
        expect(yield* routes).toEqual(["GET /things/", "GET /things/"])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("refreshes one with a refresh token, with the client id of the documentation page", () =>
      Effect.gen(function* () {
        const { issue } = yield* FakeBeatport
        const pair = yield* issue
        yield* importToken(JSON.stringify({ ...pair, expires_in: 600, token_type: "Bearer" }))
        yield* TestClock.adjust("10 minutes")
        expect(yield* accessToken).toBe("access-token-2")
        expect(yield* routes).toEqual(["GET /docs/", "GET /static/app.js", ...refresh])
      }).pipe(Effect.provide(layer()))
    )

    it.effect("refuses what is no token, and keeps what there was", () =>
      Effect.gen(function* () {
        const { access_token } = yield* shelved()
        for (const pasted of ["not a token", "", Object.assign("", { token: 5 })]) {
          expect(yield* failure(importToken(pasted))).toMatchObject({ _tag: "ValidationError" })
        }
        expect(yield* accessToken).toBe(access_token)
      }).pipe(Effect.provide(layer()))
    )
  })

  describe("a stored login that can no longer be used", () => {
    const refusals: ReadonlyArray<readonly [string, FakeResponse]> = [
      ["invalid_grant", json({ error: "invalid_grant" }, 400)],
      ["invalid_client", json({ error: "invalid_client" }, 401)],
      ["unauthorized_client", json({ error: "unauthorized_client" }, 400)],
      ["unsupported_grant_type", json({ error: "unsupported_grant_type" }, 400)],
      ["an unknown error", json({ error: "constructor" }, 400)],
      ["an error with 403", json({ error: "access_denied" }, 403)],
      ["an error with 200", json({ error: "invalid_grant" })],
      ["401 without a word", text("", 401)],
      ["400 with a detail", json({ detail: "no" }, 400)]
    ]

    it.effect.each(refusals)("is followed by a login with the password: %s", ([, response]) =>
      Effect.gen(function* () {
        yield* shelved()
        yield* TestClock.adjust(tenHours)
        yield* Effect.flatMap(FakeBeatport, (beatport) => beatport.respond("POST /auth/o/token/", response))
        expect(yield* get()).toBe(200)
        expect(yield* grants).toEqual(["refresh_token", "authorization_code"])
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect.each(refusals)("says to log in where there is no password: %s", ([name, response]) =>
      Effect.gen(function* () {
        yield* shelved()
        const { respond } = yield* FakeBeatport
        yield* respond("POST /auth/o/token/", response)
        const error = yield* failure(Effect.flatMap(Auth, (auth) => auth.refresh))
        expect(error).toMatchObject({ _tag: "AuthenticationError", reason: "InvalidGrant" })
        expect(error.message).toContain("Log in again")
        // What names no error of OAuth may come from something in between: the login stays.
        const isOauth = !["an unknown error", "401 without a word", "400 with a detail"].includes(name)
        expect(yield* onShelf).toBe(isOauth ? undefined : "access-token-1")
      }).pipe(Effect.provide(layer()))
    )

    it.effect("does not take the token of another account with it", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* accessToken
        yield* TestClock.adjust(tenHours)
        const { respond } = yield* FakeBeatport
        const others = tokenOf({ access_token: "theirs", refresh_token: "theirs-too" }, 0)
        const { put } = yield* Shelf
        yield* respond(
          "POST /auth/o/token/",
          Effect.andThen(
            put({ ...others, username: Redacted.make("another") }),
            json({ error: "invalid_grant" }, 400)
          )
        )
        expect(yield* failure(accessToken)).toMatchObject({ reason: "InvalidGrant" })
        expect(yield* onShelf).toBe("theirs")
      }).pipe(Effect.provide(layer()))
    )
  })

  describe("the account", () => {
    const another = Redacted.make("another")

    it.effect.each([
      ["account", { username: another }],
      ["base URL", { base_url: "http://127.0.0.1:8080/v4" }]
    ] as const)("of a logout: a stored token of another %s stays, and is not revoked", ([, different]) =>
      Effect.gen(function* () {
        const { access_token } = yield* shelved(different)
        yield* Effect.flatMap(Auth, (auth) => auth.logout)
        expect(yield* onShelf).toBe(access_token)
        expect(yield* routes).toEqual([])
      }).pipe(Effect.provide(layer(credentials)))
    )

    it.effect("does not change while a client runs, whatever another process stores", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* accessToken
        yield* shelved({ username: another })
        yield* TestClock.adjust(tenHours)
        expect(yield* failure(accessToken)).toMatchObject({ _tag: "AuthenticationError" })
        expect(yield* routes).toEqual([])
      }).pipe(Effect.provide(layer()))
    )
  })

  describe("a token that another program stored", () => {
    it.effect("is used, and stored in this SDK's form", () =>
      Effect.gen(function* () {
        const { base_url: _, client_id: __, username: ___, ...foreign } = tokenOf(yield* shelved(), 0)
        const { put, told } = yield* Shelf
        yield* put(foreign)
        expect(yield* get()).toBe(200)
        expect(yield* get()).toBe(200)
        expect(yield* told).toEqual(["save access-token-1"])
        const store = yield* TokenStore
        expect(Option.getOrThrow(yield* store.load).base_url).toBe(baseUrl)
      }).pipe(Effect.provide(layer()))
    )
  })

  describe("without autoRefreshToken", () => {
    const manual = layer({ ...credentials, autoRefreshToken: false })

    it.effect("a token is used to its end, and then an error", () =>
      Effect.gen(function* () {
        const { access_token } = yield* shelved()
        yield* TestClock.adjust({ hours: 9, minutes: 59 })
        expect(yield* accessToken).toBe(access_token)
        yield* TestClock.adjust("1 minute")
        expect(yield* failure(accessToken)).toMatchObject({
          _tag: "AuthenticationError",
          reason: "InvalidGrant"
        })
        expect(yield* routes).toEqual([])
      }).pipe(Effect.provide(manual))
    )

    it.effect("a token that is refused is an error", () =>
      Effect.gen(function* () {
        yield* shelved()
        const { expireAccess } = yield* FakeBeatport
        yield* expireAccess
        expect(yield* failure(get())).toMatchObject({ _tag: "AuthenticationError" })
        expect(yield* routes).toEqual(["GET /things/"])
      }).pipe(Effect.provide(manual))
    )

    it.effect("it can be refreshed explicitly", () =>
      Effect.gen(function* () {
        yield* shelved()
        yield* TestClock.adjust(tenHours)
        yield* Effect.flatMap(Auth, (auth) => auth.refresh)
        expect(yield* accessToken).toBe("access-token-2")
      }).pipe(Effect.provide(manual))
    )
  })

  describe("layerToken", () => {
    const fixed = (token: string) =>
      BeatportHttpClient.layer.pipe(
        Layer.provideMerge(Auth.layerToken(Redacted.make(token))),
        Layer.provideMerge(RateLimiter.layerNone),
        Layer.provideMerge(FakeBeatport.layer),
        Layer.provideMerge(BeatportConfig.layer(credentials))
      )

    it.effect("uses one token", () =>
      Effect.gen(function* () {
        expect(yield* get()).toBe(200)
        expect(yield* Effect.flatMap(Auth, (auth) => auth.status)).toMatchObject({
          state: "signedIn",
          renewable: false
        })
      }).pipe(Effect.provide(fixed("standing-token")))
    )

    it.effect("has no way to another when it is refused", () =>
      Effect.gen(function* () {
        expect(yield* failure(get())).toMatchObject({ reason: "TokenRejected" })
        expect(yield* failure(get())).toMatchObject({ reason: "TokenRejected" })
        expect(yield* routes).toEqual(["GET /things/"])
        expect(yield* Effect.flatMap(Auth, (auth) => auth.status)).toMatchObject({ state: "signedOut" })
      }).pipe(Effect.provide(fixed("stale")))
    )

    it.effect("neither logs in nor refreshes nor uses another token", () =>
      Effect.gen(function* () {
        const auth = yield* Auth
        for (const unable of [auth.login(account), auth.refresh, auth.importToken("another-token")]) {
          expect(yield* failure(unable)).toMatchObject({ reason: "NotConfigured" })
        }
        expect(yield* routes).toEqual([])
      }).pipe(Effect.provide(fixed("standing-token")))
    )

    it.effect("is forgotten by a logout", () =>
      Effect.gen(function* () {
        yield* Effect.flatMap(Auth, (auth) => auth.logout)
        expect(yield* failure(accessToken)).toMatchObject({ reason: "TokenRejected" })
      }).pipe(Effect.provide(fixed("standing-token")))
    )
  })

  it.effect("keeps its state in its layer: two accounts share nothing", () =>
    Effect.gen(function* () {
      const one = Layer.fresh(layer({ accessToken: "one" }))
      const two = Layer.fresh(layer({ accessToken: "two" }))
      const used = Effect.provide(accessToken, one)
      expect(yield* Effect.all([used, Effect.provide(accessToken, two)], { concurrency: 2 })).toEqual([
        "one",
        "two"
      ])
    })
  )
})

/** Runs to its end, second by second: a step is never longer than a token lives on. */
const inTheEndOf = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(effect, { startImmediately: true })
    while (fiber.pollUnsafe() === undefined) yield* TestClock.adjust("1 second")
    return yield* Fiber.join(fiber)
  })
