import { describe, expect, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import * as Client from "../Client.ts"
import { type FakeResponse, FakeBeatport, json, limited } from "../FakeBeatport.ts"

/** Starts this many calls at once. */
const start = (calls: number) =>
  Effect.forEach(
    Array.from({ length: calls }, (_, n) => n),
    () => Effect.forkChild(Client.send("GET"), { startImmediately: true })
  )

const arrived = Effect.flatMap(FakeBeatport, ({ sent }) => Effect.map(sent, ({ length }) => length))

const slow: FakeResponse = Effect.andThen(Effect.sleep("20 seconds"), json({}))

describe("the limit of requests in flight", () => {
  it.effect("sends as many requests as there are connections, and the others when one is free", () =>
    Effect.gen(function* () {
      const { always } = yield* FakeBeatport
      yield* always("*", slow)
      const calls = yield* start(7)
      expect(yield* arrived).toBe(3)
      yield* TestClock.adjust("20 seconds")
      expect(yield* arrived).toBe(6)
      yield* TestClock.adjust("40 seconds")
      expect(yield* Fiber.joinAll(calls)).toEqual([200, 200, 200, 200, 200, 200, 200])
    }).pipe(Effect.provide(Client.layer({ connections: 3 })))
  )

  it.effect("does not count the wait for a connection towards the response timeout", () =>
    Effect.gen(function* () {
      const { always } = yield* FakeBeatport
      yield* always("*", slow)
      const calls = yield* start(10)
      yield* TestClock.adjust("200 seconds")
      expect(yield* Fiber.joinAll(calls)).toHaveLength(10)
    }).pipe(
      Effect.provide(
        Client.layer({ connections: 1, timeout: { response: "30 seconds" }, retry: { times: 0 } })
      )
    )
  )

  it.effect("counts the wait towards the timeout of the whole call", () =>
    Effect.gen(function* () {
      const { always } = yield* FakeBeatport
      yield* always("*", slow)
      const calls = yield* start(2)
      yield* TestClock.adjust("10 seconds")
      const error = yield* Effect.flip(Fiber.joinAll(calls.slice(1)))
      expect(error).toMatchObject({ _tag: "BeatportTimeoutError", phase: "total" })
    }).pipe(Effect.provide(Client.layer({ connections: 1, timeout: { total: "10 seconds" } })))
  )

  it.effect("sends no waiting request during a pause that the server requested", () =>
    Effect.gen(function* () {
      const { respond } = yield* FakeBeatport
      yield* respond("*", Effect.andThen(Effect.sleep("1 second"), limited("30")))
      yield* start(4)
      yield* TestClock.adjust("29 seconds")
      expect(yield* arrived).toBe(1)
      yield* TestClock.adjust("5 seconds")
      expect(yield* arrived).toBe(5)
    }).pipe(Effect.provide(Client.layer({ connections: 1 })))
  )

  it.effect("frees the connection of a call that is interrupted", () =>
    Effect.gen(function* () {
      const { respond } = yield* FakeBeatport
      yield* respond("*", Effect.never)
      const calls = yield* start(2)
      yield* Fiber.interruptAll(calls.slice(0, 1))
      expect(yield* Fiber.joinAll(calls.slice(1))).toEqual([200])
    }).pipe(Effect.provide(Client.layer({ connections: 1 })))
  )
})
