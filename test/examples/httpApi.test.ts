/** The HTTP server of the example: with a cache, spans, and this SDK's errors as they are. */
import { NodeHttpServer } from "@effect/platform-node"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer, Tracer } from "effect"
import { HttpClient, HttpRouter } from "effect/http"
import { HttpApiClient } from "effect/http-api"
import { NotFoundError, RateLimitError } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import { Fault, Simulator } from "effect-beatport/simulator"
import { CrateApi } from "../../examples/http-api/CrateApi.ts"
import { routes } from "../../examples/http-api/routes.ts"

/** Listens on a port that the system chooses. A program passes `NodeHttpServer.layer(createServer, { port: 3000 })`. */
const server = HttpRouter.serve(routes, { disableLogger: true, disableListenLog: true }).pipe(
  Layer.provide(
    Layer.unwrap(
      Effect.map(Simulator, ({ account, baseUrl }) =>
        NodeBeatport.layer({
          baseUrl, // left out, it is Beatport
          username: account.username,
          password: account.password,
          tokenFile: false,
          pace: 0,
          cache: true,
          retry: { times: 0 }
        })
      )
    )
  ),
  Layer.provideMerge(NodeHttpServer.layerTest)
)

/** Keeps the spans, in place of an exporter. */
const spans: Array<Tracer.NativeSpan> = []
const recordingTracer = Tracer.make({
  span: (options) => {
    const span = new Tracer.NativeSpan(options)
    spans.push(span)
    return span
  }
})

const application = server.pipe(
  Layer.provideMerge(Simulator.layer({ tracks: 50 })),
  Layer.provideMerge(Layer.succeed(Tracer.Tracer, recordingTracer))
)

const parentOf = (span: Tracer.NativeSpan | undefined) =>
  spans.find(({ spanId }) => span?.parent._tag === "Some" && spanId === span.parent.value.spanId)

layer(application, { excludeTestServices: true })((it) => {
  it.effect("serves a track, from the cache the second time, in one trace", () =>
    Effect.gen(function* () {
      const { catalogue, requests } = yield* Simulator
      const { songs } = yield* HttpApiClient.make(CrateApi)
      const id = catalogue.tracks.find(({ release }) => !release.restricted)?.id ?? 0
      const song = yield* songs.get({ params: { id } })
      assert.deepStrictEqual(yield* songs.get({ params: { id } }), song)
      const sent = (yield* requests).filter(({ path }) => path.endsWith(`/catalog/tracks/${id}/`))
      assert.lengthOf(sent, 1)

      const request = spans.find(({ name }) => name === "GET /catalog/tracks/{id}/")
      const operation = parentOf(request)
      assert.strictEqual(operation?.name, "beatport.tracks.get")
      assert.strictEqual(parentOf(operation)?.kind, "server")
    })
  )

  it.effect("responds with the SDK's errors, which the client has as their classes", () =>
    Effect.gen(function* () {
      const simulator = yield* Simulator
      const { songs } = yield* HttpApiClient.make(CrateApi)
      const missing = yield* Effect.flip(songs.get({ params: { id: 1 } }))
      assert.instanceOf(missing, NotFoundError)
      assert.strictEqual((yield* HttpClient.get("/songs/1")).status, 404)

      yield* simulator.fail(Fault.RateLimited({ retryAfter: 30 }), { path: "/catalog/*" })
      const limited = yield* Effect.flip(songs.get({ params: { id: 2 } }))
      assert.instanceOf(limited, RateLimitError)
    })
  )
})
