/**
 * A missing page of the sign-in is not reported as the requested resource.
 */
import { assert, describe, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Beatport, BeatportConfig, RateLimiter, TokenStore } from "effect-beatport"
import { NodeHttp } from "effect-beatport/node"
import { Fault, Simulator } from "effect-beatport/simulator"

const readATrack = Effect.gen(function* () {
  const { account, baseUrl, catalogue } = yield* Simulator
  const config = BeatportConfig.layer({ baseUrl, username: account.username, password: account.password })
  const client = Beatport.layerServices.pipe(
    Layer.provide([NodeHttp.layer(), RateLimiter.layerNone, TokenStore.layerMemory]),
    Layer.provide(config)
  )
  const id = catalogue.tracks[0]?.id ?? 0
  return yield* Effect.flip(
    Effect.flatMap(Beatport, ({ tracks }) => tracks.get(id)).pipe(Effect.provide(client))
  )
})

describe("a read", () => {
  layer(Simulator.layer({ tracks: 100 }), { excludeTestServices: true })((it) => {
    it.effect.each(["/auth/login/", "/auth/o/token/"])(
      "that has to sign in first is not told that there is no such track: %s is gone",
      (path) =>
        Effect.gen(function* () {
          const { clearFaults, fail } = yield* Simulator
          yield* fail(Fault.NotFound(), { path, times: "always" })
          const error = yield* readATrack
          yield* clearFaults
          assert.strictEqual(error._tag, "ServerError")
          assert.include(error.message, "the API has no such endpoint any more")
        })
    )

    it.effect.each([Fault.NotFound(), Fault.Unauthorized(), Fault.Moved({}), Fault.HtmlPage()])(
      "is told how to do without the documentation page, where that is of no use: $_tag",
      (fault) =>
        Effect.gen(function* () {
          const { clearFaults, fail } = yield* Simulator
          yield* fail(fault, { path: "/docs/", times: "always" })
          const error = yield* readATrack
          yield* clearFaults
          assert.strictEqual(error._tag, "AuthenticationError")
          assert.include(error.message, "set BEATPORT_CLIENT_ID")
        })
    )
  })
})
