/**
 * What can be sent in a header, and what is refused before the network sees it and repeats it in its errors.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Layer, Redacted } from "effect"
import { FetchHttpClient } from "effect/http"
import * as FastCheck from "fast-check"
import {
  Auth,
  Beatport,
  BeatportConfig,
  BeatportHttpClient,
  RateLimiter,
  ValidationError
} from "effect-beatport"
import { Fixtures, Scripted, ScriptedHttpClient } from "effect-beatport/testing"
import { inspect } from "node:util"

const response = ScriptedHttpClient.layer(() => Scripted.json(Fixtures.trackDetail()))

/** The operations with an unchecked token. */
const withToken = (token: string) =>
  Beatport.layerWithoutDependencies.pipe(
    Layer.provide(BeatportHttpClient.layer),
    Layer.provide([Auth.layerToken(Redacted.make(token)), RateLimiter.layerNone]),
    Layer.provide(BeatportConfig.layer({ baseUrl: "http://127.0.0.1:9/v4" }))
  )

describe("a header", () => {
  it.effect.each(["planted\r\nx-evil: 1", "planted\n", "planted\0", "plant\u20acd"])(
    "that cannot be sent is refused at once and not repeated",
    (token) =>
      Effect.gen(function* () {
        const { tracks } = yield* Beatport
        const error = yield* Effect.flip(tracks.get(5))
        assert.instanceOf(error, ValidationError)
        assert.deepStrictEqual(Object.keys(error.fields), ["authorization"])
        assert.notInclude(inspect(error, { depth: 20 }) + String(error), "plant")
        // Over fetch itself, whose own errors repeat the header.
      }).pipe(Effect.provide(withToken(token).pipe(Layer.provide(FetchHttpClient.layer))))
  )
})

describe("the configuration", () => {
  const sent = (options: Parameters<typeof Beatport.layer>[0]) =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      yield* tracks.get(5)
      const { requests } = yield* ScriptedHttpClient
      return (yield* requests).map(({ headers }) => headers)
    }).pipe(Effect.provide(Beatport.layer({ pace: 0, ...options }).pipe(Layer.provideMerge(response))))

  it.effect("takes a token with the line break of the file it was in", () =>
    Effect.gen(function* () {
      const [headers] = yield* sent({ accessToken: " a-token-from-a-file\n" })
      assert.strictEqual(headers?.["authorization"], "Bearer a-token-from-a-file")
    })
  )

  it.effect.each([
    ["accessToken", { accessToken: "planted token" }],
    ["accessToken", { accessToken: Redacted.make("planted\r\nx-evil: 1") }],
    ["userAgent", { userAgent: "mine\r\nx-evil: 1" }],
    ["userAgent", { userAgent: "" }],
    ["userAgent", { userAgent: "caf\u00e9" }]
  ] as const)("refuses what no header can hold: %s", ([field, options]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(sent({ accessToken: "a-good-token", ...options }))
      assert.instanceOf(error, ValidationError)
      assert.deepStrictEqual(Object.keys(error.fields), [field])
      assert.notInclude(inspect(error), "planted")
    })
  )

  it("never lets one header become two, whatever it is given", () =>
    FastCheck.assert(
      FastCheck.asyncProperty(
        FastCheck.string({ unit: "binary" }),
        FastCheck.string({ unit: "binary" }),
        async (accessToken, userAgent) => {
          const exit = await Effect.runPromiseExit(
            sent({ accessToken: `t${accessToken}`, userAgent, retry: { times: 0 } })
          )
          if (Exit.isFailure(exit)) return
          for (const headers of exit.value) {
            assert.sameMembers(Object.keys(headers), ["accept", "authorization", "user-agent"])
            for (const value of Object.values(headers)) assert.match(value, /^[\x20-\x7e]+$/)
          }
        }
      )
    ))
})
