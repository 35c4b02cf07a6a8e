/** Export spans and metrics over OTLP. */
import { Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { Otlp } from "effect/observability"
import { Beatport } from "effect-beatport"

// #region layer
/** Exports the spans and the metrics of everything that is provided with it, the SDK's included. */
export const observability = (collectorUrl: string) =>
  Otlp.layerJson({
    baseUrl: collectorUrl, // "http://localhost:4318"
    resource: { serviceName: "crate-digger" }
  }).pipe(Layer.provide(FetchHttpClient.layer))
// #endregion

// #region program
export const program = Effect.gen(function* () {
  const { tracks } = yield* Beatport
  const { results } = yield* tracks.search("planted query", { per_page: 5 })
  const first = yield* tracks.list({ per_page: 1 })
  yield* Effect.ignore(tracks.get(1)) // there is no such track
  return results.length + first.results.length
}).pipe(Effect.withSpan("dig"))
// #endregion
