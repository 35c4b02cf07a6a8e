import { createServer, type ServerResponse } from "node:http"
import { brotliCompressSync, gzipSync } from "node:zlib"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import { Fixtures } from "effect-beatport/testing"

const body = JSON.stringify(Fixtures.trackDetail({ name: "Überraschung" }))

/** A server that answers every request alike, and tells what encodings it was offered. */
const server = (answer: (response: ServerResponse) => void) =>
  Effect.acquireRelease(
    Effect.callback<{
      readonly baseUrl: string
      readonly offered: Array<string | undefined>
      readonly close: () => void
    }>((resume) => {
      const offered: Array<string | undefined> = []
      const http = createServer((request, response) => {
        offered.push(request.headers["accept-encoding"]?.toString())
        response.setHeader("content-type", "application/json")
        answer(response)
      })
      http.listen(0, "127.0.0.1", () => {
        const address = http.address()
        const port = typeof address === "object" ? address?.port : undefined
        resume(
          Effect.succeed({
            baseUrl: `http://127.0.0.1:${port}/v4`,
            offered,
            close: () => {
              http.closeAllConnections()
              http.close()
            }
          })
        )
      })
    }),
    ({ close }) => Effect.sync(close)
  )

const track = (baseUrl: string) =>
  Effect.flatMap(Beatport, (beatport) => beatport.tracks.get(1)).pipe(
    Effect.provide(
      NodeBeatport.layer({ baseUrl, accessToken: "a-token", pace: 0, retry: { times: 0 } }).pipe(Layer.fresh)
    )
  )

describe("NodeHttp", () => {
  for (const [encoding, pack] of [
    ["gzip", gzipSync],
    ["br", brotliCompressSync]
  ] as const) {
    it.live(`asks for compressed answers and reads ${encoding}`, () =>
      Effect.gen(function* () {
        const { baseUrl, offered } = yield* server((response) =>
          response.setHeader("content-encoding", encoding).end(pack(body))
        )
        assert.strictEqual((yield* track(baseUrl)).name, "Überraschung")
        assert.deepStrictEqual(offered, ["br, gzip"])
      })
    )
  }

  it.live("reads answers that are not compressed", () =>
    Effect.gen(function* () {
      const { baseUrl } = yield* server((response) => response.end(body))
      assert.strictEqual((yield* track(baseUrl)).name, "Überraschung")
    })
  )

  it.live("calls a compressed answer that is cut off a broken connection", () =>
    Effect.gen(function* () {
      const packed = gzipSync(body)
      const { baseUrl } = yield* server((response) =>
        response.setHeader("content-encoding", "gzip").end(packed.subarray(0, packed.length - 20))
      )
      const error = yield* Effect.flip(track(baseUrl))
      assert.strictEqual(error._tag, "TransportError")
      assert.include(error.message, "unexpected end of file")
    })
  )
})
