/**
 * Makes the configuration from options: checks their content, and fills in the defaults.
 */
import { canLogIn } from "#passwordLogin"
import { Duration, Effect, Option, Predicate, Redacted } from "effect"
import type { ValidationError } from "../../errors/ValidationError.ts"
import { parseGivenToken, givenTokenForms } from "../../schemas/parseGivenToken.ts"
import { noPasswordInBrowser } from "../Auth/authArguments.ts"
import { toCacheSettings } from "../Cache/CacheOptions.ts"
import type { BeatportConfigOptions } from "./BeatportConfigOptions.ts"
import { checkOptions, checkValues } from "./checkOptions.ts"
import { checkDuration, checkFiniteDuration, failOption } from "./durations.ts"
import { version } from "./version.ts"

/** Reads a duration alone as the limit of a whole call. */
const withTotal = (options: BeatportConfigOptions): BeatportConfigOptions & { readonly timeout?: Limits } => {
  const { timeout } = options
  return { ...options, timeout: timeout === undefined || isLimits(timeout) ? timeout : { total: timeout } }
}

type Limits = Extract<BeatportConfigOptions["timeout"], { readonly total?: unknown }> | undefined

const isLimits = (timeout: NonNullable<BeatportConfigOptions["timeout"]>): timeout is NonNullable<Limits> =>
  Predicate.isObject(timeout) && !Duration.isDuration(timeout)

/** Checks what was given, and fills in the defaults. */
export const toConfig = Effect.fnUntraced(function* (given: BeatportConfigOptions) {
  const options = withTotal(yield* checkOptions(given))
  yield* checkValues(options)
  const { circuit = {}, retry = {}, timeout = {} } = options
  const username = readSecret(options.username)
  const password = readSecret(options.password)
  if (Option.isSome(username) !== Option.isSome(password)) {
    return yield* failOption(
      Option.isSome(username) ? "password" : "username",
      "A user name and a password go together: one of them is missing."
    )
  }
  if (Option.isSome(password) && !canLogIn) return yield* failOption("password", noPasswordInBrowser)
  return {
    baseUrl: yield* checkBaseUrl(options.baseUrl ?? "https://api.beatport.com/v4"),
    credentials: Option.all({ username, password }),
    clientId: yield* checkClientId(options.clientId),
    accessToken: yield* checkToken(options.accessToken),
    tokenFile: Option.fromUndefinedOr(options.tokenFile === "" ? undefined : options.tokenFile),
    autoRefreshToken: options.autoRefreshToken ?? true,
    renewBefore: yield* checkFiniteDuration("renewBefore", options.renewBefore, "5 minutes"),
    pace: yield* checkFiniteDuration("pace", options.pace, "500 millis"),
    retry: {
      times: retry.times ?? 4,
      duration: yield* checkDuration("retry.duration", retry.duration, "1 minute"),
      baseDelay: yield* checkFiniteDuration("retry.baseDelay", retry.baseDelay, "500 millis"),
      maxDelay: yield* checkDuration("retry.maxDelay", retry.maxDelay, "10 seconds"),
      maxRetryAfter: yield* checkDuration("retry.maxRetryAfter", retry.maxRetryAfter, "1 minute"),
      budget: retry.budget ?? 500
    },
    circuit: {
      failures: circuit.failures ?? 10,
      openFor: yield* checkDuration("circuit.openFor", circuit.openFor, "30 seconds")
    },
    timeout: {
      connect: yield* checkDuration("timeout.connect", timeout.connect, "10 seconds"),
      response: yield* checkDuration("timeout.response", timeout.response, "30 seconds"),
      total: yield* checkDuration("timeout.total", timeout.total, Duration.infinity)
    },
    connections: options.connections ?? 64,
    maxResponseBytes: options.maxResponseBytes ?? 16 * 1024 * 1024,
    cache: yield* readCache(options.cache),
    userAgent: yield* checkUserAgent(options.userAgent ?? `effect-beatport/${version}`),
    debug: options.debug ?? false,
    decoding: options.decoding ?? "strict"
  }
})

const readCache = (given: BeatportConfigOptions["cache"]) =>
  given === undefined || given === false
    ? Effect.succeedNone
    : Effect.asSome(toCacheSettings(given === true ? {} : given))

const readSecret = (value: string | Redacted.Redacted | undefined): Option.Option<Redacted.Redacted> =>
  Option.fromUndefinedOr(typeof value === "string" ? Redacted.make(value) : value).pipe(
    Option.filter((held) => Redacted.value(held) !== "")
  )

/** Takes the token in any form in which one is copied. Only the access token is used: what else it says is ignored. */
const checkToken = (
  given: string | Redacted.Redacted | undefined
): Effect.Effect<Option.Option<Redacted.Redacted>, ValidationError> =>
  Option.match(readSecret(given), {
    onNone: () => Effect.succeedNone,
    onSome: (held) =>
      Option.match(parseGivenToken(Redacted.value(held), 0, { shortest: 1 }), {
        onNone: () => failOption("accessToken", `Expected ${givenTokenForms}.`),
        onSome: ({ access_token }) => Effect.succeedSome(access_token)
      })
  })

const checkClientId = (given = ""): Effect.Effect<Option.Option<string>, ValidationError> =>
  given === ""
    ? Effect.succeedNone
    : /^[\x21-\x7e]+$/.test(given)
      ? Effect.succeedSome(given)
      : failOption("clientId", "Expected an id of ASCII letters and digits, without spaces.")

const checkUserAgent = (given: string): Effect.Effect<string, ValidationError> =>
  /^[\x20-\x7e]+$/.test(given)
    ? Effect.succeed(given)
    : failOption("userAgent", "Expected one line of ASCII text.")

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"])

/** Credentials travel to this host: so it has to be https, unless it is this machine. */
const checkBaseUrl = (given: string | URL): Effect.Effect<string, ValidationError> => {
  const url = URL.parse(given)
  if (url === null) return failOption("baseUrl", "Expected a URL such as https://api.beatport.com/v4.")
  if (url.hostname === "api.beatport.com" && !/^\/v4\/*$/.test(url.pathname)) {
    return failOption("baseUrl", "Expected the path /v4: https://api.beatport.com/v4.")
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.has(url.hostname))) {
    return failOption("baseUrl", "Expected https: the password and the token are sent there.")
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    return failOption("baseUrl", "Expected a URL without credentials, query or fragment.")
  }
  return Effect.succeed(url.href.replace(/\/+$/, ""))
}
