/**
 * The token in a real Redis, shared by all clients with the same key, with a lock and a fence.
 */
import { afterAll, describe, expect, layer } from "@effect/vitest"
import { Effect, Fiber, Layer, ManagedRuntime, Option, Redacted, Schedule } from "effect"
import { type Token, TokenStore, type TokenStoreService } from "effect-beatport"
import { revealed } from "../../revealed.ts"
import { bare, holdsTo, token } from "../../services/TokenStore/contract.ts"
import { command, connection, describeWithRedis, newKey, RedisServer, storeOf } from "./RedisServer.ts"

const withAccess = (access_token: string): Token => ({
  ...token,
  access_token: Redacted.make(access_token.replaceAll(" ", "-"))
})

/** The access token in a store. */
const accessIn = ({ load }: TokenStoreService) =>
  Effect.map(load, (found) =>
    Option.getOrUndefined(Option.map(found, ({ access_token }) => Redacted.value(access_token)))
  )

const superseded = { _tag: "TokenStoreError", reason: "Superseded" }

const live = { excludeTestServices: true } as const

describeWithRedis("TokenStore.layerRedis", () => {
  describe("as every store", () => {
    const server = ManagedRuntime.make(RedisServer.layer)
    afterAll(() => server.dispose())

    holdsTo(
      Layer.unwrap(Effect.map(newKey, (key) => TokenStore.layerRedis({ key }))).pipe(
        Layer.provide(connection),
        Layer.provide(Layer.effectContext(Effect.promise(() => server.context())))
      )
    )
  })

  layer(RedisServer.layer, { ...live, concurrent: true })("as a store that a fleet shares", (it) => {
    it.effect("keeps the token for all clients with the same key, and for no others", () =>
      Effect.gen(function* () {
        const key = yield* newKey
        const [mine, theirs, another] = [
          yield* storeOf(key),
          yield* storeOf(key),
          yield* storeOf(yield* newKey)
        ]
        yield* mine.save(token)
        expect(revealed(yield* theirs.load)).toEqual(Option.some(revealed(token)))
        yield* theirs.save(bare)
        expect(revealed(yield* mine.load)).toEqual(Option.some(revealed(bare)))
        expect(yield* another.load).toEqual(Option.none())
        expect(yield* command("KEYS", `*{${key}}*`)).toEqual([`{${key}}:token`])
      })
    )

    it.effect("fails where something else is under its key, and does not show it", () =>
      Effect.gen(function* () {
        const key = yield* newKey
        const { load } = yield* storeOf(key)
        yield* command(
          "HSET",
          `{${key}}:token`,
          "token",
          '{"access_token":"planted","expires_at":"x","base_url":"y"}'
        )
        const error = yield* Effect.flip(load)
        expect(error).toMatchObject({
          _tag: "TokenStoreError",
          operation: "load",
          location: `{${key}}:token`
        })
        expect(`${error.message}${JSON.stringify(error)}`).not.toContain("planted")
      })
    )

    describe("the lock", () => {
      it.effect("lets one in at a time, over as many connections as there are", () =>
        Effect.gen(function* () {
          const key = yield* newKey
          const stores = yield* Effect.forEach(Array.from({ length: 8 }), () => storeOf(key))
          let inside = 0
          let most = 0
          const visit = Effect.gen(function* () {
            inside += 1
            most = Math.max(most, inside)
            yield* Effect.sleep(2)
            inside -= 1
          })
          yield* Effect.forEach(stores, ({ withLock }) => Effect.repeat(withLock(visit), { times: 4 }), {
            concurrency: "unbounded"
          })
          expect(most).toBe(1)
          expect(yield* command("EXISTS", `{${key}}:token:lock`)).toBe(0)
        })
      )

      it.effect("is prolonged while it is held, and would end by itself ten seconds after", () =>
        Effect.gen(function* () {
          const key = yield* newKey
          const { withLock } = yield* storeOf(key)
          const left = command<number>("PTTL", `{${key}}:token:lock`)
          const seen: Array<number> = []
          yield* withLock(
            Effect.repeat(
              Effect.map(left, (millis) => seen.push(millis)),
              {
                until: () => (seen.at(-1) ?? 0) > (seen.at(-2) ?? 10_000),
                schedule: Schedule.spaced("50 millis")
              }
            )
          )
          // Prolonged every three seconds, it has much left at any time.
          expect(Math.min(...seen)).toBeGreaterThan(2000)
          expect(Math.max(...seen)).toBeLessThanOrEqual(10_000)
        })
      )

      it.effect("is taken again by its holder where Redis has lost it", () =>
        Effect.gen(function* () {
          const key = yield* newKey
          const { withLock } = yield* storeOf(key)
          yield* withLock(
            Effect.andThen(
              command("DEL", `{${key}}:token:lock`, `{${key}}:token`),
              Effect.repeat(command("EXISTS", `{${key}}:token:lock`), {
                until: (count) => count === 1,
                schedule: Schedule.spaced("50 millis")
              })
            )
          )
        })
      )

      it.effect("is not released by a holder that has lost it", () =>
        Effect.gen(function* () {
          const key = yield* newKey
          const { withLock } = yield* storeOf(key)
          yield* withLock(command("SET", `{${key}}:token:lock`, "the next one"))
          expect(yield* command("GET", `{${key}}:token:lock`)).toBe("the next one")
        })
      )

      it.effect("is released by an interrupted waiter, at any moment", () =>
        Effect.gen(function* () {
          const key = yield* newKey
          const [mine, theirs] = [yield* storeOf(key), yield* storeOf(key)]
          for (let after = 0; after < 20; after += 1) {
            const waiter = yield* Effect.forkChild(mine.withLock(Effect.never), { startImmediately: true })
            yield* Effect.sleep(after % 5)
            yield* Fiber.interrupt(waiter)
            expect(yield* theirs.withLock(Effect.succeed("free"))).toBe("free")
          }
        })
      )
    })

    describe("the fence", () => {
      /** What happens under a lock that is lost: to another, who does something with it. */
      const losing = Effect.fnUntraced(function* <A, B>(
        key: string,
        mine: TokenStoreService,
        theirs: TokenStoreService,
        they: Effect.Effect<A, unknown>,
        then: Effect.Effect<B, unknown>,
        lost: ReadonlyArray<string> = [`{${key}}:token:lock`]
      ) {
        return yield* mine.withLock(
          Effect.gen(function* () {
            yield* command("DEL", ...lost)
            yield* theirs.withLock(they)
            return yield* then
          })
        )
      })

      it.effect("keeps a save under a lost lock from replacing what a later holder saved", () =>
        Effect.gen(function* () {
          const key = yield* newKey
          const [mine, theirs] = [yield* storeOf(key), yield* storeOf(key)]
          yield* mine.save(withAccess("at first"))
          const error = yield* losing(
            key,
            mine,
            theirs,
            theirs.save(withAccess("theirs")),
            Effect.flip(mine.save(withAccess("mine, too late")))
          )
          expect(error).toMatchObject({ ...superseded, operation: "save", isRetryable: true })
          expect(yield* accessIn(mine)).toBe("theirs")
          // With the lock it is another matter.
          yield* mine.withLock(mine.save(withAccess("mine, now")))
          expect(yield* accessIn(theirs)).toBe("mine,-now")
        })
      )

      it.effect(
        "accepts a save under a lost lock if no process has saved since, because no other process has that token",
        () =>
          Effect.gen(function* () {
            const key = yield* newKey
            const [mine, theirs] = [yield* storeOf(key), yield* storeOf(key)]
            yield* mine.save(withAccess("at first"))
            yield* losing(key, mine, theirs, theirs.load, mine.save(withAccess("mine")))
            expect(yield* accessIn(theirs)).toBe("mine")
          })
      )

      it.effect("keeps a clear under a lost lock from happening: the new holder may be about to save", () =>
        Effect.gen(function* () {
          const key = yield* newKey
          const [mine, theirs] = [yield* storeOf(key), yield* storeOf(key)]
          yield* mine.save(withAccess("at first"))
          const error = yield* losing(key, mine, theirs, theirs.load, Effect.flip(mine.clear))
          expect(error).toMatchObject({ ...superseded, operation: "clear" })
          expect(yield* accessIn(theirs)).toBe("at-first")
        })
      )

      it.effect("keeps a save under a lost lock from undoing a clear", () =>
        Effect.gen(function* () {
          const key = yield* newKey
          const [mine, theirs] = [yield* storeOf(key), yield* storeOf(key)]
          yield* mine.save(withAccess("at first"))
          const late = Effect.flip(mine.save(withAccess("mine, too late")))
          expect(yield* losing(key, mine, theirs, theirs.clear, late)).toMatchObject(superseded)
          expect(yield* theirs.load).toEqual(Option.none())
        })
      )

      it.effect("holds where Redis has lost all it knew in between", () =>
        Effect.gen(function* () {
          const key = yield* newKey
          const [mine, theirs] = [yield* storeOf(key), yield* storeOf(key)]
          const late = Effect.flip(mine.save(withAccess("mine, too late")))
          const they = theirs.save(withAccess("theirs"))
          const everything = [`{${key}}:token:lock`, `{${key}}:token`]
          const error = yield* losing(key, mine, theirs, they, late, everything)
          expect(error).toMatchObject(superseded)
          expect(yield* accessIn(theirs)).toBe("theirs")
        })
      )

      it.effect("gets no command from a writer without a lock: the last one counts", () =>
        Effect.gen(function* () {
          const key = yield* newKey
          const [mine, theirs] = [yield* storeOf(key), yield* storeOf(key)]
          yield* mine.withLock(mine.save(withAccess("with")))
          yield* theirs.save(withAccess("without"))
          expect(yield* accessIn(mine)).toBe("without")
          yield* theirs.clear
          expect(yield* mine.load).toEqual(Option.none())
        })
      )
    })
  })
})
describeWithRedis("TokenStore.layerRedis in a cluster", () => {
  layer(RedisServer.layerCluster, live)("that refuses scripts over keys of several nodes", (it) => {
    it.effect("keeps its keys together", () =>
      Effect.gen(function* () {
        const { clear, load, save, withLock } = yield* storeOf(yield* newKey)
        yield* withLock(save(token))
        expect(revealed(yield* load)).toEqual(Option.some(revealed(token)))
        yield* withLock(clear)
        expect(yield* load).toEqual(Option.none())
      })
    )
  })
})
