/**
 * The options of one call, which are passed after its arguments.
 */
import { Duration, Effect, Predicate } from "effect"
import { argumentError, type ValidationError } from "../errors/ValidationError.ts"
import { unknownArgument } from "../errors/fromSchema.ts"
import { nearest } from "../schemas/nearest.ts"
import { type CacheMode, cacheModes } from "../services/Cache/CacheMode.ts"
import type { CallSettings, ReceivedHead } from "../services/http/CallSettings.ts"
import { monotonicMillis } from "../services/monotonicClock.ts"
import type { CallSite } from "./CallSite.ts"

/** Options of a single call, passed after its arguments. */
export interface CallOptions {
  /**
   * Aborts the call at any point: while it waits for the rate limit, on the network, before a retry, between two
   * pages.
   */
  readonly signal?: AbortSignal | undefined
  /** Leaves invalid items out of lists and logs a warning, instead of rejecting with a `DecodeError`. Default: `false`. */
  readonly lenient?: boolean | undefined
  /**
   * Says how the call uses the cache: `reload` sends the request and replaces the stored response, `only-if-cached` sends no
   * request and rejects with an `UnavailableError` if no response is stored. Default: `default`.
   */
  readonly cache?: CacheMode | undefined
  /**
   * The limit of the whole call in milliseconds, with all of its requests, retries and waits. For an iteration, it is the
   * limit from its begin to its end. Default: the `timeout` of the client.
   */
  readonly timeout?: number | undefined
  /** The largest number of retries of each request. Default: `retry.times` of the client. */
  readonly retries?: number | undefined
  /** Headers that are added to each request. `authorization` is always the SDK's own. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** Describes one call: its options, where the program made it, and where its response is reported. */
export interface Call extends CallOptions {
  readonly site?: CallSite | undefined
  readonly onResponse?: ((response: ReceivedHead) => void) | undefined
}

/** Returns the settings of a call that begins now, which its deadline is counted from; undefined if it has none. */
export const readSettings = ({
  headers,
  onResponse,
  retries,
  timeout
}: Call): Effect.Effect<CallSettings> | undefined =>
  headers === undefined && onResponse === undefined && retries === undefined && timeout === undefined
    ? undefined
    : Effect.map(monotonicMillis, (now) => ({
        headers,
        onResponse,
        retries,
        deadline: timeout === undefined ? undefined : { limit: Duration.millis(timeout), at: now + timeout }
      }))

/** Adds the options that a later part of a call has, such as `collect`. */
export const withOptions = (call: Call, options: CallOptions | undefined): Call => ({
  ...call,
  ...Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => value !== undefined))
})

/** Checks each option, and says what is expected instead. */
const expectations = {
  signal: { holds: (value) => isAbortSignal(value), expected: "Expected an AbortSignal." },
  lenient: { holds: Predicate.isBoolean, expected: "Expected true or false." },
  cache: {
    holds: (value) => cacheModes.some((mode) => mode === value),
    expected: 'Expected "default", "reload" or "only-if-cached".'
  },
  timeout: {
    holds: (value) => Predicate.isNumber(value) && value > 0,
    expected: "Expected a number of milliseconds above 0."
  },
  retries: {
    holds: (value) => Predicate.isNumber(value) && Number.isInteger(value) && value >= 0,
    expected: "Expected a whole number, 0 or more."
  },
  headers: {
    holds: (value) => isPlainObject(value) && Object.entries(value).every(isSendable),
    expected: 'Expected an object of strings, such as { "accept-language": "en" }, without "authorization".'
  }
} satisfies Record<
  keyof CallOptions,
  { readonly holds: (value: unknown) => boolean; readonly expected: string }
>

const checks = new Map(Object.entries(expectations))

const isSendable = ([name, value]: readonly [string, unknown]): boolean =>
  Predicate.isString(value) && /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !ownHeaders.has(name.toLowerCase())

/** Headers that the SDK or the network sets. */
const ownHeaders: ReadonlySet<string> = new Set([
  "authorization",
  "connection",
  "content-length",
  "cookie",
  "host",
  "transfer-encoding"
])

/** Tests the shape instead of the class, because other realms have their own `AbortSignal`. */
export const isAbortSignal = (u: unknown): u is AbortSignal =>
  Predicate.hasProperty(u, "aborted") && Predicate.hasProperty(u, "addEventListener")

/** Tells an object of options from an argument of another kind. */
export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (!Predicate.isObject(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Separates the call options from the other properties of an object. */
export const splitOptions = (
  given: Readonly<Record<string, unknown>>
): { readonly options: CallOptions; readonly own: Readonly<Record<string, unknown>> } => {
  const isOption = ([name]: readonly [string, unknown]) => checks.has(name)
  const entries = Object.entries(given)
  return {
    options: Object.fromEntries(entries.filter(isOption)),
    own: Object.fromEntries(entries.filter((entry) => !isOption(entry)))
  }
}

/**
 * Finds an invalid call option, or a misspelt one among an operation's own options. The operation itself checks the other names.
 */
export const findMisspeltOption = (
  given: Readonly<Record<string, unknown>>,
  operation: string
): ValidationError | undefined =>
  findOptionError(given, operation, (name) => nearest(name, [...checks.keys()]).length > 0)

/** Finds an invalid or unknown option where only call options are accepted. */
export const findCallOptionError = (
  given: Readonly<Record<string, unknown>>,
  operation: string
): ValidationError | undefined => findOptionError(given, operation, () => true)

const findOptionError = (
  given: Readonly<Record<string, unknown>>,
  operation: string,
  isWrong: (unknownName: string) => boolean
): ValidationError | undefined => {
  for (const [name, value] of Object.entries(given)) {
    const check = checks.get(name)
    if (check === undefined) {
      if (isWrong(name)) return argumentError(operation, name, unknownArgument(name, [...checks.keys()]))
    } else if (value !== undefined && !check.holds(value)) {
      return argumentError(operation, name, check.expected)
    }
  }
  return undefined
}
