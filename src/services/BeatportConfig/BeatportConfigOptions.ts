/**
 * What a configuration is made of: what may be said, how it is checked, what holds where nothing is said.
 */
import { canLogIn } from "#passwordLogin"
import { Duration, Effect, Option, Predicate, Redacted, Schema } from "effect"
import { configuration, type ValidationError } from "../../errors/ValidationError.ts"
import { checkArguments, unknownArgument } from "../../errors/fromSchema.ts"
import { noPasswordInBrowser } from "../Auth/authArguments.ts"
import { parseGivenToken, givenTokenForms } from "../../schemas/parseGivenToken.ts"
import { type CacheOptions, cacheOptionsSchema, toCacheSettings } from "../Cache/CacheOptions.ts"
import { checkDuration, checkFiniteDuration, failOption } from "./durations.ts"
import { version } from "./version.ts"

/** What can be said when making a configuration; everything may be left out. */
export interface BeatportConfigOptions {
  /** `https://api.beatport.com/v4` by default. Plain http is refused except to this machine. */
  readonly baseUrl?: string | URL | undefined
  /** The account's user name. Goes with `password`. */
  readonly username?: string | Redacted.Redacted | undefined
  /** Password of the Beatport account. Needs `username`. */
  readonly password?: string | Redacted.Redacted | undefined
  /** OAuth client id. Default: looked up on Beatport's documentation page. */
  readonly clientId?: string | undefined
  /**
   * An access token to use until the server refuses it, in any form that `importToken` takes. It is the only identity of the
   * client: it is never refreshed, and no stored or new login takes its place.
   */
  readonly accessToken?: string | Redacted.Redacted | undefined
  /** The file that keeps the token between runs; `~` is the home directory. `false` keeps the token in memory only. */
  readonly tokenFile?: string | false | undefined
  /** True by default. */
  readonly autoRefreshToken?: boolean | undefined
  /** Five minutes by default. */
  readonly renewBefore?: Duration.Input | undefined
  /** Half a second by default; `0` sends at once. */
  readonly pace?: Duration.Input | undefined
  /** Sets how often and after which pauses requests are sent again. */
  readonly retry?:
    | {
        /** 4 by default; 0 never sends again. */
        readonly times?: number | undefined
        /** One minute by default. */
        readonly duration?: Duration.Input | undefined
        /** Half a second by default. */
        readonly baseDelay?: Duration.Input | undefined
        /** Ten seconds by default. */
        readonly maxDelay?: Duration.Input | undefined
        /** One minute by default. */
        readonly maxRetryAfter?: Duration.Input | undefined
        /** 500 by default: a hundred retries before the first success. */
        readonly budget?: number | undefined
      }
    | undefined
  /** Sets after how many failed calls in a row no requests are sent, and for how long. */
  readonly circuit?:
    | {
        /** 10 by default; `Infinity` never gives up. */
        readonly failures?: number | undefined
        /** Half a minute by default. */
        readonly openFor?: Duration.Input | undefined
      }
    | undefined
  /** Sets the time limits of one attempt and of a whole call. A duration alone is the limit of a whole call: `5000` is 5 s. */
  readonly timeout?:
    | Exclude<Duration.Input, object>
    | Duration.Duration
    | {
        /** Ten seconds by default. */
        readonly connect?: Duration.Input | undefined
        /** Thirty seconds by default. */
        readonly response?: Duration.Input | undefined
        /** Infinite by default. */
        readonly total?: Duration.Input | undefined
      }
    | undefined
  /** How many requests are in flight at the same time at most. 64 by default. Further calls wait in a queue. */
  readonly connections?: number | undefined
  /** 16 MiB by default, thirty times the largest page there is. A response that has more is a `DecodeError`. */
  readonly maxResponseBytes?: number | undefined
  /**
   * Keeps responses in memory: `true`, or an object with bounds and lifetimes. Off by default. A call can go around it with
   * `cache: "reload"` (`CurrentCacheMode` in Effect).
   */
  readonly cache?: boolean | CacheOptions | undefined
  /** Value of the `User-Agent` header. Default: the package's name and version. */
  readonly userAgent?: string | undefined
  /** Show a line for each request: method, route, status, time, attempt; never a secret. */
  readonly debug?: boolean | undefined
  /**
   * What happens if an item of a list is invalid. `strict` (default) fails the call with a `DecodeError` that names the item.
   * `lenient` leaves the item out, lists it in the page's `broken` and logs a warning.
   */
  readonly decoding?: "strict" | "lenient" | undefined
}

const makeCheck = <A>(is: (u: unknown) => u is A, expected: string) =>
  Schema.optional(Schema.declare(is, { expected }))

const text = makeCheck(Predicate.isString, "a text")

const secretText = makeCheck(
  (u): u is string | Redacted.Redacted =>
    Predicate.isString(u) || (Redacted.isRedacted(u) && Predicate.isString(Redacted.value(u))),
  "a text, or a Redacted of one"
)

const flag = makeCheck(Predicate.isBoolean, "true or false")

const makeNumberCheck = (is: (n: number) => boolean, expected: string) =>
  makeCheck((u): u is number => Predicate.isNumber(u) && is(u), expected)

/** Checked where it is read. */
const checkedLater = Schema.optional(Schema.Unknown)

/** Texts that mean the memory in other programs. A file of this name in the working directory was not meant. */
const namesOfMemory = new Set([":memory:", "memory"])

const isPath = (path: string): boolean =>
  !path.includes("\0") && !namesOfMemory.has(path.trim().toLowerCase())

/** The most retries of one call. More would be a loop without a bound while the budget is large. */
const mostRetries = 1000

/** Every option has its check. */
type Shape<Options> = Readonly<Record<keyof Options, Schema.Constraint>>

const optionsSchema = Schema.Struct({
  baseUrl: checkedLater,
  username: secretText,
  password: secretText,
  clientId: text,
  accessToken: secretText,
  tokenFile: makeCheck(
    (u): u is string | false => u === false || (Predicate.isString(u) && isPath(u)),
    "a path without NUL characters, or false to keep the token in memory"
  ),
  autoRefreshToken: flag,
  renewBefore: checkedLater,
  pace: checkedLater,
  retry: Schema.optional(
    Schema.Struct({
      times: makeNumberCheck(
        (n) => Number.isInteger(n) && n >= 0 && n <= mostRetries,
        `a whole number from 0 to ${mostRetries}`
      ),
      duration: checkedLater,
      baseDelay: checkedLater,
      maxDelay: checkedLater,
      maxRetryAfter: checkedLater,
      budget: makeNumberCheck((n) => n >= 0, "a number, 0 or more")
    } satisfies Shape<NonNullable<BeatportConfigOptions["retry"]>>)
  ),
  circuit: Schema.optional(
    Schema.Struct({
      failures: makeNumberCheck(
        (n) => n === Infinity || (Number.isSafeInteger(n) && n > 0),
        "a whole number above 0, or Infinity"
      ),
      openFor: checkedLater
    } satisfies Shape<NonNullable<BeatportConfigOptions["circuit"]>>)
  ),
  timeout: Schema.optional(
    Schema.Struct({
      connect: checkedLater,
      response: checkedLater,
      total: checkedLater
    } satisfies Shape<NonNullable<BeatportConfigOptions["timeout"]>>)
  ),
  connections: makeNumberCheck((n) => Number.isSafeInteger(n) && n > 0, "a whole number above 0"),
  maxResponseBytes: makeNumberCheck((n) => n > 0, "a number of bytes above 0"),
  cache: Schema.optional(Schema.Union([Schema.Boolean, cacheOptionsSchema])),
  userAgent: text,
  decoding: makeCheck(
    (u): u is "strict" | "lenient" => u === "strict" || u === "lenient",
    '"strict" or "lenient"'
  ),
  debug: flag
} satisfies Shape<BeatportConfigOptions>)

const checkValues = checkArguments(optionsSchema, configuration)

/** Options that are objects, with an example of each. */
const groupExamples = new Map([
  ["retry", "{ times: 5 }"],
  ["circuit", "{ failures: 10 }"],
  ["cache", "{ maxEntries: 5000 }, or true or false"],
  ["timeout", '{ total: "1 minute" }, or the duration of a whole call, such as 5000 (milliseconds)']
])

/**
 * Checks that the options are an object of known options, and that each group of options is an object, because a JavaScript
 * caller can pass anything. `more` names the options that the caller adds to those of the configuration.
 */
export const checkOptions = <Options extends object>(
  options: Options,
  more: ReadonlyArray<string> = []
): Effect.Effect<Options, ValidationError> => {
  if (!isRecord(options)) {
    return failOption(
      "options",
      'Expected an object of options, such as { username: "me", password: "secret" }.'
    )
  }
  const known = [...Object.keys(optionsSchema.fields), ...more]
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name)) return failOption(name, unknownArgument(name, known))
    const example = groupExamples.get(name)
    const isGroup =
      isRecord(value) ||
      (name === "timeout" && isDuration(value)) ||
      (name === "cache" && Predicate.isBoolean(value))
    if (example !== undefined && value !== undefined && !isGroup) {
      return failOption(name, `Expected an object, such as ${example}.`)
    }
  }
  return Effect.succeed(options)
}

const isDuration = (value: unknown): boolean =>
  Predicate.isNumber(value) || Predicate.isString(value) || Predicate.isBigInt(value)

const isRecord = (given: unknown): boolean => Predicate.isObject(given) && !Array.isArray(given)

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
