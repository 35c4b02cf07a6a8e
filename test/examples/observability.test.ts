/** The OTLP exporter of the example, with a small collector. */
import { createServer } from "node:http"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer, Metric, Ref, Schema } from "effect"
import { FetchHttpClient } from "effect/http"
import { Beatport } from "effect-beatport"
import { Fault, Simulator } from "effect-beatport/simulator"
import { observability, program } from "../../examples/observability/program.ts"

const Value = Schema.Struct({
  stringValue: Schema.optionalKey(Schema.String),
  intValue: Schema.optionalKey(Schema.Union([Schema.Number, Schema.String])),
  boolValue: Schema.optionalKey(Schema.Boolean)
})
const Attributes = Schema.Array(Schema.Struct({ key: Schema.String, value: Value }))
const Traces = Schema.fromJsonString(
  Schema.Struct({
    resourceSpans: Schema.Array(
      Schema.Struct({
        scopeSpans: Schema.Array(
          Schema.Struct({
            spans: Schema.Array(
              Schema.Struct({
                name: Schema.String,
                kind: Schema.Number,
                spanId: Schema.String,
                parentSpanId: Schema.optionalKey(Schema.String),
                attributes: Attributes,
                status: Schema.Struct({ code: Schema.Number, message: Schema.optionalKey(Schema.String) })
              })
            )
          })
        )
      })
    )
  })
)
const DataPoints = Schema.optionalKey(
  Schema.Struct({
    dataPoints: Schema.Array(
      Schema.Struct({
        attributes: Attributes,
        asDouble: Schema.optionalKey(Schema.Number),
        count: Schema.optionalKey(Schema.Union([Schema.Number, Schema.String]))
      })
    )
  })
)
const Metrics = Schema.fromJsonString(
  Schema.Struct({
    resourceMetrics: Schema.Array(
      Schema.Struct({
        scopeMetrics: Schema.Array(
          Schema.Struct({
            metrics: Schema.Array(
              Schema.Struct({
                name: Schema.String,
                unit: Schema.String,
                sum: DataPoints,
                histogram: DataPoints
              })
            )
          })
        )
      })
    )
  })
)

const valuesOf = (attributes: typeof Attributes.Type): Readonly<Record<string, string | number | boolean>> =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? value.boolValue ?? Number(value.intValue)])
  )

/** Receives OTLP as a collector does. Returns its URL, and the bodies by path. */
const collector = Effect.gen(function* () {
  const received = yield* Ref.make<ReadonlyArray<readonly [path: string, body: string]>>([])
  const url = yield* Effect.acquireRelease(
    Effect.callback<readonly [server: ReturnType<typeof createServer>, url: string]>((resume) => {
      const server = createServer((request, response) => {
        const chunks: Array<Uint8Array> = []
        request.on("data", (chunk: Uint8Array) => chunks.push(chunk))
        request.on("end", () => {
          const body = Buffer.concat(chunks).toString("utf8")
          Effect.runSync(Ref.update(received, (all) => [...all, [request.url ?? "", body] as const]))
          response.setHeader("content-type", "application/json")
          response.end("{}")
        })
      })
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        resume(
          address === null || typeof address === "string"
            ? Effect.die(new Error("The collector has no port"))
            : Effect.succeed([server, `http://127.0.0.1:${address.port}`] as const)
        )
      })
    }),
    ([server]) =>
      Effect.sync(() => {
        server.close()
        server.closeAllConnections()
      })
  ).pipe(Effect.map(([, address]) => address))
  return { url, received: Ref.get(received) }
})

layer(Simulator.layer({ tracks: 50 }), { excludeTestServices: true })((it) => {
  it.effect("exports spans and metrics without secrets, ids and queries", () =>
    Effect.gen(function* () {
      const simulator = yield* Simulator
      const { account, baseUrl } = simulator
      const { received, url } = yield* collector
      const beatport = Beatport.layer({
        baseUrl,
        username: account.username,
        password: account.password,
        pace: 10,
        retry: { baseDelay: 1 }
      }).pipe(Layer.provide(FetchHttpClient.layer))
      yield* simulator.fail(Fault.BadGateway(), { path: "/catalog/search/" })
      yield* program.pipe(
        Effect.provide(beatport),
        Effect.provide(observability(url)),
        Effect.provideService(Metric.MetricRegistry, new Map())
      )

      const bodies = yield* received
      const decoded = yield* Effect.forEach(
        bodies.filter(([path]) => path === "/v1/traces"),
        ([, body]) => Schema.decodeEffect(Traces)(body)
      )
      const spans = decoded
        .flatMap(({ resourceSpans }) => resourceSpans)
        .flatMap(({ scopeSpans }) => scopeSpans)
        .flatMap((scope) => scope.spans)
      const childrenOf = (name: string) => {
        const parent = spans.find((span) => span.name === name)
        return spans.filter(({ parentSpanId }) => parentSpanId === parent?.spanId)
      }
      assert.deepStrictEqual(
        childrenOf("dig").map(({ name }) => name),
        ["beatport.tracks.search", "beatport.tracks.list", "beatport.tracks.get"]
      )
      const search = childrenOf("beatport.tracks.search")
      assert.deepStrictEqual(
        search.map(({ name }) => name),
        [
          "beatport.auth.accessToken",
          "beatport.rateLimit.wait",
          "GET /catalog/search/",
          "beatport.rateLimit.wait",
          "GET /catalog/search/"
        ]
      )
      const { hostname, port } = new URL(baseUrl)
      const request = {
        "http.request.method": "GET",
        "http.route": "/catalog/search/",
        "server.address": hostname,
        "server.port": Number(port),
        "url.template": "/catalog/search/"
      }
      assert.deepStrictEqual(
        search.flatMap(({ attributes, kind, status }) =>
          kind === 3 ? [[status, valuesOf(attributes)]] : []
        ),
        [
          [
            { code: 2, message: "The response has the status 502." },
            { ...request, "http.response.status_code": 502, "error.type": "502" }
          ],
          [{ code: 1 }, { ...request, "http.request.resend_count": 1, "http.response.status_code": 200 }]
        ]
      )
      assert.deepStrictEqual(
        childrenOf("beatport.auth.accessToken").map(({ name }) => name),
        ["beatport.token.login"]
      )
      const missing = spans.find(({ name }) => name === "beatport.tracks.get")
      assert.deepStrictEqual(missing?.status, { code: 2, message: "NotFoundError, status 404" })
      assert.strictEqual(valuesOf(missing?.attributes ?? [])["error.type"], "NotFoundError")

      const last = bodies.findLast(([path]) => path === "/v1/metrics")
      const { resourceMetrics } = yield* Schema.decodeEffect(Metrics)(last?.[1] ?? "")
      const metrics = resourceMetrics
        .flatMap(({ scopeMetrics }) => scopeMetrics)
        .flatMap((scope) => scope.metrics)
      const points = (name: string): ReadonlyArray<Readonly<Record<string, unknown>>> => {
        const metric = metrics.find((one) => one.name === name)
        return [...(metric?.sum?.dataPoints ?? []), ...(metric?.histogram?.dataPoints ?? [])].map(
          ({ asDouble, attributes, count }) => ({
            ...valuesOf(attributes),
            value: asDouble ?? Number(count)
          })
        )
      }
      const series = {
        "http.request.method": "GET",
        "http.route": "/catalog/search/",
        "server.address": hostname,
        "server.port": port
      }
      const ofSearch = (name: string) =>
        points(name).filter((point) => point["http.route"] === "/catalog/search/")
      assert.deepStrictEqual(ofSearch("beatport.client.requests"), [
        { value: 1, ...series, "http.response.status_code": "502", "error.type": "502" },
        { value: 1, ...series, "http.response.status_code": "200" }
      ])
      assert.strictEqual(ofSearch("http.client.request.duration").length, 2)
      assert.strictEqual(metrics.find(({ name }) => name === "http.client.request.duration")?.unit, "s")
      assert.deepStrictEqual(ofSearch("beatport.client.retries"), [
        { value: 1, "http.request.method": "GET", "http.route": "/catalog/search/" }
      ])
      assert.deepStrictEqual(points("beatport.client.token.logins"), [{ value: 1 }])
      assert.isAbove(Number(points("beatport.client.rate_limit.wait")[0]?.["value"]), 3)

      const everything = bodies.map(([, body]) => body).join()
      const secrets = (yield* simulator.requests).flatMap(({ headers }) =>
        [headers["authorization"], headers["cookie"]].flatMap(
          (header) => header?.split(/[ =]/).slice(1) ?? []
        )
      )
      assert.isNotEmpty(secrets)
      for (const planted of [account.username, account.password, "planted", "/tracks/1/", ...secrets]) {
        assert.notInclude(everything, planted)
      }
    })
  )
})
