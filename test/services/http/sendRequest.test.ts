import { describe, expect, it } from "@effect/vitest"
import { Duration, Effect, Exit, Layer, Logger, References } from "effect"
import { HttpClient, HttpClientRequest, HttpClientResponse } from "effect/http"
import { BeatportHttpClient } from "effect-beatport"
import { summarizeRequest } from "../../../src/services/http/sendRequest.ts"
import * as Client from "../Client.ts"
import { broken, FakeBeatport, json, standingToken, text, unavailable } from "../FakeBeatport.ts"

/** Runs an effect, however long it takes, and gives the lines it logged. */
const logging = <A, E, R>(effect: Effect.Effect<A, E, R>, minimum: "Debug" | "Info" | "Trace" = "Debug") =>
  Effect.suspend(() => {
    const lines: Array<string> = []
    const logger = Logger.make(({ logLevel, message }) => {
      lines.push(`${logLevel} ${String(message)}`)
    })
    return Client.inTheEnd(Effect.exit(effect)).pipe(
      Effect.provide(
        Layer.mergeAll(Logger.layer([logger]), Layer.succeed(References.MinimumLogLevel, minimum))
      ),
      Effect.as(lines)
    )
  })

const failure = <A, E, R>(effect: Effect.Effect<A, E, R>) => Client.inTheEnd(Effect.flip(effect))

describe("sendRequest", () => {
  describe("the response timeout", () => {
    it.effect("ends a request without a response", () =>
      Effect.gen(function* () {
        const { respond } = yield* FakeBeatport
        yield* respond("GET /things/", Effect.never)
        const { at, exit } = yield* Client.timed(Client.send("GET"))
        expect(at).toBe(30_000)
        expect(Exit.isFailure(exit) ? exit.cause.reasons : []).toMatchObject([
          { error: { _tag: "BeatportTimeoutError", phase: "response", method: "GET", path: "/things/" } }
        ])
      }).pipe(Effect.provide(Client.layer({ retry: { times: 0 } })))
    )

    it.effect("ends a request whose body does not end", () =>
      Effect.gen(function* () {
        // The head is there at once; of the body the first half, and then nothing.
        const stalling = HttpClient.make((request) =>
          Effect.succeed(
            HttpClientResponse.fromWeb(
              request,
              new Response(
                new ReadableStream({
                  start: (controller) => controller.enqueue(new TextEncoder().encode('{"ok":'))
                })
              )
            )
          )
        )
        const client = yield* BeatportHttpClient.pipe(
          Effect.provide(
            Layer.fresh(BeatportHttpClient.layer).pipe(
              Layer.provide(Layer.succeed(HttpClient.HttpClient, stalling))
            )
          )
        )
        const error = yield* failure(client.get("/things/"))
        expect(error).toMatchObject({
          _tag: "BeatportTimeoutError",
          phase: "response",
          limit: Duration.seconds(5)
        })
        expect(error.message).toContain("no complete response within 5 s")
      }).pipe(Effect.provide(Client.layer({ retry: { times: 0 }, timeout: { response: "5 seconds" } })))
    )

    it.effect("is each attempt's own", () =>
      Effect.gen(function* () {
        const { always, sent } = yield* FakeBeatport
        yield* always("*", Effect.never)
        const { at } = yield* Client.timed(Client.send("GET").pipe(Client.dice(0)))
        expect((yield* sent).map((request) => request.at)).toEqual([0, 10_000, 20_000])
        expect(at).toBe(30_000)
      }).pipe(Effect.provide(Client.layer({ retry: { times: 2 }, timeout: { response: "10 seconds" } })))
    )

    it.effect("passes on a response that arrives just in time", () =>
      Effect.gen(function* () {
        const { respond } = yield* FakeBeatport
        yield* respond("GET /things/", Effect.delay(json({}), 29_999))
        expect(yield* Client.inTheEnd(Client.send("GET"))).toBe(200)
      }).pipe(Effect.provide(Client.layer({ retry: { times: 0 } })))
    )
  })

  it.effect("lets the request go when its caller is interrupted", () =>
    Effect.gen(function* () {
      let released = false
      const { respond } = yield* FakeBeatport
      yield* respond(
        "GET /things/",
        Effect.onInterrupt(Effect.never, () => Effect.sync(() => void (released = true)))
      )
      yield* Client.inTheEnd(Effect.timeoutOption(Client.send("GET"), "1 second"))
      expect(released).toBe(true)
    }).pipe(Effect.provide(Client.layer()))
  )

  describe("the debug lines", () => {
    it.effect("are one a request: method, route, status, time, attempt", () =>
      Effect.gen(function* () {
        const { respond } = yield* FakeBeatport
        yield* respond("GET /things/", Effect.delay(json({}), "120 millis"))
        expect(yield* logging(Client.send("GET"))).toEqual(["Debug GET /things/ 200 120 ms, attempt 1"])
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("name what failed, and count the attempts", () =>
      Effect.gen(function* () {
        const { respond } = yield* FakeBeatport
        yield* respond("GET /things/", broken("ECONNRESET"), Effect.never, unavailable("2"))
        expect(yield* logging(Client.send("GET"))).toEqual([
          "Debug GET /things/ TransportError 0 ms, attempt 1",
          "Debug GET /things/ BeatportTimeoutError 30000 ms, attempt 2",
          "Debug GET /things/ 503 0 ms, attempt 3",
          "Debug GET /things/ 200 0 ms, attempt 4"
        ])
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("name the route with its parameters unfilled, where there is one", () =>
      Effect.gen(function* () {
        expect(yield* logging(Client.send("GET", "/catalog/tracks/12345678/"))).toEqual([
          "Debug GET /catalog/tracks/{id}/ 200 0 ms, attempt 1"
        ])
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("are not shown above that level", () =>
      Effect.gen(function* () {
        expect(yield* logging(Client.send("GET"), "Info")).toEqual([])
      }).pipe(Effect.provide(Client.layer()))
    )

    it.effect("are shown at any level where debugging is configured", () =>
      Effect.gen(function* () {
        expect(yield* logging(Client.send("GET"), "Info")).toHaveLength(1)
      }).pipe(Effect.provide(Client.layer({ debug: true })))
    )

    it.effect("hold no query, whichever way it was given", () =>
      Effect.gen(function* () {
        const client = yield* BeatportHttpClient
        const calls = Effect.all([
          client.get("/things/?q=planted"),
          client.get("/things/", { urlParams: { q: "planted" } }),
          client.get("/things/#planted")
        ])
        const lines = yield* logging(calls)
        expect(lines).toHaveLength(3)
        expect(lines.join("\n")).not.toContain("planted")
      }).pipe(Effect.provide(Client.layer()))
    )
  })
})

describe("summarizeRequest", () => {
  const base = "https://api.beatport.com/v4"
  const about = (url: string) => summarizeRequest(HttpClientRequest.get(url), base)

  it("names method and path below the base URL", () => {
    expect(about(`${base}/catalog/tracks/1/`)).toEqual({ method: "GET", path: "/catalog/tracks/1/" })
    expect(summarizeRequest(HttpClientRequest.post(`${base}/auth/login/`), base).method).toBe("POST")
  })

  it("names the whole path where that is elsewhere", () => {
    expect(about("https://api.beatport.com/static/app.js").path).toBe("/static/app.js")
    expect(about("https://api.beatport.com/v4evil/").path).toBe("/v4evil/")
    expect(about("nonsense").path).toBe("")
  })

  it("leaves the query and the fragment out", () => {
    expect(about(`${base}/things/?q=planted`).path).toBe("/things/")
    expect(about(`${base}/things/#planted`).path).toBe("/things/")
    expect(about("https://api.beatport.com/static/app.js?v=planted").path).toBe("/static/app.js")
  })
})

describe("a request", () => {
  const requests = Effect.flatMap(FakeBeatport, ({ sent }) => sent)

  it.effect("says who asks, what is wanted, and what token it is asked with", () =>
    Effect.gen(function* () {
      yield* Client.send("GET", "/catalog/tracks/")
      expect(yield* requests).toMatchObject([
        {
          url: "https://api.beatport.com/v4/catalog/tracks/",
          headers: {
            authorization: `Bearer ${standingToken}`,
            accept: "application/json",
            "user-agent": "crate-digger/1.0"
          }
        }
      ])
    }).pipe(Effect.provide(Client.layer({ userAgent: "crate-digger/1.0" })))
  )

  it.effect("carries no tracing headers", () =>
    Effect.gen(function* () {
      yield* Effect.withSpan(Client.send("GET"), "traced")
      const [sent] = yield* requests
      expect(Object.keys(sent?.headers ?? {}).toSorted()).toEqual(["accept", "authorization", "user-agent"])
    }).pipe(Effect.provide(Client.layer()))
  )

  it.effect.each([
    "https://evil.example/",
    "//evil.example/",
    "@evil.example/",
    ".evil.example/",
    ":8443/",
    "\\\\evil.example/",
    "/\\evil.example/",
    "/../../../evil/"
  ])("goes to the configured host and to no other, whatever its path: %s", (path) =>
    Effect.gen(function* () {
      yield* Effect.exit(Effect.flatMap(BeatportHttpClient, (client) => client.get(path)))
      expect((yield* requests).filter(({ url }) => !url.startsWith("https://api.beatport.com/"))).toEqual([])
    }).pipe(Effect.provide(Client.layer()))
  )

  it.effect("is not sent where a redirect points: neither at once nor by a retry", () =>
    Effect.gen(function* () {
      const { always, sent } = yield* FakeBeatport
      yield* always("GET /things/", text("", 301, { location: "https://evil.example/things/" }))
      const error = yield* failure(Client.send("GET"))
      expect(error).toMatchObject({ _tag: "ServerError", status: 301 })
      expect((yield* sent).map(({ url }) => url)).toEqual(["https://api.beatport.com/v4/things/"])
    }).pipe(Effect.provide(Client.layer()))
  )
})
