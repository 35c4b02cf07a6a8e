/**
 * Node's network: undici, with proxies and a connect timeout.
 */
import * as Undici from "@effect/platform-node/Undici"
import { Config, ConfigProvider, Duration, Effect, Layer, Option } from "effect"
import { HttpClient } from "effect/http"
import { argumentError, configuration, type ValidationError } from "../errors/ValidationError.ts"
import { BeatportConfig } from "../services/BeatportConfig.ts"
import { tunnelPool } from "./tunnelPool.ts"
import { makeUndiciClient } from "./undiciClient.ts"

/** Options of Node's network. */
export interface NodeHttpOptions {
  /**
   * The proxy that every request goes through, for example `http://proxy.example:8080`; the scheme can be left out.
   * Without it the environment decides for https, as it does for other programs: `HTTPS_PROXY`, otherwise `HTTP_PROXY`,
   * and `NO_PROXY`, in capitals or not. Plain http goes to this machine only, so it uses no proxy of the environment.
   */
  readonly proxy?: string | URL | undefined
  /** How many connections are open to one host at a time; further requests wait in a queue. 64 by default. */
  readonly connections?: number | undefined
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
  const connectTimeout = Math.min(Duration.toMillis(timeout.connect), longestTimer)
  const settings = {
    connections: yield* checkConnections(options.connections ?? 64),
    connectTimeout,
    // HTTP/2 fails with codes that `TransportError` does not tell apart, and at two requests a second it gains nothing.
    allowH2: false,
    // Every attempt has its own timeout, which covers the body; otherwise undici's timeouts would hide it.
    headersTimeout: 0,
    bodyTimeout: 0,
    // Plain http too goes through a tunnel; otherwise the status of a proxy would be taken for that of the server.
    proxyTunnel: true,
    clientFactory: tunnelPool(connectTimeout)
  }
  const uri = options.proxy === undefined ? undefined : yield* checkProxy("proxy", options.proxy)
  const httpsProxy = yield* proxyOfEnvironment
  return yield* Effect.acquireRelease(
    Effect.try({
      try: () => {
        if (uri !== undefined) return new Undici.ProxyAgent({ ...settings, uri })
        // The agent for proxies reads NO_PROXY for each request, which costs time where there is no proxy.
        return httpsProxy === undefined
          ? new Undici.Agent(settings)
          : // Otherwise a password and a token for this machine would cross the network to the proxy, readable.
            new Undici.EnvHttpProxyAgent({ ...settings, httpsProxy, httpProxy: "" })
      },
      catch: () => notAProxy(uri === undefined ? "HTTPS_PROXY" : "proxy")
    }),
    (dispatcher) => Effect.promise(() => dispatcher.destroy())
  )
})

/** Reads the proxy for https from the environment; of each variable, the lower-case form comes first. */
const proxyOfEnvironment = Effect.gen(function* () {
  const variables = yield* Effect.orDie(proxyVariables.parse(ConfigProvider.fromEnv()))
  const proxies = yield* Effect.forEach(variables, ({ name, value }) =>
    value.trim() === "" ? Effect.undefined : checkProxy(name, value)
  )
  return proxies.find((proxy) => proxy !== undefined)
})

/** The variables in the order of their precedence. One that is set to nothing hides its upper-case form. */
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

/** Node's timers take no longer time. */
const longestTimer = 2 ** 31 - 1

/** Accepts `http:` and `https:` URLs, and `host:port`, from the option and from the environment. */
const checkProxy = (field: string, given: string | URL): Effect.Effect<string, ValidationError> => {
  const text = String(given).trim()
  const url = URL.parse(/^[^/\s]+:\d+\/?$/.test(text) ? `http://${text}` : text)
  return url !== null && (url.protocol === "http:" || url.protocol === "https:")
    ? Effect.succeed(url.href)
    : Effect.fail(notAProxy(field))
}

/** The value is not repeated, because it may hold a password. */
const notAProxy = (field: string) =>
  argumentError(configuration, field, "Expected a URL such as http://proxy.example:8080.")

const checkConnections = (given: number): Effect.Effect<number, ValidationError> =>
  Number.isInteger(given) && given > 0
    ? Effect.succeed(given)
    : Effect.fail(argumentError(configuration, "connections", "Expected a whole number above 0."))
