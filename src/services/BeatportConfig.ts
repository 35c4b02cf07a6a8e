/**
 * The configuration: base URL, account, rate limit, retries and timeouts.
 */
import { type Config, Context, type Duration, Effect, Layer, type Option, type Redacted } from "effect"
import type { ValidationError } from "../errors/ValidationError.ts"
import type { BeatportConfigOptions } from "./BeatportConfig/BeatportConfigOptions.ts"
import { checkOptions } from "./BeatportConfig/checkOptions.ts"
import { type Configurable, resolveOptions } from "./BeatportConfig/Configurable.ts"
import { toConfig } from "./BeatportConfig/toConfig.ts"
import type { CacheSettings } from "./Cache/CacheOptions.ts"
import { readEnvironment, nameVariables, withCurrentEnvironment } from "./BeatportConfig/environment.ts"

/** The configuration as the services read it: every default filled in, every secret wrapped. */
export interface BeatportConfigService {
  /** Base URL of the API, without a slash at its end: `https://api.beatport.com/v4`. */
  readonly baseUrl: string
  /** The account to sign in with. */
  readonly credentials: Option.Option<{
    readonly username: Redacted.Redacted
    readonly password: Redacted.Redacted
  }>
  /** The OAuth client id. If it is absent, it is read from Beatport's documentation page. */
  readonly clientId: Option.Option<string>
  /** An access token that is used as the only identity. */
  readonly accessToken: Option.Option<Redacted.Redacted>
  /**
   * The file that keeps the token; `~` is the home directory, and `false` keeps the token in memory. Only layers with a file
   * system read it.
   */
  readonly tokenFile: Option.Option<string | false>
  /** Whether calls refresh the token. If false, an expired token is an `AuthenticationError`. */
  readonly autoRefreshToken: boolean
  /** How long before its expiry a token is refreshed. */
  readonly renewBefore: Duration.Duration
  /** The interval between the starts of two requests, which a timer that ends late can shorten by at most 20 ms; zero for none. */
  readonly pace: Duration.Duration
  /** Rules by which requests are sent again. */
  readonly retry: {
    /** The most retries of one call. */
    readonly times: number
    /** No retry starts later than this after the call began. */
    readonly duration: Duration.Duration
    /** The mean of the first pause is half of this; each further one doubles, up to `maxDelay`. */
    readonly baseDelay: Duration.Duration
    readonly maxDelay: Duration.Duration
    /** If the server requests a longer pause, the call fails at once. */
    readonly maxRetryAfter: Duration.Duration
    /** Budget of all retries of this client. A retry costs 5, after a timeout 10; a success pays back. */
    readonly budget: number
  }
  /** Rules by which failed calls stop further requests. */
  readonly circuit: {
    /** Number of failed calls in a row, each with its retries, after which calls fail without a request. */
    readonly failures: number
    /** For how long. Then one call is sent as a trial. */
    readonly openFor: Duration.Duration
  }
  /** Time limits of one attempt and of a whole call. */
  readonly timeout: {
    /** Until the connection is established. Only layers that open connections themselves read it. */
    readonly connect: Duration.Duration
    /** From sending one request to the last byte of its response. */
    readonly response: Duration.Duration
    /** For a whole call with its waits, attempts and pauses. Infinite by default. */
    readonly total: Duration.Duration
  }
  /** How many requests are in flight at the same time at most. Further calls wait in a queue. */
  readonly connections: number
  /** The most bytes a response may have; a larger one is not read. */
  readonly maxResponseBytes: number
  /** Settings of the cache in memory; none if it is off, or if a `Cache` is provided. */
  readonly cache: Option.Option<CacheSettings>
  /** Sent as User-Agent. */
  readonly userAgent: string
  /** Whether the debug lines of this SDK (one for each request) are shown, whatever the program's log level. */
  readonly debug: boolean
  /** Whether an invalid item of a list fails the call, or is left out and reported. */
  readonly decoding: "strict" | "lenient"
}

/** Provides the checked configuration that every other service reads. */
export class BeatportConfig extends Context.Service<BeatportConfig, BeatportConfigService>()(
  "effect-beatport/services/BeatportConfig"
) {
  /** A configuration with the given options, and defaults for the others. */
  static readonly layer = (
    options: BeatportConfigOptions = {}
  ): Layer.Layer<BeatportConfig, ValidationError> => Layer.effect(BeatportConfig, toConfig(options))

  /**
   * The configuration in the environment: `BEATPORT_USERNAME`, `BEATPORT_PASSWORD`, `BEATPORT_CLIENT_ID`,
   * `BEATPORT_ACCESS_TOKEN`, `BEATPORT_TOKEN_FILE`, `BEATPORT_BASE_URL`, `BEATPORT_DEBUG`, `BEATPORT_CACHE`. Options given here come first.
   * The environment is read each time that the layer is built.
   */
  static readonly layerConfig = (
    options: Configurable<BeatportConfigOptions> = {}
  ): Layer.Layer<BeatportConfig, Config.ConfigError | ValidationError> =>
    Layer.effect(
      BeatportConfig,
      Effect.gen(function* () {
        const given = keepDefined(yield* checkOptions(yield* resolveOptions(options)))
        const found = yield* withCurrentEnvironment(readEnvironment)
        return yield* Effect.mapError(toConfig({ ...found, ...given }), (error) =>
          nameVariables(error, found, given)
        )
      })
    )
}

const keepDefined = (options: BeatportConfigOptions): BeatportConfigOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
