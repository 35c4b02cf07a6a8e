/** Run without Node: with any HttpClient, and with the token in memory. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { Beatport, Track } from "effect-beatport"

const program = Effect.gen(function* () {
  const beatport = yield* Beatport
  const [first] = yield* beatport.charts.top(1)
  if (first !== undefined) yield* Console.log(`Today's first is ${Track.fullTitle(first)}`)
})

// #region anywhere
const beatport = Beatport.layerConfig().pipe(Layer.provide(FetchHttpClient.layer))
// #endregion

program.pipe(Effect.provide(beatport), NodeRuntime.runMain)
