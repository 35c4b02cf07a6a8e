/**
 * The SDK as a command uses it: with the account of the profile, and with a line for each request if the caller wants that.
 */
import { Config, Effect, Option, Path, Predicate } from "effect"
import * as UserDirectories from "effect/persistence/UserDirectories"
import type { BeatportConfigOptions } from "../services/BeatportConfig/BeatportConfigOptions.ts"
import { BeatportConfig } from "../services/BeatportConfig.ts"
import { resolveTokenPath } from "../services/TokenStore/file.ts"
import { type Settings, settings } from "./Settings.ts"

/** Where the profile keeps its token. `BEATPORT_TOKEN_FILE` wins; undefined is the default file. */
export const findTokenFile = Effect.fnUntraced(function* (profile: string | undefined) {
  const given = yield* Config.option(Config.NonEmptyString("BEATPORT_TOKEN_FILE"))
  if (profile === undefined || Option.isSome(given)) return Option.getOrUndefined(given)
  const path = yield* Path.Path
  const { config } = yield* UserDirectories.UserDirectories
  return path.join(yield* config("effect-beatport"), "profiles", profile, "token.json")
}, Effect.provide(UserDirectories.layer))

/** Returns the path of the token file that the session uses. */
export const tokenFilePath = Effect.flatMap(BeatportConfig, ({ tokenFile }) =>
  resolveTokenPath(Option.getOrUndefined(Option.filter(tokenFile, Predicate.isString)))
).pipe(Effect.provide(UserDirectories.layer))

/** The options of the SDK that the global flags decide. */
export const makeOptions = (own: Settings): Effect.Effect<BeatportConfigOptions, Failure, Path.Path> =>
  Effect.map(findTokenFile(own.profile), (tokenFile) => ({
    tokenFile,
    debug: own.verbose ? true : undefined
  }))

type Failure = Effect.Error<ReturnType<typeof findTokenFile>>

/** Runs an effect with the SDK, which is loaded only now. */
export const withBeatport = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const options = yield* makeOptions(yield* settings)
    const { layerConfig } = yield* Effect.promise(() => import("../node/NodeBeatport.ts"))
    return yield* Effect.provide(effect, layerConfig(options))
  })
