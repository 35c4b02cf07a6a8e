/**
 * Pages: the envelopes API v4 wraps lists in, and the one form this SDK gives.
 *
 * The envelopes differ in key order and in how they lie about `next`: without a scheme from the index,
 * with one from the database, and non-null at the end of a top N. So `next` is never followed: pages are
 * counted from `count` and `per_page`.
 */
import { Schema } from "effect"

/** What every envelope holds besides the items. `page` is text: `"2/57"`, or `"1"` for a top N. */
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

/** A list endpoint's answer. */
export const ListOf = <S extends Schema.Constraint>(item: S) =>
  Schema.Struct({
    results: Schema.Array(item),
    ...envelope
  })

/** The most items on one page, and the default of every list: requests cost more than items. */
export const largestPage = 100

/** The 10,000-item cap: the server counts no further and serves no page beyond it. */
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
  /** What was expected there. */
  readonly expected: string
}

/** One page of a list. */
export interface Page<A> {
  /** Decoded items of this page, in the order of the response. */
  readonly results: ReadonlyArray<A>
  /** This page's number, from 1. */
  readonly page: number
  /** How many items the server put on a page. */
  readonly per_page: number
  /** How many items the whole list has; at most 10000. */
  readonly count: number
  /** How many pages that makes. */
  readonly page_count: number
  /** Whether a page follows this one. */
  readonly has_next: boolean
  /** Whether the list is longer than the server counts: there are at least `count` items, and it serves no more. */
  readonly capped: boolean
  /** Invalid items that lenient decoding has left out of `results`. */
  readonly broken: ReadonlyArray<BrokenItem>
}

/** The envelope's part of a page, where the items have been taken out of it. */
export interface Envelope {
  readonly count: number
  readonly page?: string
  readonly per_page?: number
  readonly broken?: ReadonlyArray<BrokenItem>
}

const numberBeforeSlash = (page: string | undefined): number | undefined => {
  const number = Number.parseInt(page ?? "", 10)
  return number > 0 ? number : undefined
}

export const Page = {
  /** The page in an answer. What the envelope leaves out is taken from what was asked for. */
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
      broken
    }
  },

  /** The same page with other items. */
  map: <A, B>(page: Page<A>, f: (item: A, index: number) => B): Page<B> => ({
    ...page,
    results: page.results.map(f)
  })
} as const
