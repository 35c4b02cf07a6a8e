import { describe, expect, it } from "@effect/vitest"
import { Clock, Duration, Effect, Exit, Schema } from "effect"
import type { HttpMethod } from "effect/http/HttpMethod"
import { TestClock } from "effect/testing"
import { BeatportConfig } from "effect-beatport"
import * as Client from "../Client.ts"
import {
  type FakeResponse,
  broken,
  brokenLater,
  FakeBeatport,
  html,
  json,
  limited,
  text,
  unauthenticated,
  unavailable
} from "../FakeBeatport.ts"

const never: FakeResponse = Effect.never

/** Temporary failures after which the client cannot know whether the server processed the request. */
const uncertain: Readonly<Record<string, FakeResponse>> = {
  "a connection that breaks": broken("ECONNRESET"),
  "a pipe that breaks": broken("EPIPE"),
  "a failure without a name": broken("EWHATEVER"),
  "a response that does not arrive": never,
  "408": json({}, 408),
  "a connection that times out while it is read": brokenLater("ETIMEDOUT"),
  "a host that cannot be reached any more": brokenLater("EHOSTUNREACH"),
  "a network that cannot be reached any more": brokenLater("ENETUNREACH"),
  "a connection that is refused while it is read": brokenLater("ECONNREFUSED"),
  "500": json({ detail: "broken" }, 500),
  "500 with a page": html("<h1>Server Error (500)</h1>", 500),
  "502 with a page": html("<h1>Bad Gateway</h1>", 502),
  "503 that names no pause": unavailable(),
  "504": text("", 504)
}

/** Temporary failures after which the server certainly did not process the request. */
const unprocessed: Readonly<Record<string, FakeResponse>> = {
  "a connection that is refused": broken("ECONNREFUSED"),
  "a host that is not found": broken("ENOTFOUND"),
  "a connection that does not stand in time": broken("ETIMEDOUT"),
  "429 that names no pause": limited(),
  "429 that names one": limited("1"),
  "503 that names a pause": unavailable("1")
}

/** What another try does not change. */
const final: Readonly<Record<string, FakeResponse>> = {
  "200 with a page": html("<h1>Just a moment</h1>"),
  "301": text("", 301, { location: "/elsewhere/" }),
  "400": json({ page: ["A valid integer is required."] }, 400),
  "401, where there is no other token": unauthenticated,
  "403": json({ detail: "Territory Restricted." }, 403),
  "404": json({ detail: "Not found." }, 404),
  "405": json({ detail: 'Method "POST" not allowed.' }, 405),
  "422": json({}, 422),
  "an untrusted certificate": broken("CERT_HAS_EXPIRED")
}

const repeatable: ReadonlyArray<HttpMethod> = ["GET", "HEAD", "OPTIONS"]
const unrepeatable: ReadonlyArray<HttpMethod> = ["POST", "PUT", "PATCH", "DELETE"]

/** Sends a request whose first attempt gets this response; returns the number of attempts and whether the call succeeded. */
const attempts = Effect.fnUntraced(function* (method: HttpMethod, first: FakeResponse) {
  const beatport = yield* FakeBeatport
  const route = `${method} /things/`
  yield* first === unauthenticated ? beatport.always(route, first) : beatport.respond(route, first)
  const { exit } = yield* Client.timed(Client.send(method))
  return { sent: (yield* beatport.sent).length, success: Exit.isSuccess(exit) }
})

/** The times of the attempts of a call that always gets this response, by random share. */
const schedule = Effect.fnUntraced(function* (share: number, response: FakeResponse) {
  const { always, sent } = yield* FakeBeatport
  yield* always("*", response)
  const { exit } = yield* Client.timed(Client.send("GET").pipe(Client.dice(share)))
  expect(Exit.isFailure(exit)).toBe(true)
  return (yield* sent).map(({ at }) => at)
})

/** The call fails with an error that has these properties. */
const fails = (expected: object) =>
  Effect.map(Client.timed(Client.send("GET")), ({ at, exit }) => {
    expect(Exit.isFailure(exit) ? exit.cause.reasons : exit).toMatchObject([{ error: expected }])
    return at
  })

describe("withRetries", () => {
  describe("what is sent again", () => {
    describe.each(repeatable)("%s", (method) => {
      it.effect.each(Object.entries({ ...uncertain, ...unprocessed }))("is, after %s", ([, response]) =>
        Effect.gen(function* () {
          expect(yield* attempts(method, response)).toEqual({ sent: 2, success: true })
        }).pipe(Effect.provide(Client.layer()))
      )
    })

    describe.each(unrepeatable)("%s", (method) => {
      it.effect.each(Object.entries(unprocessed))("is, after %s: nothing was done", ([, response]) =>
        Effect.gen(function* () {
          expect(yield* attempts(method, response)).toEqual({ sent: 2, success: true })
        }).pipe(Effect.provide(Client.layer()))
      )

      it.effect.each(Object.entries(uncertain))("is not, after %s: it may have landed", ([, response]) =>
        Effect.gen(function* () {
          expect(yield* attempts(method, response)).toEqual({ sent: 1, success: false })
        }).pipe(Effect.provide(Client.layer()))
      )
    })

    describe.each([...repeatable, ...unrepeatable])("%s", (method) => {
      it.effect.each(Object.entries(final))("is not, after %s: it would be the same", ([, response]) =>
        Effect.gen(function* () {
          expect(yield* attempts(method, response)).toEqual({ sent: 1, success: false })
        }).pipe(Effect.provide(Client.layer()))
      )
    })
  })

  describe("how often", () => {
    it.effect.each([0, 1, 4, 7])("%i times more at most, as configured", (times) =>
      Effect.gen(function* () {
        expect(yield* schedule(0.5, json({}, 500))).toHaveLength(times + 1)
      }).pipe(Effect.provide(Client.layer({ retry: { times, duration: "1 day" } })))
    )

    it.effect("until it succeeds, and not once more", () =>
      Effect.gen(function* () {
        const { respond, sent } = yield* FakeBeatport
        yield* respond("GET /things/", json({}, 500), broken("ECONNRESET"), limited("1"))
        expect(yield* Client.inTheEnd(Client.send("GET"))).toBe(200)
        expect(yield* sent).toHaveLength(4)
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("counted for each call, not for the client", () =>
      Effect.gen(function* () {
        const { respond, sent } = yield* FakeBeatport
        for (const path of ["/a/", "/b/", "/c/"]) {
          yield* respond(`GET ${path}`, json({}, 500), json({}, 502))
          expect(yield* Client.inTheEnd(Client.send("GET", path))).toBe(200)
        }
        expect(yield* sent).toHaveLength(9)
      }).pipe(Effect.provide(Client.layer({ retry: { times: 2 } })))
    )

    it.effect("and the error of the last attempt is what the caller gets", () =>
      Effect.gen(function* () {
        const { respond } = yield* FakeBeatport
        yield* respond("GET /things/", json({}, 500), broken("ECONNRESET"), json({}, 503))
        yield* fails({ _tag: "ServerError", status: 503 })
      }).pipe(Effect.provide(Client.layer({ retry: { times: 2 } })))
    )
  })

  describe("the pauses", () => {
    it.effect("double from the base delay up to the longest, at the most", () =>
      Effect.gen(function* () {
        expect(yield* schedule(1, json({}, 500))).toEqual([0, 500, 1500, 3500, 7500, 15_500, 25_500, 35_500])
      }).pipe(Effect.provide(Client.layer({ retry: { times: 7, duration: "1 hour" } })))
    )

    it.effect("are nothing, at the least: their jitter is full", () =>
      Effect.gen(function* () {
        expect(yield* schedule(0, json({}, 500))).toEqual([0, 0, 0, 0, 0])
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect.prop(
      "lie anywhere between, whatever chance says",
      [Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))],
      ([share]) =>
        Effect.gen(function* () {
          const { always, forget, sent } = yield* FakeBeatport
          yield* forget
          yield* always("*", json({}, 500))
          yield* Client.timed(Client.send("GET").pipe(Client.dice(share)))
          const times = (yield* sent).map(({ at }) => at)
          const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0))
          expect(pauses).toHaveLength(4)
          pauses.forEach((pause, index) => {
            expect(pause).toBeCloseTo(share * 500 * 2 ** index, 0)
          })
        }).pipe(Effect.provide(Client.layer({ circuit: { failures: Number.POSITIVE_INFINITY } })))
    )

    it.effect("differ from call to call, so that a crowd spreads", () =>
      Effect.gen(function* () {
        const { respond, sent } = yield* FakeBeatport
        const paths = Array.from({ length: 20 }, (_, n) => `/${n}/`)
        yield* Effect.forEach(paths, (path) => respond(`GET ${path}`, json({}, 500)))
        yield* Client.inTheEnd(
          Effect.forEach(paths, (path) => Client.send("GET", path), { concurrency: "unbounded" })
        )
        const again = (yield* sent).slice(20).map(({ at }) => at)
        expect(again).toHaveLength(20)
        expect(new Set(again).size).toBeGreaterThan(15)
        expect(again.filter((at) => at > 500)).toEqual([])
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("never begin a retry later than agreed, counted from the call's beginning", () =>
      Effect.gen(function* () {
        const times = yield* schedule(1, Effect.delay(json({}, 500), "2 seconds"))
        // Two seconds until it fails, then half a second, one, two, four; the next would be at 17.5 seconds.
        expect(times).toEqual([0, 2500, 5500, 9500])
      }).pipe(
        Effect.provide(Client.layer({ retry: { times: 100, duration: "15 seconds", maxDelay: "8 seconds" } }))
      )
    )

    it.effect("end when their caller is interrupted", () =>
      Effect.gen(function* () {
        const { always, sent } = yield* FakeBeatport
        yield* always("*", json({}, 500))
        yield* Client.inTheEnd(Effect.timeoutOption(Client.send("GET").pipe(Client.dice(1)), "1 second"))
        yield* TestClock.adjust("1 hour")
        expect(yield* sent).toHaveLength(2)
      }).pipe(Effect.provide(Client.layer()))
    )
  })

  describe("Retry-After", () => {
    const date = (seconds: number) => new Date(seconds * 1000).toUTCString()

    it.effect.each([
      ["in seconds", limited("7"), 7000],
      ["as a date", limited(date(7)), 7000],
      ["of no time", limited("0"), 0],
      ["of a date that has passed", limited(date(-3600)), 0],
      ["of a 503", unavailable("7"), 7000],
      ["of a minute, which is the most", limited("60"), 60_000]
    ] as const)("%s is the least pause", ([, response, expected]) =>
      Effect.gen(function* () {
        const { respond, sent } = yield* FakeBeatport
        yield* respond("GET /things/", response)
        yield* Client.inTheEnd(Client.send("GET").pipe(Client.dice(0)))
        expect((yield* sent).map(({ at }) => at)).toEqual([0, expected])
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("does not shorten a pause that is longer", () =>
      Effect.gen(function* () {
        const { respond, sent } = yield* FakeBeatport
        yield* respond("GET /things/", limited("1"))
        yield* Client.inTheEnd(Client.send("GET").pipe(Client.dice(1)))
        expect((yield* sent).map(({ at }) => at)).toEqual([0, 5000])
      }).pipe(Effect.provide(Client.layer({ retry: { baseDelay: "5 seconds" } })))
    )

    it.effect.each(["soon", "", "-1", "1e3", "Infinity", "NaN", "0x10", "2026-13-45"])(
      "that cannot be read is a pause of a second: %j",
      (value) =>
        Effect.gen(function* () {
          const { respond, sent } = yield* FakeBeatport
          yield* respond("GET /things/", limited(value))
          yield* Client.inTheEnd(Client.send("GET").pipe(Client.dice(1)))
          expect((yield* sent).map(({ at }) => at)).toEqual([0, 1000])
        }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("of 1.5 seconds is waited for", () =>
      Effect.gen(function* () {
        const { respond, sent } = yield* FakeBeatport
        yield* respond("GET /things/", limited("1.5"))
        yield* Client.inTheEnd(Client.send("GET").pipe(Client.dice(0)))
        expect((yield* sent).map(({ at }) => at)).toEqual([0, 1500])
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("above the ceiling fails the call at once, and says for how long", () =>
      Effect.gen(function* () {
        const { always, sent } = yield* FakeBeatport
        yield* always("*", limited("3600"))
        expect(
          yield* fails({ _tag: "RateLimitError", status: 429, retryAfter: Duration.hours(1), stated: true })
        ).toBe(0)
        expect(yield* sent).toHaveLength(1)
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("above the ceiling fails a 503 at once, too", () =>
      Effect.gen(function* () {
        const { always, sent } = yield* FakeBeatport
        yield* always("*", unavailable("86400"))
        expect(yield* fails({ _tag: "ServerError", status: 503, retryAfter: Duration.days(1) })).toBe(0)
        expect(yield* sent).toHaveLength(1)
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("has the ceiling that is configured", () =>
      Effect.gen(function* () {
        const { always, sent } = yield* FakeBeatport
        yield* always("*", limited("2"))
        expect(yield* fails({ _tag: "RateLimitError", retryAfter: Duration.seconds(2) })).toBe(0)
        expect(yield* sent).toHaveLength(1)
      }).pipe(Effect.provide(Client.layer({ retry: { maxRetryAfter: "1 second" } })))
    )

    it.effect("that reaches past the agreed time fails the call at once, instead of in vain later", () =>
      Effect.gen(function* () {
        const { always, sent } = yield* FakeBeatport
        yield* always("*", limited("40"))
        expect(yield* fails({ _tag: "RateLimitError", retryAfter: Duration.seconds(40) })).toBe(40_000)
        expect(yield* sent).toHaveLength(2)
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("is guessed where a 429 names none, for the caller to know how long to wait", () =>
      Effect.gen(function* () {
        const { always } = yield* FakeBeatport
        yield* always("*", limited())
        yield* fails({ _tag: "RateLimitError", retryAfter: Duration.seconds(1), stated: false })
      }).pipe(Effect.provide(Client.layer({ retry: { times: 0 } })))
    )

    it.effect.prop("ends every call, whatever the server writes there", [Schema.String], ([value]) =>
      Effect.gen(function* () {
        const { always, forget, sent } = yield* FakeBeatport
        yield* forget
        const printable = value.replaceAll(/[^\u0020-\u007e]/g, "")
        yield* always("*", limited(printable))
        const begin = yield* Clock.currentTimeMillis
        const { at, exit } = yield* Client.timed(Client.send("GET"))
        expect(Exit.isFailure(exit)).toBe(true)
        expect((yield* sent).length).toBeLessThanOrEqual(5)
        expect(at - begin).toBeLessThanOrEqual(60_000)
      }).pipe(Effect.provide(Client.layer({ circuit: { failures: Number.POSITIVE_INFINITY } })))
    )
  })

  describe("the others", () => {
    it.effect("wait too, where the server asked one for a pause", () =>
      Effect.gen(function* () {
        const { respond, sent } = yield* FakeBeatport
        yield* respond("GET /first/", limited("10"))
        yield* Client.inTheEnd(
          Effect.all(
            [Client.send("GET", "/first/"), Effect.delay(Client.send("GET", "/second/"), "2 seconds")],
            { concurrency: "unbounded" }
          )
        )
        expect((yield* sent).map(({ at, route }) => `${route} ${at}`).toSorted()).toEqual([
          "GET /first/ 0",
          "GET /first/ 10000",
          "GET /second/ 10000"
        ])
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("wait for the pause that a 503 requests", () =>
      Effect.gen(function* () {
        const { respond, sent } = yield* FakeBeatport
        yield* respond("GET /first/", unavailable("10"))
        yield* Client.inTheEnd(
          Effect.all(
            [Client.send("GET", "/first/"), Effect.delay(Client.send("GET", "/second/"), "2 seconds")],
            { concurrency: "unbounded" }
          )
        )
        expect((yield* sent).map(({ at, route }) => `${route} ${at}`).toSorted()).toEqual([
          "GET /first/ 0",
          "GET /first/ 10000",
          "GET /second/ 10000"
        ])
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("do not wait where the pause is longer than anybody would", () =>
      Effect.gen(function* () {
        const { respond, sent } = yield* FakeBeatport
        yield* respond("GET /first/", limited("3600"))
        yield* Client.timed(Client.send("GET", "/first/"))
        yield* Client.inTheEnd(Client.send("GET", "/second/"))
        expect((yield* sent).map(({ at }) => at)).toEqual([0, 0])
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("do not wait where no pause was named", () =>
      Effect.gen(function* () {
        const { respond, sent } = yield* FakeBeatport
        yield* respond("GET /first/", limited())
        yield* Client.inTheEnd(
          Effect.all([Client.send("GET", "/first/").pipe(Client.dice(1)), Client.send("GET", "/second/")], {
            concurrency: "unbounded"
          })
        )
        expect((yield* sent).map(({ at, route }) => [route, at])).toEqual([
          ["GET /first/", 0],
          ["GET /second/", 0],
          ["GET /first/", 1000]
        ])
      }).pipe(Effect.provide(Client.layer()))
    )
  })

  describe("the budget", () => {
    it.effect("is shared: calls that fail together are not all tried again", () =>
      Effect.gen(function* () {
        const { always, sent } = yield* FakeBeatport
        yield* always("*", json({}, 500))
        const calls = Array.from({ length: 8 }, (_, n) => Effect.exit(Client.send("GET", `/${n}/`)))
        yield* Client.inTheEnd(Effect.all(calls, { concurrency: "unbounded" }))
        expect(yield* sent).toHaveLength(8 + 5)
      }).pipe(Effect.provide(Client.layer({ retry: { budget: 25 } })))
    )

    it.effect("is paid for retries that are made, and for no others", () =>
      Effect.gen(function* () {
        const { always, respond, forget, normal, sent } = yield* FakeBeatport
        yield* always("*", json({}, 500))
        yield* Client.timed(Client.send("GET"))
        yield* normal
        yield* forget
        // Five are left of twenty-five, which is one retry.
        yield* respond("GET /things/", json({}, 500))
        expect(yield* Client.inTheEnd(Client.send("GET"))).toBe(200)
        expect(yield* sent).toHaveLength(2)
      }).pipe(Effect.provide(Client.layer({ retry: { budget: 25 } })))
    )

    it.effect("is paid twice as much after a timeout", () =>
      Effect.gen(function* () {
        const { respond, sent } = yield* FakeBeatport
        yield* respond("GET /things/", never)
        yield* fails({ _tag: "BeatportTimeoutError", phase: "response" })
        expect(yield* sent).toHaveLength(1)
      }).pipe(Effect.provide(Client.layer({ retry: { budget: 9 } })))
    )

    it.effect("gets back what a retry cost that succeeded", () =>
      Effect.gen(function* () {
        const { respond, sent } = yield* FakeBeatport
        for (let call = 0; call < 5; call += 1) {
          yield* respond("GET /things/", json({}, 500))
          expect(yield* Client.inTheEnd(Client.send("GET"))).toBe(200)
        }
        expect(yield* sent).toHaveLength(10)
      }).pipe(Effect.provide(Client.layer({ retry: { budget: 5 } })))
    )

    it.effect("grows by one for every call that succeeds at once", () =>
      Effect.gen(function* () {
        const { respond, forget, sent } = yield* FakeBeatport
        yield* respond("GET /things/", json({}, 500), json({}, 500))
        yield* Client.timed(Client.send("GET"))
        expect(yield* sent).toHaveLength(2)
        yield* Effect.repeat(Client.send("GET"), { times: 3 })
        yield* forget
        yield* respond("GET /things/", json({}, 500))
        yield* fails({ status: 500 })
        expect(yield* sent).toHaveLength(1)
        yield* Client.send("GET")
        yield* respond("GET /things/", json({}, 500))
        expect(yield* Client.inTheEnd(Client.send("GET"))).toBe(200)
      }).pipe(Effect.provide(Client.layer({ retry: { budget: 5 } })))
    )

    it.effect("of nothing means no retries", () =>
      Effect.gen(function* () {
        expect(yield* schedule(0, json({}, 500))).toEqual([0])
      }).pipe(Effect.provide(Client.layer({ retry: { budget: 0 } })))
    )
  })

  it.effect("waits for a slot before every retry", () =>
    Effect.gen(function* () {
      const { pace } = yield* BeatportConfig
      expect(Duration.toMillis(pace)).toBe(2000)
      const { respond, sent } = yield* FakeBeatport
      yield* respond("GET /first/", json({}, 500), json({}, 500))
      yield* Client.inTheEnd(
        Effect.all([Client.send("GET", "/first/").pipe(Client.dice(0)), Client.send("GET", "/second/")], {
          concurrency: "unbounded"
        })
      )
      const times = (yield* sent).map(({ at }) => at)
      expect(times).toEqual([0, 2000, 4000, 6000])
    }).pipe(Effect.provide(Client.layer({ pace: "2 seconds" })))
  )
})
