/**
 * What callers see of a bad day, over real HTTP: the same, whichever client the network is reached by.
 */
import { describe, expect, layer } from "@effect/vitest"
import { Effect, Layer, Stream } from "effect"
import { FetchHttpClient } from "effect/http"
import {
  Beatport,
  BeatportConfig,
  type BeatportConfigOptions,
  RateLimiter,
  TokenStore,
  TransportError
} from "effect-beatport"
import { NodeHttp } from "effect-beatport/node"
import { Fault, Simulator } from "effect-beatport/simulator"
import { closedPort } from "../node/servers.ts"

const clients = {
  FetchHttpClient: (_: BeatportConfigOptions) => FetchHttpClient.layer,
  NodeHttp: (options: BeatportConfigOptions) =>
    NodeHttp.layer().pipe(Layer.provide(BeatportConfig.layer(options)))
}

const isRead = { path: "/catalog/*" }

/** What a read meets, what comes of it where nothing is sent again, and whether it is sent again otherwise. */
type Day = readonly [name: string, fault: Fault, sees: object, isSentAgain: boolean, says: string]

const day = (name: string, fault: Fault, sees: object, isSentAgain: boolean, says = ""): Day => [
  name,
  fault,
  sees,
  isSentAgain,
  says
]

const days: ReadonlyArray<Day> = [
  day(
    "a connection that breaks before the request is read",
    Fault.Reset({ at: "arrival" }),
    { _tag: "TransportError", reason: "ConnectionReset" },
    true
  ),
  day(
    "a connection that breaks before the response",
    Fault.Reset({ at: "response" }),
    { _tag: "TransportError", reason: "ConnectionReset" },
    true
  ),
  day(
    "a connection that breaks in the headers",
    Fault.Reset({ at: "headers" }),
    { _tag: "TransportError", reason: "ConnectionReset" },
    true
  ),
  day(
    "a connection that breaks in the body",
    Fault.Reset({ at: "body" }),
    { _tag: "TransportError", reason: "ConnectionReset" },
    true
  ),
  day(
    "headers that are late",
    Fault.SlowHeaders({ delay: "1 minute" }),
    { _tag: "BeatportTimeoutError", phase: "response" },
    true
  ),
  day("a body that stalls", Fault.Stalled(), { _tag: "BeatportTimeoutError", phase: "response" }, true),
  day(
    "a body that trickles",
    Fault.SlowBody({ over: "1 minute" }),
    { _tag: "BeatportTimeoutError", phase: "response" },
    true
  ),
  day("500", Fault.ServerError({ as: "json" }), { _tag: "ServerError", status: 500 }, true),
  day(
    "500 with a page",
    Fault.ServerError({ as: "html" }),
    { _tag: "ServerError", status: 500, detail: "a page of HTML" },
    true
  ),
  day("502 of a proxy", Fault.BadGateway(), { _tag: "ServerError", status: 502 }, true),
  day("503", Fault.Unavailable({}), { _tag: "ServerError", status: 503 }, true),
  day("429 that names no pause", Fault.RateLimited({}), { _tag: "RateLimitError", stated: false }, true),
  day(
    "429 of an hour",
    Fault.RateLimited({ retryAfter: 3600 }),
    { _tag: "RateLimitError", stated: true },
    false,
    "requests a pause of 3600 s"
  ),
  day("a page with 200", Fault.HtmlPage(), { _tag: "ServerError", status: 200 }, false),
  day("nothing with 200", Fault.EmptyBody(), { _tag: "DecodeError" }, false, "the body is empty"),
  day("204", Fault.NoContent(), { _tag: "DecodeError" }, false),
  day("JSON that is cut off", Fault.Truncated(), { _tag: "DecodeError" }, false, "the body is incomplete"),
  day("301", Fault.Moved({ location: "/v4/catalog/genres/" }), { _tag: "ServerError", status: 301 }, false),
  day(
    "403 in this country",
    Fault.Forbidden({ as: "territory" }),
    { _tag: "ForbiddenError", reason: "TerritoryRestricted" },
    false
  ),
  day(
    "403 before the API",
    Fault.Forbidden({ as: "blocked" }),
    { _tag: "ForbiddenError", reason: "Blocked" },
    false
  )
]

describe.each(Object.entries(clients))("Beatport over %s", (_, network) => {
  layer(Simulator.layer({ tracks: 300 }), { excludeTestServices: true })((it) => {
    /** Runs an effect with a client that has its token already. */
    const withClient =
      (options: BeatportConfigOptions = {}) =>
      <A, E>(effect: Effect.Effect<A, E, Beatport | Simulator>) =>
        Effect.gen(function* () {
          const simulator = yield* Simulator
          const { baseUrl, clearFaults, issueToken } = simulator
          yield* clearFaults
          const { access_token } = yield* issueToken()
          // A request that its caller gave up may arrive during the next test.
          const requests = Effect.map(simulator.requests, (all) =>
            all.filter(({ headers }) => headers["authorization"] === `Bearer ${access_token}`)
          )
          const config: BeatportConfigOptions = {
            baseUrl,
            accessToken: access_token,
            pace: 0,
            ...options,
            retry: { times: 0, baseDelay: 1, ...options.retry }
          }
          return yield* effect.pipe(
            Effect.provideService(Simulator, { ...simulator, requests }),
            Effect.provide(
              Layer.fresh(Beatport.layerServices).pipe(
                Layer.provide(Layer.fresh(RateLimiter.layer)),
                Layer.provide([TokenStore.layerMemory, network(config)]),
                Layer.provide(BeatportConfig.layer(config))
              )
            )
          )
        })

    const read = Effect.flatMap(Beatport, (beatport) => Effect.asVoid(beatport.genres.get(6)))

    /** The paths and queries that arrived. */
    const arrived = Effect.flatMap(Simulator, ({ requests }) =>
      Effect.map(requests, (all) => all.map(({ path }) => path))
    )

    describe.each(days)("meets %s:", (__, fault, sees, isSentAgain, says) => {
      const timeout =
        "_tag" in sees && sees._tag === "BeatportTimeoutError" ? ({ response: "1500 millis" } as const) : {}

      it.effect("the caller is told what it was", () =>
        Effect.gen(function* () {
          const { fail } = yield* Simulator
          yield* fail(fault, isRead)
          const error = yield* Effect.flip(read)
          expect(error).toMatchObject({ ...sees, method: "GET" })
          expect(error.message).toContain(says)
          expect(yield* arrived).toHaveLength(1)
        }).pipe(withClient({ timeout }))
      )

      it.effect(isSentAgain ? "another try helps" : "another try is not made", () =>
        Effect.gen(function* () {
          const { fail } = yield* Simulator
          yield* fail(fault, isRead)
          const exit = yield* Effect.exit(read)
          expect(exit._tag).toBe(isSentAgain ? "Success" : "Failure")
          expect(yield* arrived).toHaveLength(isSentAgain ? 2 : 1)
        }).pipe(withClient({ timeout, retry: { times: 3 } }))
      )
    })

    it.effect("follows no redirect: what it points to is not asked", () =>
      Effect.gen(function* () {
        const { fail } = yield* Simulator
        yield* fail(Fault.Moved({ location: "/v4/catalog/genres/" }), isRead)
        yield* Effect.exit(read)
        expect(yield* arrived).toEqual(["/v4/catalog/genres/6/"])
      }).pipe(withClient())
    )

    it.effect("keeps what the network said, and names it: a connection that is refused", () =>
      Effect.gen(function* () {
        const port = yield* closedPort
        const error = yield* Effect.flip(withClient({ baseUrl: `http://127.0.0.1:${port}/v4` })(read))
        expect(error).toBeInstanceOf(TransportError)
        expect(error).toMatchObject({
          reason: "ConnectionRefused",
          isUnprocessed: true,
          cause: { code: "ECONNREFUSED" }
        })
        expect(error.message).toContain(`connect ECONNREFUSED 127.0.0.1:${port}`)
      })
    )

    it.effect("keeps what the network said, and names it: a host that is not there", () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(withClient({ baseUrl: "https://beatport.invalid/v4" })(read))
        expect(error).toMatchObject({ _tag: "TransportError", reason: "DnsLookup" })
        expect(error.message).toContain("beatport.invalid")
      })
    )

    it.effect("ends a whole call in time, its retries included", () =>
      Effect.gen(function* () {
        const { fail } = yield* Simulator
        yield* fail(Fault.SlowHeaders({ delay: "1 minute" }), { ...isRead, times: "always" })
        const error = yield* Effect.flip(read)
        // All tries together would take twenty seconds, and end with the other limit.
        expect(error).toMatchObject({
          _tag: "BeatportTimeoutError",
          phase: "total",
          path: "/catalog/genres/6/"
        })
        expect((yield* arrived).length).toBeGreaterThan(1)
      }).pipe(withClient({ retry: { times: 100 }, timeout: { response: "200 millis", total: "3 seconds" } }))
    )

    it.effect("never requests the page that a response calls the next, because pages are counted here", () =>
      Effect.gen(function* () {
        const beatport = yield* Beatport
        const pages = yield* beatport.tracks
          .list({ per_page: 100 })
          .pages.pipe(Stream.take(3), Stream.runCollect)
        expect(pages.map(({ page }) => page)).toEqual([1, 2, 3])
        const { requests } = yield* Simulator
        const asked = (yield* requests).map(({ path, query }) => `${path} ${new Map(query).get("page")}`)
        // Pages beyond the third may have been requested ahead.
        expect(asked.toSorted()).toEqual(asked.map((_page, index) => `/v4/catalog/tracks/ ${index + 1}`))
        expect(asked.length).toBeGreaterThanOrEqual(3)
      }).pipe(withClient())
    )
  })
})
