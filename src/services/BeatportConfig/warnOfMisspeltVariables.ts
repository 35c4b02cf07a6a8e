/**
 * A misspelt environment variable has no effect, and nothing else says so.
 */
import { ConfigProvider, Effect } from "effect"
import { didYouMean, nearest } from "../../schemas/nearest.ts"
import { optionNames } from "./checkOptions.ts"

const prefix = "BEATPORT"

/** Variables of other parts of this package, and of its commands. */
const others = ["BEATPORT_REDIS_URL", "BEATPORT_MCP_TOKEN", "BEATPORT_TRACK_ID"]

/** Number of parts of a name, between underscores, up to which names are read. */
const mostParts = 6

/** Returns the names of the variables below a path. A provider holds them as a tree, split at underscores. */
const listNames = (
  provider: ConfigProvider.ConfigProvider,
  path: ReadonlyArray<string>
): Effect.Effect<ReadonlyArray<string>, ConfigProvider.SourceError> =>
  Effect.gen(function* () {
    const node = yield* provider.load(path)
    if (node === undefined) return []
    const own = node.value === undefined ? [] : [path.join("_")]
    if (node._tag !== "Record" || path.length === mostParts) return own
    const below = yield* Effect.forEach(node.keys, (key) => listNames(provider, [...path, key]))
    return [...own, ...below.flat()]
  })

/** The options by the name that a variable of each would have (`BEATPORT_RENEW_BEFORE`). */
const options = [...optionNames, "proxy", "cacheDirectory"].map((option) => ({
  option,
  variable: `${prefix}_${option.replaceAll(/[A-Z]/g, "_$&").toUpperCase()}`
}))

const removePrefix = (name: string): string => name.slice(prefix.length + 1)

/**
 * Logs a warning for each variable that begins with `BEATPORT_`, is unknown, and is near a known name or named after an option
 * that has no variable (`BEATPORT_PACE`, `BEATPORT_RETRY_TIMES`). Any other one belongs to another program.
 */
export const warnOfMisspeltVariables = (known: ReadonlyArray<string>): Effect.Effect<void> =>
  Effect.gen(function* () {
    const provider = yield* ConfigProvider.ConfigProvider
    const all = [...known, ...others]
    const withoutVariable = options.filter(({ variable }) => !all.includes(variable))
    for (const name of yield* listNames(provider, [prefix])) {
      if (all.includes(name)) continue
      const after = withoutVariable.find(
        ({ variable }) => name === variable || name.startsWith(`${variable}_`)
      )
      if (after !== undefined) {
        yield* Effect.logWarning(
          `The environment variable ${name} has no effect, because the option ${after.option} has no variable.`
        )
        continue
      }
      const meant = nearest(removePrefix(name), all.map(removePrefix)).map((one) => `${prefix}_${one}`)
      if (meant.length > 0) {
        yield* Effect.logWarning(`The environment variable ${name} has no effect. ${didYouMean(meant)}`)
      }
    }
  }).pipe(Effect.ignore)
