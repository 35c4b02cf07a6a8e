import { assert, describe, it } from "@effect/vitest"
import * as FastCheck from "fast-check"
import { Page } from "../../src/schemas/Page.ts"

const asked = { page: 1, per_page: 100 }

describe("Page.make", () => {
  it.each([
    ["of the index", { count: 113, page: "2/57", per_page: 2 }, [2, 57, true]],
    ["of the database, at its end", { count: 40, page: "8/8", per_page: 5 }, [8, 8, false]],
    ["of a top N, whose next is a lie", { count: 100, page: "1", per_page: 100 }, [1, 1, false]],
    ["without page and per_page", { count: 150 }, [1, 2, true]],
    ["with a page that is no number", { count: 150, page: "last" }, [1, 2, true]],
    ["with pages of no size", { count: 3, page: "1/1", per_page: 0 }, [1, 3, true]]
  ] as const)("reads an envelope %s", (_, envelope, [number, pageCount, hasNext]) => {
    const page = Page.make(["a"], envelope, asked)
    assert.deepStrictEqual([page.page, page.page_count, page.has_next], [number, pageCount, hasNext])
  })

  it("ends at an empty page, whatever is counted", () => {
    assert.isFalse(Page.make([], { count: 500, page: "1/5", per_page: 100 }, asked).has_next)
  })

  it("continues after a page of broken items", () => {
    const broken = [{ list: "results", index: 0, at: "bpm", expected: "Expected an integer" }]
    assert.isTrue(Page.make([], { count: 500, page: "1/5", per_page: 100, broken }, asked).has_next)
  })

  it("says where the server stopped counting", () => {
    assert.isTrue(Page.make(["a"], { count: 10_000 }, asked).capped)
    assert.isFalse(Page.make(["a"], { count: 9999 }, asked).capped)
  })

  it("neither loses nor repeats an item, whatever the sizes", () => {
    FastCheck.assert(
      FastCheck.property(
        FastCheck.integer({ min: 0, max: 400 }),
        FastCheck.integer({ min: 1, max: 100 }),
        (count, per_page) => {
          const all = Array.from({ length: count }, (_, index) => index)
          const seen: Array<number> = []
          let hasNext = true
          for (let number = 1; hasNext; number += 1) {
            const results = all.slice((number - 1) * per_page, number * per_page)
            const pages = Math.max(1, Math.ceil(count / per_page))
            const page = Page.make(
              results,
              { count, per_page, page: `${number}/${pages}` },
              { page: number, per_page }
            )
            assert.strictEqual(page.page, number)
            seen.push(...page.results)
            hasNext = page.has_next
          }
          assert.deepStrictEqual(seen, all)
        }
      )
    )
  })
})
