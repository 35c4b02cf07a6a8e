/**
 * Services that are built when the first tool is called.
 */
import { type Config, Effect, Layer, Option, Ref, Semaphore } from "effect"
import type { BeatportError } from "../../errors/BeatportError.ts"
import type { Matching } from "../../matching/index.ts"
import type { Auth } from "../../services/Auth.ts"
import type { Beatport } from "../../services/Beatport.ts"
import { type Access, agentServices, type AgentServices } from "../AgentServices.ts"
import { cleanMessage } from "../text.ts"
import { fromBeatportError, ToolFailure } from "../ToolFailure.ts"

/** The services that a server needs. */
export type ServerServices = Beatport | Auth | Matching

/**
 * Builds the services when they are first used, and again after a build that failed. A layer that fails while the server
 * starts would end the process, and the client would show "server disconnected" instead of what is wrong (M15).
 */
export const makeLazyAccess = (layer: Layer.Layer<ServerServices, Config.ConfigError | BeatportError>) =>
  Effect.gen(function* () {
    const scope = yield* Effect.scope
    const built = yield* Ref.make(Option.none<AgentServices>())
    const build = Layer.buildWithScope(layer, scope).pipe(
      Effect.flatMap((services) => Effect.provideContext(agentServices, services)),
      Effect.tap((services) => Ref.set(built, Option.some(services))),
      Effect.mapError(toFailure)
    )
    const once = Semaphore.makeUnsafe(1)
    const access: Access = Effect.flatMap(
      Ref.get(built),
      Option.match({
        onSome: Effect.succeed,
        onNone: () =>
          once.withPermits(1)(
            Effect.flatMap(Ref.get(built), Option.match({ onSome: Effect.succeed, onNone: () => build }))
          )
      })
    )
    return access
  })

const toFailure = (error: Config.ConfigError | BeatportError): ToolFailure =>
  error._tag === "ConfigError"
    ? new ToolFailure({
        message: cleanMessage(
          `The configuration of this server is wrong: ${error.message}. Ask the user to correct it and to start the server again.`,
          1000
        ),
        isRetryable: false
      })
    : fromBeatportError(error)
