import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Predicate, Stream } from "effect"
import { TestClock } from "effect/testing"
import { ServerError } from "../../../src/errors/ServerError.ts"
import { Batch } from "../../../src/services/batches/Batch.ts"
import { begin, rateLimitedServer, timed } from "../RateLimitedServer.ts"

const size = 10

/** A batch of so many requests to a server with a latency, behind a rate limit. */
const served = (
  requests: number,
  limits: { readonly interval: number; readonly latency: number },
  failAt?: number
) => {
  const { log, respond, running } = rateLimitedServer<number>(limits)
  const keys = Array.from({ length: requests * size }, (_, index) => index)
  const batch = Batch.make<number, number, ServerError>(keys, {
    operation: "tracks.getMany",
    argument: "ids",
    size,
    expected: "Expected a number",
    isKey: Predicate.isNumber,
    normalize: (key) => key,
    keyOf: (item) => item,
    fetch: (group) => {
      const first = group[0] ?? 0
      return respond(first, first === failAt ? Effect.fail(down) : Effect.succeed(group.toReversed()))
    }
  })
  return { batch, keys, log, running }
}

const down = new ServerError({ method: "GET", path: "/things/", status: 500 })

describe("a batch", () => {
  it.effect.each([0.5, 1, 2, 4])(
    "takes as long as the rate limit allows, at %s intervals of latency",
    (times) =>
      Effect.gen(function* () {
        const [interval, requests] = [100, 200]
        const latency = interval * times
        const { batch, keys, log } = served(requests, { interval, latency })
        const { exit, took } = yield* timed(Effect.map(batch, ({ items }) => items))
        assert.deepStrictEqual(exit, Exit.succeed(keys))
        assert.lengthOf(log, requests)
        assert.isAtLeast(((requests - 1) * interval + latency) / took, 0.98)
      })
  )

  it.effect("has at most seven requests in flight without a rate limit, and uses them", () =>
    Effect.gen(function* () {
      const { batch, running } = served(240, { interval: 0, latency: 50 })
      const { took } = yield* timed(Stream.runDrain(batch.found))
      assert.strictEqual(running.most, 7)
      assert.isAtMost(took, ((240 * 50) / 7) * 1.1)
    })
  )

  it.effect("sends no more requests than a consumer that stops demands, and the window", () =>
    Effect.gen(function* () {
      const { batch, log, running } = served(50, { interval: 0, latency: 10 })
      yield* timed(Stream.runDrain(Stream.take(batch.found, 25)))
      assert.isAtMost(log.length, 3 + 6)
      assert.strictEqual(running.now, 0)
    })
  )

  it.effect("delivers what comes before a request that fails, and interrupts what was sent after it", () =>
    Effect.gen(function* () {
      const { batch, running } = served(50, { interval: 0, latency: 10 }, 30)
      const seen: Array<number> = []
      const { exit } = yield* timed(
        Stream.runForEach(batch.found, ({ key }) => Effect.sync(() => seen.push(key)))
      )
      assert.deepStrictEqual(exit, Exit.fail(down))
      assert.lengthOf(seen, 30)
      assert.strictEqual(running.now, 0)
    })
  )

  it.effect("interrupts its requests when it is interrupted", () =>
    Effect.gen(function* () {
      const { batch, log, running } = served(50, { interval: 0, latency: 100 })
      const fiber = yield* begin(Stream.runDrain(batch.found))
      yield* TestClock.adjust("50 millis")
      assert.strictEqual(running.now, 7)
      yield* Fiber.interrupt(fiber)
      assert.strictEqual(running.now, 0)
      yield* TestClock.adjust("1 hour")
      assert.lengthOf(log, 7)
    })
  )
})
