/**
 * Makes lists from calls. Lists of tracks, releases and charts continue past the 10,000-item cap.
 */
import { type Duration, type Effect, Predicate } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import type { DecodeError } from "../../errors/DecodeError.ts"
import { argumentError, type ValidationError } from "../../errors/ValidationError.ts"
import type { Chart } from "../../schemas/Chart.ts"
import type { Envelope } from "../../schemas/Page.ts"
import type { Release } from "../../schemas/Release.ts"
import type { Track } from "../../schemas/Track.ts"
import type { ListOptions, Paging, RequestedPage } from "./List.ts"
import { Paged } from "./Paged.ts"
import { readDay, type SlicedFilters, type Slicing } from "./Slicing.ts"

/** An endpoint call that returns one page of a list. */
interface ListCall<A, E, Query, Params> {
  (request: {
    readonly params: Params
    readonly query: Query & RequestedPage
  }): Effect.Effect<Envelope & { readonly results: ReadonlyArray<A> }, E>
  readonly endpoint: string
  /** The path of the endpoint, for errors. */
  readonly path: string
}

/** Makes a list from the call that returns one page of it, and the filters. */
export interface Lists {
  readonly of: <A, E, Query extends Paging>(
    call: ListCall<A, E, Query, undefined>,
    query: Query
  ) => Paged<A, E | DecodeError | ValidationError>
  /** Makes a list below a resource that the path names. */
  readonly within: <A, E, Query extends Paging, Params>(
    params: Params,
    call: ListCall<A, E, Query, Params>,
    query: Query,
    options?: Pick<ListOptions, "endsAtCap">
  ) => Paged<A, E | DecodeError | ValidationError>
  readonly ofTracks: SlicedListOf<Track>
  readonly ofReleases: SlicedListOf<Release>
  readonly ofCharts: SlicedListOf<Chart>
}

type SlicedListOf<A> = <Filters extends Paging & SlicedFilters>(
  call: ListCall<A, CallError, Filters, undefined>,
  filters: Filters
) => Paged<A>

/** Makes the functions that make lists. The interval between requests serves their plans. */
export const makeLists = (pace: Duration.Duration): Lists => {
  const slicedBy =
    <A>(slicing: Slicing<A>): SlicedListOf<A> =>
    (call, filters) =>
      isFilters(filters)
        ? Paged.sliced(filters, (query) => call({ params: undefined, query }), slicing, {
            identity: { list: call.endpoint, ...filters },
            path: call.path,
            pace
          })
        : Paged.fail(makeFiltersError())
  const within: Lists["within"] = (params, call, query, options) =>
    isFilters(query)
      ? Paged.make(query, (asked) => call({ params, query: asked }), {
          ...options,
          identity: { list: call.endpoint, within: params, ...query },
          path: call.path,
          pace
        })
      : Paged.fail(makeFiltersError())
  return {
    of: (call, query) => within(undefined, call, query),
    within,
    ofTracks: slicedBy<Track>(byDay),
    ofReleases: slicedBy<Release>(byDay),
    ofCharts: slicedBy<Chart>(byTime)
  }
}

/** Tells whether a value is a set of filters, because a JavaScript caller can pass anything. */
const isFilters = (given: object): boolean => Predicate.isObject(given) && !(Symbol.iterator in given)

const makeFiltersError = () => argumentError("list", "filters", "Expected an object, such as { page: 1 }.")

/** Adds a filter. A value that is not an object is passed through, and the list reports it. */
export function addFilters<Filters extends object, More extends object>(
  filters: Filters,
  more: More
): Filters & More
export function addFilters(filters: object, more: object): object {
  return isFilters(filters) ? { ...filters, ...more } : filters
}

const byDay: Slicing<{ readonly publish_date: string }> = {
  dayOf: ({ publish_date }) => readDay(publish_date),
  overlap: 0
}

/** Charts have a time of publication, not only a day. */
const byTime: Slicing<{ readonly publish_date: string | null }> = {
  dayOf: ({ publish_date }) => readDay(publish_date),
  overlap: 1
}
