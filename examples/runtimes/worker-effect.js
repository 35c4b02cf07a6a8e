/** Use Effect in a Cloudflare worker, with the token in a KV namespace. */
import { Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { KeyValueStore } from "effect/persistence"
import { Beatport, BeatportConfig, RateLimiter, TokenStore, Track } from "effect-beatport"
import { configure } from "./configure.js"
import { makeKvStore } from "./kvStore.js"

const program = Effect.gen(function* () {
  const { charts } = yield* Beatport
  const [first] = yield* charts.top(1)
  return new Response(first === undefined ? "" : Track.fullTitle(first))
})

export default {
  /**
   * @param {Request} _request
   * @param {import("./configure.js").Env} env
   */
  fetch: (_request, env) => {
    const store = TokenStore.layerKeyValue().pipe(
      Layer.provide(Layer.succeed(KeyValueStore.KeyValueStore, makeKvStore(env.TOKENS)))
    )
    const beatport = Beatport.layerServices.pipe(
      Layer.provide([store, RateLimiter.layer, FetchHttpClient.layer]),
      Layer.provide(BeatportConfig.layer(configure(env)))
    )
    return Effect.runPromise(Effect.provide(program, beatport))
  }
}
