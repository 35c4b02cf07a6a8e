/**
 * The configuration in the environment.
 */
import { Config, ConfigProvider, Effect, Option, Redacted } from "effect"
import { argumentError, configuration, ValidationError } from "../../errors/ValidationError.ts"
import type { BeatportConfigOptions } from "./BeatportConfigOptions.ts"
import { warnOfMisspeltVariables } from "./warnOfMisspeltVariables.ts"

/** The environment variable of each option that has one. */
const variables = {
  baseUrl: "BEATPORT_BASE_URL",
  username: "BEATPORT_USERNAME",
  password: "BEATPORT_PASSWORD",
  clientId: "BEATPORT_CLIENT_ID",
  accessToken: "BEATPORT_ACCESS_TOKEN",
  tokenFile: "BEATPORT_TOKEN_FILE",
  debug: "BEATPORT_DEBUG",
  cache: "BEATPORT_CACHE"
} as const

/**
 * Runs an effect with the environment as it is now. Effect reads the environment once per process; a second client would get
 * the account of the first, whatever the environment says by then. A provider that the program gives is kept.
 */
export const withCurrentEnvironment = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.contextWith((context) =>
    context.mapUnsafe.has(ConfigProvider.ConfigProvider.key)
      ? effect
      : Effect.provideService(effect, ConfigProvider.ConfigProvider, ConfigProvider.fromEnv())
  )

/** Removes the carriage return that a file with Windows line ends leaves at the end of a value. */
const trimReturn = (value: string): string => value.replace(/\r+$/, "")

/** Reads a variable. A blank one counts as absent. */
const readText = (name: string) =>
  Config.option(Config.String(name)).pipe(
    Config.map((found) =>
      Option.getOrUndefined(Option.filter(Option.map(found, trimReturn), (value) => value.trim() !== ""))
    )
  )

/** Reads a variable with a secret. A blank one counts as absent. */
export const readSecret = (name: string) =>
  Config.map(readText(name), (value) => (value === undefined ? undefined : Redacted.make(value)))

const quoted = /^\s*(["'`]).*\1\s*$/s

/** Refuses quotes around a value: a shell removes them, but other readers of environment files keep them. */
const refuseQuotes = (variable: string, value: string | undefined): Effect.Effect<void, ValidationError> =>
  value !== undefined && quoted.test(value)
    ? Effect.fail(argumentError(configuration, variable, "The value is in quotes: write it without them."))
    : Effect.void

const switchWords = new Map([
  ...["true", "yes", "on", "y", "1"].map((word) => [word, true] as const),
  ...["false", "no", "off", "n", "0"].map((word) => [word, false] as const)
])

const parseSwitch = (
  variable: string,
  value: string | undefined
): Effect.Effect<boolean | undefined, ValidationError> => {
  if (value === undefined) return Effect.undefined
  const found = switchWords.get(value.trim().toLowerCase())
  return found === undefined
    ? Effect.fail(
        argumentError(
          configuration,
          variable,
          `Expected true or false (also yes or no, on or off, 1 or 0), not ${JSON.stringify(value.slice(0, 100))}.`
        )
      )
    : Effect.succeed(found)
}

/** Reads `false` as the value of the option, which keeps the token in memory. A file of that name is `./false`. */
const parseTokenFile = (value: string | undefined): string | false | undefined =>
  value?.trim().toLowerCase() === "false" ? false : value

/** Reads the options that the environment sets. */
export const readEnvironment: Effect.Effect<BeatportConfigOptions, Config.ConfigError | ValidationError> =
  Effect.gen(function* () {
    const found = yield* Config.all({
      baseUrl: readText(variables.baseUrl),
      username: readSecret(variables.username),
      password: readSecret(variables.password),
      clientId: readText(variables.clientId),
      accessToken: readSecret(variables.accessToken),
      tokenFile: readText(variables.tokenFile),
      debug: readText(variables.debug),
      cache: readText(variables.cache)
    })
    // A password can begin and end with a quote; a token is read in any form in which one is copied.
    yield* refuseQuotes(variables.baseUrl, found.baseUrl)
    yield* refuseQuotes(variables.username, found.username && Redacted.value(found.username))
    yield* refuseQuotes(variables.clientId, found.clientId)
    yield* refuseQuotes(variables.tokenFile, found.tokenFile)
    yield* warnOfMisspeltVariables(Object.values(variables))
    return {
      ...found,
      clientId: found.clientId?.trim(),
      tokenFile: parseTokenFile(found.tokenFile),
      debug: yield* parseSwitch(variables.debug, found.debug),
      cache: yield* parseSwitch(variables.cache, found.cache)
    }
  })

/** Options that go together: if one is missing, the variable of the other names it. */
const partners = new Map([
  ["username", "password"],
  ["password", "username"]
])

/** Names the environment variable instead of the option where the invalid value came from the environment. */
export const nameVariables = (
  error: ValidationError,
  found: BeatportConfigOptions,
  given: BeatportConfigOptions
): ValidationError => {
  const sources = new Map(Object.entries(found).filter(([, value]) => value !== undefined))
  const names = new Map<string, string>(Object.entries(variables))
  const isFromEnvironment = (option: string) =>
    !Object.hasOwn(given, option) && (sources.has(option) || sources.has(partners.get(option) ?? ""))
  const fields = Object.entries(error.fields).map(
    ([option, said]) => [isFromEnvironment(option) ? (names.get(option) ?? option) : option, said] as const
  )
  return new ValidationError({ ...error, fields: Object.fromEntries(fields) })
}
