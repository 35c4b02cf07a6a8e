/**
 * What the SDK is told: where the API is, who signs in, how fast to go and how long to wait.
 */
import { Config, Context, Duration, Effect, Layer, Option, Redacted } from "effect"
import { ValidationError } from "../errors/BeatportError.ts"

/** The configuration as the services read it: every default filled in, every secret wrapped. */
export interface BeatportConfigService {
  /** The API's root without a slash at its end: `https://api.beatport.com/v4`. */
  readonly baseUrl: string
  /** The account to sign in with. */
  readonly credentials: Option.Option<{
    readonly username: Redacted.Redacted
    readonly password: Redacted.Redacted
  }>
  /** The OAuth client id; where there is none it is read from Beatport's documentation page. */
  readonly clientId: Option.Option<string>
  /** A token to use as it is. */
  readonly accessToken: Option.Option<Redacted.Redacted>
  /** Where the token is kept; `~` is the home directory. Only layers with a file system read it. */
  readonly tokenFile: Option.Option<string>
  /** Whether a token is renewed by itself. Without it, an expired token is an `AuthenticationError`. */
  readonly autoRefreshToken: boolean
  /** How long before its end a token is renewed. */
  readonly renewBefore: Duration.Duration
  /** The space between the starts of two requests; zero for none. */
  readonly pace: Duration.Duration
  readonly retry: {
    /** How many times one call is sent again at most. */
    readonly times: number
    /** No retry starts later than this after the call began. */
    readonly duration: Duration.Duration
    /** The mean of the first pause is half of this; each further one doubles, up to `maxDelay`. */
    readonly baseDelay: Duration.Duration
    readonly maxDelay: Duration.Duration
    /** A server that asks for a longer pause makes the call fail at once. */
    readonly maxRetryAfter: Duration.Duration
    /** What all retries of this client are paid from: 5 for each, 10 after a timeout; successes pay back. */
    readonly budget: number
  }
  readonly circuit: {
    /** After how many failed calls in a row, each with its retries, nothing is sent for a while. */
    readonly failures: number
    /** For how long; then one call is let through to see. */
    readonly openFor: Duration.Duration
  }
  readonly timeout: {
    /** Until a connection stands. Only layers that open connections themselves read it. */
    readonly connect: Duration.Duration
    /** From sending one request to the last byte of its answer. */
    readonly response: Duration.Duration
    /** Over a whole call: its turns, attempts and pauses. Infinite by default. */
    readonly total: Duration.Duration
  }
  /** The most bytes an answer may have; a larger one is refused. */
  readonly maxAnswerBytes: number
  /** Sent as User-Agent. */
  readonly userAgent: string
  /** Whether the debug lines of this SDK (one for each request) are shown, whatever the program's log level. */
  readonly debug: boolean
}

/** What can be said when making a configuration; everything may be left out. */
export interface BeatportConfigOptions {
  /** `https://api.beatport.com/v4` by default. Plain http is refused except to this machine. */
  readonly baseUrl?: string | URL | undefined
  /** The account's user name. Goes with `password`. */
  readonly username?: string | Redacted.Redacted | undefined
  readonly password?: string | Redacted.Redacted | undefined
  readonly clientId?: string | undefined
  /** A token pasted from a browser; it is used until it ends, and never renewed. */
  readonly accessToken?: string | Redacted.Redacted | undefined
  /** Where the token is kept between runs; `~` is the home directory. */
  readonly tokenFile?: string | undefined
  /** True by default. */
  readonly autoRefreshToken?: boolean | undefined
  /** Five minutes by default. */
  readonly renewBefore?: Duration.Input | undefined
  /** Half a second by default; `0` sends at once. */
  readonly pace?: Duration.Input | undefined
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
  readonly circuit?:
    | {
        /** 10 by default; `Infinity` never gives up. */
        readonly failures?: number | undefined
        /** Half a minute by default. */
        readonly openFor?: Duration.Input | undefined
      }
    | undefined
  readonly timeout?:
    | {
        /** Ten seconds by default. */
        readonly connect?: Duration.Input | undefined
        /** Thirty seconds by default. */
        readonly response?: Duration.Input | undefined
        /** Infinite by default. */
        readonly total?: Duration.Input | undefined
      }
    | undefined
  /** 16 MiB by default, thirty times the largest page there is. An answer that has more is a `DecodeError`. */
  readonly maxAnswerBytes?: number | undefined
  readonly userAgent?: string | undefined
  /** Show a line for each request: method, route, status, time, attempt; never a secret. */
  readonly debug?: boolean | undefined
}

/** The configuration. */
export class BeatportConfig extends Context.Service<BeatportConfig, BeatportConfigService>()(
  "effect-beatport/services/BeatportConfig"
) {
  /** A configuration with the given options, and defaults for the others. */
  static readonly layer = (
    options: BeatportConfigOptions = {}
  ): Layer.Layer<BeatportConfig, ValidationError> => Layer.effect(BeatportConfig, make(options))

  /**
   * The configuration in the environment: `BEATPORT_USERNAME`, `BEATPORT_PASSWORD`, `BEATPORT_CLIENT_ID`,
   * `BEATPORT_ACCESS_TOKEN`, `BEATPORT_TOKEN_FILE`, `BEATPORT_BASE_URL`, `BEATPORT_DEBUG`. Options given here come first.
   */
  static readonly layerConfig = (
    options: BeatportConfigOptions = {}
  ): Layer.Layer<BeatportConfig, Config.ConfigError | ValidationError> =>
    Layer.effect(
      BeatportConfig,
      Effect.flatMap(environment, (found) => make({ ...found, ...definedOnly(options) }))
    )
}

/** The version of this package, as sent in the User-Agent. */
export const version = "0.1.0"

/** Fills in the defaults and checks what was given. */
export const make = Effect.fnUntraced(function* (
  options: BeatportConfigOptions
): Effect.fn.Return<BeatportConfigService, ValidationError> {
  const { circuit = {}, retry = {}, timeout = {} } = options
  const username = secret(options.username)
  const password = secret(options.password)
  if (Option.isSome(username) !== Option.isSome(password)) {
    return yield* wrong(
      Option.isSome(username) ? "password" : "username",
      "A user name and a password go together: one of them is missing."
    )
  }
  const times = retry.times ?? 4
  if (!Number.isInteger(times) || times < 0) {
    return yield* wrong("retry.times", "Expected a whole number, 0 or more.")
  }
  const budget = retry.budget ?? 500
  if (!(budget >= 0)) return yield* wrong("retry.budget", "Expected a number, 0 or more.")
  const failures = circuit.failures ?? 10
  if (failures !== Infinity && !(Number.isInteger(failures) && failures > 0)) {
    return yield* wrong("circuit.failures", "Expected a whole number above 0, or Infinity.")
  }
  const maxAnswerBytes = options.maxAnswerBytes ?? 16 * 1024 * 1024
  if (!(maxAnswerBytes > 0)) return yield* wrong("maxAnswerBytes", "Expected a number of bytes above 0.")
  const duration = (name: string, given: Duration.Input | undefined, otherwise: Duration.Input) =>
    Option.match(Duration.fromInput(given ?? otherwise), {
      onNone: () => wrong(name, 'Expected a duration, such as "30 seconds" or a number of milliseconds.'),
      onSome: (found) =>
        Duration.isNegative(found)
          ? wrong(name, "Expected a duration that is not negative.")
          : Effect.succeed(found)
    })
  return {
    baseUrl: yield* checkBaseUrl(options.baseUrl ?? "https://api.beatport.com/v4"),
    credentials: Option.all({ username, password }),
    clientId: Option.fromUndefinedOr(options.clientId || undefined),
    accessToken: yield* checkToken(options.accessToken),
    tokenFile: Option.fromUndefinedOr(options.tokenFile || undefined),
    autoRefreshToken: options.autoRefreshToken ?? true,
    renewBefore: yield* duration("renewBefore", options.renewBefore, "5 minutes"),
    pace: yield* duration("pace", options.pace, "500 millis"),
    retry: {
      times,
      duration: yield* duration("retry.duration", retry.duration, "1 minute"),
      baseDelay: yield* duration("retry.baseDelay", retry.baseDelay, "500 millis"),
      maxDelay: yield* duration("retry.maxDelay", retry.maxDelay, "10 seconds"),
      maxRetryAfter: yield* duration("retry.maxRetryAfter", retry.maxRetryAfter, "1 minute"),
      budget
    },
    circuit: { failures, openFor: yield* duration("circuit.openFor", circuit.openFor, "30 seconds") },
    timeout: {
      connect: yield* duration("timeout.connect", timeout.connect, "10 seconds"),
      response: yield* duration("timeout.response", timeout.response, "30 seconds"),
      total: yield* duration("timeout.total", timeout.total, Duration.infinity)
    },
    maxAnswerBytes,
    userAgent: yield* checkUserAgent(options.userAgent ?? `effect-beatport/${version}`),
    debug: options.debug ?? false
  }
})

const environment = Config.all({
  baseUrl: Config.option(Config.NonEmptyString("BEATPORT_BASE_URL")),
  username: Config.option(Config.Redacted("BEATPORT_USERNAME")),
  password: Config.option(Config.Redacted("BEATPORT_PASSWORD")),
  clientId: Config.option(Config.NonEmptyString("BEATPORT_CLIENT_ID")),
  accessToken: Config.option(Config.Redacted("BEATPORT_ACCESS_TOKEN")),
  tokenFile: Config.option(Config.NonEmptyString("BEATPORT_TOKEN_FILE")),
  debug: Config.option(Config.Boolean("BEATPORT_DEBUG"))
}).pipe(
  Config.map((found): BeatportConfigOptions => ({
    baseUrl: Option.getOrUndefined(found.baseUrl),
    username: Option.getOrUndefined(found.username),
    password: Option.getOrUndefined(found.password),
    clientId: Option.getOrUndefined(found.clientId),
    accessToken: Option.getOrUndefined(found.accessToken),
    tokenFile: Option.getOrUndefined(found.tokenFile),
    debug: Option.getOrUndefined(found.debug)
  }))
)

const definedOnly = (options: BeatportConfigOptions): BeatportConfigOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))

const secret = (value: string | Redacted.Redacted | undefined): Option.Option<Redacted.Redacted> =>
  Option.fromUndefinedOr(typeof value === "string" ? Redacted.make(value) : value).pipe(
    Option.filter((held) => Redacted.value(held) !== "")
  )

const wrong = (field: string, said: string) =>
  Effect.fail(new ValidationError({ method: "configuration", path: "", fields: { [field]: [said] } }))

/** Tokens that come from files come with a line break at their end; one in the middle is a mistake. */
const checkToken = (
  given: string | Redacted.Redacted | undefined
): Effect.Effect<Option.Option<Redacted.Redacted>, ValidationError> => {
  const token = Option.map(secret(given), (held) => Redacted.value(held).trim())
  return Option.match(token, {
    onNone: () => Effect.succeedNone,
    onSome: (text) =>
      /^[\x21-\x7e]+$/.test(text)
        ? Effect.succeedSome(Redacted.make(text))
        : wrong("accessToken", "Expected a token: no spaces, no line breaks, no letters beyond ASCII.")
  })
}

const checkUserAgent = (given: string): Effect.Effect<string, ValidationError> =>
  /^[\x20-\x7e]+$/.test(given)
    ? Effect.succeed(given)
    : wrong("userAgent", "Expected one line of ASCII text.")

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"])

/** Credentials travel to this host: so it has to be https, unless it is this machine. */
const checkBaseUrl = (given: string | URL): Effect.Effect<string, ValidationError> => {
  const url = URL.parse(given)
  if (url === null) return wrong("baseUrl", "Expected a URL such as https://api.beatport.com/v4.")
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.has(url.hostname))) {
    return wrong("baseUrl", "Expected https: the password and the token are sent there.")
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    return wrong("baseUrl", "Expected a URL without credentials, query or fragment.")
  }
  return Effect.succeed(url.href.replace(/\/+$/, ""))
}
