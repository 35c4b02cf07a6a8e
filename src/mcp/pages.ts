/**
 * A window of a list, by as few requests as its pages allow.
 */
import { Effect } from "effect"
import { countCap, largestPage, type Page } from "../schemas/Page.ts"
import type { RequestedPage } from "../services/lists/List.ts"
import { type Listing, readOffset, toListing } from "./Listing.ts"
import type { Row } from "./Row.ts"
import type { ToolFailure } from "./ToolFailure.ts"

/** Describes a part of a list. */
export interface Window<A> {
  readonly items: ReadonlyArray<A>
  readonly count: number
  /** Says that the list has more items than Beatport counts. */
  readonly note?: string
}

/** Returns `limit` items of a list from `offset` on. It is one request, or two if `offset` is no multiple of `limit`. */
export const fetchWindow = <A, E, R>(
  page: (paging: RequestedPage) => Effect.Effect<Page<A>, E, R>,
  offset: number,
  limit: number
): Effect.Effect<Window<A>, E, R> =>
  Effect.gen(function* () {
    const isAligned = offset % limit === 0
    const per_page = isAligned ? limit : largestPage
    const first = Math.floor(offset / per_page) + 1
    if (offset >= countCap) return { items: [], count: countCap, note: cappedNote }
    const one = yield* page({ page: first, per_page })
    const from = offset - (first - 1) * per_page
    const reachesNext = from + limit > per_page && one.has_next && first * per_page < countCap
    const next = reachesNext ? (yield* page({ page: first + 1, per_page })).results : []
    return {
      items: [...one.results, ...next].slice(from, from + limit),
      count: one.count,
      ...(one.capped ? { note: cappedNote } : {})
    }
  })

const nothingNote = "Nothing found. Check ids and spelling, or pass fewer filters."

const cappedNote =
  "There are more than Beatport counts: it lists 10,000 items at most. Narrow the list, for example by dates or genre."

/** Describes a list, and the part of it that a call asks for. */
interface Asked<E, R> {
  /** The arguments that select the list. */
  readonly list: object
  readonly cursor: string | undefined
  readonly limit: number
  readonly page: (paging: RequestedPage) => Effect.Effect<Page<Row>, E, R>
}

/** Makes the result of one part of a list. */
export const listPart = <E, R>({
  cursor,
  limit,
  list,
  page
}: Asked<E, R>): Effect.Effect<Listing, E | ToolFailure, R> =>
  Effect.gen(function* () {
    const offset = yield* readOffset(list, cursor)
    const { count, items: rows, note } = yield* fetchWindow(page, offset, limit)
    return yield* toListing({ list, offset, rows, count, note: count === 0 ? nothingNote : note })
  })
