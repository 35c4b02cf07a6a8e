/**
 * How lists are made: all know the pace, and those of tracks, releases and charts go on past the wall.
 */
import { type Duration, type Effect, Predicate } from "effect"
import { type CallError, ValidationError } from "../../errors/BeatportError.ts"
import type { Chart } from "../../schemas/Chart.ts"
import type { Envelope } from "../../schemas/Page.ts"
import type { Release } from "../../schemas/Release.ts"
import type { Track } from "../../schemas/Track.ts"
import { type ListOptions, Paged, type Paging } from "./Paged.ts"
import type { SlicedFilters, Slicing } from "./slicing.ts"

/** A call that answers a page of a list. */
interface ListCall<A, E, Query, Params> {
  (request: {
    readonly params: Params
    readonly query: Query & Required<Paging>
  }): Effect.Effect<Envelope & { readonly results: ReadonlyArray<A> }, E>
  readonly operation: string
}

/** Makes lists, each from the call that answers a page of it and what is asked for. */
export interface Lists {
  readonly of: <A, E, Query extends Paging>(
    call: ListCall<A, E, Query, undefined>,
    query: Query
  ) => Paged<A, E | ValidationError>
  /** A list of something that the path names. */
  readonly within: <A, E, Query extends Paging, Params>(
    params: Params,
    call: ListCall<A, E, Query, Params>,
    query: Query,
    options?: Pick<ListOptions, "endsAtCap">
  ) => Paged<A, E | ValidationError>
  readonly ofTracks: SlicedListOf<Track>
  readonly ofReleases: SlicedListOf<Release>
  readonly ofCharts: SlicedListOf<Chart>
}

type SlicedListOf<A> = <Filters extends Paging & SlicedFilters>(
  call: ListCall<A, CallError, Filters, undefined>,
  filters: Filters
) => Paged<A>

/** Lists at a pace. */
export const makeLists = (pace: Duration.Duration): Lists => {
  const slicedBy =
    <A>(slicing: Slicing<A>): SlicedListOf<A> =>
    (call, filters) =>
      isSet(filters)
        ? Paged.sliced(filters, (query) => call({ params: undefined, query }), slicing, {
            identity: { list: call.operation, ...filters },
            pace
          })
        : Paged.fail(noSet())
  const within: Lists["within"] = (params, call, query, options) =>
    isSet(query)
      ? Paged.make(query, (asked) => call({ params, query: asked }), {
          ...options,
          identity: { list: call.operation, within: params, ...query },
          pace
        })
      : Paged.fail(noSet())
  return {
    of: (call, query) => within(undefined, call, query),
    within,
    ofTracks: slicedBy<Track>(byDay),
    ofReleases: slicedBy<Release>(byDay),
    ofCharts: slicedBy<Chart>(byTime)
  }
}

/** Whether something is a set of filters, as a program without a compiler may not give it. */
const isSet = (given: object): boolean => Predicate.isObject(given) && !(Symbol.iterator in given)

const noSet = () =>
  new ValidationError({
    method: "list",
    path: "",
    fields: { filters: ["Expected an object, such as { page: 1 }."] }
  })

/** Filters and another; what is no set of filters stays what it is, and its list says so. */
export function adding<Filters extends object, More extends object>(
  filters: Filters,
  more: More
): Filters & More
export function adding(filters: object, more: object): object {
  return isSet(filters) ? { ...filters, ...more } : filters
}

const byDay: Slicing<{ readonly id: number; readonly publish_date: string }> = {
  idOf: ({ id }) => id,
  dayOf: ({ publish_date }) => publish_date,
  overlap: 0
}

const dayLength = "YYYY-MM-DD".length

/** Charts are published at a time of day. */
const byTime: Slicing<{ readonly id: number; readonly publish_date: string | null }> = {
  idOf: ({ id }) => id,
  dayOf: ({ publish_date }) => publish_date?.slice(0, dayLength) ?? null,
  overlap: 1
}
