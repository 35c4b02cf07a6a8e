import { describe, expect, it } from "@effect/vitest"
import { Deferred, Duration, Effect, Exit, Fiber, Option, Schema } from "effect"
import { HttpClientRequest, HttpClientResponse } from "effect/http"
import { TestClock } from "effect/testing"
import { Auth, BeatportHttpClient, NotFoundError } from "effect-beatport"
import * as Client from "./Client.ts"
import { broken, FakeBeatport, json, limited, unauthenticated } from "./FakeBeatport.ts"
import * as SignIn from "./SignIn.ts"

const get = (path: string) => Client.send("GET", path)

const sent = Effect.flatMap(FakeBeatport, (beatport) => beatport.sent)

/** The times of all requests that wait for a slot: all except the script of the documentation page. */
const starts = Effect.map(sent, (all) =>
  all.flatMap(({ at, route }) => (route === "GET /static/app.js" ? [] : [at]))
)

const tooClose = Effect.map(starts, (all) => all.slice(1).filter((at, index) => at - (all[index] ?? 0) < 500))

describe("BeatportHttpClient", () => {
  it.effect("calls endpoints without an operation and returns responses that can be decoded", () =>
    Effect.gen(function* () {
      const client = yield* BeatportHttpClient
      const response = yield* client
        .get("/things/")
        .pipe(Effect.flatMap(HttpClientResponse.schemaBodyJson(Schema.Struct({ ok: Schema.Boolean }))))
      expect(response).toEqual({ ok: true })
    }).pipe(Effect.provide(Client.layer()))
  )

  it.effect("sends what it is given: parameters, bodies, headers", () =>
    Effect.gen(function* () {
      const client = yield* BeatportHttpClient
      yield* client.execute(
        HttpClientRequest.patch("/things/7/", {
          urlParams: { a: "1 & 2" },
          headers: { "x-mine": "yes" }
        }).pipe(HttpClientRequest.bodyJsonUnsafe({ name: "ü" }))
      )
      expect(yield* sent).toMatchObject([
        {
          route: "PATCH /things/7/",
          query: { a: "1 & 2" },
          headers: { "x-mine": "yes", "content-type": "application/json" },
          body: '{"name":"ü"}'
        }
      ])
    }).pipe(Effect.provide(Client.layer()))
  )

  it.effect.each([
    "/../x",
    "/things/../../x",
    "..",
    "/./x",
    "/%2e%2E/x",
    "/.%2e/x",
    "/things/..%2f..%2fx",
    "/%252e%252e/x",
    "/..%5cx",
    "/things/..\\x",
    "\\\\host/x",
    "/.\t./x",
    "/..?a=1",
    "/..#a",
    "//host/x",
    "https://host/x",
    "file:/x"
  ])("sends no token to a path that leaves the base URL: %j", (path) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(get(path))
      expect(error).toMatchObject({ _tag: "ValidationError", method: "GET" })
      expect(error.message).toContain("path: Expected a path below the base URL")
      expect(yield* sent).toEqual([])
    }).pipe(Effect.provide(Client.layer()))
  )

  it.effect.each(["/things/a..b/", "/things/...", "things/", "/things/?next=/../x", "/things/%2E%2Ea/"])(
    "sends a path that only looks like it: %j",
    (path) =>
      Effect.gen(function* () {
        yield* Effect.exit(get(path))
        expect(yield* sent).toHaveLength(1)
      }).pipe(Effect.provide(Client.layer()))
  )

  it.effect("fails with an error of this package if the response is not a success", () =>
    Effect.gen(function* () {
      const { respond } = yield* FakeBeatport
      yield* respond("GET /things/", json({ detail: "No Thing matches the given query." }, 404))
      const error = yield* Effect.flip(get("/things/"))
      expect(error).toBeInstanceOf(NotFoundError)
      expect(error).toMatchObject({ method: "GET", path: "/things/", status: 404 })
    }).pipe(Effect.provide(Client.layer()))
  )

  describe("the pace", () => {
    it.effect("is kept by everything that is sent: the login, the call, its repetition after a 401", () =>
      Effect.gen(function* () {
        const { respond } = yield* FakeBeatport
        yield* Client.inTheEnd(get("/things/"))
        yield* respond("GET /things/", unauthenticated)
        yield* Client.inTheEnd(get("/things/"))
        // Page, login, authorization, token, the call; the second call, its refreshed token, the second call again.
        expect(yield* starts).toHaveLength(8)
        expect(yield* tooClose).toEqual([])
      }).pipe(Effect.provide(SignIn.layer({ ...SignIn.credentials, pace: "500 millis" })))
    )

    it.effect("is kept by calls that have waited for the same login", () =>
      Effect.gen(function* () {
        const calls = Array.from({ length: 10 }, (_, n) => get(`/${n}/`))
        yield* Client.inTheEnd(Effect.all(calls, { concurrency: "unbounded" }))
        expect(yield* starts).toHaveLength(4 + 10)
        expect(yield* tooClose).toEqual([])
      }).pipe(Effect.provide(SignIn.layer({ ...SignIn.credentials, pace: "500 millis" })))
    )

    it.effect("holds for calls that were all rejected and waited for the same refresh", () =>
      Effect.gen(function* () {
        yield* SignIn.shelved()
        const { expireAccess } = yield* FakeBeatport
        yield* expireAccess
        const calls = Array.from({ length: 5 }, (_, n) => get(`/${n}/`))
        yield* Client.inTheEnd(Effect.all(calls, { concurrency: "unbounded" }))
        expect(yield* tooClose).toEqual([])
      }).pipe(Effect.provide(SignIn.layer({ pace: "500 millis" })))
    )
  })

  describe("the tokens that one call may ask for", () => {
    const spoken = Effect.flatMap(FakeBeatport, ({ routes }) => routes)

    it.effect.each([0, -1, 0.001])("are one where they expire at once: %j s", (seconds) =>
      Effect.gen(function* () {
        yield* SignIn.shelved()
        yield* TestClock.adjust("11 hours")
        yield* Effect.flatMap(FakeBeatport, ({ lifetime }) => lifetime(seconds))
        const exit = yield* Effect.exit(Client.inTheEnd(get("/things/")))
        if (seconds <= 0) {
          expect(Exit.findErrorOption(exit)).toMatchObject({
            value: { reason: "TokenRejected", status: 401 }
          })
        }
        expect(yield* spoken).toEqual(["POST /auth/o/token/", "GET /things/"])
      }).pipe(Effect.provide(SignIn.layer()))
    )

    it.effect("are one over all its retries", () =>
      Effect.gen(function* () {
        const { always, lifetime } = yield* FakeBeatport
        yield* lifetime(1)
        yield* always("GET /things/", json({ detail: "broken" }, 500))
        yield* Effect.exit(Client.inTheEnd(get("/things/")))
        const asked = yield* spoken
        expect(asked.filter((route) => route === "POST /auth/o/token/")).toHaveLength(1)
        expect(asked.filter((route) => route === "GET /things/")).toHaveLength(5)
      }).pipe(Effect.provide(SignIn.layer(SignIn.credentials)))
    )

    it.effect("open the circuit where the server gives them and refuses each", () =>
      Effect.gen(function* () {
        yield* SignIn.shelved()
        const { always } = yield* FakeBeatport
        yield* always("GET /things/", unauthenticated)
        const tags = []
        for (const _ of Array.from({ length: 12 })) {
          const exit = yield* Effect.exit(get("/things/"))
          tags.push(
            Exit.isFailure(exit) ? Exit.findErrorOption(exit).pipe(Option.map(({ _tag }) => _tag)) : exit
          )
        }
        expect(tags).toEqual([
          ...Array.from({ length: 10 }, () => Option.some("AuthenticationError")),
          Option.some("UnavailableError"),
          Option.some("UnavailableError")
        ])
        const asked = yield* spoken
        expect(asked.filter((route) => route === "POST /auth/o/token/")).toHaveLength(10)
      }).pipe(Effect.provide(SignIn.layer()))
    )
  })

  describe("the total timeout", () => {
    const total = { timeout: { total: "10 seconds" } } as const
    const expired = {
      _tag: "BeatportTimeoutError",
      phase: "total",
      limit: Duration.seconds(10),
      isRetryable: false
    }

    const expectExpiry = Effect.map(Client.timed(get("/things/")), ({ at, exit }) => {
      expect(Exit.isFailure(exit) ? exit.cause.reasons : []).toMatchObject([
        { error: { ...expired, method: "GET", path: "/things/" } }
      ])
      expect(at).toBe(10_000)
    })

    it.effect("covers a response that does not arrive", () =>
      Effect.gen(function* () {
        const { always } = yield* FakeBeatport
        yield* always("*", Effect.never)
        yield* expectExpiry
      }).pipe(Effect.provide(Client.layer(total)))
    )

    it.effect("covers all attempts and the pauses between them", () =>
      Effect.gen(function* () {
        const { always } = yield* FakeBeatport
        yield* always("*", Effect.delay(json({}, 500), "2 seconds"))
        yield* expectExpiry
        expect((yield* sent).length).toBeGreaterThan(1)
      }).pipe(Effect.provide(Client.layer({ ...total, retry: { times: 100, maxDelay: "1 second" } })))
    )

    it.effect("covers the wait for a pause that the server asked for", () =>
      Effect.gen(function* () {
        const { always } = yield* FakeBeatport
        yield* always("*", limited("50"))
        yield* expectExpiry
      }).pipe(Effect.provide(Client.layer(total)))
    )

    it.effect("covers the wait for a slot", () =>
      Effect.gen(function* () {
        yield* get("/first/")
        yield* expectExpiry
        expect(yield* sent).toHaveLength(1)
      }).pipe(Effect.provide(Client.layer({ ...total, pace: "1 hour" })))
    )

    it.effect("covers the wait for a token, which is got all the same", () =>
      Effect.gen(function* () {
        const { respond } = yield* FakeBeatport
        yield* respond("POST /auth/login/", Effect.delay(broken("ECONNRESET"), "9 seconds"))
        const gate = yield* Deferred.make<void>()
        yield* respond("GET /docs/", Effect.andThen(Deferred.await(gate), json({}, 500)))
        yield* expectExpiry
        yield* Deferred.succeed(gate, undefined)
        yield* TestClock.adjust("1 minute")
        const { routes } = yield* FakeBeatport
        expect(yield* routes).toContain("POST /auth/login/")
      }).pipe(Effect.provide(SignIn.layer({ ...SignIn.credentials, ...total })))
    )

    it.effect("is infinite where nothing is said", () =>
      Effect.gen(function* () {
        const { respond } = yield* FakeBeatport
        yield* respond("GET /things/", Effect.delay(json({}), "23 hours"))
        expect(yield* Client.inTheEnd(get("/things/"))).toBe(200)
      }).pipe(Effect.provide(Client.layer({ timeout: { response: "1 day" } })))
    )
  })

  describe("a call that is interrupted", () => {
    it.effect("while it waits for its slot is not sent, and the next call gets the slot", () =>
      Effect.gen(function* () {
        yield* get("/first/")
        const second = yield* Effect.forkChild(get("/second/"), { startImmediately: true })
        const third = yield* Effect.forkChild(get("/third/"), { startImmediately: true })
        yield* TestClock.adjust("100 millis")
        yield* Fiber.interrupt(second)
        yield* TestClock.adjust("400 millis")
        expect(yield* Fiber.join(third)).toBe(200)
        expect((yield* sent).map(({ at, route }) => [route, at])).toEqual([
          ["GET /first/", 0],
          ["GET /third/", 500]
        ])
      }).pipe(Effect.provide(Client.layer({ pace: "500 millis" })))
    )

    it.effect("in flight lets its request go", () =>
      Effect.gen(function* () {
        let released = false
        const { respond } = yield* FakeBeatport
        yield* respond(
          "GET /things/",
          Effect.onInterrupt(Effect.never, () => Effect.sync(() => void (released = true)))
        )
        const call = yield* Effect.forkChild(get("/things/"), { startImmediately: true })
        yield* Fiber.interrupt(call)
        expect(released).toBe(true)
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("between two attempts is not sent again", () =>
      Effect.gen(function* () {
        const { always } = yield* FakeBeatport
        yield* always("*", limited("30"))
        const call = yield* Effect.forkChild(get("/things/"), { startImmediately: true })
        yield* TestClock.adjust("10 seconds")
        yield* Fiber.interrupt(call)
        yield* TestClock.adjust("1 hour")
        expect(yield* sent).toHaveLength(1)
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("during a token refresh leaves the refresh to the other callers", () =>
      Effect.gen(function* () {
        yield* SignIn.shelved()
        yield* TestClock.adjust("10 hours")
        const { respond, issue, routes } = yield* FakeBeatport
        const pair = yield* issue
        yield* respond(
          "POST /auth/o/token/",
          Effect.delay(json({ ...pair, expires_in: 36_000, token_type: "Bearer" }), "5 seconds")
        )
        const first = yield* Effect.forkChild(get("/first/"), { startImmediately: true })
        const second = yield* Effect.forkChild(get("/second/"), { startImmediately: true })
        yield* TestClock.adjust("1 second")
        yield* Fiber.interrupt(first)
        yield* TestClock.adjust("1 minute")
        expect(yield* Fiber.join(second)).toBe(200)
        expect(yield* routes).toEqual(["POST /auth/o/token/", "GET /second/"])
        expect(yield* Effect.flatMap(Auth, (auth) => auth.status)).toMatchObject({ state: "signedIn" })
      }).pipe(Effect.provide(SignIn.layer()))
    )
  })
})
