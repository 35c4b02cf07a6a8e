/**
 * Clocks are set, by people and by the network: nothing waits longer for that, and nothing gives up earlier.
 */
import { assert, describe, it } from "@effect/vitest"
import { Clock, Effect, Exit, Fiber } from "effect"
import { TestClock } from "effect/testing"
import * as Client from "../services/Client.ts"
import { FakeBeatport, json, limited } from "../services/FakeBeatport.ts"
import * as JumpingClock from "./JumpingClock.ts"

/** Milliseconds that have passed by the test's clock, which is never set. */
const passed = Effect.map(Clock.monotonicTimeNanos, (nanos) => Number(nanos / 1_000_000n))

/** Runs an effect with a clock that `jump` sets. Returns when it ended, by the clock that is never set. */
const withJumps = <A, E, R>(run: (jump: JumpingClock.JumpingClock["jump"]) => Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const clock = yield* JumpingClock.make
    return yield* Effect.provideService(run(clock.jump), Clock.Clock, clock)
  })

/** Waits for a fiber, at most a minute by the test's clock. */
const soon = Effect.fnUntraced(function* <A, E>(fiber: Fiber.Fiber<A, E>) {
  for (let n = 0; n < 6000 && fiber.pollUnsafe() === undefined; n++) yield* TestClock.adjust("10 millis")
  const exit = fiber.pollUnsafe()
  assert.isDefined(exit, "it still waits")
  return yield* Fiber.join(fiber)
})

const jumps = ["1 day", "-1 days"] as const

describe("when the clock is set", () => {
  it.effect.each(jumps)("by %s, the interval is kept", (by) =>
    Effect.gen(function* () {
      const run = withJumps((jump) =>
        Effect.gen(function* () {
          yield* Client.send("GET")
          yield* jump(by)
          yield* Client.send("GET")
          return yield* passed
        })
      )
      assert.closeTo(yield* soon(yield* Effect.forkChild(run)), 500, 20)
    }).pipe(Effect.provide(Client.layer({ pace: "500 millis" })))
  )

  it.effect.each(jumps)("by %s, a pause that the server asked for is as long as it asked", (by) =>
    Effect.gen(function* () {
      const { respond } = yield* FakeBeatport
      yield* respond("GET /first/", limited("7"))
      const run = withJumps((jump) =>
        Effect.gen(function* () {
          yield* Effect.exit(Client.send("GET", "/first/"))
          yield* jump(by)
          yield* Client.send("GET", "/second/")
          return yield* passed
        })
      )
      assert.closeTo(yield* soon(yield* Effect.forkChild(run)), 7000, 20)
    }).pipe(Effect.provide(Client.layer({ retry: { times: 0 } })))
  )

  it.effect.each(jumps)("by %s, a circuit that is open closes in its time", (by) =>
    Effect.gen(function* () {
      const { respond } = yield* FakeBeatport
      yield* respond("GET /things/", json({}, 500))
      const run = withJumps((jump) =>
        Effect.gen(function* () {
          yield* Effect.exit(Client.send("GET"))
          const open = yield* Effect.flip(Client.send("GET"))
          assert.strictEqual(open._tag, "UnavailableError")
          yield* jump(by)
          assert.strictEqual((yield* Effect.flip(Client.send("GET")))._tag, "UnavailableError")
          yield* Effect.sleep("30 seconds")
          return yield* Client.send("GET")
        })
      )
      assert.strictEqual(yield* soon(yield* Effect.forkChild(run)), 200)
    }).pipe(
      Effect.provide(Client.layer({ retry: { times: 0 }, circuit: { failures: 1, openFor: "30 seconds" } }))
    )
  )

  it.effect.each(jumps)("by %s, a call is sent again as often as was agreed, and for as long", (by) =>
    Effect.gen(function* () {
      const { always, sent } = yield* FakeBeatport
      const clock = yield* JumpingClock.make
      yield* always("*", Effect.andThen(clock.jump(by), json({}, 500)))
      const run = Effect.provideService(Effect.exit(Client.send("GET")), Clock.Clock, clock)
      assert.isTrue(Exit.isFailure(yield* soon(yield* Effect.forkChild(run))))
      assert.lengthOf(yield* sent, 5)
    }).pipe(Effect.provide(Client.layer()))
  )
})
