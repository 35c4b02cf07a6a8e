/**
 * Over TLS, as Beatport is reached: against a server that would speak HTTP/2, with a certificate made for the test.
 */
import { createSecureServer } from "node:http2"
import { getCACertificates, setDefaultCACertificates } from "node:tls"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import { Fixtures } from "effect-beatport/testing"
import { generate } from "selfsigned"
import { proxy } from "./servers.ts"

const certificateFor = (name: string) =>
  Effect.promise(() =>
    generate([{ name: "commonName", value: name }], {
      extensions: [
        { name: "basicConstraints", cA: true },
        { name: "subjectAltName", altNames: [{ type: 2, value: name }] }
      ]
    })
  )

/** A server that responds with a track and records the HTTP version of each request. */
const secureServer = (key: string, cert: string) =>
  Effect.acquireRelease(
    Effect.callback<{
      readonly baseUrl: string
      readonly versions: Array<string>
      readonly close: () => void
    }>((resume) => {
      const versions: Array<string> = []
      const server = createSecureServer({ key, cert, allowHTTP1: true }, (request, response) => {
        versions.push(request.httpVersion)
        response.setHeader("content-type", "application/json")
        response.end(JSON.stringify(Fixtures.trackDetail({ name: "Strobe" })))
      })
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const port = typeof address === "object" ? address?.port : undefined
        const close = () => server.close()
        resume(Effect.succeed({ baseUrl: `https://localhost:${port}/v4`, versions, close }))
      })
    }),
    ({ close }) => Effect.sync(close)
  )

const track = (options: Parameters<typeof NodeBeatport.layer>[0]) =>
  Effect.flatMap(Beatport, (beatport) => beatport.tracks.get(1)).pipe(
    Effect.provide(
      Layer.fresh(NodeBeatport.layer({ accessToken: "a-token", pace: 0, retry: { times: 0 }, ...options }))
    )
  )

describe("NodeHttp over TLS", () => {
  const trusted = getCACertificates("default")
  let key = ""
  let cert = ""
  beforeAll(async () => {
    const made = await Effect.runPromise(certificateFor("localhost"))
    key = made.private
    cert = made.cert
    setDefaultCACertificates([...trusted, cert])
  })
  afterAll(() => {
    setDefaultCACertificates(trusted)
  })

  it.live("speaks HTTP/1.1, though the server would speak HTTP/2", () =>
    Effect.gen(function* () {
      const { baseUrl, versions } = yield* secureServer(key, cert)
      assert.strictEqual((yield* track({ baseUrl })).name, "Strobe")
      assert.deepStrictEqual(versions, ["1.1"])
    })
  )

  it.live("does so through a tunnel, too", () =>
    Effect.gen(function* () {
      const { baseUrl, versions } = yield* secureServer(key, cert)
      const { asked, origin } = yield* proxy()
      assert.strictEqual((yield* track({ baseUrl, proxy: origin })).name, "Strobe")
      assert.deepStrictEqual(versions, ["1.1"])
      assert.deepStrictEqual(asked, [`CONNECT ${new URL(baseUrl).host}`])
    })
  )

  it.live("sends nothing to a server with an untrusted certificate", () =>
    Effect.gen(function* () {
      const made = yield* certificateFor("localhost")
      const { baseUrl, versions } = yield* secureServer(made.private, made.cert)
      const error = yield* Effect.flip(track({ baseUrl }))
      assert.deepInclude(error, { _tag: "TransportError", reason: "Certificate" })
      assert.include(error.message, "certificate")
      assert.isEmpty(versions)
    })
  )

  it.live("sends nothing to a server with another's certificate", () =>
    Effect.gen(function* () {
      const { baseUrl, versions } = yield* secureServer(key, cert)
      const error = yield* Effect.flip(track({ baseUrl: baseUrl.replace("localhost", "127.0.0.1") }))
      assert.deepInclude(error, { _tag: "TransportError", reason: "Certificate" })
      assert.isEmpty(versions)
    })
  )
})
