/**
 * What every token store does, whatever it is made of: one contract, held by each.
 */
import { describe, expect, it } from "@effect/vitest"
import { Deferred, Effect, Exit, Fiber, type Layer, Option, Redacted, Ref, Schema } from "effect"
import { Token, TokenStore } from "effect-beatport"
import { revealed } from "../../revealed.ts"

/** A token with everything. */
export const token: Token = {
  access_token: Redacted.make("an-access-token"),
  refresh_token: Redacted.make("a-refresh-token"),
  expires_at: 36_000_000,
  renew_at: 35_700_000,
  scope: "app:docs user:dj",
  client_id: "a-client",
  base_url: "https://api.beatport.com/v4",
  username: Redacted.make("selector")
}

/** A token with no more than there has to be. */
export const bare: Token = {
  access_token: Redacted.make("another-access-token"),
  expires_at: 600_000,
  renew_at: 600_000,
  base_url: "http://127.0.0.1:8080/v4"
}

/** Waits in real time, so that a holder that would continue wrongly has continued. */
const meanwhile = Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 20)))

const loaded = Effect.flatMap(TokenStore, ({ load }) => Effect.map(load, revealed))

/** Tests a store. Each time the layer is built it has to be empty. */
export const holdsTo = (layer: Layer.Layer<TokenStore, unknown>): void => {
  describe("load", () => {
    it.effect("finds nothing before anything was saved", () =>
      Effect.gen(function* () {
        expect(yield* loaded).toEqual(Option.none())
      }).pipe(Effect.provide(layer))
    )

    it.effect("finds what was saved, secrets and all", () =>
      Effect.gen(function* () {
        const { save } = yield* TokenStore
        yield* save(token)
        expect(yield* loaded).toEqual(Option.some(revealed(token)))
        expect(yield* loaded).toEqual(Option.some(revealed(token)))
      }).pipe(Effect.provide(layer))
    )

    it.effect("gives secrets that do not show themselves", () =>
      Effect.gen(function* () {
        const { load, save } = yield* TokenStore
        yield* save(token)
        const found = Option.getOrThrow(yield* load)
        expect(Redacted.isRedacted(found.access_token)).toBe(true)
        expect(Redacted.isRedacted(found.refresh_token)).toBe(true)
        expect(Redacted.isRedacted(found.username)).toBe(true)
      }).pipe(Effect.provide(layer))
    )
  })

  describe("save", () => {
    it.effect("replaces what was there, without a trace of it", () =>
      Effect.gen(function* () {
        const { save } = yield* TokenStore
        yield* save(token)
        yield* save(bare)
        expect(yield* loaded).toEqual(Option.some(revealed(bare)))
      }).pipe(Effect.provide(layer))
    )

    it.effect("keeps one of several that are saved at the same time, whole", () =>
      Effect.gen(function* () {
        const { save } = yield* TokenStore
        const many = Array.from({ length: 20 }, (_unused, n) => ({
          ...token,
          access_token: Redacted.make(`access-${n}-${"x".repeat(n * 100)}`),
          refresh_token: Redacted.make(`refresh-${n}-${"x".repeat(n * 100)}`)
        }))
        yield* Effect.forEach(many, save, { concurrency: "unbounded" })
        expect(many.map((one) => Option.some(revealed(one)))).toContainEqual(yield* loaded)
      }).pipe(Effect.provide(layer))
    )

    const Time = Schema.Int.check(Schema.isGreaterThan(0))
    it.effect.prop("keeps any token as it is", [Schema.toType(Token), Time], ([texts, time]) =>
      Effect.gen(function* () {
        const { save } = yield* TokenStore
        const any = { ...texts, expires_at: time, renew_at: time / 2 }
        yield* save(any)
        expect(yield* loaded).toEqual(Option.some(revealed(any)))
      }).pipe(Effect.provide(layer))
    )
  })

  describe("clear", () => {
    it.effect("forgets the token", () =>
      Effect.gen(function* () {
        const { clear, save } = yield* TokenStore
        yield* save(token)
        yield* clear
        expect(yield* loaded).toEqual(Option.none())
      }).pipe(Effect.provide(layer))
    )

    it.effect("has nothing against there being none, and a token can be saved after it", () =>
      Effect.gen(function* () {
        const { clear, save } = yield* TokenStore
        yield* clear
        yield* clear
        yield* save(bare)
        expect(yield* loaded).toEqual(Option.some(revealed(bare)))
      }).pipe(Effect.provide(layer))
    )
  })

  describe("withLock", () => {
    it.effect("gives what the effect gives", () =>
      Effect.gen(function* () {
        const { withLock } = yield* TokenStore
        expect(yield* withLock(Effect.succeed(7))).toBe(7)
        expect(yield* Effect.exit(withLock(Effect.fail("mine")))).toEqual(Exit.fail("mine"))
      }).pipe(Effect.provide(layer))
    )

    it.live("lets one holder in at a time, and all of them in the end", () =>
      Effect.gen(function* () {
        const { withLock } = yield* TokenStore
        const inside = yield* Ref.make(0)
        const most = yield* Ref.make(0)
        const done = yield* Effect.forEach(
          Array.from({ length: 10 }, (_unused, who) => who),
          (who) =>
            withLock(
              Effect.gen(function* () {
                const now = yield* Ref.updateAndGet(inside, (n) => n + 1)
                yield* Ref.update(most, (n) => Math.max(n, now))
                yield* Effect.sleep(2)
                yield* Ref.update(inside, (n) => n - 1)
                return who
              })
            ),
          { concurrency: "unbounded" }
        )
        expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
        expect(yield* Ref.get(most)).toBe(1)
      }).pipe(Effect.provide(layer))
    )

    it.live("keeps others out while it is held", () =>
      Effect.gen(function* () {
        const { withLock } = yield* TokenStore
        const held = yield* Deferred.make<void>()
        const end = yield* Deferred.make<void>()
        const entered = yield* Ref.make(false)
        const holder = yield* Effect.forkChild(
          withLock(Effect.andThen(Deferred.succeed(held, undefined), Deferred.await(end)))
        )
        yield* Deferred.await(held)
        const other = yield* Effect.forkChild(withLock(Ref.set(entered, true)))
        yield* meanwhile
        expect(yield* Ref.get(entered)).toBe(false)
        yield* Deferred.succeed(end, undefined)
        yield* Fiber.join(holder)
        yield* Fiber.join(other)
        expect(yield* Ref.get(entered)).toBe(true)
      }).pipe(Effect.provide(layer))
    )

    it.live.each([
      ["fails", Effect.fail("no")],
      ["dies", Effect.die("no")],
      ["is interrupted", Effect.interrupt]
    ] as const)("is given back where the effect %s", ([, ends]) =>
      Effect.gen(function* () {
        const { withLock } = yield* TokenStore
        expect(Exit.isFailure(yield* Effect.exit(withLock(ends)))).toBe(true)
        expect(yield* withLock(Effect.succeed("next"))).toBe("next")
      }).pipe(Effect.provide(layer))
    )

    it.live("is not delayed by a waiter that was interrupted", () =>
      Effect.gen(function* () {
        const { withLock } = yield* TokenStore
        const held = yield* Deferred.make<void>()
        const end = yield* Deferred.make<void>()
        const holder = yield* Effect.forkChild(
          withLock(Effect.andThen(Deferred.succeed(held, undefined), Deferred.await(end)))
        )
        yield* Deferred.await(held)
        const entered = yield* Ref.make(false)
        const waiter = yield* Effect.forkChild(withLock(Ref.set(entered, true)))
        yield* meanwhile
        yield* Fiber.interrupt(waiter)
        yield* Deferred.succeed(end, undefined)
        yield* Fiber.join(holder)
        expect(yield* withLock(Effect.succeed("next"))).toBe("next")
        expect(yield* Ref.get(entered)).toBe(false)
      }).pipe(Effect.provide(layer))
    )

    it.effect("does not keep anybody from loading and saving: the holder has to", () =>
      Effect.gen(function* () {
        const { save, withLock } = yield* TokenStore
        expect(yield* withLock(Effect.andThen(save(token), loaded))).toEqual(Option.some(revealed(token)))
      }).pipe(Effect.provide(layer))
    )
  })
}
