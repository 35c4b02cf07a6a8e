/**
 * HTTP for Node: undici, with proxies and a connect timeout.
 */
import * as Undici from "@effect/platform-node/Undici"
import { Config, ConfigProvider, Duration, Effect, Layer, Option } from "effect"
import { HttpClient } from "effect/http"
import type { ValidationError } from "../errors/ValidationError.ts"
import { BeatportConfig } from "../services/BeatportConfig.ts"
import { checkProxyUrl, makeProxyError } from "./proxyUrl.ts"
import { makeTunnelPool } from "./tunnelPool.ts"
import { makeUndiciClient } from "./undiciClient.ts"

/** Configures the HTTP client for Node. */
export interface NodeHttpOptions {
  /**
   * The proxy for every request, for example `http://proxy.example:8080`; the scheme is optional. Without this
   * option, the environment sets the proxy for https: `HTTPS_PROXY`, otherwise `HTTP_PROXY`, except for the hosts in
   * `NO_PROXY`. Each variable may be in upper or lower case. Plain http is allowed for this machine only, so it
   * ignores the environment.
   */
  readonly proxy?: string | URL | undefined
}

/**
 * Provides an `HttpClient` over undici, with HTTP/1.1. Connections stay open between calls and are closed with the
 * layer. Responses are requested compressed. A response larger than `maxResponseBytes` is not read.
 */
export const layer = (
  options: NodeHttpOptions = {}
): Layer.Layer<HttpClient.HttpClient, ValidationError, BeatportConfig> =>
  Layer.effect(
    HttpClient.HttpClient,
    Effect.gen(function* () {
      const { maxResponseBytes } = yield* BeatportConfig
      return yield* makeUndiciClient(yield* makeDispatcher(options), maxResponseBytes)
    })
  )

const makeDispatcher = Effect.fnUntraced(function* (options: NodeHttpOptions) {
  const { connections, timeout } = yield* BeatportConfig
  const connectTimeout = Math.min(Duration.toMillis(timeout.connect), longestTimer)
  const settings = {
    connections,
    connectTimeout,
    // HTTP/2 is off because `TransportError` does not distinguish its error codes; at two requests a second it would
    // not be faster.
    allowH2: false,
    // Every attempt has its own timeout, which covers the body; otherwise undici's timeouts would hide it.
    headersTimeout: 0,
    bodyTimeout: 0,
    // Plain http too goes through a tunnel; otherwise the status of a proxy would be taken for that of the server.
    proxyTunnel: true,
    clientFactory: makeTunnelPool(connectTimeout)
  }
  const uri = options.proxy === undefined ? undefined : yield* checkProxyUrl("proxy", options.proxy)
  const httpsProxy = yield* proxyOfEnvironment
  return yield* Effect.acquireRelease(
    Effect.try({
      try: () => {
        if (uri !== undefined) return new Undici.ProxyAgent({ ...settings, uri })
        // `EnvHttpProxyAgent` reads NO_PROXY for each request, which takes time even without a proxy.
        return httpsProxy === undefined
          ? new Undici.Agent(settings)
          : // No proxy for plain http; otherwise it would receive the password and the token for this machine unencrypted.
            new Undici.EnvHttpProxyAgent({ ...settings, httpsProxy, httpProxy: "" })
      },
      catch: () => makeProxyError(uri === undefined ? "HTTPS_PROXY" : "proxy")
    }),
    (dispatcher) => Effect.promise(() => dispatcher.destroy())
  )
})

/** Reads the proxy for https from the environment. The lower-case form of each variable takes precedence. */
const proxyOfEnvironment = Effect.gen(function* () {
  const variables = yield* Effect.orDie(proxyVariables.parse(ConfigProvider.fromEnv()))
  const proxies = yield* Effect.forEach(variables, ({ name, value }) =>
    value.trim() === "" ? Effect.undefined : checkProxyUrl(name, value)
  )
  return proxies.find((proxy) => proxy !== undefined)
})

/** Reads the variables in the order of their precedence. An empty lower-case variable hides its upper-case form. */
const proxyVariables = Config.all(
  ["HTTPS_PROXY", "HTTP_PROXY"].map((name) =>
    Config.all({
      lower: Config.option(Config.String(name.toLowerCase())),
      upper: Config.option(Config.String(name))
    }).pipe(
      Config.map(({ lower, upper }) => ({
        name: Option.isSome(lower) ? name.toLowerCase() : name,
        value: Option.getOrElse(
          Option.orElse(lower, () => upper),
          () => ""
        )
      }))
    )
  )
)

/** Longest duration of Node's timers, in milliseconds. */
const longestTimer = 2 ** 31 - 1
