/**
 * Search, for every resource that has one: Beatport's own where it can answer, the list's filters where it cannot.
 */
import { Effect, Predicate } from "effect"
import { ValidationError } from "../../errors/BeatportError.ts"
import type { SearchResults, SearchType } from "../../schemas/Search.ts"
import { Paged, type Paging } from "./Paged.ts"
import type { Calls } from "../calls/EndpointCalls.ts"
import type { Lists } from "./Lists.ts"

interface Searched extends Paging {
  readonly name?: unknown
}

/**
 * Makes a resource's search. The search endpoint's filters are unproven, so a text with filters goes to the list,
 * as part of the name; and an empty text with filters is the list itself.
 */
export const makeSearch =
  <A, Filters extends Searched>(
    calls: Calls,
    lists: Lists,
    type: SearchType,
    found: (results: SearchResults) => ReadonlyArray<A> | undefined,
    list: (filters?: Filters) => Paged<A>
  ) =>
  (query: string, filters: Filters): Paged<A> => {
    // In JavaScript it may be anything.
    if (!Predicate.isString(query)) return Paged.fail(wrong("query", "Expected a text."))
    const { page, per_page, ...rest } = { ...filters }
    const text = query.trim()
    const isFiltered = Object.values(rest).some((value) => value !== undefined)
    if (text === "") {
      return isFiltered
        ? list(filters)
        : Paged.fail(wrong("query", "Expected a text, or a filter to list by."))
    }
    if (isFiltered) {
      return filters.name === undefined
        ? list({ ...filters, name: text })
        : Paged.fail(wrong("name", "The query is what the name has to contain: give one of the two."))
    }
    const call = ({
      params,
      query: paging
    }: {
      readonly params: { readonly q: string }
      readonly query: Required<Paging>
    }) =>
      Effect.map(
        calls.search.query({ query: { ...params, type, page: paging.page, per_page: paging.per_page } }),
        (answer) => ({ ...answer, results: found(answer) ?? [] })
      )
    // Ranked by how well they match: past the server's 10,000 there is nothing anybody misses.
    return lists.within({ q: text }, Object.assign(call, { operation: `search.${type}` }), filters, {
      endsAtCap: true
    })
  }

const wrong = (field: string, said: string) =>
  new ValidationError({ method: "GET", path: "/catalog/search/", fields: { [field]: [said] } })
