import { describe, expect, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Scope } from "effect"
import { TestClock } from "effect/testing"
import { makeRefreshRunner } from "../../../src/services/Auth/RefreshRunner.ts"

describe("closing the scope of a refresh", () => {
  const closing = Effect.fnUntraced(function* (work: Effect.Effect<unknown>) {
    const scope = yield* Scope.make()
    const { run } = yield* Scope.provide(makeRefreshRunner, scope)
    yield* Effect.forkChild(run(work), { startImmediately: true })
    return yield* Effect.forkChild(Scope.close(scope, Exit.void), { startImmediately: true })
  })

  it.effect("waits for work that ends within five seconds", () =>
    Effect.gen(function* () {
      const closed = yield* closing(Effect.sleep("4 seconds"))
      yield* TestClock.adjust("3 seconds")
      expect(closed.pollUnsafe()).toBeUndefined()
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(closed)
    })
  )

  it.effect("ends after five seconds although a file operation hangs and cannot be interrupted", () =>
    Effect.gen(function* () {
      const closed = yield* closing(Effect.uninterruptible(Effect.never))
      yield* TestClock.adjust("5 seconds")
      yield* Fiber.join(closed)
    })
  )
})
