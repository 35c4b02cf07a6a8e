/**
 * The checks of `beatport doctor`, in an order in which one cause gives one finding: what depends on a failed check is not
 * checked.
 */
import process from "node:process"
import { Clock, Config, DateTime, Duration, Effect, FileSystem, Layer, Option, Path, Result } from "effect"
import { HttpClient, HttpClientError } from "effect/http"
import { fromTransport } from "../errors/fromTransport.ts"
import { ValidationError } from "../errors/ValidationError.ts"
import * as NodeBeatport from "../node/NodeBeatport.ts"
import * as NodeHttp from "../node/NodeHttp.ts"
import { Token } from "../schemas/Token.ts"
import { BeatportConfig, type BeatportConfigService } from "../services/BeatportConfig.ts"
import type { BeatportConfigOptions } from "../services/BeatportConfig/BeatportConfigOptions.ts"
import { TokenStore } from "../services/TokenStore.ts"
import { describeAdvice } from "../services/TokenStore/file.ts"
import { formatDuration } from "./output/formatDuration.ts"
import { tokenFilePath } from "./withBeatport.ts"

/** What a check found. */
export interface Finding {
  /** The name of the check: `token-file`, `clock`. */
  readonly check: string
  readonly ok: boolean
  readonly message: string
  /** The command that mends it; empty if all is well. */
  readonly fix: string
}

const fine = (check: string, message: string): Finding => ({ check, ok: true, message, fix: "" })
const bad = (check: string, message: string, fix: string): Finding => ({ check, ok: false, message, fix })

/** Runs the checks. With `repair`, problems are mended that can be mended safely. */
export const examine = Effect.fnUntraced(function* (options: BeatportConfigOptions, repair: boolean) {
  const runtime = fine("runtime", `Node ${process.versions.node}`)
  const config = yield* Effect.result(
    Effect.provide(BeatportConfig, Layer.fresh(BeatportConfig.layerConfig(options)))
  )
  if (Result.isFailure(config)) {
    const { failure } = config
    return [
      runtime,
      bad(
        "configuration",
        failure instanceof ValidationError
          ? Object.entries(failure.fields)
              .map(([field, said]) => `${findVariable(field)}: ${said.join(" ")}`)
              .join("; ")
          : failure.message,
        `unset ${failure instanceof ValidationError ? findVariable(Object.keys(failure.fields)[0] ?? "") : "the variable"}`
      )
    ]
  }
  const address = checkAddress(config.success)
  const file = yield* checkTokenFile(config.success, repair)
  return [
    runtime,
    fine("configuration", yield* variablesSet),
    address,
    ...file,
    ...(address.ok ? yield* checkNetwork(config.success) : [])
  ]
})

const variables = [
  "BEATPORT_USERNAME",
  "BEATPORT_PASSWORD",
  "BEATPORT_CLIENT_ID",
  "BEATPORT_ACCESS_TOKEN",
  "BEATPORT_TOKEN_FILE",
  "BEATPORT_BASE_URL",
  "BEATPORT_DEBUG",
  "HTTPS_PROXY",
  "HTTP_PROXY",
  "NO_PROXY"
] as const

const variablesSet = Effect.map(
  Effect.forEach(variables, (name) =>
    Effect.map(Config.option(Config.String(name)), (found) => [name, found] as const)
  ),
  (found) => {
    const set = found.flatMap(([name, value]) => (Option.isSome(value) ? [name] : []))
    return set.length === 0 ? "no variable is set" : `set: ${set.join(", ")}`
  }
)

const findVariable = (field: string): string => `BEATPORT_${field.replaceAll(/[A-Z]/g, "_$&").toUpperCase()}`

const checkAddress = ({ baseUrl }: BeatportConfigService): Finding =>
  baseUrl.endsWith("/v4")
    ? fine("base-url", baseUrl)
    : bad(
        "base-url",
        `BEATPORT_BASE_URL does not end in /v4: ${baseUrl}`,
        `export BEATPORT_BASE_URL=${baseUrl}/v4`
      )

const canSignIn = ({ accessToken, credentials }: BeatportConfigService): boolean =>
  Option.isSome(accessToken) || Option.isSome(credentials)

/** Others may neither read nor write the token file. */
const othersMay = 0o077

const chooseTokenFile = "export BEATPORT_TOKEN_FILE=PATH"

const checkTokenFile = Effect.fnUntraced(function* (config: BeatportConfigService, repair: boolean) {
  const files = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const located = yield* Effect.result(Effect.provideService(tokenFilePath, BeatportConfig, config))
  if (Result.isFailure(located)) return [bad("token-file", located.failure.detail, chooseTokenFile)]
  const location = located.success
  const info = yield* Effect.result(files.stat(location))
  if (Result.isFailure(info)) {
    const { failure } = info
    if (failure.reason._tag !== "NotFound") {
      const said = describeAdvice(failure, path.dirname(location))
      return [bad("token-file", `${location}: ${said}`, chooseTokenFile)]
    }
    const none = fine("token-file", `none yet; it will be ${location}`)
    return canSignIn(config)
      ? [none, fine("sign-in", "by the variables of the environment")]
      : [none, bad("sign-in", "there are no credentials and no saved token", "beatport login")]
  }
  if ((info.success.mode & othersMay) !== 0) {
    if (!repair) return [bad("token-file", `others can read ${location}`, `chmod 600 '${location}'`)]
    yield* files.chmod(location, 0o600)
  }
  const layer = NodeBeatport.layerTokenStore.pipe(Layer.provide(Layer.succeed(BeatportConfig, config)))
  const loaded = yield* Effect.result(
    Effect.provide(
      Effect.flatMap(TokenStore, ({ load }) => load),
      layer
    )
  )
  if (Result.isFailure(loaded)) {
    if (!repair)
      return [bad("token-file", `${location} is damaged: ${loaded.failure.detail}`, `rm '${location}'`)]
    yield* files.rename(location, `${location}.damaged`)
    return [fine("token-file", `${location} was damaged and is now ${location}.damaged: beatport login`)]
  }
  const found = fine("token-file", location)
  if (Option.isNone(loaded.success)) return [found]
  const token = loaded.success.value
  const works = Token.works(token, yield* Clock.currentTimeMillis)
  return works || token.refresh_token !== undefined || canSignIn(config)
    ? [found, fine("token", works ? "valid" : "expired; the next call refreshes it")]
    : [found, bad("token", "the saved token has expired and cannot be refreshed", "beatport login")]
})

/** How far the clock may be off before tokens and certificates suffer. */
const clockTolerance = Duration.minutes(5)

const checkNetwork = Effect.fnUntraced(function* (config: BeatportConfigService) {
  const { host } = new URL(config.baseUrl)
  const response = yield* HttpClient.get(`${config.baseUrl}/catalog/genres/`, {
    headers: { "user-agent": config.userAgent, accept: "application/json" }
  }).pipe(
    Effect.flatMap(({ headers, status, text }) => Effect.map(text, (body) => ({ headers, status, body }))),
    Effect.timeout(config.timeout.response),
    Effect.provide(NodeHttp.layer().pipe(Layer.provide(Layer.succeed(BeatportConfig, config)))),
    Effect.result
  )
  if (Result.isFailure(response)) {
    const { failure } = response
    return [describeNetwork(failure, host, config)]
  }
  const { body, headers, status } = response.success
  if (status === 403 && !body.trimStart().startsWith("{")) {
    return [
      bad(
        "blocked",
        `${host} blocks this network address (403)`,
        "beatport login --token-stdin, from another network"
      )
    ]
  }
  const reached = fine("network", `${host} responds`)
  const now = yield* Clock.currentTimeMillis
  const theirs = Option.flatMap(Option.fromUndefinedOr(headers["date"]), DateTime.make)
  const off = Option.map(theirs, (date) => Math.abs(DateTime.toEpochMillis(date) - now))
  if (Option.exists(off, (millis) => millis > Duration.toMillis(clockTolerance))) {
    const by = formatDuration(Duration.millis(Option.getOrElse(off, () => 0)))
    return [
      reached,
      bad(
        "clock",
        `the clock of this machine differs from the server's by ${by}`,
        "sudo timedatectl set-ntp true"
      )
    ]
  }
  return [reached, fine("clock", "agrees with the server")]
})

const describeNetwork = (
  failure: unknown,
  host: string,
  { baseUrl, timeout }: BeatportConfigService
): Finding => {
  const error =
    failure instanceof ValidationError
      ? failure
      : HttpClientError.isHttpClientError(failure)
        ? fromTransport(failure, { method: "GET", path: "" }, timeout.connect)
        : undefined
  if (error instanceof ValidationError) {
    return bad("proxy", "HTTPS_PROXY or HTTP_PROXY is no URL", "unset HTTPS_PROXY HTTP_PROXY")
  }
  if (error?._tag !== "TransportError")
    return bad("network", `${host} does not respond in time`, `curl -v ${baseUrl}/`)
  switch (error.reason) {
    case "DnsLookup":
      return bad(
        "name-lookup",
        `the name ${host} cannot be resolved`,
        "unset BEATPORT_BASE_URL, or check the DNS server"
      )
    case "ConnectionRefused":
      return bad("connection", `${host} refuses connections`, `curl -v ${baseUrl}/`)
    case "ProxyRefused":
      return bad("proxy", "the proxy refuses the connection", "unset HTTPS_PROXY HTTP_PROXY, or correct them")
    case "Certificate":
      return bad("tls", `the certificate of ${host} is not trusted`, `openssl s_client -connect ${host}`)
    case "ConnectionReset":
    case "InvalidUrl":
    case "PaceUnreachable":
    case "Recorder":
    case "Other":
      return bad("network", `the connection to ${host} broke`, `curl -v ${baseUrl}/`)
  }
}
