/**
 * The layer behind `BeatportClient.make` in browsers and workers: `fetch`, and the token in memory.
 */
import { type Config, Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { argumentError, configuration, type ValidationError } from "../../errors/ValidationError.ts"
import type { NodeBeatportOptions } from "../../node/NodeBeatport.ts"
import { Beatport, type BeatportServices } from "../../services/Beatport.ts"
import { checkOptions } from "../../services/BeatportConfig/checkOptions.ts"
import { chosenHttpClient, httpClientOptionNames } from "../../services/http/ChosenHttpClient.ts"

/** Provides the operations without files, proxies and connection pools. */
export const clientLayer = (
  options: NodeBeatportOptions = {}
): Layer.Layer<BeatportServices, Config.ConfigError | ValidationError> =>
  Layer.unwrap(
    Effect.gen(function* () {
      const { fetch, httpClient, proxy, ...rest } = yield* checkOptions(options, [
        ...httpClientOptionNames,
        "proxy"
      ])
      if (proxy !== undefined) return yield* failUnavailable("proxy")
      if (typeof rest.tokenFile === "string") return yield* failUnavailable("tokenFile")
      return Beatport.layerConfig(rest).pipe(
        Layer.provide(chosenHttpClient({ fetch, httpClient }, FetchHttpClient.layer))
      )
    })
  )

const failUnavailable = (option: string): Effect.Effect<never, ValidationError> =>
  Effect.fail(
    argumentError(configuration, option, "This option exists on Node, Bun and Deno only: leave it out here.")
  )
