/**
 * Charts: what sells, and what DJs recommend.
 */
import { Effect } from "effect"
import type { ChartFilters } from "../../api/Charts.ts"
import type { CallError, NotFoundError } from "../../errors/BeatportError.ts"
import type { Chart, ChartDetail } from "../../schemas/Chart.ts"
import type { GenreInput } from "../../schemas/Filter.ts"
import type { Track } from "../../schemas/Track.ts"
import type { Paged, Paging } from "../Paged.ts"
import type { Calls } from "./calls.ts"
import type { Lists } from "./lists.ts"
import { makeSearch } from "./searching.ts"

/** Which bestseller list. */
export interface TopOptions {
  /** A genre by id or name; without one it is the whole shop's list. */
  readonly genre_id?: GenreInput
}

/** What can be done with charts. */
export interface Charts {
  /** The hundred best-selling tracks, the first first. */
  readonly top100: (options?: TopOptions) => Effect.Effect<ReadonlyArray<Track>, CallError | NotFoundError>
  /** The `n` (1 to 100) best-selling tracks, the first first. */
  readonly top: (
    n: number,
    options?: TopOptions
  ) => Effect.Effect<ReadonlyArray<Track>, CallError | NotFoundError>
  /**
   * The Hype chart, of small labels: the `n` (100 by default) first tracks. Beatport charts Hype by genre;
   * without one, these are the newest Hype tracks of all, which are not ranked.
   */
  readonly hype: (
    options?: TopOptions & { readonly n?: number }
  ) => Effect.Effect<ReadonlyArray<Track>, CallError | NotFoundError>
  /** A DJ chart by id. */
  readonly get: (id: number) => Effect.Effect<ChartDetail, CallError | NotFoundError>
  /** DJ charts by filters, newest first. */
  readonly list: (filters?: ChartFilters) => Paged<Chart>
  /** DJ charts by text; with filters, the text has to be part of the name. */
  readonly search: (query: string, filters?: ChartFilters) => Paged<Chart>
  /** The tracks of a DJ chart, in its order. */
  readonly tracks: (id: number, paging?: Paging) => Paged<Track, CallError | NotFoundError>
}

const hundred = 100

export const makeCharts = (calls: Calls, lists: Lists): Charts => {
  const list = (filters: ChartFilters = {}) =>
    lists.ofCharts(filters, (query) => calls.charts.list({ query }))
  const search = makeSearch(calls, lists, "charts", (found) => found.charts, list)

  const top = (n: number, { genre_id }: TopOptions = {}) =>
    (genre_id === undefined
      ? calls.tracks.top({ params: { num: n }, query: { per_page: hundred } })
      : calls.genres.top({ params: { id: genre_id, num: n }, query: { per_page: hundred } })
    ).pipe(first(n))

  return {
    top100: (options) => top(hundred, options),
    top,
    hype: ({ genre_id, n = hundred } = {}) =>
      (genre_id === undefined
        ? calls.tracks.list({ query: { is_hype: true, order_by: "-publish_date", per_page: n } })
        : calls.genres.top({ params: { id: genre_id, num: n }, query: { hype: true, per_page: hundred } })
      ).pipe(first(n)),
    get: (id) => calls.charts.get({ params: { id } }),
    list,
    search: (query, filters = {}) => search(query, filters),
    tracks: (id, paging = {}) => lists.of(paging, (query) => calls.charts.tracks({ params: { id }, query }))
  }
}

/** The envelope of a top list claims a next page even when it is complete: what counts is `n`. */
const first = (n: number) =>
  Effect.map((answer: { readonly results: ReadonlyArray<Track> }) => answer.results.slice(0, n))
