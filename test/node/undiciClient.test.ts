import { inspect } from "node:util"
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Layer, Stream } from "effect"
import { Cookies, HttpBody, HttpClient, HttpClientRequest, UrlParams } from "effect/http"
import { BeatportConfig } from "effect-beatport"
import { NodeHttp } from "effect-beatport/node"
import { closing, server } from "./servers.ts"

const execute = (request: HttpClientRequest.HttpClientRequest) =>
  Effect.flatMap(HttpClient.HttpClient, (client) => client.execute(request))

const get = (url: string) => execute(HttpClientRequest.get(url))

const withClient = Effect.provide(NodeHttp.layer().pipe(Layer.provide(BeatportConfig.layer())))

const text = "Überraschung ".repeat(100)

describe("the client over undici", () => {
  for (const [encoding, pack] of [
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["GZIP", gzipSync],
    ["x-gzip", gzipSync]
  ] as const) {
    it.live(`requests compressed responses and decompresses ${encoding}`, () =>
      Effect.gen(function* () {
        const { origin } = yield* server((request, response) => {
          assert.strictEqual(request.headers["accept-encoding"], "br, gzip")
          response.setHeader("content-encoding", encoding).end(pack(text))
        })
        const response = yield* get(origin)
        assert.strictEqual(yield* response.text, text)
        assert.notProperty(response.headers, "content-encoding")
        assert.notProperty(response.headers, "content-length")
      }).pipe(withClient)
    )
  }

  const small = Effect.provide(
    NodeHttp.layer().pipe(Layer.provide(BeatportConfig.layer({ maxResponseBytes: 1_000_000 })))
  )
  const endless = (encoding: string, start: Buffer, more: Buffer) =>
    Effect.gen(function* () {
      const { origin, sockets } = yield* server((_, response) => {
        const send = () => {
          while (!response.destroyed && response.write(more));
        }
        response.setHeader("content-encoding", encoding).on("drain", send).write(start)
        send()
      })
      const exit = yield* Effect.exit(get(origin))
      const [socket] = sockets
      yield* Effect.forEach(sockets, closing)
      return { exit, written: socket?.bytesWritten ?? 0 }
    })

  it.live.each([
    ["gzip", gzipSync(text), Buffer.alloc(1 << 16)],
    ["br", brotliCompressSync(text), Buffer.alloc(1 << 16, 1)]
  ] as const)(
    "closes the connection if the server sends more after the end of %s",
    ([encoding, start, more]) =>
      Effect.gen(function* () {
        const { exit } = yield* endless(encoding, start, more)
        assert.strictEqual(yield* Effect.flatMap(exit, (response) => response.text), text)
      }).pipe(small)
  )

  it.live.each([
    ["text", Buffer.alloc(1 << 16, "A")],
    ["a second gzip header", Buffer.concat([gzipSync("").subarray(0, 3), Buffer.alloc(1 << 16, 255)])]
  ] as const)("closes the connection if gzip data is followed by %s without end", ([, more]) =>
    Effect.gen(function* () {
      const { exit, written } = yield* endless("gzip", gzipSync(text), more)
      assert.include(inspect(exit, { depth: 9 }), "Z_DATA_ERROR")
      assert.isBelow(written, 20_000_000)
    }).pipe(small)
  )

  it.live("counts compressed bytes, because empty blocks come to nothing", () =>
    Effect.gen(function* () {
      const empty = Buffer.concat(Array.from({ length: 3000 }, () => gzipSync("")))
      const { exit, written } = yield* endless("gzip", gzipSync(""), empty)
      assert.include(inspect(exit, { depth: 9 }), "TooLarge")
      assert.isBelow(written, 20_000_000)
    }).pipe(small)
  )

  it.live("knows no encoding by the name of a method", () =>
    Effect.gen(function* () {
      const { origin } = yield* server((_, response) =>
        response.setHeader("content-encoding", "constructor").end(text)
      )
      assert.strictEqual(yield* (yield* get(origin)).text, text)
    }).pipe(withClient)
  )

  it.live("keeps no bytes of a response that is no HTTP", () =>
    Effect.gen(function* () {
      const { http, origin } = yield* server()
      http.on("connection", (socket) => {
        socket.removeAllListeners("data").end("HTTP/1.1 200 OK\r\nX-Bad: a\0b\r\nSet-Cookie: planted\r\n\r\n")
      })
      const error = yield* Effect.flip(get(origin))
      assert.include(inspect(error, { depth: 9, showHidden: true }), "HTTPParserError")
      assert.notInclude(inspect(error, { depth: 9, showHidden: true }), "planted")
    }).pipe(withClient)
  )

  it.live("decompresses only encodings that it has requested", () =>
    Effect.gen(function* () {
      const packed = deflateSync(text)
      const { origin } = yield* server((_, response) =>
        response.setHeader("content-encoding", "deflate").end(packed)
      )
      const response = yield* get(origin)
      assert.deepStrictEqual(Buffer.from(yield* response.arrayBuffer), packed)
      assert.strictEqual(response.headers["content-encoding"], "deflate")
    }).pipe(withClient)
  )

  it.live("keeps the accept-encoding of a request", () =>
    Effect.gen(function* () {
      const { origin } = yield* server((request, response) =>
        response.end(request.headers["accept-encoding"])
      )
      const response = yield* execute(
        HttpClientRequest.get(origin).pipe(HttpClientRequest.setHeader("accept-encoding", "identity"))
      )
      assert.strictEqual(yield* response.text, "identity")
    }).pipe(withClient)
  )

  const packed = gzipSync(text)
  const broken: ReadonlyArray<readonly [string, Readonly<Record<string, string>>, Buffer, string]> = [
    ["cut off", { "content-encoding": "gzip" }, packed.subarray(0, -20), "unexpected end of file"],
    ["not what it says", { "content-encoding": "gzip" }, Buffer.from(text), "incorrect header check"],
    ["shorter than it says", { "content-length": "9999" }, Buffer.from(text), "other side closed"]
  ]
  for (const [what, headers, body, says] of broken) {
    it.live(`fails if a response is ${what}`, () =>
      Effect.gen(function* () {
        const { origin } = yield* server((request, response) => {
          response.writeHead(200, headers)
          response.write(body, () => {
            if ("content-length" in headers) request.socket.destroy()
            else response.end()
          })
        })
        const error = yield* Effect.flip(get(origin))
        assert.strictEqual(error.reason._tag, "TransportError")
        assert.include(inspect(error.reason), says)
      }).pipe(withClient)
    )
  }

  const form = new FormData()
  form.set("field", "value")
  const bodies: ReadonlyArray<readonly [string, HttpBody.HttpBody, string | RegExp, string | RegExp]> = [
    ["nothing", HttpBody.empty, "none", ""],
    ["text", HttpBody.text(text), "text/plain", text],
    ["JSON", HttpBody.jsonUnsafe({ text }), "application/json", JSON.stringify({ text })],
    [
      "an urlencoded form",
      HttpBody.urlParams(UrlParams.fromInput({ a: "1", b: "ü" })),
      "application/x-www-form-urlencoded",
      "a=1&b=%C3%BC"
    ],
    [
      "a multipart form",
      HttpBody.formData(form),
      /^multipart\/form-data; boundary=/,
      /name="field"\r\n\r\nvalue\r\n/
    ],
    [
      "a stream",
      HttpBody.stream(Stream.make(text, text).pipe(Stream.encodeText)),
      "application/octet-stream",
      text + text
    ]
  ]
  it.live.each(bodies)("sends %s", ([, body, type, arrives]) =>
    Effect.gen(function* () {
      const { origin } = yield* server((request, response) => {
        response.setHeader("content-type", request.headers["content-type"] ?? "none")
        request.pipe(response)
      })
      const response = yield* execute(HttpClientRequest.post(origin, { body }))
      const sent = [response.headers["content-type"] ?? "", yield* response.text] as const
      for (const [actual, expected] of [
        [sent[0], type],
        [sent[1], arrives]
      ] as const) {
        if (typeof expected === "string") assert.strictEqual(actual, expected)
        else assert.match(actual, expected)
      }
    }).pipe(withClient)
  )

  it.live("keeps a query and sends no fragment", () =>
    Effect.gen(function* () {
      const { origin, urls } = yield* server()
      const response = yield* execute(
        HttpClientRequest.get(`${origin}/a/?b=1`).pipe(
          HttpClientRequest.appendUrlParam("c", "2 3"),
          HttpClientRequest.setHash("d")
        )
      )
      assert.deepStrictEqual(urls, ["/a/?b=1&c=2+3"])
      assert.strictEqual(response.url, `${origin}/a/?b=1&c=2+3`)
    }).pipe(withClient)
  )

  it.live("fails for an invalid URL", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(get("nowhere"))
      assert.strictEqual(error.reason._tag, "InvalidUrlError")
    }).pipe(withClient)
  )

  it.live("fails for a method that HTTP does not know", () =>
    Effect.gen(function* () {
      const { origin } = yield* server()
      const request = HttpClientRequest.get(origin)
      // As JavaScript may hand it in.
      Object.assign(request, { method: "NO METHOD" })
      const error = yield* Effect.flip(execute(request))
      assert.include(inspect(error.reason), "invalid request method")
    }).pipe(withClient)
  )

  it.live("reads responses without a body", () =>
    Effect.gen(function* () {
      const { origin } = yield* server((request, response) => {
        response.writeHead(request.method === "HEAD" ? 200 : 204, { "content-length": "5000" }).end()
      })
      const head = yield* execute(HttpClientRequest.head(origin))
      assert.strictEqual(yield* head.text, "")
      assert.strictEqual(head.headers["content-length"], "5000")
      assert.strictEqual((yield* execute(HttpClientRequest.delete(origin))).status, 204)
    }).pipe(withClient)
  )

  it.live("waits for what comes after an early hint", () =>
    Effect.gen(function* () {
      const { origin } = yield* server((_, response) => {
        response.writeEarlyHints({ link: "</style.css>; rel=preload" }, () => {
          response.statusCode = 404
          response.end("late")
        })
      })
      const response = yield* get(origin)
      assert.strictEqual(response.status, 404)
      assert.strictEqual(yield* response.text, "late")
    }).pipe(withClient)
  )

  it.live("reads a response in every form, any number of times", () =>
    Effect.gen(function* () {
      const { origin } = yield* server((_, response) => {
        response
          .setHeader("set-cookie", ["a=1; Path=/", "b=2"])
          .setHeader("content-type", "application/x-www-form-urlencoded")
          .end("x=1&y=2")
      })
      const response = yield* get(origin)
      for (let n = 0; n < 2; n++) {
        assert.strictEqual(yield* response.text, "x=1&y=2")
        assert.strictEqual((yield* response.arrayBuffer).byteLength, 7)
        assert.strictEqual(yield* response.stream.pipe(Stream.decodeText, Stream.mkString), "x=1&y=2")
        assert.strictEqual(UrlParams.toString(yield* response.urlParamsBody), "x=1&y=2")
        assert.strictEqual((yield* response.formData).get("y"), "2")
      }
      assert.strictEqual(Cookies.toCookieHeader(response.cookies), "a=1; b=2")
      assert.strictEqual((yield* Effect.flip(response.json)).reason._tag, "DecodeError")
    }).pipe(withClient)
  )

  it.live("shows neither the body of a response nor the token of a request", () =>
    Effect.gen(function* () {
      const { origin } = yield* server((_, response) => response.end("planted-body"))
      const response = yield* execute(
        HttpClientRequest.get(origin).pipe(HttpClientRequest.bearerToken("planted-token"))
      )
      for (const shown of [inspect(response, { depth: 9 }), JSON.stringify(response), String(response)]) {
        assert.notInclude(shown, "planted")
      }
      assert.include(JSON.stringify(response), "200")
    }).pipe(withClient)
  )

  it.live("closes the connection of a response whose caller was interrupted, compressed or not", () =>
    Effect.gen(function* () {
      for (const headers of [{}, { "content-encoding": "gzip" }]) {
        const begun = yield* Deferred.make<void>()
        const { origin, sockets } = yield* server((_, response) => {
          response.writeHead(200, headers)
          response.write(packed.subarray(0, 10), () => Deferred.doneUnsafe(begun, Effect.void))
        })
        yield* Effect.raceFirst(get(origin), Effect.delay(Deferred.await(begun), "200 millis"))
        assert.strictEqual(sockets.size, 1)
        yield* Effect.forEach(sockets, closing)
      }
    }).pipe(withClient)
  )

  it.live("does not send a request whose caller was interrupted", () =>
    Effect.gen(function* () {
      const { origin, urls } = yield* server()
      yield* Effect.raceFirst(get(`${origin}/unwanted/`), Effect.void)
      yield* get(`${origin}/wanted/`)
      assert.deepStrictEqual(urls, ["/wanted/"])
    }).pipe(withClient)
  )
})
