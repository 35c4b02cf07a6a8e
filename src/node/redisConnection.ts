/**
 * A connection to Redis that closes with its scope, even if Redis does not respond.
 */
import { Context, Effect, Layer } from "effect"
import * as Redis from "effect/persistence/Redis"
import { withRedisTimeout } from "../services/redis/withRedisTimeout.ts"

/** Opens the connection. The client is loaded only here, because it is an optional dependency. */
export const layerRedisConnection = (url: string): Layer.Layer<Redis.Redis, Redis.RedisError> =>
  Layer.effectContext(
    Effect.gen(function* () {
      const NodeRedis = yield* Effect.promise(() => import("@effect/platform-node/NodeRedis"))
      // A command fails at once while Redis is unreachable, instead of waiting for it.
      const built = yield* Layer.build(NodeRedis.layer({ url, disableOfflineQueue: true }))
      const { client, use } = Context.get(built, NodeRedis.NodeRedis)
      // Before it closes, the client waits for all responses. If Redis hangs, none arrives; without a limit the
      // program would never exit.
      yield* Effect.addFinalizer(() =>
        withRedisTimeout(use(() => client.close())).pipe(
          Effect.catch(() => Effect.sync(() => client.destroy()))
        )
      )
      return Context.pick(Redis.Redis)(built)
    })
  )
