/** Replace one service and keep the others: here the rate limiter, by one that logs how long each request waited. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Duration, Effect, Layer } from "effect"
import { Beatport, BeatportConfig, RateLimiter, TokenStore } from "effect-beatport"
import { NodeHttp } from "effect-beatport/node"

// #region layers
const talkative = Layer.effect(
  RateLimiter,
  Effect.map(RateLimiter, (limiter) => ({
    ...limiter,
    pace: (request) =>
      limiter.pace(Effect.void).pipe(
        Effect.timed,
        Effect.tap(([waited]) => Console.log(`waited ${Math.round(Duration.toMillis(waited) / 100) / 10} s`)),
        Effect.andThen(request)
      )
  }))
).pipe(Layer.provide(RateLimiter.layer))

const beatport = Beatport.layerServices.pipe(
  Layer.provide([talkative, TokenStore.layerMemory, NodeHttp.layer()]),
  Layer.provide(BeatportConfig.layerConfig())
)
// #endregion

const program = Effect.gen(function* () {
  const { genres } = yield* Beatport
  const names = ["House", "Techno"]
  const found = yield* Effect.forEach(names, (name) => genres.get(name), { concurrency: "unbounded" })
  yield* Console.log(found.map((genre) => `${genre.name} is ${genre.id}`).join(", "))
})

program.pipe(Effect.provide(beatport), NodeRuntime.runMain)
