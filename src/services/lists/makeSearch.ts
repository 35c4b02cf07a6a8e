/**
 * Search of one kind of resource: by Beatport's search endpoint, or by the list's filters where that takes none.
 */
import { Effect, Predicate } from "effect"
import { argumentError } from "../../errors/ValidationError.ts"
import type { SearchResults, SearchType } from "../../schemas/Search.ts"
import type { Paging, RequestedPage } from "./List.ts"
import { Paged } from "./Paged.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import type { Lists } from "./Lists.ts"

interface Searched extends Paging {
  readonly name?: unknown
}

/**
 * Makes the search of a resource. A text with filters is sent to the list endpoint as part of the name, because no
 * filter of the search endpoint is proven. An empty text with filters is the list itself.
 */
export const makeSearch =
  <A extends { readonly name: string }, Filters extends Searched>(
    calls: EndpointCalls,
    lists: Lists,
    type: SearchType,
    found: (results: SearchResults) => ReadonlyArray<A> | undefined,
    list: (filters?: Filters) => Paged<A>
  ) =>
  (query: string, filters: Filters): Paged<A> => {
    // A JavaScript caller can pass anything.
    if (!Predicate.isString(query)) return Paged.fail(makeSearchError("query", "Expected a string."))
    const { page, per_page, ...rest } = { ...filters }
    const text = query.trim()
    const isFiltered = Object.values(rest).some((value) => value !== undefined)
    if (text === "") {
      return isFiltered
        ? list(filters)
        : Paged.fail(makeSearchError("query", "Expected a non-empty string, or a filter."))
    }
    if (isFiltered) {
      return filters.name === undefined
        ? listNamed(text, (name) => list({ ...filters, name }))
        : Paged.fail(
            makeSearchError(
              "name",
              "The query is the text that the name must contain: pass either the query or name."
            )
          )
    }
    const call = ({
      params,
      query: paging
    }: {
      readonly params: { readonly q: string }
      readonly query: RequestedPage
    }) =>
      Effect.map(
        calls.search.query({ query: { ...params, type, page: paging.page, per_page: paging.per_page } }),
        (results) => ({ ...results, results: found(results) ?? [] })
      )
    // Results are ranked, so the list ends at the 10,000-item cap without an error.
    return lists.within(
      { q: text },
      Object.assign(call, { endpoint: `search.${type}`, path: calls.search.query.path }),
      filters,
      {
        endsAtCap: true
      }
    )
  }

/**
 * Lists what has a text in its name. The server reads a comma in a filter as "or", so the longest piece between commas is
 * sent, and items whose name does not contain the whole text are left out: a page may then hold fewer items.
 */
const listNamed = <A extends { readonly name: string }>(
  text: string,
  list: (name: string) => Paged<A>
): Paged<A> => {
  const [longest = text, ...others] = text
    .split(",")
    .map((piece) => piece.trim())
    .toSorted((a, b) => b.length - a.length)
  if (others.length === 0) return list(text)
  if (longest === "") return Paged.fail(makeSearchError("query", "Expected text besides commas."))
  const wanted = foldText(text)
  return list(longest).filterMap((item) => (foldText(item.name).includes(wanted) ? item : undefined))
}

const foldText = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, " ").trim()

const makeSearchError = (field: string, said: string) => argumentError("search", field, said)
