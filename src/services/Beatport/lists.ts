/**
 * How lists are made: all know the pace, and those of tracks, releases and charts go on past the wall.
 */
import type { Duration, Effect } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import type { Chart } from "../../schemas/Chart.ts"
import type { Envelope } from "../../schemas/Page.ts"
import type { Release } from "../../schemas/Release.ts"
import type { Track } from "../../schemas/Track.ts"
import { type ListOptions, Paged, type Paging } from "../Paged.ts"
import type { SlicedFilters, Slicing } from "../Paged/slicing.ts"

type Fetch<A, E, Query> = (
  query: Query & Required<Paging>
) => Effect.Effect<Envelope & { readonly results: ReadonlyArray<A> }, E>

/** Makes lists, each from what was asked for and the call that answers a page of it. */
export interface Lists {
  readonly of: <A, E, Query extends Paging>(
    query: Query,
    fetch: Fetch<A, E, Query>,
    options?: Pick<ListOptions, "endsAtCap">
  ) => Paged<A, E>
  readonly ofTracks: <Filters extends Paging & SlicedFilters>(
    filters: Filters,
    fetch: Fetch<Track, CallError, Filters>
  ) => Paged<Track>
  readonly ofReleases: <Filters extends Paging & SlicedFilters>(
    filters: Filters,
    fetch: Fetch<Release, CallError, Filters>
  ) => Paged<Release>
  readonly ofCharts: <Filters extends Paging & SlicedFilters>(
    filters: Filters,
    fetch: Fetch<Chart, CallError, Filters>
  ) => Paged<Chart>
}

/** Lists at a pace. */
export const makeLists = (pace: Duration.Duration): Lists => ({
  of: (query, fetch, options) => Paged.make(query, fetch, { ...options, pace }),
  ofTracks: (filters, fetch) => Paged.sliced(filters, fetch, byDay, { pace }),
  ofReleases: (filters, fetch) => Paged.sliced(filters, fetch, byDay, { pace }),
  ofCharts: (filters, fetch) => Paged.sliced(filters, fetch, byTime, { pace })
})

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
