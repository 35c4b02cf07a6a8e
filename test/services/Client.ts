/**
 * The client over the fake, for tests of the way of a call: with a token that needs no login, and no pace.
 */
import { Clock, Effect, Fiber, Layer, Random, Redacted } from "effect"
import { HttpClientRequest } from "effect/http"
import type { HttpMethod } from "effect/http/HttpMethod"
import { TestClock } from "effect/testing"
import {
  Auth,
  BeatportConfig,
  type BeatportConfigOptions,
  BeatportHttpClient,
  RateLimiter
} from "effect-beatport"
import { FakeBeatport, standingToken } from "./FakeBeatport.ts"

export const layer = (options: BeatportConfigOptions = {}) =>
  BeatportHttpClient.layer.pipe(
    Layer.provideMerge(RateLimiter.layer),
    Layer.provideMerge(Auth.layerToken(Redacted.make(standingToken))),
    Layer.provideMerge(FakeBeatport.layer),
    Layer.provideMerge(BeatportConfig.layer({ pace: 0, ...options }))
  )

/** Sends a request and gives its status. */
export const send = (method: HttpMethod, path = "/things/") =>
  Effect.flatMap(BeatportHttpClient, (client) =>
    Effect.map(client.execute(HttpClientRequest.make(method)(path)), ({ status }) => status)
  )

/** Runs to its end, however long that takes by the test's clock. */
export const inTheEnd = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(effect, { startImmediately: true })
    while (fiber.pollUnsafe() === undefined) yield* TestClock.adjust("1 hour")
    return yield* Fiber.join(fiber)
  })

/** How an effect ends, and when, by the test's clock. */
export const timed = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.exit(effect).pipe(
    Effect.flatMap((exit) => Effect.map(Clock.currentTimeMillis, (at) => ({ exit, at }))),
    inTheEnd
  )

/** Randomness that always says the same. */
export const dice = (value: number) =>
  Effect.provideService(Random.Random, { nextDoubleUnsafe: () => value, nextIntUnsafe: () => 0 })
