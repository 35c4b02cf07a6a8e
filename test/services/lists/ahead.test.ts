import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Stream } from "effect"
import { TestClock } from "effect/testing"
import type { CallError } from "../../../src/errors/BeatportError.ts"
import { ServerError } from "../../../src/errors/ServerError.ts"
import type { Paging } from "../../../src/services/lists/List.ts"
import { Paged } from "../../../src/services/lists/Paged.ts"
import { rateLimitedServer, timed } from "../RateLimitedServer.ts"

/** A list of a server with a latency, behind a rate limit; and its requests. */
const served = (
  pages: number,
  limits: { readonly interval: number; readonly latency: number },
  failAt?: number
) => {
  const { log, respond, running } = rateLimitedServer<number>(limits)
  const list = Paged.make<number, CallError, Paging>({ per_page: 10 }, ({ page, per_page }) => {
    const results = Array.from({ length: per_page }, (_, index) => (page - 1) * per_page + index)
    const response = { results, count: pages * per_page, page: `${page}/${pages}`, per_page }
    return respond(page, page === failAt ? Effect.fail(down) : Effect.succeed(response))
  })
  return { list, log, running }
}

const down = new ServerError({ method: "GET", path: "/things/", status: 500 })

describe("a walk", () => {
  it.effect.each([0.5, 1, 2, 4])(
    "takes as long as the rate limit allows, at %s intervals of latency",
    (times) =>
      Effect.gen(function* () {
        const [interval, pages] = [100, 200]
        const latency = interval * times
        const { list, log } = served(pages, { interval, latency })
        const { exit, took } = yield* timed(Stream.runCollect(list.items))
        assert.isTrue(Exit.isSuccess(exit))
        if (Exit.isSuccess(exit))
          assert.deepStrictEqual(
            exit.value,
            Array.from({ length: 2000 }, (_, index) => index)
          )
        assert.lengthOf(log, pages)
        assert.isAtLeast(((pages - 1) * interval + latency) / took, 0.98)
      })
  )

  it.effect("has the page in demand and six more in flight without a rate limit", () =>
    Effect.gen(function* () {
      const { list, running } = served(240, { interval: 0, latency: 50 })
      const { took } = yield* timed(Stream.runDrain(list.items))
      assert.strictEqual(running.most, 7)
      assert.isAtMost(took, ((240 * 50) / 7) * 1.1)
    })
  )

  it.effect("sends one request for a page that is awaited, and for a first page", () =>
    Effect.gen(function* () {
      const { list, log } = served(50, { interval: 100, latency: 300 })
      yield* timed(list)
      yield* timed(Stream.runDrain(Stream.take(list.items, 10)))
      assert.deepStrictEqual(log, [1, 1])
    })
  )

  it.effect("requests six pages ahead of a slow consumer, and no more", () =>
    Effect.gen(function* () {
      const { list, log } = served(50, { interval: 0, latency: 10 })
      yield* timed(Stream.runDrain(Stream.take(list.items, 25)))
      assert.deepStrictEqual(log, [1, 2, 3, 4, 5, 6, 7, 8, 9])
    })
  )

  it.effect("delivers what comes before a page that fails, and interrupts what was requested after it", () =>
    Effect.gen(function* () {
      const { list, running } = served(50, { interval: 0, latency: 10 }, 4)
      const seen: Array<number> = []
      const { exit } = yield* timed(
        Stream.runForEach(list.items, (item) => Effect.sync(() => seen.push(item)))
      )
      assert.deepStrictEqual(exit, Exit.fail(down))
      assert.lengthOf(seen, 30)
      assert.strictEqual(running.now, 0)
    })
  )

  it.effect("interrupts its requests when it is interrupted", () =>
    Effect.gen(function* () {
      const { list, log, running } = served(50, { interval: 0, latency: 100 })
      const fiber = yield* Effect.forkChild(Stream.runDrain(list.items))
      yield* TestClock.adjust("150 millis")
      assert.strictEqual(running.now, 7)
      yield* Fiber.interrupt(fiber)
      assert.strictEqual(running.now, 0)
      yield* TestClock.adjust("1 hour")
      assert.lengthOf(log, 8)
    })
  )
})
