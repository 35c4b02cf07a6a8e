import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import * as FastCheck from "fast-check"
import type { CallError } from "../../../src/errors/BeatportError.ts"
import { DecodeError } from "../../../src/errors/DecodeError.ts"
import { ValidationError } from "../../../src/errors/ValidationError.ts"
import type { Paging, RequestedPage } from "../../../src/services/lists/List.ts"
import { Paged } from "../../../src/services/lists/Paged.ts"
import { readDay, type SlicedFilters } from "../../../src/services/lists/Slicing.ts"

interface Item {
  readonly id: number
  readonly publish_date: string
}

interface Response {
  readonly results: ReadonlyArray<Item>
  readonly count: number
  readonly page?: string
  readonly per_page?: number
}

type Query = RequestedPage & SlicedFilters

/** No honest server of these tests needs as many. */
const mostRequests = 5000

/** A list of a server, and the number of requests it got. A walk that does not end is ended by a defect. */
const listOf = (
  reply: (query: Query, request: number) => Response | ValidationError,
  filters: Paging & SlicedFilters = {}
) => {
  let requests = 0
  const list = Paged.sliced<Item, CallError, Paging & SlicedFilters>(
    filters,
    (query) =>
      Effect.suspend(() => {
        requests += 1
        if (requests > mostRequests) return Effect.die(new Error("The walk does not end"))
        const response = reply(query, requests)
        return response instanceof ValidationError ? Effect.fail(response) : Effect.succeed(response)
      }),
    { dayOf: (item) => readDay(item.publish_date), overlap: 0 }
  )
  return { list, requests: () => requests }
}

const invalidPage = new ValidationError({
  method: "GET",
  path: "/catalog/tracks/",
  status: 404,
  fields: { page: ["There is no such page."] }
})

const rows = (first: number, count: number, day: (id: number) => string = () => "2026-01-05") =>
  Array.from({ length: count }, (_, index) => ({ id: first + index, publish_date: day(first + index) }))

const honest = ({ page, per_page }: Query, count = 50): Response => ({
  results: rows((page - 1) * per_page + 1, Math.max(0, Math.min(per_page, count - (page - 1) * per_page))),
  count,
  page: `${page}/${Math.ceil(count / per_page)}`,
  per_page
})

const failure = (list: Paged<Item>) => Effect.flip(Stream.runDrain(list.items))

const walked = (list: Paged<Item>) =>
  Effect.gen(function* () {
    const ids: Array<number> = []
    const exit = yield* Effect.exit(
      Stream.runForEach(list.items, ({ id }) => Effect.sync(() => ids.push(id)))
    )
    return { exit, ids }
  })

describe("a walk through a list whose server lies", () => {
  it("ends, with each item once, whatever the server sends", () =>
    FastCheck.assert(
      FastCheck.asyncProperty(
        FastCheck.record({
          number: FastCheck.constantFrom("right", "first", "one too low", "random", "absent", "no number"),
          count: FastCheck.constantFrom(0, 5, 95, 1000, 10_000, 1e12, -3),
          size: FastCheck.constantFrom("asked", "absent", "huge", "ten", "zero"),
          items: FastCheck.constantFrom("right", "same", "none", "ten", "every other page", "fresh"),
          days: FastCheck.constantFrom("filtered", "same", "forwards", "random", "garbage", "early"),
          beyond: FastCheck.boolean(),
          order_by: FastCheck.constantFrom("publish_date", "-publish_date", "name"),
          per_page: FastCheck.constantFrom(25, 100),
          seed: FastCheck.nat()
        }),
        async ({ beyond, count, days, items, number, order_by, per_page, seed, size }) => {
          const random = (at: number, below: number) => (seed + at * 7919) % below
          const day = (query: Query, request: number, id: number) => {
            const { publish_date: asked } = query
            const from = typeof asked === "string" ? asked : (asked?.to ?? asked?.from)
            if (days === "filtered") return from ?? "2026-05-05"
            if (days === "same") return "2026-01-05"
            if (days === "forwards") return `${2000 + (request % 50)}-01-01`
            if (days === "random") return `2026-01-${String(1 + random(id, 28)).padStart(2, "0")}`
            return days === "early" ? "0000-01-01" : "2026-13-45"
          }
          const { list } = listOf(
            (query, request) => {
              const { page } = query
              if (beyond && page > 3) return invalidPage
              const first =
                items === "same" ? 1 : items === "fresh" ? (request % 500) * 1000 : (page - 1) * per_page + 1
              const length =
                items === "none" || (items === "every other page" && page % 2 === 0)
                  ? 0
                  : items === "ten"
                    ? 10
                    : per_page
              const shown = { right: page, first: 1, "one too low": Math.max(1, page - 1) }
              return {
                results: rows(first, length, (id) => day(query, request, id)),
                count,
                ...(number === "absent"
                  ? {}
                  : {
                      page:
                        number === "no number"
                          ? "?"
                          : number === "random"
                            ? `${random(page, 9)}/9`
                            : `${shown[number]}/9`
                    }),
                ...(size === "absent"
                  ? {}
                  : {
                      per_page: size === "huge" ? 1e9 : size === "ten" ? 10 : size === "zero" ? 0 : per_page
                    })
              }
            },
            { order_by, per_page }
          )
          const { exit, ids } = await Effect.runPromise(walked(list))
          assert.strictEqual(new Set(ids).size, ids.length)
          if (exit._tag === "Failure") {
            const [reason] = exit.cause.reasons
            const error = reason?._tag === "Fail" ? reason.error : reason
            assert.isTrue(
              error instanceof DecodeError || error instanceof ValidationError,
              String(exit.cause)
            )
          }
        }
      ),
      { numRuns: 150 }
    ))

  it.effect.each([
    { name: "says page 1 of every page", page: () => "1" },
    { name: "says page 1/3 of every page", page: () => "1/3" },
    { name: "says a number that is one too low", page: (page: number) => `${Math.max(1, page - 1)}/5` }
  ])("fails where the server $name", ({ page }) =>
    Effect.gen(function* () {
      const { list } = listOf((query) => ({ ...honest(query), page: page(query.page) }), { per_page: 10 })
      const error = yield* failure(list)
      assert.instanceOf(error, DecodeError)
      assert.include(error.message, "page 2")
    })
  )

  it.effect("fails where an awaited page is another than the one requested", () =>
    Effect.gen(function* () {
      const { list } = listOf((query) => ({ ...honest(query), page: "1/5" }), { per_page: 10, page: 3 })
      assert.instanceOf(yield* Effect.flip(list), DecodeError)
    })
  )

  it.effect("fails where the server ignores the number of the page and names none", () =>
    Effect.gen(function* () {
      const { list, requests } = listOf(() => ({ results: rows(1, 10), count: 50, per_page: 10 }), {
        per_page: 10
      })
      assert.instanceOf(yield* failure(list), DecodeError)
      assert.isAtMost(requests(), 2 + 6)
    })
  )

  it.effect.each([
    { name: "is larger than the page", per_page: 5000 },
    { name: "is smaller than the page", per_page: 5 }
  ])("fails where the stated page size $name", ({ per_page }) =>
    Effect.gen(function* () {
      const { list } = listOf((query) => ({ ...honest(query), per_page }), { per_page: 10 })
      const error = yield* failure(list)
      assert.instanceOf(error, DecodeError)
      assert.include(error.message, "per_page")
    })
  )

  it.effect("takes the page size of a server that has a smaller one", () =>
    Effect.gen(function* () {
      const { list } = listOf((query) => honest({ ...query, per_page: 25 }), { per_page: 100 })
      assert.lengthOf(yield* Stream.runCollect(list.items), 50)
    })
  )

  it.effect("fails at an empty page that is not the last", () =>
    Effect.gen(function* () {
      const { list } = listOf(
        (query) => ({ ...honest(query), ...(query.page === 2 ? { results: [] } : {}) }),
        {
          per_page: 10
        }
      )
      const error = yield* failure(list)
      assert.instanceOf(error, DecodeError)
      assert.include(error.message, "page 2 of 5")
    })
  )

  const capped =
    (day: (id: number, query: Query, request: number) => string) =>
    (query: Query, request: number): Response => ({
      results: rows((query.page - 1) * query.per_page + 1, query.per_page, (id) => day(id, query, request)),
      count: 10_000,
      page: `${query.page}/100`,
      per_page: query.per_page
    })

  it.effect("fails where the server ignores the range of days", () =>
    Effect.gen(function* () {
      const { list, requests } = listOf(capped((id) => (id < 5000 ? "2026-01-05" : "2026-01-04")))
      const error = yield* failure(list)
      assert.instanceOf(error, ValidationError)
      assert.include(error.message, "2026-01-04")
      assert.isAtMost(requests(), 100 + 6)
    })
  )

  it.effect("fails at the cap where the days are in disorder, after the items that the server has", () =>
    Effect.gen(function* () {
      const { list } = listOf(capped((id) => `2026-01-${String(1 + (id % 28)).padStart(2, "0")}`))
      const { exit, ids } = yield* walked(list)
      assert.strictEqual(exit._tag, "Failure")
      assert.lengthOf(ids, 10_000)
      assert.include((yield* failure(list)).message, "did not order it")
    })
  )

  it.effect("fails at the cap where the server ignores the order and lists by falling ids", () =>
    Effect.gen(function* () {
      const items = Array.from({ length: 12_000 }, (_, index) => ({
        id: 12_000 - index,
        // Every hundredth item was published 10 days before it was added.
        publish_date: `2026-01-${String(31 - Math.floor(index / 600) - (index % 100 === 0 ? 10 : 0)).padStart(2, "0")}`
      }))
      const { list } = listOf(({ page, per_page }) => ({
        results: items.slice((page - 1) * per_page, page * per_page),
        count: 10_000,
        page: `${page}/100`,
        per_page
      }))
      const { ids } = yield* walked(list)
      assert.lengthOf(ids, 10_000)
      assert.include((yield* failure(list)).message, "did not order it by publish_date")
    })
  )

  it.effect(
    "fails where a day above the cap is not ordered by name, instead of losing the rest of the day",
    () =>
      Effect.gen(function* () {
        const { list, requests } = listOf(capped(() => "2026-01-05"))
        assert.include((yield* failure(list)).message, "did not order them by name")
        assert.isAtMost(requests(), 210)
      })
  )

  it.effect("fails where a slice of several days brings nothing new", () =>
    Effect.gen(function* () {
      const { list, requests } = listOf(
        capped((id, { publish_date }) =>
          publish_date === undefined
            ? id < 5000
              ? "2026-01-05"
              : "2026-01-04"
            : id < 9000
              ? "2026-01-04"
              : "2026-01-03"
        )
      )
      assert.include((yield* failure(list)).message, "returned before")
      assert.strictEqual(requests(), 200)
    })
  )

  it.effect("plans with a bounded number of requests where the server ignores the range of days", () =>
    Effect.gen(function* () {
      const { list, requests } = listOf((query) => ({
        ...capped(() => (query.order_by === "publish_date" ? "1950-01-01" : "2026-01-05"))(query, 1),
        page: String(query.page)
      }))
      assert.isFalse((yield* list.plan).exact)
      assert.isAtMost(requests(), 1100)
    })
  )

  it.effect("requests no page beyond the cap, whatever the server counts", () =>
    Effect.gen(function* () {
      const { list, requests } = listOf(
        (query, request) => ({
          ...capped(() => "2026-01-05")(query, request),
          count: 1e12
        }),
        { order_by: "name" }
      )
      assert.include((yield* failure(list)).message, "10,000")
      assert.strictEqual(requests(), 100)
    })
  )
})

describe("a walk through a list that changes", () => {
  it.effect("ends at a page that the server no longer has, and says so in the step", () =>
    Effect.gen(function* () {
      const { list } = listOf((query) => (query.page > 2 ? invalidPage : honest(query, 21)), { per_page: 10 })
      const steps = yield* Stream.runCollect(list.walk())
      assert.deepStrictEqual(
        steps.map(({ page, shrank }) => [page.results.length, shrank]),
        [
          [10, false],
          [10, false],
          [0, true]
        ]
      )
      assert.lengthOf(yield* Stream.runCollect(list.pages), 2)
      const resumed = yield* Stream.runCollect(list.walk({ cursor: steps[0]?.cursor }))
      assert.isTrue(resumed.every(({ shrank }) => !shrank) || resumed.at(-1)?.shrank === true)
    })
  )

  it.effect("fails if the caller requests a page that does not exist", () =>
    Effect.gen(function* () {
      const { list } = listOf(() => invalidPage, { page: 9 })
      assert.strictEqual(yield* failure(list), invalidPage)
    })
  )

  it.effect.each(["-publish_date", "name"])(
    "delivers an item once that moves to a later page: %s",
    (order_by) =>
      Effect.gen(function* () {
        const ids = Array.from({ length: 95 }, (_, index) => index)
        let newest = -1
        const { list } = listOf(
          ({ page, per_page }) => {
            const results = ids
              .slice((page - 1) * per_page, page * per_page)
              .map((id) => ({ id, publish_date: id < 0 ? "2026-02-02" : "2026-01-05" }))
            const response = { results, count: ids.length, page: `${page}/10`, per_page }
            ids.unshift(newest--, newest--)
            return response
          },
          { order_by, per_page: 10 }
        )
        const found = (yield* Stream.runCollect(list.items)).map(({ id }) => id)
        assert.strictEqual(new Set(found).size, found.length)
        assert.deepStrictEqual(
          found.filter((id) => id >= 0),
          Array.from({ length: 95 }, (_, index) => index)
        )
      })
  )
})
