/**
 * Authentication with a store that others share: on other machines, out of reach for a while, faster.
 */
import { describe, expect, it } from "@effect/vitest"
import { Clock, Effect, Option, Redacted } from "effect"
import { TestClock } from "effect/testing"
import { Auth, TokenStoreError } from "effect-beatport"
import { inTheEnd } from "../Client.ts"
import { FakeBeatport, json } from "../FakeBeatport.ts"
import { accessToken, credentials, layer, Shelf, shelved, tokenOf } from "../SignIn.ts"

const tokenCalls = Effect.map(
  Effect.flatMap(FakeBeatport, ({ sent }) => sent),
  (sent) => sent.flatMap(({ form, route }) => (route === "POST /auth/o/token/" ? [form["grant_type"]] : []))
)

const deadGrant = json({ error: "invalid_grant" }, 400)

/** Another process's token, stored at the moment of a response. */
const anotherIsFaster = Effect.gen(function* () {
  const { respond, issue } = yield* FakeBeatport
  const { put } = yield* Shelf
  const pair = yield* issue
  const putTheirs = Effect.flatMap(Clock.currentTimeMillis, (now) => put(tokenOf(pair, now)))
  yield* respond("POST /auth/o/token/", Effect.andThen(putTheirs, deadGrant))
  return pair.access_token
})

/** The token is about to end, and works still. */
const aboutToEnd = TestClock.adjust("595 minutes")

describe("Auth with a shared store", () => {
  it.effect("uses the token of a faster process if its own refresh token is rejected", () =>
    Effect.gen(function* () {
      yield* shelved()
      yield* TestClock.adjust("10 hours")
      const theirs = yield* anotherIsFaster
      expect(yield* accessToken).toBe(theirs)
      const { holds, told } = yield* Shelf
      expect(yield* holds).toBe(theirs)
      expect(yield* told).toEqual([])
      expect(yield* tokenCalls).toEqual(["refresh_token"])
    }).pipe(Effect.provide(layer(credentials)))
  )

  it.effect("uses it also if a refresh was requested", () =>
    Effect.gen(function* () {
      yield* shelved()
      const theirs = yield* anotherIsFaster
      yield* Effect.flatMap(Auth, ({ refresh }) => refresh)
      expect(yield* accessToken).toBe(theirs)
      expect(yield* tokenCalls).toEqual(["refresh_token"])
    }).pipe(Effect.provide(layer(credentials)))
  )

  it.effect("looks again where another has got the lock meanwhile, and takes what that one saved", () =>
    Effect.gen(function* () {
      yield* shelved()
      yield* TestClock.adjust("10 hours")
      const { fail, holds, put } = yield* Shelf
      const { respond, issue } = yield* FakeBeatport
      yield* fail("save", 1, "Superseded")
      const mine = yield* issue
      // Theirs was issued later, and lasts longer.
      const theirs = tokenOf(yield* issue, (yield* Clock.currentTimeMillis) + 1000)
      const granted = json({ ...mine, expires_in: 36_000, token_type: "Bearer" })
      yield* respond("POST /auth/o/token/", Effect.andThen(put(theirs), granted))
      expect(yield* accessToken).toBe(Redacted.value(theirs.access_token))
      expect(yield* holds).toBe(Redacted.value(theirs.access_token))
    }).pipe(Effect.provide(layer()))
  )

  it.effect("saves its own token again where another has got the lock meanwhile and saved nothing", () =>
    Effect.gen(function* () {
      yield* shelved()
      yield* TestClock.adjust("10 hours")
      const { fail, holds } = yield* Shelf
      yield* fail("save", 1, "Superseded")
      const renewed = yield* accessToken
      expect(yield* holds).toBe(renewed)
      expect(yield* tokenCalls).toEqual(["refresh_token"])
    }).pipe(Effect.provide(layer()))
  )

  it.effect("gives up where another gets the lock again and again", () =>
    Effect.gen(function* () {
      yield* shelved()
      yield* TestClock.adjust("10 hours")
      const { fail } = yield* Shelf
      yield* fail("save", 10, "Superseded")
      const error = yield* inTheEnd(Effect.flip(accessToken))
      expect(error).toBeInstanceOf(TokenStoreError)
      expect(error).toMatchObject({ reason: "Superseded", isRetryable: true })
      expect(yield* tokenCalls).toEqual(["refresh_token"])
    }).pipe(Effect.provide(layer()))
  )

  it.effect.each(["lock", "load"] as const)(
    "uses the token in hand as long as it works while the store is out of reach: %s",
    (operation) =>
      Effect.gen(function* () {
        const { access_token } = yield* shelved()
        yield* accessToken
        yield* aboutToEnd
        const { fail } = yield* Shelf
        yield* fail(operation, 1, "Unreachable")
        expect(yield* accessToken).toBe(access_token)
        // The store is asked again a minute later, and not before.
        yield* TestClock.adjust("59 seconds")
        expect(yield* accessToken).toBe(access_token)
        expect(yield* tokenCalls).toEqual([])
        yield* TestClock.adjust("1 second")
        expect(yield* accessToken).not.toBe(access_token)
      }).pipe(Effect.provide(layer()))
  )

  it.effect("fails with the store's error where the token has ended while the store is out of reach", () =>
    Effect.gen(function* () {
      yield* shelved()
      yield* accessToken
      yield* TestClock.adjust("10 hours")
      const { fail } = yield* Shelf
      yield* fail("load", 1, "Unreachable")
      expect(yield* Effect.flip(accessToken)).toMatchObject({
        _tag: "TokenStoreError",
        reason: "Unreachable",
        isRetryable: true
      })
      expect(yield* tokenCalls).toEqual([])
    }).pipe(Effect.provide(layer(credentials)))
  )

  it.effect("does not go back to the old token where the new one could not be saved", () =>
    Effect.gen(function* () {
      yield* shelved()
      yield* accessToken
      yield* aboutToEnd
      const { fail, told } = yield* Shelf
      yield* fail("save", 1, "Unreachable")
      expect(yield* Effect.flip(accessToken)).toMatchObject({ operation: "save", reason: "Unreachable" })
      yield* fail("lock", 1, "Unreachable")
      expect(yield* Effect.flip(accessToken)).toMatchObject({ operation: "lock", reason: "Unreachable" })
      const renewed = yield* accessToken
      expect(yield* told).toEqual([`save ${renewed}`])
      expect(yield* tokenCalls).toEqual(["refresh_token"])
    }).pipe(Effect.provide(layer()))
  )

  it.effect("leaves what another saved since, where its own could not be saved", () =>
    Effect.gen(function* () {
      yield* shelved()
      yield* TestClock.adjust("10 hours")
      const { fail, holds, put } = yield* Shelf
      const { issue } = yield* FakeBeatport
      yield* fail("save", 1, "Unreachable")
      yield* Effect.flip(accessToken)
      // By its own clock, which is behind by an hour, theirs ends sooner.
      yield* TestClock.adjust("1 minute")
      const theirs = yield* issue
      yield* put(tokenOf(theirs, (yield* Clock.currentTimeMillis) - 3_600_000))
      expect(yield* accessToken).toBe(theirs.access_token)
      expect(yield* holds).toBe(theirs.access_token)
    }).pipe(Effect.provide(layer()))
  )

  it.effect("counts the lifetime of a token from its request, not from its response", () =>
    Effect.gen(function* () {
      yield* shelved()
      yield* TestClock.adjust("10 hours")
      const { respond, issue } = yield* FakeBeatport
      const granted = json({ ...(yield* issue), expires_in: 36_000, token_type: "Bearer" })
      const asked = yield* Clock.currentTimeMillis
      // As on a suspended machine. After a longer time the response would come too late.
      yield* respond("POST /auth/o/token/", Effect.andThen(TestClock.adjust("20 seconds"), granted))
      yield* accessToken
      const { expires_at } = yield* Effect.flatMap(Auth, ({ status }) => status)
      expect(expires_at).toEqual(Option.some(asked + 36_000_000))
    }).pipe(Effect.provide(layer()))
  )
})
