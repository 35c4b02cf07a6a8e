/**
 * Responses larger than the limit are refused, whatever their headers announce.
 */
import { constants, gzipSync } from "node:zlib"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import { Cookies, FetchHttpClient, type HttpClient } from "effect/http"
import { Auth, BeatportConfig, BeatportHttpClient, RateLimiter, type ValidationError } from "effect-beatport"
import { NodeHttp } from "effect-beatport/node"
import * as Raw from "./Raw.ts"

const limit = 1000

/** The client, over any network, at a server that speaks no more than bytes. */
const client = (
  baseUrl: string,
  network: Layer.Layer<HttpClient.HttpClient, ValidationError, BeatportConfig>
) =>
  BeatportHttpClient.layer.pipe(
    Layer.provide([network, RateLimiter.layerNone, Auth.layerToken(Redacted.make("a-token"))]),
    Layer.provide(BeatportConfig.layer({ baseUrl, maxResponseBytes: limit, retry: { times: 0 } }))
  )

const get = Effect.flatMap(BeatportHttpClient, (http) => http.get("/things/"))

const head = (fields: Readonly<Record<string, string | number>>, status = "200 OK") =>
  [`HTTP/1.1 ${status}`, ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`), "", ""].join(
    "\r\n"
  )

const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`

const last = "0\r\n\r\n"

const refused = Effect.fnUntraced(function* (origin: string, network: Parameters<typeof client>[1]) {
  const error = yield* Effect.flip(get.pipe(Effect.provide(client(origin, network))))
  assert.strictEqual(error._tag, "DecodeError")
  assert.include(error.message, "Expected at most 1000 bytes")
  assert.include(error.message, "maxResponseBytes")
  assert.isFalse(error.isRetryable)
})

const networks = [
  ["undici", NodeHttp.layer()],
  ["fetch", FetchHttpClient.layer]
] as const

describe.each(networks)("a response over %s", (_, network) => {
  it.live("that announces too many bytes is refused before its body, and its connection is closed", () =>
    Effect.gen(function* () {
      const { open, origin } = yield* Raw.serve((socket) =>
        socket.write(head({ "content-length": 5_000_000 }))
      )
      yield* refused(origin, network)
      yield* Raw.until(() => open.size === 0)
    })
  )

  it.live("that announces nothing is refused as soon as it is too much, though it never ends", () =>
    Effect.gen(function* () {
      const { open, origin } = yield* Raw.serve((socket) => {
        socket.write(head({ "transfer-encoding": "chunked" }))
        socket.write(chunk("x".repeat(600)))
        socket.write(chunk("x".repeat(600)))
      })
      yield* refused(origin, network)
      yield* Raw.until(() => open.size === 0)
    })
  )

  it.live("that announces nothing and is small enough is read, with everything about it", () =>
    Effect.gen(function* () {
      const { origin } = yield* Raw.serve((socket) => {
        socket.write(head({ "transfer-encoding": "chunked", "x-mood": "late", "set-cookie": "a=b; Path=/" }))
        socket.write(chunk('{"ok":') + chunk("true}"))
        socket.write(last)
      })
      const response = yield* get.pipe(Effect.provide(client(origin, network)))
      assert.deepStrictEqual(yield* response.json, { ok: true })
      assert.strictEqual(yield* response.text, '{"ok":true}')
      assert.strictEqual((yield* response.arrayBuffer).byteLength, 11)
      assert.strictEqual(response.status, 200)
      assert.strictEqual(response.headers["x-mood"], "late")
      assert.strictEqual(Cookies.toCookieHeader(response.cookies), "a=b")
      assert.strictEqual(response.request.method, "GET")
    })
  )

  it.live("is as large as it is allowed to be", () =>
    Effect.gen(function* () {
      const announced = yield* Raw.serve((socket) =>
        socket.write(head({ "content-length": limit }) + "x".repeat(limit))
      )
      const unannounced = yield* Raw.serve((socket) =>
        socket.write(head({ "transfer-encoding": "chunked" }) + chunk("x".repeat(limit)) + last)
      )
      for (const { origin } of [announced, unannounced]) {
        const response = yield* get.pipe(Effect.provide(client(origin, network)))
        assert.strictEqual((yield* response.text).length, limit)
      }
    })
  )

  it.live("with no body at all is read, whatever it announces", () =>
    Effect.gen(function* () {
      const { origin } = yield* Raw.serve((socket) =>
        socket.write(head({ "content-type": "application/json" }, "204 No Content"))
      )
      const response = yield* get.pipe(Effect.provide(client(origin, network)))
      assert.strictEqual(yield* response.text, "")
    })
  )

  it.live("with an unknown status is an error like others", () =>
    Effect.gen(function* () {
      const { origin } = yield* Raw.serve((socket) =>
        socket.write(head({ "transfer-encoding": "chunked" }, "999 Odd") + chunk("no") + last)
      )
      const error = yield* Effect.flip(get.pipe(Effect.provide(client(origin, network))))
      assert.include(["ServerError", "TransportError"], error._tag)
    })
  )

  it.live("that is small and unpacks to too much is refused", () =>
    Effect.gen(function* () {
      const bomb = gzipSync(Buffer.alloc(5_000_000))
      const { origin } = yield* Raw.serve((socket) => {
        socket.write(head({ "content-encoding": "gzip", "content-length": bomb.length }))
        socket.end(bomb)
      })
      yield* refused(origin, network)
    })
  )

  it.live("that unpacks to too much is refused before it has come to its end", () =>
    Effect.gen(function* () {
      const beginning = gzipSync(Buffer.alloc(2 * limit), { finishFlush: constants.Z_SYNC_FLUSH })
      const { open, origin } = yield* Raw.serve((socket) => {
        socket.write(head({ "content-encoding": "gzip", "transfer-encoding": "chunked" }))
        socket.write(`${beginning.length.toString(16)}\r\n`)
        socket.write(beginning)
        socket.write("\r\n")
      })
      yield* refused(origin, network)
      yield* Raw.until(() => open.size === 0)
    })
  )

  it.live("that says it is packed and has no body is read", () =>
    Effect.gen(function* () {
      const { origin } = yield* Raw.serve((socket) =>
        socket.write(head({ "content-encoding": "gzip", "content-length": 0 }))
      )
      const response = yield* get.pipe(Effect.provide(client(origin, network)))
      assert.strictEqual(yield* response.text, "")
    })
  )
})
