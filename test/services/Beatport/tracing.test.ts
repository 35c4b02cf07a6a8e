import { assert, describe, it } from "@effect/vitest"
import { Effect, Tracer } from "effect"
import { Beatport } from "effect-beatport"
import { Fixtures } from "effect-beatport/testing"
import { answering } from "./scripted.ts"

describe("a call", () => {
  it.effect("is one span, named by its operation, where somebody traces", () =>
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
            "tracks.get",
            "client",
            "Ended",
            { "http.request.method": "GET", "http.route": "/catalog/tracks/:id/" }
          ]
        ]
      )
    }).pipe(Effect.provide(answering(Fixtures.trackDetail())))
  )
})
