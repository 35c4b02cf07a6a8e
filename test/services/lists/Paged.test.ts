import { assert, describe, expect, expectTypeOf, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { type BeatportError, type CallError, Paged, type Page, ValidationError } from "effect-beatport"

/** A list of so many numbers on a server, and the pages that it was asked for. */
const counted = (length: number, asking: { readonly page?: number; readonly per_page?: number } = {}) => {
  const asked: Array<{ readonly page: number; readonly per_page: number }> = []
  const list = Paged.make<number, CallError, typeof asking>(asking, ({ page, per_page }) =>
    Effect.sync(() => {
      asked.push({ page, per_page })
      const before = (page - 1) * per_page
      const results = Array.from(
        { length: Math.max(0, Math.min(per_page, length - before)) },
        (_, i) => before + i
      )
      return { results, count: length, page: `${page}/${Math.ceil(length / per_page)}`, per_page }
    })
  )
  return { asked, list }
}

const upTo = (length: number) => Array.from({ length }, (_, index) => index)

describe("Paged", () => {
  it.effect("is an Effect of its first page, as large as pages are", () =>
    Effect.gen(function* () {
      const { asked, list } = counted(250)
      const page = yield* list
      assert.deepStrictEqual(page, {
        results: upTo(100),
        page: 1,
        per_page: 100,
        count: 250,
        page_count: 3,
        has_next: true,
        capped: false,
        broken: [],
        cached: false
      })
      assert.deepStrictEqual(asked, [{ page: 1, per_page: 100 }])
    })
  )

  it.effect("is an Effect of the page that was asked for", () =>
    Effect.gen(function* () {
      const page = yield* counted(250, { page: 13, per_page: 20 }).list
      assert.deepStrictEqual(page.results, [240, 241, 242, 243, 244, 245, 246, 247, 248, 249])
      assert.isFalse(page.has_next)
    })
  )

  it.effect("asks for nothing before it is run, and again each time it is", () =>
    Effect.gen(function* () {
      const { asked, list } = counted(5)
      assert.isDefined(list.items)
      assert.isDefined(list.pages)
      assert.isEmpty(asked)
      yield* list
      yield* list
      assert.lengthOf(asked, 2)
    })
  )

  it("knows its items and what can go wrong", () => {
    const { list } = counted(1)
    expectTypeOf(list).toExtend<Effect.Effect<Page<number>, CallError>>()
    expectTypeOf(list.items).toEqualTypeOf<Stream.Stream<number, CallError>>()
    expectTypeOf(list.map(String)).toEqualTypeOf<Paged<string>>()
    expectTypeOf(list).toExtend<Effect.Effect<unknown, BeatportError>>()
  })

  describe("pages", () => {
    it.effect("are those from the page that was asked for on", () =>
      Effect.gen(function* () {
        const { asked, list } = counted(250, { page: 2 })
        const pages = yield* Stream.runCollect(list.pages)
        assert.deepStrictEqual(
          pages.map(({ page, results }) => [page, results.length]),
          [
            [2, 100],
            [3, 50]
          ]
        )
        assert.lengthOf(asked, 2)
      })
    )

    it.effect("are one, of nothing, where there is nothing", () =>
      Effect.gen(function* () {
        const { asked, list } = counted(0)
        const pages = yield* Stream.runCollect(list.pages)
        assert.deepStrictEqual(
          pages.map(({ results }) => results),
          [[]]
        )
        assert.lengthOf(asked, 1)
      })
    )
  })

  describe("items", () => {
    it.effect("are all, in their order", () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* Stream.runCollect(counted(250).list.items), upTo(250))
      })
    )

    it.effect.each([
      { take: 1, requests: 1 },
      { take: 100, requests: 1 },
      { take: 101, requests: 2 + 6 },
      { take: 250, requests: 3 + 6 }
    ])("cost at most $requests requests for the first $take, six of them ahead", ({ requests, take }) =>
      Effect.gen(function* () {
        const { asked, list } = counted(1000)
        assert.deepStrictEqual(yield* Stream.runCollect(Stream.take(list.items, take)), upTo(take))
        assert.isAtMost(asked.length, requests)
        assert.strictEqual(new Set(asked.map(({ page }) => page)).size, asked.length)
      })
    )

    it.effect("end with the error of the page that failed, after the items before it", () =>
      Effect.gen(function* () {
        const down = new ValidationError({ method: "GET", path: "/things/", fields: {} })
        const list = Paged.make({}, ({ page, per_page }) =>
          page === 3 ? Effect.fail(down) : Effect.succeed({ results: [page], count: 500, per_page })
        )
        const seen: Array<number> = []
        const error = yield* Effect.flip(
          Stream.runForEach(list.items, (item) => Effect.sync(() => seen.push(item)))
        )
        assert.strictEqual(error, down)
        assert.deepStrictEqual(seen, [1, 2])
      })
    )

    it.effect("can be gone through twice", () =>
      Effect.gen(function* () {
        const { items } = counted(120).list
        assert.deepStrictEqual(yield* Stream.runCollect(items), yield* Stream.runCollect(items))
      })
    )
  })

  describe("map", () => {
    it.effect("gives other items with their places in the whole list", () =>
      Effect.gen(function* () {
        const { list } = counted(25, { page: 2, per_page: 10 })
        const named = list.map((item, index) => `${index}: ${item}`)
        assert.strictEqual((yield* named).results[0], "10: 10")
        assert.deepStrictEqual((yield* Stream.runCollect(named.items)).at(-1), "24: 24")
      })
    )
  })

  describe("fromIterable", () => {
    it.effect("is a list of what is there, in pages", () =>
      Effect.gen(function* () {
        const list = Paged.fromIterable(new Set(["a", "b", "c"]), { per_page: 2 })
        assert.deepInclude(yield* list, { results: ["a", "b"], count: 3, page_count: 2, has_next: true })
        assert.deepStrictEqual(yield* Stream.runCollect(list.items), ["a", "b", "c"])
      })
    )

    it.effect("begins with the page that is asked for", () =>
      Effect.gen(function* () {
        const list = Paged.fromIterable(upTo(5), { page: 2, per_page: 3 })
        assert.deepStrictEqual(yield* Stream.runCollect(list.items), [3, 4])
      })
    )
  })

  describe("fail", () => {
    it.effect("is a list whose page, pages and items all fail", () =>
      Effect.gen(function* () {
        const error = new ValidationError({ method: "GET", path: "/things/", fields: {} })
        const list = Paged.fail<number, ValidationError>(error)
        const failures = yield* Effect.all([
          Effect.flip(list.asEffect()),
          Effect.flip(Stream.runCollect(list.pages)),
          Effect.flip(Stream.runCollect(list.items)),
          Effect.flip(list.plan)
        ])
        expect(failures).toEqual([error, error, error, error])
      })
    )
  })
})
