/**
 * Node's network: undici, with proxies and a connect timeout.
 */
import * as Undici from "@effect/platform-node/Undici"
import { Config, ConfigProvider, Duration, Effect, Layer } from "effect"
import { HttpClient } from "effect/http"
import { argumentError, configuration, type ValidationError } from "../errors/ValidationError.ts"
import { BeatportConfig } from "../services/BeatportConfig.ts"
import { makeUndiciClient } from "./undiciClient.ts"

/** Options of Node's network. */
export interface NodeHttpOptions {
  /**
   * The proxy that every request goes through, for example `http://proxy.example:8080`. Without it the environment
   * decides, as it does for other programs: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in capitals or not.
   */
  readonly proxy?: string | URL | undefined
}

/**
 * An `HttpClient` over undici, speaking HTTP/1.1; connections are kept open between calls and closed with the layer.
 * Answers come compressed, and whole: one that is larger than `maxAnswerBytes` is not read.
 */
export const layer = (
  options: NodeHttpOptions = {}
): Layer.Layer<HttpClient.HttpClient, ValidationError, BeatportConfig> =>
  Layer.effect(
    HttpClient.HttpClient,
    Effect.gen(function* () {
      const { maxAnswerBytes } = yield* BeatportConfig
      return yield* makeUndiciClient(yield* makeDispatcher(options), maxAnswerBytes)
    })
  )

const makeDispatcher = Effect.fnUntraced(function* (options: NodeHttpOptions) {
  const { timeout } = yield* BeatportConfig
  const settings = {
    connectTimeout: Math.min(Duration.toMillis(timeout.connect), longestTimer),
    // HTTP/2 breaks in other ways, under names of its own that `TransportError` does not tell apart; and at two requests a
    // second there is nothing to gain by it.
    allowH2: false,
    // Every attempt has its own timeout, which covers the body; these would only hide it.
    headersTimeout: 0,
    bodyTimeout: 0
  }
  const uri = options.proxy === undefined ? undefined : yield* checkProxy(options.proxy)
  const environment = yield* Effect.orDie(proxyVariables.parse(ConfigProvider.fromEnv()))
  return yield* Effect.acquireRelease(
    Effect.try({
      try: () => {
        if (uri !== undefined) return new Undici.ProxyAgent({ ...settings, uri })
        // The agent for proxies looks at the environment anew for each request, which is felt where there is none.
        return environment.some(Boolean) ? new Undici.EnvHttpProxyAgent(settings) : new Undici.Agent(settings)
      },
      catch: () => notAProxy("HTTP_PROXY, HTTPS_PROXY")
    }),
    (dispatcher) => Effect.promise(() => dispatcher.destroy())
  )
})

const proxyVariables = Config.all(
  ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"].map((name) =>
    Config.String(name).pipe(Config.withDefault(""))
  )
)

/** Node's timers take no longer time. */
const longestTimer = 2 ** 31 - 1

const checkProxy = (proxy: string | URL): Effect.Effect<string, ValidationError> => {
  const url = URL.parse(proxy)
  return url !== null && (url.protocol === "http:" || url.protocol === "https:")
    ? Effect.succeed(url.href)
    : Effect.fail(notAProxy("proxy"))
}

/** What was given may hold a password, so it is not repeated. */
const notAProxy = (field: string) =>
  argumentError(configuration, field, "Expected a URL such as http://proxy.example:8080.")
