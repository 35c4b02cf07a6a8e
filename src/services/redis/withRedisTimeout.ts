/**
 * Commands to Redis that end.
 */
import { Duration, Effect } from "effect"
import * as Redis from "effect/persistence/Redis"

/** How long Redis may take to answer. Clients keep commands for a server that is away, some for ever. */
const redisTimeout = Duration.seconds(2)

/** Fails a command that is not answered in time. It may still be carried out later. */
export const withRedisTimeout = <A, E, R>(
  command: Effect.Effect<A, E, R>
): Effect.Effect<A, E | Redis.RedisError, R> =>
  Effect.timeoutOrElse(command, {
    duration: redisTimeout,
    orElse: () =>
      Effect.fail(
        new Redis.RedisError({ cause: new Error(`no answer within ${Duration.toSeconds(redisTimeout)} s`) })
      )
  })
