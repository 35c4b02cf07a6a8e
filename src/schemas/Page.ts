/**
 * Pages: the envelopes in which API v4 returns lists, and the one shape that this SDK returns.
 *
 * The envelopes differ in the order of keys and in `next`, which is unreliable: without a scheme from the search
 * index, with one from the database, and non-null on the last page of a top list. So the SDK never follows `next`,
 * and computes the pages from `count` and `per_page`.
 */
import { Schema } from "effect"

/** Holds the fields of every envelope besides the items. `page` is a string: `"2/57"`, or `"1"` for a top list. */
export const envelope = {
  /**
   * The URL of the next page. It can lack its scheme and can be present on the last page, so the SDK
   * never requests it.
   */
  next: Schema.optionalKey(Schema.NullOr(Schema.String)),
  /** The URL of the previous page. */
  previous: Schema.optionalKey(Schema.NullOr(Schema.String)),
  /** The number of items in the list, at most 10,000. */
  count: Schema.Int,
  /** The number of the page as text: `"2/57"`, or `"1"` for a bestseller list. */
  page: Schema.optionalKey(Schema.String),
  /** The number of items on a page. */
  per_page: Schema.optionalKey(Schema.Int)
}

/** Describes the schema of a list response. */
export interface ListOf<S extends Schema.Constraint> extends Schema.Struct<
  { readonly results: Schema.$Array<S> } & typeof envelope
> {}

/** Makes the schema of a list response. */
export const ListOf = <S extends Schema.Constraint>(item: S): ListOf<S> =>
  Schema.Struct({
    results: Schema.Array(item),
    ...envelope
  })

/**
 * Sets the largest number of items on a page. It is also the default, because requests are limited and items are not.
 */
export const largestPage = 100

/** Sets the 10,000-item cap: the server does not count further, and serves no page beyond it. */
export const countCap = 10_000

/** Describes an invalid item, which lenient decoding has left out. */
export interface BrokenItem {
  /** Field of the response that holds the item: `results`, or `tracks` in search results. */
  readonly list: string
  /** Index of the item in that field, from 0. */
  readonly index: number
  /** Id of the item, if it could be read. */
  readonly id?: number
  /** Invalid field inside the item, for example `artists[0].name`. */
  readonly at: string
  /** What the schema expected there. */
  readonly expected: string
}

/** Describes one page of a list. */
export interface Page<A> {
  /** Decoded items of this page, in the order of the response. */
  readonly results: ReadonlyArray<A>
  /** This page's number, from 1. */
  readonly page: number
  /** Number of items that the server puts on a page. */
  readonly per_page: number
  /** Number of items in the whole list, at most 10,000. */
  readonly count: number
  /** Number of pages of the whole list. */
  readonly page_count: number
  /** Whether a page follows this one. */
  readonly has_next: boolean
  /**
   * Whether the list reaches the 10,000-item cap. If it does, it has at least `count` items, and the server returns
   * no more.
   */
  readonly capped: boolean
  /** Invalid items that lenient decoding has left out of `results`. */
  readonly broken: ReadonlyArray<BrokenItem>
  /** Whether the page was stored in the cache, so that no request was sent for it. */
  readonly cached: boolean
}

/** Describes an envelope without its items. */
export interface Envelope {
  /** The number of items in the list, at most 10,000. */
  readonly count: number
  /** The number of the page as text: `"2/57"`. */
  readonly page?: string
  /** The number of items on a page. */
  readonly per_page?: number
  /** Invalid items that lenient decoding has left out. */
  readonly broken?: ReadonlyArray<BrokenItem>
  /** Whether the response was stored in the cache. */
  readonly cached?: boolean
}

const numberBeforeSlash = (page: string | undefined): number | undefined => {
  const number = Number.parseInt(page ?? "", 10)
  return number > 0 ? number : undefined
}

export const Page = {
  /** Makes the page of a response. Fields that the envelope omits are taken from the request. */
  make: <A>(
    results: ReadonlyArray<A>,
    around: Envelope,
    asked: { readonly page: number; readonly per_page: number }
  ): Page<A> => {
    const page = numberBeforeSlash(around.page) ?? asked.page
    const per_page = Math.max(1, around.per_page ?? asked.per_page)
    const broken = around.broken ?? []
    return {
      results,
      page,
      per_page,
      count: around.count,
      page_count: Math.ceil(around.count / per_page),
      // The server serves no page beyond the cap, whatever it counts.
      has_next: results.length + broken.length > 0 && page * per_page < Math.min(around.count, countCap),
      capped: around.count >= countCap,
      broken,
      cached: around.cached ?? false
    }
  },

  /** Returns the same page with other items. */
  map: <A, B>(page: Page<A>, f: (item: A, index: number) => B): Page<B> => ({
    ...page,
    results: page.results.map(f)
  })
} as const
