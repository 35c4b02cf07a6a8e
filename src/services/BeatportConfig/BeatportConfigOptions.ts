/**
 * The options of a client.
 */
import type { Duration, Redacted } from "effect"
import type { CacheOptions } from "../Cache/CacheOptions.ts"

/** Configures a client. Every option may be omitted. */
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
