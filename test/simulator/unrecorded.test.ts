import { assert, describe, layer } from "@effect/vitest"
import { Context, Effect, Layer } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { UnrecordedResponse } from "../../src/schemas/Unrecorded.ts"
import { type Endpoint, endpoints, nameOf, pathOf, requestOf, type Things, things } from "./endpoints.ts"
import { call } from "./http.ts"

class Shared extends Context.Service<Shared, Things>()("test/Shared") {}

const mark = "x-simulator-invented"

/** Whether the declaration passes the response on as any JSON, because none was recorded. */
const isUnrecorded = ({ success: { ast } }: Endpoint): boolean =>
  ast._tag === "Union" && ast.types === UnrecordedResponse.ast.types

describe("Simulator: unrecorded endpoints", () => {
  layer(Layer.effect(Shared, things).pipe(Layer.provideMerge(Simulator.layer({ tracks: 800 }))))((it) => {
    it.effect.each(endpoints.map((endpoint): [string, Endpoint] => [nameOf(endpoint), endpoint]))(
      "marks the response to %s as invented if none was recorded, and otherwise not",
      ([, endpoint]) =>
        Effect.gen(function* () {
          const made = yield* endpoint.method === "GET" ? Shared : things
          const query = endpoint.parameters.includes("q") ? "?q=a" : ""
          const reply = yield* call(pathOf(endpoint, made) + query, requestOf(endpoint, made))
          assert.strictEqual(reply.status, endpoint.status, reply.text)
          assert.strictEqual(reply.headers.get(mark), isUnrecorded(endpoint) ? "true" : null)
        })
    )

    it.effect("knows 54 of them", () =>
      Effect.sync(() => assert.lengthOf(endpoints.filter(isUnrecorded), 54))
    )

    it.effect("returns the body of a write that has no effect", () =>
      Effect.gen(function* () {
        const reply = yield* call("/my/beatport/tracks/", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ anything: 1 })
        })
        assert.deepStrictEqual(JSON.parse(reply.text), { anything: 1 })
      })
    )
  })
})
