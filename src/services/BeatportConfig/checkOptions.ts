/**
 * Checks that options are known and have the type that they declare. What depends on their content is checked by `toConfig`.
 */
import { Effect, Predicate, Redacted, Schema } from "effect"
import { configuration, type ValidationError } from "../../errors/ValidationError.ts"
import { checkArguments, unknownArgument } from "../../errors/fromSchema.ts"
import { cacheOptionsSchema } from "../Cache/CacheOptions.ts"
import type { BeatportConfigOptions } from "./BeatportConfigOptions.ts"
import { failOption } from "./durations.ts"

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

/** The names of the options. */
export const optionNames: ReadonlyArray<string> = Object.keys(optionsSchema.fields)

/** Checks the value of each option. */
export const checkValues = checkArguments(optionsSchema, configuration)

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
  const known = [...optionNames, ...more]
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
