/**
 * Reads the environment anew.
 */
import { ConfigProvider, Effect } from "effect"

/**
 * Runs an effect with the environment as it is now. Effect reads the environment once per process; a second client would get
 * the account of the first, whatever the environment says by then. A provider that the program gives is kept.
 */
export const readingEnvironment = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.contextWith((context) =>
    context.mapUnsafe.has(ConfigProvider.ConfigProvider.key)
      ? effect
      : Effect.provideService(effect, ConfigProvider.ConfigProvider, ConfigProvider.fromEnv())
  )
