/**
 * The parts of a list, made from the call that returns one page of it.
 */
import { Duration, Effect } from "effect"
import type { DecodeError } from "../../errors/DecodeError.ts"
import { countCap, largestPage } from "../../schemas/Page.ts"
import { makeBeginning, type Position } from "./Cursor.ts"
import { countDays, type Plan, planFor } from "./Plan.ts"
import { type ListResponse, markById, parsePage, readServedPage } from "./ServedPage.ts"
import { cutRemaining, readDirection, readRange, type SlicedFilters, type Slicing } from "./Slicing.ts"
import type { Walkable } from "./Walkable.ts"

/** Selects a page of a list, and the size of its pages. */
export interface Paging {
  /** The number of the page, from 1. Default: 1. */
  readonly page?: number | undefined
  /** The number of items on a page, 1 to 100. Default: 100. */
  readonly per_page?: number | undefined
}

/** Names the page that a request asks for. */
export interface RequestedPage {
  /** The number of the page, from 1. */
  readonly page: number
  /** The number of items on a page: 1 to 100. */
  readonly per_page: number
}

/** Configures a list. */
export interface ListOptions {
  /** The interval between two requests, for plans. */
  readonly pace?: Duration.Duration
  /** Identifies the list in its cursors. Default: the query. */
  readonly identity?: object
  /** The path of the list, for errors. */
  readonly path?: string
  /** Whether the list ends at the 10,000-item cap without an error. */
  readonly endsAtCap?: boolean
}

/** Holds the parts of a list. */
export interface List<A, E> extends Walkable<A, E> {
  readonly first: Position
  readonly plan: Effect.Effect<Plan, E>
}

/** The parts of a list that its query and its options give. */
const readParts = (query: Paging, options: ListOptions) => ({
  identity: options.identity ?? query,
  path: options.path ?? "",
  per_page: query.per_page ?? largestPage,
  first: makeBeginning(query.page ?? 1),
  endsAtCap: options.endsAtCap ?? false
})

/** Makes a list that begins with the page in the query. */
export const makeList = <A, E, Query extends Paging>(
  query: Query,
  fetch: (query: Query & RequestedPage) => Effect.Effect<ListResponse<A>, E>,
  options: ListOptions
): List<A, E | DecodeError> => {
  const parts = readParts(query, options)
  const { first, path, per_page } = parts
  const at = (page: number) =>
    Effect.flatMap(fetch({ ...query, page, per_page }), (response) =>
      readServedPage(response, { page, per_page }, path)
    )
  return {
    ...parts,
    fetch: (position) => at(position.page),
    sliced: undefined,
    plan: Effect.map(at(first.page), ({ page }) => planFor(page, countCap, options.pace ?? Duration.zero))
  }
}

/** Makes a list with a date filter, which continues past the 10,000-item cap. */
export const makeSlicedList = <A, E, Filters extends Paging & SlicedFilters>(
  filters: Filters,
  fetch: (filters: Filters & RequestedPage) => Effect.Effect<ListResponse<A>, E>,
  slicing: Slicing<A>,
  options: ListOptions
): List<A, E | DecodeError> => {
  const { pace = Duration.zero } = options
  const parts = readParts(filters, options)
  const { first, path, per_page } = parts
  const direction = readDirection(filters)
  const range = readRange(filters.publish_date)
  const ask = (more: RequestedPage & SlicedFilters) =>
    Effect.flatMap(
      fetch({ ...filters, order_by: filters.order_by ?? "-publish_date", ...more }),
      (response) =>
        readServedPage(response, more, path, (item) => ({ ...markById(item), day: slicing.dayOf(item) }))
    )
  return {
    ...parts,
    sliced: direction === undefined ? undefined : { overlap: slicing.overlap, direction, range },
    fetch: ({ day, page, phase }) => {
      if (day === undefined || direction === undefined) return ask({ page, per_page })
      if (phase !== "list") return ask({ page, per_page, order_by: phase, publish_date: day })
      const left = cutRemaining(range, direction, day)
      return left === undefined ? Effect.undefined : ask({ page, per_page, publish_date: left })
    },
    plan: Effect.gen(function* () {
      const { page } = yield* ask({ page: first.page, per_page })
      if (!page.capped || direction === undefined) return planFor(page, countCap, pace)
      const end = (order_by: string) =>
        Effect.map(ask({ page: 1, per_page: 1, order_by }), ({ marks }) => marks()[0]?.day ?? null)
      const from = range.from ?? (yield* end("publish_date"))
      const to = range.to ?? (yield* end("-publish_date"))
      if (from === null || to === null) return planFor(page, countCap, pace)
      const counted = yield* countDays(
        (publish_date) => Effect.map(ask({ page: 1, per_page: 1, publish_date }), parsePage),
        from,
        to
      )
      return planFor({ ...counted, per_page }, countCap, pace)
    })
  }
}
