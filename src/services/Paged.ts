/**
 * A list: one page of it, all its pages, all its items.
 */
import { Effect, Effectable, Option, Stream } from "effect"
import type { CallError } from "../errors/BeatportError.ts"
import { type Envelope, Page } from "../schemas/Page.ts"

/** The page of a list that is asked for, and how large pages are. */
export interface Paging {
  /** From 1, which is the default. */
  readonly page?: number
  /** 1 to 100, which is the default. */
  readonly per_page?: number
}

/** What is asked for where nothing is said: as much as a page can hold, because it is requests that cost. */
const largestPage = 100

/**
 * A list operation's value. It is an Effect of the page that was asked for, and has the rest:
 *
 *     const page = yield* beatport.tracks.list({ genre_id: 6 })
 *     const all = beatport.tracks.list({ genre_id: 6 }).items
 *
 * A page is requested when a consumer needs it, so `Stream.take(250)` of the items costs three requests.
 */
export class Paged<A, E = CallError> extends Effectable.Class<Page<A>, E> {
  /** The page that was asked for and all that follow. */
  readonly pages: Stream.Stream<Page<A>, E>
  /** The items of those pages. */
  readonly items: Stream.Stream<A, E>

  private readonly fetch: (page: number) => Effect.Effect<Page<A>, E>
  private readonly first: number

  private constructor(fetch: (page: number) => Effect.Effect<Page<A>, E>, first: number) {
    super()
    this.fetch = fetch
    this.first = first
    this.pages = Stream.paginate(first, (number) =>
      Effect.map(
        fetch(number),
        (page) => [[page], page.has_next ? Option.some(number + 1) : Option.none<number>()] as const
      )
    )
    this.items = Stream.flatMap(this.pages, (page) => Stream.fromIterable(page.results))
  }

  /** The list that a list endpoint answers, from the page in its query on. */
  static make<A, E, Query extends Paging>(
    query: Query,
    fetch: (
      query: Query & Required<Paging>
    ) => Effect.Effect<Envelope & { readonly results: ReadonlyArray<A> }, E>
  ): Paged<A, E> {
    const per_page = query.per_page ?? largestPage
    return new Paged(
      (page) =>
        Effect.map(fetch({ ...query, page, per_page }), (answer) =>
          Page.make(answer.results, answer, { page, per_page })
        ),
      query.page ?? 1
    )
  }

  /** A list of items that are already there, in pages of the given size: for tests, and for answers from elsewhere. */
  static fromIterable<A>(
    items: Iterable<A>,
    { page = 1, per_page = largestPage }: Paging = {}
  ): Paged<A, never> {
    const all = [...items]
    return Paged.make({ page, per_page }, (query) =>
      Effect.succeed({
        results: all.slice((query.page - 1) * per_page, query.page * per_page),
        count: all.length,
        per_page
      })
    )
  }

  /** A list that cannot be asked for. */
  static fail<A, E>(error: E): Paged<A, E> {
    return new Paged<A, E>(() => Effect.fail(error), 1)
  }

  override asEffect(): Effect.Effect<Page<A>, E> {
    return this.fetch(this.first)
  }

  /** The same list with other items; `f` is given the item's place in the whole list, from 0. */
  map<B>(f: (item: A, index: number) => B): Paged<B, E> {
    return new Paged(
      (number) =>
        Effect.map(this.fetch(number), (page) =>
          Page.map(page, (item, index) => f(item, (page.page - 1) * page.per_page + index))
        ),
      this.first
    )
  }
}
