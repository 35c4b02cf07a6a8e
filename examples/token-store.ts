/** Make a token store from any KeyValueStore, here one in memory. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect, Layer, Option } from "effect"
import { Beatport, BeatportConfig, RateLimiter, TokenStore } from "effect-beatport"
import { NodeHttp } from "effect-beatport/node"
import { KeyValueStore } from "effect/persistence"

// #region store
const store = TokenStore.layerKeyValue({ key: "beatport-token" }).pipe(
  Layer.provide(KeyValueStore.layerMemory)
)

const beatport = Beatport.layerServices.pipe(
  Layer.provideMerge(store),
  Layer.provide([RateLimiter.layer, NodeHttp.layer()]),
  Layer.provide(BeatportConfig.layerConfig())
)
// #endregion

const program = Effect.gen(function* () {
  const tokens = yield* TokenStore
  const { account } = yield* Beatport

  yield* Console.log(`before: ${Option.isSome(yield* tokens.load) ? "a token" : "no token"}`)
  yield* Console.log(`Signed in as ${(yield* account.get()).username}`)
  yield* Console.log(`after: ${Option.isSome(yield* tokens.load) ? "a token" : "no token"}`)
})

program.pipe(Effect.provide(beatport), NodeRuntime.runMain)
