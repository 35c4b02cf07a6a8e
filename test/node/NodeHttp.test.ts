import type { Socket } from "node:net"
import { inspect } from "node:util"
import { describe, expect, it } from "@effect/vitest"
import { Deferred, Duration, Effect, Exit, Layer, Redacted } from "effect"
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

    it.live.each(["socks5://127.0.0.1:1080", "nonsense", ""])(
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
    it.live.each(variables.slice(0, 2).concat("http_proxy", "https_proxy"))(
      "names no proxy for plain http, which carries the token to this machine: %s",
      (name) =>
        Effect.gen(function* () {
          const { origin } = yield* server()
          const through = yield* proxy()
          expect(yield* call(origin).pipe(inEnvironment({ [name]: through.origin }))).toEqual({ ok: true })
          expect(through.asked).toEqual([])
        })
    )

    it.live.each(["HTTP_PROXY", "http_proxy"])("names the proxy for https if there is no other: %s", (name) =>
      Effect.gen(function* () {
        const through = yield* proxy(403)
        yield* Effect.exit(
          call("https://beatport.example/v4").pipe(inEnvironment({ [name]: through.origin }))
        )
        expect(through.asked).toEqual(["CONNECT beatport.example:443"])
      })
    )

    it.live("takes a proxy without a scheme, as the option does", () =>
      Effect.gen(function* () {
        const through = yield* proxy(403)
        const given = ` ${through.origin.replace("http://", "")} `
        yield* Effect.exit(call("https://beatport.example/v4").pipe(inEnvironment({ HTTPS_PROXY: given })))
        yield* Effect.exit(call("https://beatport.example/v4", { proxy: given }))
        expect(through.asked).toHaveLength(2)
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

    it.live.each(["localhost", "*", "example.com,localhost"])(
      "says what needs no proxy: NO_PROXY=%s",
      (hosts) =>
        Effect.gen(function* () {
          const through = yield* proxy(403)
          yield* Effect.exit(
            call(`https://localhost:${yield* closedPort}/v4`).pipe(
              inEnvironment({ HTTPS_PROXY: through.origin, NO_PROXY: hosts })
            )
          )
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

    it.live.each([
      ["HTTP_PROXY", "planted nonsense"],
      ["HTTPS_PROXY", "planted nonsense"],
      ["https_proxy", "socks5://planted:1080"]
    ] as const)("that names what is no proxy's URL is refused: %s", ([name, given]) =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(call("http://127.0.0.1:1/v4").pipe(inEnvironment({ [name]: given })))
        expect(error).toBeInstanceOf(ValidationError)
        expect(error.message).toContain(`${name}: Expected a URL`)
        expect(error.message).not.toContain("planted")
      })
    )
  })

  describe("a proxy that refuses", () => {
    it.live.each([407, 403])("is named, and not asked again: %s", (status) =>
      Effect.gen(function* () {
        const through = yield* proxy(status)
        for (const baseUrl of ["https://beatport.example/v4", "http://127.0.0.1:1/v4"]) {
          const error = yield* Effect.flip(call(baseUrl, { proxy: through.origin, retry: { times: 3 } }))
          expect(error).toMatchObject({ _tag: "TransportError", reason: "ProxyRefused", isRetryable: false })
          expect(error.message).toContain(String(status))
          expect(error.message).toContain("the proxy refused to connect")
        }
        expect(through.asked).toHaveLength(2)
      }).pipe(inEnvironment({}))
    )

    it.live("by closing the connection is not asked without end", () =>
      Effect.gen(function* () {
        const { http, origin, sockets } = yield* server()
        http.on("connect", (_request: unknown, socket: Socket) => socket.destroy())
        const error = yield* Effect.flip(call("https://beatport.example/v4", { proxy: origin }))
        expect(error).toMatchObject({ _tag: "TransportError", reason: "ConnectionReset" })
        expect(sockets.size).toBe(1)
      }).pipe(inEnvironment({}))
    )
  })

  describe("the connect timeout", () => {
    /** Any other limit would end the call later, and be named. */
    const connectTimeout = {
      _tag: "BeatportTimeoutError",
      phase: "connect",
      limit: Duration.millis(400)
    }

    it.live.each(["", "HTTP/1.1 200 Connection Established\r\n\r\n"])(
      "ends a call whose proxy is silent after CONNECT: %j",
      (said) =>
        Effect.gen(function* () {
          const { http, origin } = yield* server()
          const open = new Set<Socket>()
          http.on("connect", (_request: unknown, socket: Socket) => {
            open.add(socket.on("error", () => undefined))
            socket.write(said)
          })
          yield* Effect.addFinalizer(() => Effect.sync(() => open.forEach((socket) => socket.destroy())))
          const error = yield* Effect.flip(
            call("https://beatport.example/v4", { proxy: origin, timeout: { connect: "400 millis" } })
          )
          expect(error).toMatchObject(connectTimeout)
        }).pipe(inEnvironment({}))
    )

    it.live("ends a call whose connection does not stand in time", () =>
      Effect.gen(function* () {
        const port = yield* silentPort
        const error = yield* Effect.flip(
          call(`http://127.0.0.1:${port}/v4`, { timeout: { connect: "400 millis" } })
        )
        expect(error).toMatchObject({ ...connectTimeout, isUnprocessed: true })
      }).pipe(inEnvironment({}))
    )

    it.live("is that of a proxy, too", () =>
      Effect.gen(function* () {
        const url = `http://127.0.0.1:${yield* silentPort}`
        for (const origin of ["http://127.0.0.1:1/v4", "https://beatport.example/v4"]) {
          const error = yield* Effect.flip(call(origin, { proxy: url, timeout: { connect: "400 millis" } }))
          expect(error).toMatchObject(connectTimeout)
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
    it.live.each([
      [undefined, 64],
      [3, 3]
    ] as const)("are bounded for each host, and further calls wait: %s", ([connections, most]) =>
      Effect.gen(function* () {
        const { origin, sockets, urls } = yield* server()
        const through = yield* proxy()
        for (const options of [{}, { proxy: through.origin }]) {
          sockets.clear()
          urls.length = 0
          yield* Effect.gen(function* () {
            const client = yield* HttpClient.HttpClient
            yield* Effect.forEach(
              Array.from({ length: 200 }, (_, n) => n),
              (n) => client.get(`${origin}/${n}/`),
              { concurrency: "unbounded" }
            )
          }).pipe(
            Effect.provide(NodeHttp.layer(options).pipe(Layer.provide(BeatportConfig.layer({ connections }))))
          )
          expect(urls).toHaveLength(200)
          expect(sockets.size).toBeLessThanOrEqual(most)
        }
      }).pipe(inEnvironment({}))
    )

    it.live.each([0, -1, 1.5, Number.NaN])("have to be a whole number above 0: %s", (connections) =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(call("http://127.0.0.1:1/v4", { connections }))
        expect(error.message).toContain("connections: Expected a whole number above 0.")
      })
    )

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

    it.live("are closed if their caller is interrupted", () =>
      Effect.gen(function* () {
        const arrived = yield* Deferred.make<void>()
        const { origin, sockets } = yield* server(() => Deferred.doneUnsafe(arrived, Effect.void))
        yield* Effect.raceFirst(call(origin), Deferred.await(arrived))
        expect(sockets.size).toBe(1)
        yield* Effect.forEach(sockets, closing)
      }).pipe(inEnvironment({}))
    )
  })
})
