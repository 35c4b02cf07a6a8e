/**
 * The services of the tools, over a simulated Beatport. A program has `NodeBeatport.layerConfig()` in its place.
 */
import { Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { Beatport } from "effect-beatport"
import { Matching } from "effect-beatport/matching"
import { Simulator } from "effect-beatport/simulator"

export const simulated = Matching.layer.pipe(
  Layer.provideMerge(
    Layer.unwrap(
      Effect.map(Simulator, ({ account: { password, username }, baseUrl }) =>
        Beatport.layer({ baseUrl, username, password, pace: 0 })
      )
    )
  ),
  Layer.provide(FetchHttpClient.layer),
  Layer.provide(Simulator.layer())
)
