import { readFileSync } from "node:fs"
import { inspect } from "node:util"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Metric, References, Tracer } from "effect"
import { TestClock } from "effect/testing"
import { Auth, BeatportHttpClient } from "effect-beatport"
import { makeRoutes } from "../../../src/services/telemetry/Route.ts"
import { AttributeName, MetricName, SpanName } from "../../../src/services/telemetry/TelemetryNames.ts"
import * as Client from "../Client.ts"
import { account, broken, FakeBeatport, json, unavailable } from "../FakeBeatport.ts"
import * as SignIn from "../SignIn.ts"

/** Runs an effect to its end, however it ends. Returns its spans in the order in which they began, with their parents. */
const spansOf = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.suspend(() => {
    const spans: Array<Tracer.NativeSpan> = []
    const tracer = Tracer.make({
      span: (options) => {
        const span = new Tracer.NativeSpan(options)
        spans.push(span)
        return span
      }
    })
    return Effect.as(
      Client.inTheEnd(Effect.exit(Effect.provideService(effect, Tracer.Tracer, tracer))),
      spans
    )
  })

/** The metrics of an effect, run to its end with a registry of its own: name, attributes and value. */
const metricsOf = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    yield* Client.inTheEnd(Effect.exit(effect))
    return (yield* Metric.snapshot).map(({ attributes, id, state }) => ({
      id,
      attributes,
      value: "count" in state ? Number(state.count) : "value" in state ? Number(state.value) : undefined
    }))
  }).pipe(Effect.provideService(Metric.MetricRegistry, new Map()))

const client = Client.layer({ pace: "1 second", retry: { baseDelay: 1 } })

describe("the route of a request", () => {
  const routeOf = makeRoutes("https://api.beatport.com/v4")

  it.each([
    ["/catalog/tracks/12345/", "/catalog/tracks/{id}/"],
    ["/catalog/tracks/12345/stream-sdk/", "/catalog/tracks/{id}/stream-sdk/"],
    ["/catalog/genres/5/top/100/", "/catalog/genres/{id}/top/{num}/"],
    ["/auth/o/token/", "/auth/o/token/"],
    ["/catalog/tracks/12345", undefined],
    ["/constructor/__proto__/", undefined],
    ["/things/7/", undefined]
  ])("%s is %s", (path, template) => {
    expect(routeOf("GET", path).template).toBe(template)
  })

  it("names the server and its port, and no method that is unknown", () => {
    expect(routeOf("PURGE", "/things/").attributes).toEqual({
      "http.request.method": "_OTHER",
      "server.address": "api.beatport.com",
      "server.port": 443
    })
  })

  it("is the same for two paths of one endpoint, so that metrics are made once", () => {
    expect(routeOf("GET", "/catalog/tracks/1/")).toBe(routeOf("GET", "/catalog/tracks/2/"))
    expect(routeOf("GET", "/catalog/tracks/1/")).not.toBe(routeOf("GET", "/catalog/releases/1/"))
  })
})

describe("spans", () => {
  it.effect("show the attempts of a call, with the count of resends and the type of error", () =>
    Effect.gen(function* () {
      const { respond } = yield* FakeBeatport
      yield* respond("GET /catalog/tracks/7/", broken("ECONNRESET"), unavailable(), json({}))
      const spans = yield* spansOf(Client.send("GET", "/catalog/tracks/7/"))
      expect(
        spans.map(({ attributes, name }) => [
          name,
          attributes.get("http.request.resend_count"),
          attributes.get("http.response.status_code"),
          attributes.get("error.type")
        ])
      ).toEqual([
        ["beatport.rateLimit.wait", undefined, undefined, undefined],
        ["GET /catalog/tracks/{id}/", undefined, undefined, "TransportError"],
        ["beatport.rateLimit.wait", undefined, undefined, undefined],
        ["GET /catalog/tracks/{id}/", 1, 503, "503"],
        ["beatport.rateLimit.wait", undefined, undefined, undefined],
        ["GET /catalog/tracks/{id}/", 2, 200, undefined]
      ])
    }).pipe(Effect.provide(client))
  )

  it.effect("last as long as the wait for the rate limit", () =>
    Effect.gen(function* () {
      yield* Client.send("GET")
      const [wait] = yield* spansOf(Client.send("GET"))
      expect(wait?.status).toMatchObject({ startTime: 0n, endTime: 1_000_000_000n })
    }).pipe(Effect.provide(client))
  )

  it.effect(
    "show a refresh below the call that needs it, and count a request that is sent with a new token",
    () =>
      Effect.gen(function* () {
        const { respond } = yield* FakeBeatport
        yield* Client.inTheEnd(Effect.flatMap(Auth, (auth) => auth.login()))
        yield* respond("GET /catalog/tracks/7/", json({}, 401), json({}))
        const spans = yield* spansOf(
          Effect.withSpan(
            Effect.flatMap(BeatportHttpClient, (http) => http.get("/catalog/tracks/7/")),
            "call"
          )
        )
        const nameOf = (id: string | undefined) => spans.find(({ spanId }) => spanId === id)?.name
        expect(
          spans
            .filter(({ name }) => name !== SpanName.rateLimit)
            .map(({ attributes, name, parent }) => [
              parent._tag === "Some" ? nameOf(parent.value.spanId) : undefined,
              name,
              attributes.get("http.request.resend_count")
            ])
        ).toEqual([
          [undefined, "call", undefined],
          ["call", "GET /catalog/tracks/{id}/", undefined],
          ["call", "beatport.auth.accessToken", undefined],
          ["beatport.auth.accessToken", "beatport.token.refresh", undefined],
          ["beatport.token.refresh", "POST /auth/o/token/", undefined],
          ["call", "GET /catalog/tracks/{id}/", 1]
        ])
      }).pipe(Effect.provide(SignIn.layer({ pace: 0, ...account })))
  )

  it.effect("of sign-in are named as it was called, and hold no text of its errors", () =>
    Effect.gen(function* () {
      const { respond } = yield* FakeBeatport
      yield* respond("POST /auth/login/", json({ detail: "planted text" }, 403))
      const spans = yield* spansOf(Effect.flatMap(Auth, (auth) => auth.login()))
      expect(spans[0]?.name).toBe("beatport.auth.login")
      for (const { status } of spans) expect(inspect(status, { depth: 20 })).not.toContain("planted")
      expect(inspect(spans[0]?.status, { depth: 20 })).toMatch(/\w+Error, .*status 403/)
    }).pipe(Effect.provide(SignIn.layer({ pace: 0, ...account })))
  )

  it.effect("are not made if tracing is disabled", () =>
    Effect.gen(function* () {
      expect(
        yield* spansOf(Effect.provideService(Client.send("GET"), References.TracerEnabled, false))
      ).toEqual([])
    }).pipe(Effect.provide(client))
  )
})

describe("metrics", () => {
  it.effect("count requests by route and status, retries, and time requests and waits", () =>
    Effect.gen(function* () {
      const { respond } = yield* FakeBeatport
      yield* respond("GET /catalog/tracks/7/", broken("ECONNRESET"), json({}))
      const metrics = yield* metricsOf(Client.send("GET", "/catalog/tracks/7/"))
      const route = {
        "http.request.method": "GET",
        "http.route": "/catalog/tracks/{id}/",
        "server.address": "api.beatport.com",
        "server.port": "443"
      }
      const { "server.address": _, "server.port": __, ...endpoint } = route
      expect(metrics).toEqual(
        expect.arrayContaining([
          {
            id: "beatport.client.requests",
            attributes: { ...route, "error.type": "TransportError" },
            value: 1
          },
          {
            id: "beatport.client.requests",
            attributes: { ...route, "http.response.status_code": "200" },
            value: 1
          },
          {
            id: "http.client.request.duration",
            attributes: { ...route, "http.response.status_code": "200", unit: "s" },
            value: 1
          },
          { id: "beatport.client.retries", attributes: endpoint, value: 1 },
          { id: "beatport.client.rate_limit.wait", attributes: { unit: "s" }, value: 2 }
        ])
      )
    }).pipe(Effect.provide(client))
  )

  it.effect("count refreshes by how they end", () =>
    Effect.gen(function* () {
      const { respond } = yield* FakeBeatport
      const auth = yield* Auth
      yield* Client.inTheEnd(auth.login())
      yield* respond("POST /auth/o/token/", json({ error: "invalid_grant" }, 400))
      const metrics = yield* metricsOf(Effect.andThen(Effect.ignore(auth.refresh), auth.refresh))
      expect(metrics.filter(({ id }) => id.includes("token.refreshes"))).toEqual([
        {
          id: "beatport.client.token.refreshes",
          attributes: { "error.type": "AuthenticationError" },
          value: 1
        },
        { id: "beatport.client.token.refreshes", attributes: {}, value: 1 }
      ])
      expect(metrics.filter(({ id }) => id.includes("token.logins")).map(({ value }) => value)).toEqual([1])
    }).pipe(Effect.provide(SignIn.layer({ pace: 0, ...account })))
  )

  it.effect("show an open circuit until it closes", () =>
    Effect.gen(function* () {
      const { respond } = yield* FakeBeatport
      const open = Effect.map(metricsOf(Effect.ignore(Client.send("GET"))), (metrics) =>
        metrics.filter(({ id }) => id === "beatport.client.circuit.open").map(({ value }) => value)
      )
      yield* respond("GET /things/", broken("ECONNRESET"), broken("ECONNRESET"))
      expect(yield* open).toEqual([])
      expect(yield* open).toEqual([1])
      yield* TestClock.adjust("2 seconds")
      expect(yield* open).toEqual([0])
    }).pipe(
      Effect.provide(Client.layer({ retry: { times: 0 }, circuit: { failures: 2, openFor: "1 second" } }))
    )
  )
})

describe("docs/observability.md", () => {
  const page = readFileSync(new URL("../../../docs/observability.md", import.meta.url), "utf8")

  it.each([...Object.values(SpanName), ...Object.values(AttributeName), ...Object.values(MetricName)])(
    "describes %s",
    (name) => {
      expect(page).toContain(`| \`${name}\``)
    }
  )
})
