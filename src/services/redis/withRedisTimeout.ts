/**
 * Commands to Redis that end.
 */
import { Duration, Effect } from "effect"
import * as Redis from "effect/persistence/Redis"

/** Time limit of one Redis command. Clients keep commands for an unreachable server, some without end. */
const redisTimeout = Duration.seconds(2)

/** Fails a command without a response within the time limit. Redis may still execute it later. */
export const withRedisTimeout = <A, E, R>(
  command: Effect.Effect<A, E, R>
): Effect.Effect<A, E | Redis.RedisError, R> =>
  Effect.timeoutOrElse(command, {
    duration: redisTimeout,
    orElse: () =>
      Effect.fail(
        new Redis.RedisError({ cause: new Error(`no response within ${Duration.toSeconds(redisTimeout)} s`) })
      )
  })
