import { assert, describe, it } from "@effect/vitest"
import { Effect, Logger, References, Tracer } from "effect"
import { Beatport } from "effect-beatport"
import { Fixtures } from "effect-beatport/testing"
import { respondingWith } from "./scripted.ts"

describe("a call", () => {
  it.effect("has a span named by its operation, and below it one for its request, if there is a tracer", () =>
    Effect.gen(function* () {
      const spans: Array<Tracer.NativeSpan> = []
      const tracer = Tracer.make({
        span: (options) => {
          const span = new Tracer.NativeSpan(options)
          spans.push(span)
          return span
        }
      })
      const { tracks } = yield* Beatport
      yield* tracks.get(3001).pipe(Effect.provideService(Tracer.Tracer, tracer))
      assert.deepStrictEqual(
        spans.map(({ attributes, kind, name, status }) => [
          name,
          kind,
          status._tag,
          Object.fromEntries(attributes)
        ]),
        [
          [
            "beatport.tracks.get",
            "internal",
            "Ended",
            {
              "http.request.method": "GET",
              "http.route": "/catalog/tracks/{id}/",
              "server.address": "beatport.test",
              "server.port": 443
            }
          ],
          [
            "GET /catalog/tracks/{id}/",
            "client",
            "Ended",
            {
              "http.request.method": "GET",
              "http.route": "/catalog/tracks/{id}/",
              "url.template": "/catalog/tracks/{id}/",
              "server.address": "beatport.test",
              "server.port": 443,
              "http.response.status_code": 200
            }
          ]
        ]
      )
    }).pipe(Effect.provide(respondingWith(Fixtures.trackDetail())))
  )

  it.effect("is a debug line with its route if debug lines are shown, and none otherwise", () =>
    Effect.gen(function* () {
      const lines: Array<unknown> = []
      const logger = Logger.make(({ message }) => void lines.push(message))
      const { tracks } = yield* Beatport
      const call = tracks.get(3001).pipe(Effect.provide(Logger.layer([logger])))
      yield* call
      assert.isEmpty(lines)
      yield* Effect.provideService(call, References.MinimumLogLevel, "Debug")
      assert.deepStrictEqual(lines, [["GET /catalog/tracks/{id}/ 200 0 ms, attempt 1"]])
    }).pipe(Effect.provide(respondingWith(Fixtures.trackDetail())))
  )
})
