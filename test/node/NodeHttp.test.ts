import { inspect } from "node:util"
import { describe, expect, it } from "@effect/vitest"
import { Clock, Duration, Effect, Exit, Layer, Redacted } from "effect"
import { HttpClient } from "effect/http"
import {
  Auth,
  BeatportConfig,
  type BeatportConfigOptions,
  BeatportHttpClient,
  RateLimiter,
  ValidationError
} from "effect-beatport"
import { NodeHttp } from "effect-beatport/node"
import { closedPort, closing, proxy, server, silentPort } from "./servers.ts"

/** A call to the API at this address. */
const call = (
  baseUrl: string,
  { proxy: through, ...options }: BeatportConfigOptions & NodeHttp.NodeHttpOptions = {},
  path = "/things/"
) =>
  Effect.flatMap(BeatportHttpClient, (client) => client.get(path)).pipe(
    Effect.flatMap(({ json }) => json),
    Effect.provide(
      BeatportHttpClient.layer.pipe(
        Layer.provide([
          Auth.layerToken(Redacted.make("a-token")),
          RateLimiter.layerNone,
          NodeHttp.layer({ proxy: through })
        ]),
        Layer.provide(BeatportConfig.layer({ baseUrl, retry: { times: 0 }, ...options }))
      )
    )
  )

const variables = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"]

/** Runs an effect in an environment that has these variables of the proxy and no others. */
const inEnvironment =
  (env: Readonly<Record<string, string>>) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    Effect.acquireUseRelease(
      Effect.sync(() => {
        const before = variables.map((name) => [name, process.env[name]] as const)
        for (const name of variables) Reflect.deleteProperty(process.env, name)
        Object.assign(process.env, env)
        return before
      }),
      () => effect,
      (before) =>
        Effect.sync(() => {
          for (const [name, value] of before) {
            if (value === undefined) Reflect.deleteProperty(process.env, name)
            else process.env[name] = value
          }
        })
    )

describe("NodeHttp.layer", () => {
  describe("the proxy option", () => {
    it.live("sends every request through the proxy", () =>
      Effect.gen(function* () {
        const { origin, port, urls } = yield* server()
        const through = yield* proxy()
        expect(yield* call(origin, { proxy: through.origin })).toEqual({ ok: true })
        expect(through.asked).toHaveLength(1)
        expect(through.asked[0]).toContain(`127.0.0.1:${port}`)
        expect(urls).toEqual(["/things/"])
      }).pipe(inEnvironment({}))
    )

    it.live("takes a URL, and signs in to the proxy with the name and the password in it", () =>
      Effect.gen(function* () {
        const { origin } = yield* server()
        const through = yield* proxy()
        const url = new URL(through.origin)
        url.username = "me"
        url.password = "planted"
        expect(yield* call(origin, { proxy: url })).toEqual({ ok: true })
        expect(through.authorizations).toEqual([`Basic ${btoa("me:planted")}`])
      }).pipe(inEnvironment({}))
    )

    it.live("comes before the environment", () =>
      Effect.gen(function* () {
        const { origin } = yield* server()
        const [mine, theirs] = [yield* proxy(), yield* proxy()]
        yield* call(origin, { proxy: mine.origin }).pipe(inEnvironment({ HTTP_PROXY: theirs.origin }))
        expect([mine.asked.length, theirs.asked.length]).toEqual([1, 0])
      })
    )

    it.live.each(["proxy.example:8080", "socks5://127.0.0.1:1080", "nonsense", ""])(
      "is refused where it is no proxy's URL, without being repeated: %j",
      (given) =>
        Effect.gen(function* () {
          const error = yield* Effect.flip(call("http://127.0.0.1:1/v4", { proxy: given }))
          expect(error).toBeInstanceOf(ValidationError)
          expect(error.message).toContain("proxy: Expected a URL such as http://proxy.example:8080.")
        })
    )

    it.live("shows its password in no error", () =>
      Effect.gen(function* () {
        const refusing = yield* proxy(407)
        const url = refusing.origin.replace("//", "//me:planted@")
        for (const [baseUrl, through] of [
          ["https://beatport.example/v4", url],
          ["http://127.0.0.1:1/v4", url],
          ["http://127.0.0.1:1/v4", `http://me:planted@127.0.0.1:${yield* closedPort}`],
          ["http://127.0.0.1:1/v4", "me:planted@proxy"]
        ] as const) {
          const error = yield* Effect.flip(call(baseUrl, { proxy: through }))
          const shown = [error.message, inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error)]
          expect(shown.join("\n")).not.toMatch(/planted|cGxhbnRlZ/)
        }
      }).pipe(inEnvironment({}))
    )
  })

  describe("the environment", () => {
    it.live.each(["HTTP_PROXY", "http_proxy"])("names the proxy for http: %s", (name) =>
      Effect.gen(function* () {
        const { origin } = yield* server()
        const through = yield* proxy()
        yield* call(origin).pipe(inEnvironment({ [name]: through.origin }))
        expect(through.asked).toHaveLength(1)
      })
    )

    it.live.each(["HTTPS_PROXY", "https_proxy"])("names the proxy for https: %s", (name) =>
      Effect.gen(function* () {
        const through = yield* proxy(403)
        const exit = yield* Effect.exit(
          call("https://beatport.example/v4").pipe(inEnvironment({ [name]: through.origin }))
        )
        expect(Exit.isFailure(exit)).toBe(true)
        expect(through.asked).toEqual(["CONNECT beatport.example:443"])
      })
    )

    it.live.each(["127.0.0.1", "*", "example.com,127.0.0.1"])(
      "says what needs no proxy: NO_PROXY=%s",
      (hosts) =>
        Effect.gen(function* () {
          const { origin } = yield* server()
          const through = yield* proxy()
          const result = yield* call(origin).pipe(
            inEnvironment({ HTTP_PROXY: through.origin, NO_PROXY: hosts })
          )
          expect(result).toEqual({ ok: true })
          expect(through.asked).toEqual([])
        })
    )

    it.live("may name none", () =>
      Effect.gen(function* () {
        const { origin } = yield* server()
        expect(yield* call(origin).pipe(inEnvironment({}))).toEqual({ ok: true })
        expect(yield* call(origin).pipe(inEnvironment({ HTTP_PROXY: "", NO_PROXY: "" }))).toEqual({
          ok: true
        })
      })
    )

    it.live.each(["HTTP_PROXY", "HTTPS_PROXY"])("that names what is no proxy's URL is refused: %s", (name) =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(
          call("http://127.0.0.1:1/v4").pipe(inEnvironment({ [name]: "planted nonsense" }))
        )
        expect(error).toBeInstanceOf(ValidationError)
        expect(error.message).toContain("HTTP_PROXY")
        expect(error.message).not.toContain("planted")
      })
    )
  })

  describe("the connect timeout", () => {
    it.live("ends a call whose connection does not stand in time", () =>
      Effect.gen(function* () {
        const port = yield* silentPort
        const begin = yield* Clock.currentTimeMillis
        const error = yield* Effect.flip(
          call(`http://127.0.0.1:${port}/v4`, { timeout: { connect: "400 millis" } })
        )
        expect(error).toMatchObject({
          _tag: "BeatportTimeoutError",
          phase: "connect",
          limit: Duration.millis(400),
          isUnprocessed: true
        })
        expect((yield* Clock.currentTimeMillis) - begin).toBeLessThan(5000)
      }).pipe(inEnvironment({}))
    )

    it.live("is that of a proxy, too", () =>
      Effect.gen(function* () {
        const url = `http://127.0.0.1:${yield* silentPort}`
        for (const origin of ["http://127.0.0.1:1/v4", "https://beatport.example/v4"]) {
          const begin = yield* Clock.currentTimeMillis
          const error = yield* Effect.flip(call(origin, { proxy: url, timeout: { connect: "400 millis" } }))
          expect(error).toMatchObject({ _tag: "BeatportTimeoutError", phase: "connect" })
          expect((yield* Clock.currentTimeMillis) - begin).toBeLessThan(5000)
        }
      }).pipe(inEnvironment({}))
    )

    it.live("may be infinite", () =>
      Effect.gen(function* () {
        const { origin } = yield* server()
        expect(yield* call(origin, { timeout: { connect: Duration.infinity } })).toEqual({ ok: true })
      }).pipe(inEnvironment({}))
    )
  })

  describe("connections", () => {
    it.live("are used again, and closed with the layer", () =>
      Effect.gen(function* () {
        const { origin, sockets } = yield* server()
        yield* Effect.gen(function* () {
          const client = yield* HttpClient.HttpClient
          for (let n = 0; n < 5; n += 1) {
            yield* Effect.flatMap(client.get(`${origin}/${n}/`), ({ text }) => text)
          }
          // A second one may be opened before the first is seen to be free.
          expect(sockets.size).toBeLessThanOrEqual(2)
          expect([...sockets].filter(({ closed }) => closed)).toEqual([])
        }).pipe(Effect.provide(NodeHttp.layer().pipe(Layer.provide(BeatportConfig.layer()))))
        yield* Effect.forEach(sockets, closing)
      }).pipe(inEnvironment({}))
    )

    it.live("are let go where their caller is interrupted", () =>
      Effect.gen(function* () {
        const { origin, sockets } = yield* server(() => undefined)
        yield* Effect.timeoutOption(call(origin), "300 millis")
        expect(sockets.size).toBe(1)
        yield* Effect.forEach(sockets, closing)
      }).pipe(inEnvironment({}))
    )
  })
})
