/**
 * The token in Redis, for a fleet.
 *
 * There are two keys with one hash tag, so that a cluster keeps them together: a hash with the token, and the lock.
 * Each holder of the lock gets a number that is higher than all before. A holder that was held up for longer
 * than the lock lives does not know that it lost it: so whatever it writes is compared in Redis itself, by that
 * number, and never replaces what a later holder wrote.
 */
import { Context, Duration, Effect, Semaphore } from "effect"
import * as Redis from "effect/persistence/Redis"
import { copyForeignError } from "../../errors/ForeignError.ts"
import { TokenStoreError } from "../../errors/TokenStoreError.ts"
import type { Token } from "../../schemas/Token.ts"
import { withRedisTimeout } from "../redis/withRedisTimeout.ts"
import { decodeToken, encodeToken } from "./tokenCodec.ts"
import { uniqueName } from "./uniqueName.ts"
import { waitForLock } from "./waitForLock.ts"

/** Configures the store that a fleet shares. */
export interface RedisTokenOptions {
  /** Programs that use the same Redis and the same key share one token. `effect-beatport` by default. */
  readonly key?: string | undefined
}

/** How long a lock lasts without being prolonged, so that the lock of a killed process expires. */
const lockLifetime = Duration.seconds(10)

/** How often a holder prolongs its lock: three times in its lifetime, because a response can be lost. */
const prolongInterval = Duration.seconds(3)

/** The lock that the running effect holds, and of which store it is. */
const HeldLock = Context.Reference<{ readonly store: object; readonly fence: string } | undefined>(
  "effect-beatport/services/TokenStore/HeldLock",
  { defaultValue: () => undefined }
)

/** Makes the store. It sends no command yet. */
export const makeRedisStore = Effect.fnUntraced(function* ({ key = "effect-beatport" }: RedisTokenOptions) {
  const redis = yield* Redis.Redis
  const location = `{${key}}:token`
  const lockLocation = `${location}:lock`
  const queue = yield* Semaphore.make(1)
  const store = {}

  const makeError = (
    operation: TokenStoreError["operation"],
    detail: string,
    rest: Pick<TokenStoreError, "reason" | "cause"> = {}
  ) => new TokenStoreError({ operation, location, detail, ...rest })

  const runCommand = <A>(
    operation: TokenStoreError["operation"],
    command: Effect.Effect<A, Redis.RedisError>
  ) =>
    Effect.mapError(withRedisTimeout(command), (failed) => {
      // A copy, because clients keep the command in their error, and repeat its arguments, such as the token, in the message.
      const cause = copyForeignError(failed)
      const detail = `Redis failed (${cause.message}). The held token is used while it works.`
      return makeError(operation, detail, { reason: "Unreachable", cause })
    })

  const lock = redis.eval(lockScript)
  const prolong = redis.eval(prolongScript)
  const unlock = redis.eval(unlockScript)
  const save = redis.eval(saveScript)
  const clear = redis.eval(clearScript)

  const writeFenced = (
    operation: "save" | "clear",
    write: (fence: string) => Effect.Effect<number, Redis.RedisError>
  ) =>
    Effect.gen(function* () {
      const held = yield* HeldLock
      const written = yield* runCommand(operation, write(held?.store === store ? held.fence : ""))
      if (written === 0) {
        const detail = "another process has taken the lock meanwhile. What it wrote counts."
        return yield* Effect.fail(makeError(operation, detail, { reason: "Superseded" }))
      }
    })

  const release = (owner: string) => Effect.ignore(withRedisTimeout(unlock(lockLocation, owner)))

  const acquire = (owner: string) =>
    waitForLock(
      runCommand("lock", lock(location, lockLocation, owner, Duration.toMillis(lockLifetime))).pipe(
        // A Redis that hung may still execute the command. Then no process uses the lock, so it is released afterwards.
        Effect.tapError(() => Effect.forkDetach(release(owner))),
        Effect.map((fence) => fence ?? false)
      ),
      (detail) => makeError("lock", `${detail} If there is none, delete ${lockLocation}.`)
    )

  const keepAlive = (owner: string, fence: string) =>
    Effect.sleep(prolongInterval).pipe(
      Effect.andThen(
        withRedisTimeout(prolong(location, lockLocation, owner, Duration.toMillis(lockLifetime), fence))
      ),
      Effect.ignore,
      Effect.forever
    )

  return {
    load: Effect.flatMap(runCommand("load", redis.send<string | null>("HGET", location, "token")), (text) =>
      text === null ? Effect.succeedNone : Effect.asSome(decodeToken(text, location))
    ),
    save: (token: Token) =>
      Effect.flatMap(encodeToken(token), (text) =>
        writeFenced("save", (fence) => save(location, fence, text))
      ),
    clear: writeFenced("clear", (fence) => clear(location, fence)),
    withLock: <A, E, R>(effect: Effect.Effect<A, E, R>) =>
      queue.withPermit(
        Effect.flatMap(uniqueName, (owner) =>
          Effect.acquireUseRelease(
            acquire(owner),
            (fence) =>
              Effect.raceFirst(
                Effect.provideService(effect, HeldLock, { store, fence }),
                keepAlive(owner, fence)
              ),
            () => release(owner)
          )
        )
      )
  }
})

// Numbers come from Redis's clock, so that they keep increasing if Redis has lost its data. In microseconds they
// need all of a double's digits, which Lua does not write out by itself.
const nextFence = `
local function next_fence(key)
  local time = redis.call("TIME")
  local fence = tonumber(time[1]) * 1000000 + tonumber(time[2])
  local last = tonumber(redis.call("HGET", key, "fence") or "0")
  if fence <= last then fence = last + 1 end
  redis.call("HSET", key, "fence", string.format("%.0f", fence))
  return fence
end
`

/** Takes the lock if it is free, and returns its number. */
const lockScript = Redis.script(
  (key: string, lockKey: string, owner: string, millis: number) => [key, lockKey, owner, millis],
  {
    numberOfKeys: 2,
    lua: `${nextFence}
if redis.call("SET", KEYS[2], ARGV[1], "NX", "PX", ARGV[2]) then
  return string.format("%.0f", next_fence(KEYS[1]))
end
return nil
`
  }
).withReturnType<string | null>()

/** Prolongs the lock of its holder. An expired lock is taken again, unless another process has held it meanwhile. */
const prolongScript = Redis.script(
  (key: string, lockKey: string, owner: string, millis: number, fence: string) => [
    key,
    lockKey,
    owner,
    millis,
    fence
  ],
  {
    numberOfKeys: 2,
    lua: `
local holder = redis.call("GET", KEYS[2])
if holder == ARGV[1] then
  redis.call("PEXPIRE", KEYS[2], ARGV[2])
elseif not holder and tonumber(redis.call("HGET", KEYS[1], "fence") or "0") <= tonumber(ARGV[3]) then
  redis.call("SET", KEYS[2], ARGV[1], "PX", ARGV[2])
end
`
  }
)

const unlockScript = Redis.script((lockKey: string, owner: string) => [lockKey, owner], {
  numberOfKeys: 1,
  lua: `
if redis.call("GET", KEYS[1]) == ARGV[1] then
  redis.call("DEL", KEYS[1])
end
`
})

/**
 * Writes a token, unless a later holder of the lock has written already. One that was got from the server before the
 * lock was lost is written, because no other process has it. A writer without a lock comes last.
 */
const saveScript = Redis.script((key: string, fence: string, token: string) => [key, fence, token], {
  numberOfKeys: 1,
  lua: `${nextFence}
local fence = tonumber(ARGV[1]) or next_fence(KEYS[1])
if tonumber(redis.call("HGET", KEYS[1], "written") or "0") > fence then
  return 0
end
redis.call("HSET", KEYS[1], "token", ARGV[2], "written", string.format("%.0f", fence))
return 1
`
}).withReturnType<number>()

/** Removes the token, unless the lock was given to another: it may be about to write a token that works. */
const clearScript = Redis.script((key: string, fence: string) => [key, fence], {
  numberOfKeys: 1,
  lua: `${nextFence}
local fence = tonumber(ARGV[1]) or next_fence(KEYS[1])
if tonumber(redis.call("HGET", KEYS[1], "fence") or "0") > fence then
  return 0
end
redis.call("HDEL", KEYS[1], "token")
redis.call("HSET", KEYS[1], "written", string.format("%.0f", fence))
return 1
`
}).withReturnType<number>()
