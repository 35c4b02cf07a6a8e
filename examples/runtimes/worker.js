/** Use the Promise client in a Cloudflare worker, with the token in a KV namespace. */
import { Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { KeyValueStore } from "effect/persistence"
import { Beatport, BeatportConfig, RateLimiter, TokenStore } from "effect-beatport"
import { BeatportClient, Track } from "effect-beatport/promise"
import { configure } from "./configure.js"
import { makeKvStore } from "./kvStore.js"

export default {
  /**
   * @param {Request} _request
   * @param {import("./configure.js").Env} env
   */
  fetch: async (_request, env) => {
    // #region worker
    const store = TokenStore.layerKeyValue().pipe(
      Layer.provide(Layer.succeed(KeyValueStore.KeyValueStore, makeKvStore(env.TOKENS)))
    )
    const beatport = await BeatportClient.fromLayer(
      Beatport.layerServices.pipe(
        Layer.provide([store, RateLimiter.layer, FetchHttpClient.layer]),
        Layer.provide(BeatportConfig.layer(configure(env)))
      )
    )
    // #endregion
    try {
      const [first] = await beatport.charts.top(1)
      return new Response(first === undefined ? "" : Track.fullTitle(first))
    } finally {
      await beatport.close()
    }
  }
}
