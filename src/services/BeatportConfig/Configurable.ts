/**
 * Options given as values, or as `Config`s of Effect, which read them under the program's own names and from its own provider.
 */
import { Config, Effect } from "effect"
import { withCurrentEnvironment } from "./environment.ts"

/** Accepts each option as its value or as a `Config` of it, also within a group of options, or all of them as one `Config`. */
export type Configurable<Options> =
  Config.Config<Options> | { readonly [Name in keyof Options]: Options[Name] | Config.Wrap<Options[Name]> }

/** How deep groups of options are: `cache.lifetimes.charts`. */
const deepest = 3

/** Reads every `Config` among the options. */
export const resolveOptions = <Options extends object>(
  options: Configurable<Options>
): Effect.Effect<Options, Config.ConfigError> =>
  Effect.map(withCurrentEnvironment(resolve(options, deepest)), (resolved) => {
    assertResolved(resolved, options)
    return resolved
  })

const resolve = (value: unknown, depth: number): Effect.Effect<unknown, Config.ConfigError> => {
  if (Config.isConfig(value)) return value
  if (depth === 0 || !isGroup(value)) return Effect.succeed(value)
  return Effect.map(
    Effect.forEach(Object.entries(value), ([name, one]) =>
      Effect.map(resolve(one, depth - 1), (read) => [name, read] as const)
    ),
    (entries) => Object.fromEntries(entries)
  )
}

const isGroup = (value: unknown): value is object =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Asserts that no `Config` is left among the options. `checkOptions` and `toConfig` check their values. */
function assertResolved<Options extends object>(
  resolved: unknown,
  _options: Configurable<Options>
): asserts resolved is Options {
  const values = isGroup(resolved) ? Object.values(resolved) : [resolved]
  if (values.some(Config.isConfig)) throw new TypeError("Expected options without a Config")
}
