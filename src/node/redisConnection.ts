/**
 * A connection to Redis, which ends with its scope whether Redis answers or not.
 */
import { Context, Effect, Layer } from "effect"
import * as Redis from "effect/persistence/Redis"
import { inTime } from "../services/redis/inTime.ts"

/** Opens it. The client is loaded only where it is used. */
export const redisConnection = (url: string): Layer.Layer<Redis.Redis, Redis.RedisError> =>
  Layer.effectContext(
    Effect.gen(function* () {
      const NodeRedis = yield* Effect.promise(() => import("@effect/platform-node/NodeRedis"))
      // A command for a Redis that is away fails at once, instead of waiting for it.
      const built = yield* Layer.build(NodeRedis.layer({ url, disableOfflineQueue: true }))
      const { client, use } = Context.get(built, NodeRedis.NodeRedis)
      // The client waits for every answer before it closes. Where Redis hangs none comes, and no program would end.
      yield* Effect.addFinalizer(() =>
        inTime(use(() => client.close())).pipe(Effect.catch(() => Effect.sync(() => client.destroy())))
      )
      return Context.pick(Redis.Redis)(built)
    })
  )
