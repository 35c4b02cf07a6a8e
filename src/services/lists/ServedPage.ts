/**
 * A page as the server sent it, checked against the request, because pages are counted by the SDK and a wrong page
 * loses or repeats items.
 */
import { Effect, Predicate } from "effect"
import { DecodeError } from "../../errors/DecodeError.ts"
import { type Envelope, Page } from "../../schemas/Page.ts"

/** Describes the response of a list endpoint. */
export type ListResponse<A> = Envelope & { readonly results: ReadonlyArray<A> }

/** What a walk has to know of an item: its id to deliver it once, its day to continue past the 10,000-item cap. */
export interface Mark {
  /** Undefined for an item without an id; it cannot be recognised when it comes again. */
  readonly id: number | undefined
  /** The day as `YYYY-MM-DD`; null if the item has none. */
  readonly day: string | null
}

/** A page, and the mark of every item that the server sent on it. */
export interface ServedPage<A> {
  readonly page: Page<unknown>
  /** Marks every item of the response. Only a walk does, because reading its days costs more than checking the page by its schema. */
  readonly marks: () => ReadonlyArray<Mark>
  /** The items, each with the index of its mark. A filtered list has fewer items than marks. */
  readonly items: ReadonlyArray<{ readonly index: number; readonly value: A }>
}

/** Returns the page with its items. */
export const parsePage = <A>({ items, page }: ServedPage<A>): Page<A> => ({
  ...page,
  results: items.map(({ value }) => value)
})

/** Marks an item by its id. */
export const markById = (item: unknown): Mark => ({
  id: Predicate.hasProperty(item, "id") && Predicate.isNumber(item.id) ? item.id : undefined,
  day: null
})

/** Returns the ids of marked items. */
export const readIds = (marks: ReadonlyArray<Mark>): ReadonlyArray<number> =>
  marks.flatMap(({ id }) => id ?? [])

/** Makes a page of a response. Fails if the response is not the page that was requested, or contradicts itself. */
export const readServedPage = <A>(
  response: ListResponse<A>,
  asked: { readonly page: number; readonly per_page: number },
  path: string,
  markOf: (item: A) => Mark = markById
): Effect.Effect<ServedPage<A>, DecodeError> => {
  const sent = response.results.length + (response.broken?.length ?? 0)
  // A server that names no page size and sends more than was requested has sent the whole list.
  const page = Page.make(response.results, response, {
    page: asked.page,
    per_page: Math.max(asked.per_page, sent)
  })
  const lying = (at: string, expected: string) => Effect.fail(findContradiction(path, at, expected))
  if (page.page !== asked.page)
    return lying("page", `Expected page ${asked.page}, the page that was requested`)
  if (sent > page.per_page)
    return lying("per_page", `Expected at least ${sent}, the number of items on this page`)
  const due = Math.min(page.per_page, page.count - (page.page - 1) * page.per_page)
  // A page of the requested size can lack items that the server withholds. Of another size, it tells not where the next begins.
  if (response.per_page !== undefined && page.per_page !== asked.per_page && sent < due) {
    return lying(
      "per_page",
      `Expected the number of items on a page; this page holds ${sent} of ${page.count}`
    )
  }
  return Effect.succeed({
    page,
    marks: () => response.results.map(markOf),
    items: response.results.map((value, index) => ({ index, value }))
  })
}

/** Makes the error of a response that contradicts the request or itself. */
export const findContradiction = (path: string, at: string, expected: string): DecodeError =>
  new DecodeError({ method: "GET", path, status: 200, at, expected })
