/**
 * HTTP for Bun: its own `fetch`, because Bun replaces undici by a module without dispatchers. The export condition `bun` chooses
 * this module instead of `NodeHttp.ts`.
 */
import { Effect, Layer } from "effect"
import { FetchHttpClient, type HttpClient } from "effect/http"
import type { ValidationError } from "../errors/ValidationError.ts"
import { type Fetch, layerFetch } from "../services/http/ChosenHttpClient.ts"
import type { NodeHttpOptions } from "./NodeHttp.ts"
import { checkProxyUrl } from "./proxyUrl.ts"

/**
 * Provides an `HttpClient` over Bun's `fetch`. Without `proxy`, Bun reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`. The options
 * `connections` and `timeout.connect` have no effect.
 */
export const layer = (options: NodeHttpOptions = {}): Layer.Layer<HttpClient.HttpClient, ValidationError> =>
  options.proxy === undefined
    ? FetchHttpClient.layer
    : Layer.unwrap(
        Effect.map(
          Effect.all([FetchHttpClient.Fetch, checkProxyUrl("proxy", options.proxy)]),
          ([fetch, proxy]) => layerFetch(sendThroughProxy(fetch, proxy))
        )
      )

/** Returns Bun's `fetch` with the option `proxy`, which other runtimes do not have. */
const sendThroughProxy =
  (fetch: Fetch, proxy: string): Fetch =>
  (input, init) =>
    fetch(input, Object.assign({ ...init }, { proxy }))
