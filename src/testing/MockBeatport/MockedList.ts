/**
 * The items of a mocked list, and the pages that they are served in.
 */
import { Effect, Predicate } from "effect"
import type { ValidationError } from "../../errors/ValidationError.ts"
import { makePageGoneError } from "../../errors/fromResponse.ts"
import type { Page } from "../../schemas/Page.ts"
import type { RequestedPage } from "../../services/lists/List.ts"
import type { ListResponse } from "../../services/lists/ServedPage.ts"

/**
 * Accepts the items of a list, one page, or several pages. Items are served in pages of the requested size. A page is
 * served for the request of its number.
 */
export type MockedList<A> = ReadonlyArray<A> | Page<A> | ReadonlyArray<Page<A>>

/** Tells a mocked list from a function that replaces an operation, and from what such a function returns. */
export const isMockedList = (value: unknown): value is MockedList<unknown> =>
  Array.isArray(value) || isPage(value)

const isPage = (value: unknown): value is Page<unknown> =>
  Predicate.hasProperty(value, "results") &&
  Array.isArray(value.results) &&
  Predicate.hasProperty(value, "per_page") &&
  Predicate.hasProperty(value, "count")

/** Returns all items of a mocked list, for operations that return no pages. */
export const itemsOf = (mocked: MockedList<unknown>): ReadonlyArray<unknown> =>
  [mocked].flat().flatMap((member) => (isPage(member) ? member.results : [member]))

/** Returns the response for a page. A page past the end is the error that the server's 404 becomes. */
export const servePage = (
  mocked: MockedList<unknown>,
  { page, per_page }: RequestedPage,
  name: string
): Effect.Effect<ListResponse<unknown>, ValidationError> => {
  const members = [mocked].flat()
  const pages = members.filter(isPage)
  const [firstPage] = pages
  if (firstPage !== undefined) {
    const found = pages.find((given) => given.page === page)
    if (found !== undefined) return Effect.succeed({ ...found, page: String(page) })
    return page <= Math.ceil(firstPage.count / firstPage.per_page)
      ? Effect.die(new Error(`This test mocks no page ${page} of ${name}. Add it to MockBeatport.layer.`))
      : Effect.fail(pageGone(name))
  }
  return page > 1 && page > Math.ceil(members.length / per_page)
    ? Effect.fail(pageGone(name))
    : Effect.succeed({
        results: members.slice((page - 1) * per_page, page * per_page),
        count: members.length,
        per_page
      })
}

const pageGone = (name: string) => makePageGoneError({ method: "GET", path: name })
