import { assert, describe, effect } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { Fault, Simulator } from "effect-beatport/simulator"
import { TestClock } from "effect/testing"
import { call } from "./http.ts"

/** One iteration of the real event loop, whatever the test's clock says. */
const turn = Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve)))

/** Waits until the simulator has received a request and had time to begin a response. */
const seen = Effect.gen(function* () {
  const { requests } = yield* Simulator
  while ((yield* requests).length === 0) yield* turn
  yield* Effect.replicateEffect(turn, 20, { discard: true })
})

describe("Simulator: slow responses", () => {
  const timed = { tracks: 100 }

  effect("delays a response by its clock", () =>
    Effect.gen(function* () {
      const { fail } = yield* Simulator
      yield* fail(Fault.SlowHeaders({ delay: "3 seconds" }))
      const fiber = yield* Effect.forkChild(call("/catalog/genres/"))
      yield* seen
      yield* TestClock.adjust("2999 millis")
      yield* Effect.replicateEffect(turn, 20, { discard: true })
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("1 millis")
      assert.strictEqual((yield* Fiber.join(fiber)).status, 200)
    }).pipe(Effect.provide(Simulator.layer(timed)))
  )

  effect("spreads a body over the time it is told", () =>
    Effect.gen(function* () {
      const { fail } = yield* Simulator
      const whole = yield* call("/catalog/genres/6/")
      yield* (yield* Simulator).clearRequests
      yield* fail(Fault.SlowBody({ over: "10 seconds" }))
      const fiber = yield* Effect.forkChild(call("/catalog/genres/6/"))
      yield* seen
      for (let second = 0; second < 9; second++) {
        yield* TestClock.adjust("1 second")
        yield* Effect.replicateEffect(turn, 5, { discard: true })
      }
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* Fiber.join(fiber)).text, whole.text)
    }).pipe(Effect.provide(Simulator.layer(timed)))
  )

  effect("stalls in the middle of a body for ever, and can be stopped all the same", () =>
    Effect.gen(function* () {
      const { baseUrl, fail } = yield* Simulator
      yield* fail(Fault.Stalled())
      const { read: next, promised } = yield* Effect.promise(async () => {
        const response = await fetch(`${baseUrl}/docs/`)
        const reader = response.body?.getReader()
        return { read: () => reader?.read(), promised: Number(response.headers.get("content-length")) }
      })
      const first = yield* Effect.promise(async () => next())
      assert.strictEqual(first?.value?.length, Math.ceil(promised / 2))
      const second = yield* Effect.forkChild(Effect.exit(Effect.promise(async () => next())))
      yield* TestClock.adjust("1 day")
      yield* Effect.replicateEffect(turn, 20, { discard: true })
      assert.isUndefined(second.pollUnsafe())
      yield* fail(Fault.SlowHeaders({ delay: "1 hour" }))
      yield* Effect.forkChild(Effect.exit(call("/catalog/genres/")))
      yield* Effect.replicateEffect(turn, 20, { discard: true })
      // The end of the test stops the simulator, which waits for neither response.
    }).pipe(Effect.provide(Simulator.layer(timed)))
  )
})
