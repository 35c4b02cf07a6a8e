/**
 * The interval holds whatever happens between a call's slot and its request.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Auth, BeatportConfig, BeatportHttpClient, ClientId, RateLimiter, TokenStore } from "effect-beatport"
import * as Client from "../services/Client.ts"
import { account, clientId, FakeBeatport } from "../services/FakeBeatport.ts"

const signingIn = BeatportHttpClient.layer.pipe(
  Layer.provideMerge(Auth.layer),
  Layer.provide([ClientId.layerId(clientId), TokenStore.layerMemory]),
  Layer.provideMerge(RateLimiter.layer),
  Layer.provideMerge(FakeBeatport.layer),
  Layer.provideMerge(BeatportConfig.layer({ pace: "500 millis", ...account }))
)

/** The times between one request and the next. */
const spaces = Effect.map(
  Effect.flatMap(FakeBeatport, ({ sent }) => sent),
  (sent) => sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0))
)

describe("the pace", () => {
  it.effect("holds for calls that wait for a login", () =>
    Effect.gen(function* () {
      const paths = Array.from({ length: 8 }, (_, n) => `/${n}/`)
      yield* Client.inTheEnd(
        Effect.forEach(paths, (path) => Client.send("GET", path), { concurrency: "unbounded" })
      )
      const between = yield* spaces
      assert.lengthOf(between, 3 + paths.length - 1)
      assert.isAtLeast(Math.min(...between), 500)
    }).pipe(Effect.provide(signingIn))
  )
})
