/**
 * Lists: one page, all pages, or all items.
 */
import { Effect, Effectable, Schema, Stream } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import type { DecodeError } from "../../errors/DecodeError.ts"
import type { ValidationError } from "../../errors/ValidationError.ts"
import { checkArguments } from "../../errors/fromSchema.ts"
import { largestPage, type Page } from "../../schemas/Page.ts"
import { type CacheMode, CurrentCacheMode } from "../Cache/CacheMode.ts"
import { Decoding } from "../calls/Decoding.ts"
import { fromCursor, type Position } from "./Cursor.ts"
import {
  type List,
  type ListOptions,
  makeList,
  makeSlicedList,
  type Paging,
  type RequestedPage
} from "./List.ts"
import type { Plan } from "./Plan.ts"
import { type ListResponse, parsePage, type ServedPage } from "./ServedPage.ts"
import type { SlicedFilters, Slicing } from "./Slicing.ts"
import { type Step, walk } from "./walk.ts"

/** Lists the errors of a list besides those of its requests: a response that contradicts the request, or a walk that cannot continue. */
export type ListError = DecodeError | ValidationError

/** Configures the beginning of a walk. */
export interface WalkOptions {
  /** The cursor of an earlier walk through the same list, to resume it. Default: the walk begins at the requested page. */
  readonly cursor?: string | undefined
  /** The number of items that a plan counted, for the progress. Without it, a list past the 10,000-item cap has no total. */
  readonly total?: number | undefined
}

/**
 * Represents a list. It is an Effect of the requested page, and its members stream the rest:
 *
 *     const page = yield* beatport.tracks.list({ genre_id: 6 })
 *     const all = beatport.tracks.list({ genre_id: 6 }).items
 *
 * One page costs one request. When a consumer needs a second page, the walk requests up to six pages ahead, in order, so
 * that the rate limit alone bounds it: `Stream.take(250)` of the items costs at most nine requests. A list of tracks,
 * releases or charts continues past the 10,000-item cap if it is ordered by `publish_date`, newest (the default) or
 * oldest first.
 *
 * A walk delivers no item twice, recognised by its id. It cannot guarantee every item of a list that changes meanwhile: an
 * item that moves to an earlier page, because another was removed, is not seen. After `walk({ cursor })`, a list that is
 * not ordered by `publish_date` can repeat items that moved to a later page.
 */
export class Paged<A, E = CallError> extends Effectable.Class<Page<A>, E> {
  private readonly list: List<A, E>

  private constructor(list: List<A, E>) {
    super()
    this.list = list
  }

  /** Streams the items from the requested page on, each once. */
  get items(): Stream.Stream<A, E | ListError> {
    return Stream.flatMap(this.pages, (page) => Stream.fromIterable(page.results))
  }

  /** Streams the pages from the requested one on. */
  get pages(): Stream.Stream<Page<A>, E | ListError> {
    return this.walk().pipe(
      Stream.filter((step) => !step.shrank),
      Stream.map((step) => step.page)
    )
  }

  /**
   * Fetches all items. A list of one page, which the response to a batch nearly always is, needs no walk.
   *
   * @internal
   */
  get all(): Effect.Effect<ReadonlyArray<A>, E | ListError> {
    const { list } = this
    return Effect.flatMap(list.fetch(list.first), (served) => {
      if (served === undefined) return Effect.succeed([])
      const { count, has_next, per_page } = served.page
      if (!has_next && count <= per_page) return Effect.succeed(served.items.map(({ value }) => value))
      const isFirst = ({ day, page }: Position) => day === undefined && page === list.first.page
      const rest = new Paged({
        ...list,
        fetch: (position) => (isFirst(position) ? Effect.succeed(served) : list.fetch(position))
      })
      return Stream.runCollect(rest.items)
    })
  }

  /** Streams the pages, each with the progress of the walk and with a cursor to resume it from. */
  walk(options: WalkOptions = {}): Stream.Stream<Step<A>, E | ListError> {
    const { first, identity } = this.list
    return Effect.gen({ self: this }, function* () {
      const { cursor, total } = yield* checkWalk(options)
      const position = cursor === undefined ? first : yield* fromCursor(identity, cursor)
      return walk(this.list, position, { total, isResumed: cursor !== undefined })
    }).pipe(Stream.unwrap)
  }

  /**
   * Plans a walk through the whole list: its requests and their time. The plan itself costs one request; for a list past the
   * 10,000-item cap a few dozen, which count its days.
   */
  get plan(): Effect.Effect<Plan, E> {
    return this.list.plan
  }

  /** Returns the same list with lenient decoding: invalid items are in the page's `broken`, and the others are delivered. */
  get lenient(): Paged<A, E> {
    const { list } = this
    return new Paged({
      ...list,
      fetch: (position) => Effect.provideService(list.fetch(position), Decoding, "lenient")
    })
  }

  /** Returns the same list with another use of the cache for each of its pages. */
  withCache(mode: CacheMode): Paged<A, E | ListError> {
    return this.withEachRequest((request) => Effect.provideService(request, CurrentCacheMode, mode))
  }

  /**
   * Wraps the request of every page, for example in a span.
   *
   * @internal
   */
  withEachRequest(
    wrap: <B, E2>(request: Effect.Effect<B, E2>) => Effect.Effect<B, E2 | ValidationError>
  ): Paged<A, E | ListError> {
    const { list } = this
    return new Paged({ ...list, plan: wrap(list.plan), fetch: (position) => wrap(list.fetch(position)) })
  }

  /**
   * Returns the same list with pages from elsewhere, for mocks.
   *
   * @internal
   */
  servedBy<B, E2>(
    serve: (asked: RequestedPage) => Effect.Effect<ListResponse<B>, E2>
  ): Paged<B, E2 | DecodeError> {
    const { endsAtCap, first, identity, path, per_page } = this.list
    return Paged.make({ page: first.page, per_page }, serve, { identity, path, endsAtCap })
  }

  /** Fetches the first page. */
  override asEffect(): Effect.Effect<Page<A>, E> {
    return Effect.map(this.list.fetch(this.list.first), (served) =>
      served === undefined ? emptyPage : parsePage(served)
    )
  }

  /** Returns the same list with other items. `f` receives an item and its position in the whole list, from 0. */
  map<B>(f: (item: A, index: number) => B): Paged<B, E> {
    return this.withItems(({ items, page }) =>
      items.map(({ index, value }) => ({ index, value: f(value, (page.page - 1) * page.per_page + index) }))
    )
  }

  /** Returns the same list without the items for which `f` returns undefined. Pages then hold fewer items. */
  filterMap<B>(f: (item: A) => B | undefined): Paged<B, E> {
    return this.withItems(({ items }) =>
      items.flatMap(({ index, value }) => {
        const found = f(value)
        return found === undefined ? [] : [{ index, value: found }]
      })
    )
  }

  private withItems<B>(change: (served: ServedPage<A>) => ServedPage<B>["items"]): Paged<B, E> {
    const { list } = this
    return new Paged<B, E>({
      ...list,
      fetch: (position) =>
        Effect.map(list.fetch(position), (served) =>
          served === undefined ? served : { ...served, items: change(served) }
        )
    })
  }

  /** Makes a list from an endpoint that returns one page of it; the list begins with the page in the query. */
  static make<A, E, Query extends Paging>(
    query: Query,
    fetch: (query: Query & RequestedPage) => Effect.Effect<ListResponse<A>, E>,
    options: ListOptions = {}
  ): Paged<A, E | DecodeError> {
    return new Paged(makeList(query, fetch, options))
  }

  /**
   * Makes a list from an endpoint with a date filter. The list continues past the 10,000-item cap.
   *
   * @internal
   */
  static sliced<A, E, Filters extends Paging & SlicedFilters>(
    filters: Filters,
    fetch: (filters: Filters & RequestedPage) => Effect.Effect<ListResponse<A>, E>,
    slicing: Slicing<A>,
    options: ListOptions = {}
  ): Paged<A, E | DecodeError> {
    return new Paged(makeSlicedList(filters, fetch, slicing, options))
  }

  /** Makes a list of items in memory, for tests and for data from elsewhere. */
  static fromIterable<A>(items: Iterable<A>, paging: Paging = {}): Paged<A, DecodeError> {
    const { page = 1, per_page = largestPage } = paging
    const all = [...items]
    return Paged.make({ page, per_page }, (query) =>
      Effect.succeed({
        results: all.slice((query.page - 1) * per_page, query.page * per_page),
        count: all.length,
        per_page
      })
    )
  }

  /** Makes a list whose requests fail with this error. */
  static fail<A, E>(error: E): Paged<A, E | DecodeError> {
    return Paged.make<A, E, Paging>({}, () => Effect.fail(error))
  }
}

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

const checkWalk = checkArguments(
  Schema.Struct({ cursor: Schema.optional(Schema.String), total: Schema.optional(Count) }),
  "walk"
)

const emptyPage: Page<never> = {
  results: [],
  page: 1,
  per_page: largestPage,
  count: 0,
  page_count: 0,
  has_next: false,
  capped: false,
  broken: [],
  cached: false
}
