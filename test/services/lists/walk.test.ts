import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import * as FastCheck from "fast-check"
import { ValidationError } from "../../../src/errors/ValidationError.ts"
import { Paged } from "../../../src/services/lists/Paged.ts"
import { readDay, type SlicedFilters } from "../../../src/services/lists/Slicing.ts"
import { type Item, itemsOf, served } from "./ServedList.ts"

const idsOf = (items: ReadonlyArray<Item>) => items.map((item) => item.id)
const ascending = (ids: ReadonlyArray<number>) => ids.toSorted((a, b) => a - b)

describe("Paged.sliced", () => {
  describe("items", () => {
    it.effect("delivers a list below the 10,000-item cap without slices", () =>
      Effect.gen(function* () {
        const items = itemsOf([120, 130])
        const { asked, list } = served(items)
        const found = yield* Stream.runCollect(list.items)
        assert.deepStrictEqual(ascending(idsOf(found)), idsOf(items))
        assert.lengthOf(asked, 3)
      })
    )

    it.effect(
      "delivers every item once past the 10,000-item cap, newest first, with one or two requests more than pages",
      () =>
        Effect.gen(function* () {
          const items = itemsOf(Array.from({ length: 300 }, (_, day) => 60 + (day % 45)))
          const { asked, list } = served(items)
          const found = yield* Stream.runCollect(list.items)
          assert.deepStrictEqual(ascending(idsOf(found)), idsOf(items))
          const days = found.map((item) => item.publish_date)
          assert.deepStrictEqual(days, days.toSorted().toReversed())
          const least = Math.ceil(items.length / 100)
          assert.isAtMost(asked.length, least * 1.05)
        })
    )

    it.effect("delivers every item once past the 10,000-item cap, oldest first", () =>
      Effect.gen(function* () {
        const items = itemsOf(Array.from({ length: 200 }, () => 130))
        const { list } = served(items, { order_by: "publish_date" })
        const found = yield* Stream.runCollect(list.items)
        assert.deepStrictEqual(ascending(idsOf(found)), idsOf(items))
        const days = found.map((item) => item.publish_date)
        assert.deepStrictEqual(days, days.toSorted())
      })
    )

    it.effect("stays within the days that were asked for", () =>
      Effect.gen(function* () {
        const items = itemsOf(Array.from({ length: 200 }, () => 130))
        const { list } = served(items, { publish_date: { from: "2026-01-11", to: "2026-06-01" } })
        const found = yield* Stream.runCollect(list.items)
        const wanted = items.filter(
          (item) => item.publish_date >= "2026-01-11" && item.publish_date <= "2026-06-01"
        )
        assert.deepStrictEqual(ascending(idsOf(found)), idsOf(wanted))
        assert.isAbove(wanted.length, 10_000)
      })
    )

    it.effect("reads a day that is longer than the server serves from both ends of its names", () =>
      Effect.gen(function* () {
        const items = itemsOf([300, 14_000, 300])
        const { list } = served(items)
        const found = yield* Stream.runCollect(list.items)
        assert.deepStrictEqual(ascending(idsOf(found)), idsOf(items))
      })
    )

    it.effect("does not read a long day twice when it alone was asked for", () =>
      Effect.gen(function* () {
        const items = itemsOf([300, 12_000, 300])
        const { asked, list } = served(items, { publish_date: "2026-01-02" })
        const found = yield* Stream.runCollect(list.items)
        assert.strictEqual(new Set(idsOf(found)).size, 12_000)
        assert.lengthOf(found, 12_000)
        assert.isAtMost(asked.length, 300)
      })
    )

    it.effect("says so when a day cannot be had whole, after delivering what there is", () =>
      Effect.gen(function* () {
        const { list } = served(itemsOf([10, 25_000, 10]))
        let delivered = 0
        const error = yield* list.items.pipe(
          Stream.runForEach(() => Effect.sync(() => (delivered += 1))),
          Effect.flip
        )
        assert.strictEqual(error._tag, "ValidationError")
        assert.include(error.message, "2026-01-02")
        assert.include(error.message, "genre_id")
        assert.isAtLeast(delivered, 20_010)
        assert.isBelow(delivered, 25_020)
      })
    )

    it.effect("fails at the 10,000-item cap if days cannot continue the order", () =>
      Effect.gen(function* () {
        const { list } = served(itemsOf([6000, 6000]), { order_by: "name" })
        let delivered = 0
        const error = yield* list.items.pipe(
          Stream.runForEach(() => Effect.sync(() => (delivered += 1))),
          Effect.flip
        )
        assert.strictEqual(delivered, 10_000)
        assert.include(error.message, "publish_date")
        assert.lengthOf(yield* Stream.runCollect(Stream.take(list.items, 10_000)), 10_000)
      })
    )

    it("delivers every item once, whatever the days and the page size", () =>
      FastCheck.assert(
        FastCheck.asyncProperty(
          FastCheck.array(FastCheck.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 8 }),
          FastCheck.constantFrom(37, 100),
          FastCheck.constantFrom("publish_date", "-publish_date"),
          async (perDay, per_page, order_by) => {
            const items = itemsOf(perDay)
            const { list } = served(items, { order_by, per_page })
            const found = await Effect.runPromise(Stream.runCollect(list.items))
            assert.deepStrictEqual(ascending(idsOf(found)), idsOf(items))
          }
        ),
        { numRuns: 15 }
      ))
  })

  describe("walk", () => {
    it.effect("resumes from a saved cursor without losing or repeating an item", () =>
      Effect.gen(function* () {
        const items = itemsOf(Array.from({ length: 150 }, () => 110))
        const { list } = served(items)
        for (const steps of [1, 57, 99, 100, 101, 160]) {
          const before = yield* Stream.runCollect(Stream.take(list.walk(), steps))
          const cursor = before.at(-1)?.cursor
          assert.isString(cursor)
          const after = yield* Stream.runCollect(list.walk({ cursor }))
          const found = [...before, ...after].flatMap((step) => step.page.results)
          assert.lengthOf(found, items.length)
          assert.deepStrictEqual(ascending(idsOf(found)), idsOf(items))
        }
      })
    )

    it.effect("counts what was delivered before an interruption", () =>
      Effect.gen(function* () {
        const { list } = served(itemsOf(Array.from({ length: 30 }, () => 50)))
        const [first] = yield* Stream.runCollect(Stream.take(list.walk(), 1))
        const rest = yield* Stream.runCollect(list.walk({ cursor: first?.cursor, total: 1500 }))
        assert.deepInclude(first?.progress, { done: 100, of: 1500, requests: 1 })
        assert.deepInclude(rest.at(-1)?.progress, { done: 1500, of: 1500 })
      })
    )

    it.effect("continues a list that differs only in a filter that is undefined", () =>
      Effect.gen(function* () {
        const items = itemsOf([100, 100])
        const [step] = yield* Stream.runCollect(Stream.take(served(items).list.walk(), 1))
        const same = served(items, { order_by: undefined }).list
        const rest = yield* Stream.runCollect(same.walk({ cursor: step?.cursor }))
        assert.strictEqual(rest.at(-1)?.progress.done, 200)
      })
    )

    it.effect("refuses a cursor of another list, and one that is none", () =>
      Effect.gen(function* () {
        const items = itemsOf([200])
        const [step] = yield* Stream.runCollect(Stream.take(served(items).list.walk(), 1))
        const other = served(items, { order_by: "publish_date" }).list
        for (const cursor of [step?.cursor, "", "never"]) {
          const error = yield* Effect.flip(Stream.runDrain(other.walk({ cursor: cursor ?? "" })))
          assert.strictEqual(error._tag, "ValidationError")
          assert.include(error.message, "cursor")
        }
      })
    )
  })

  describe("days that are not in the calendar", () => {
    /** A list of 10,000 items or more in any slice, whose items all have one day. */
    const endless = (day: string | null, filters: SlicedFilters = {}) => {
      let requests = 0
      const list = Paged.sliced(
        filters,
        ({ page, per_page }) =>
          Effect.sync(() => {
            requests += 1
            const first = (page - 1) * per_page
            const results = Array.from({ length: per_page }, (_, index) => ({ id: first + index + 1 }))
            return { results, count: 10_000, page: `${page}/${10_000 / per_page}`, per_page }
          }),
        { dayOf: () => readDay(day), overlap: 0 }
      )
      return { list, requests: () => requests }
    }

    it.effect.each(["", "2026-13-45", "2026-02-31", "999999-01-01", "+010000-01-01", "constructor", null])(
      "end a walk at the cap with a ValidationError: %s",
      (day) =>
        Effect.gen(function* () {
          const { list, requests } = endless(day)
          const error = yield* Effect.flip(Stream.runDrain(list.items))
          assert.instanceOf(error, ValidationError)
          assert.strictEqual(requests(), 100)
        })
    )

    it.effect.each([
      ["0000-01-01", "-publish_date"],
      ["9999-12-31", "publish_date"],
      ["2026-05-05", "-publish_date"]
    ] as const)("or a server that ignores the slices does not make it endless: %s", ([day, order_by]) =>
      Effect.gen(function* () {
        const { list, requests } = endless(day, { order_by })
        yield* Effect.exit(Stream.runDrain(list.items))
        assert.isAtMost(requests(), 500)
      })
    )

    it("tells the day of a date and of a time", () => {
      const days = ["2026-05-05", "2026-05-05T10:00:00Z", "2026-05-05 10:00"].map((date) => readDay(date))
      assert.deepStrictEqual(days, ["2026-05-05", "2026-05-05", "2026-05-05"])
    })
  })

  describe("plan", () => {
    it.effect("counts a list beyond the server's count, and foretells the requests of the walk", () =>
      Effect.gen(function* () {
        const items = itemsOf(Array.from({ length: 365 }, (_, day) => 40 + (day % 60)))
        const { asked, list } = served(items)
        const plan = yield* list.plan
        assert.strictEqual(plan.count, items.length)
        assert.isTrue(plan.exact)
        assert.isAtMost(asked.length, 40)
        asked.length = 0
        yield* Stream.runDrain(list.items)
        assert.approximately(asked.length, plan.requests, plan.requests * 0.02)
      })
    )

    it.effect("costs one request where the server counts the whole list", () =>
      Effect.gen(function* () {
        const { asked, list } = served(itemsOf([250, 250]))
        const plan = yield* list.plan
        assert.deepInclude(plan, { count: 500, exact: true, requests: 5 })
        assert.lengthOf(asked, 1)
      })
    )
  })
})
