/**
 * Operations on best-seller charts and DJ charts.
 */
import { Effect, Predicate, Schema } from "effect"
import type { ChartFilters } from "../../api/Charts.ts"
import type { CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import { checkArguments } from "../../errors/fromSchema.ts"
import type { Chart, ChartDetail, ChartGenreOverview, ChartTrackId } from "../../schemas/Chart.ts"
import { TopCount } from "../../schemas/Filter.ts"
import { largestPage } from "../../schemas/Page.ts"
import type { Track } from "../../schemas/Track.ts"
import { many } from "../../schemas/Unrecorded.ts"
import type { Paging } from "../lists/List.ts"
import type { Paged } from "../lists/Paged.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import type { Lists } from "../lists/Lists.ts"
import { makeSearch } from "../lists/makeSearch.ts"
import { renameArguments, takeTop, type TopOptions, topOptions } from "../lists/topList.ts"
import { orEmpty } from "../calls/orEmpty.ts"

/** Reads best-seller charts, the Hype chart and DJ charts. */
export interface Charts {
  /** Fetches the 100 best-selling tracks, best first. */
  readonly top100: (options?: TopOptions) => Effect.Effect<ReadonlyArray<Track>, CallError | NotFoundError>
  /** Fetches the `n` (1 to 100) best-selling tracks, best first. */
  readonly top: (
    n: number,
    options?: TopOptions
  ) => Effect.Effect<ReadonlyArray<Track>, CallError | NotFoundError>
  /**
   * Fetches the first `n` (default 100) tracks of the Hype chart of a genre, which ranks tracks of small labels.
   * Without a genre it returns the newest Hype tracks of all genres, unranked.
   */
  readonly hype: (
    options?: TopOptions & { readonly n?: number | undefined }
  ) => Effect.Effect<ReadonlyArray<Track>, CallError | NotFoundError>
  /** Fetches the DJ chart with this id. */
  readonly get: (id: number) => Effect.Effect<ChartDetail, CallError | NotFoundError>
  /** Lists DJ charts by filters, newest first. */
  readonly list: (filters?: ChartFilters) => Paged<Chart>
  /** Searches DJ charts by text. With filters, the text has to be part of the name. */
  readonly search: (query: string, filters?: ChartFilters) => Paged<Chart>
  /** Lists the tracks of a DJ chart, in the order of the chart. */
  readonly tracks: (id: number, paging?: Paging) => Paged<Track, CallError | NotFoundError>
  /**
   * Fetches the ids of the tracks of a DJ chart. Several response shapes are decoded, because none has been recorded.
   */
  readonly trackIds: (id: number) => Effect.Effect<ReadonlyArray<number>, CallError | NotFoundError>
  /** Fetches the `n` (1 to 100) best-selling Open Format tracks, best first. */
  readonly topOpenFormat: (n: number) => Effect.Effect<ReadonlyArray<Track>, CallError | NotFoundError>
  /**
   * Fetches the number of charts of each genre. Several response shapes are decoded, because none has been recorded.
   */
  readonly genreOverview: () => Effect.Effect<ReadonlyArray<ChartGenreOverview>, CallError>
  /** Fetches the pictures of a DJ chart. Returns JSON as sent, because no response has been recorded. */
  readonly images: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Fetches the filters of charts as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeCharts = (calls: EndpointCalls, lists: Lists): Charts => {
  const list = (filters?: ChartFilters) => lists.ofCharts(calls.charts.list, orEmpty(filters))
  const search = makeSearch(calls, lists, "charts", (found) => found.charts, list)

  const top = (n: number, options?: TopOptions) =>
    Effect.flatMap(checkTop(orEmpty(options)), ({ genre_id }) =>
      genre_id === undefined
        ? calls.tracks.top({ params: { num: n }, query: { per_page: largestPage } })
        : calls.genres
            .top({ params: { id: genre_id, num: n }, query: { per_page: largestPage } })
            .pipe(renameArguments({ id: "genre_id" }))
    ).pipe(takeTop(n))

  return {
    top100: (options) => top(largestPage, options),
    top,
    hype: (options) =>
      Effect.flatMap(checkHype(orEmpty(options)), ({ genre_id, n = largestPage }) =>
        (genre_id === undefined
          ? calls.tracks.list({ query: { is_hype: true, order_by: "-publish_date", per_page: n } })
          : calls.genres
              .top({ params: { id: genre_id, num: n }, query: { hype: true, per_page: largestPage } })
              .pipe(renameArguments({ id: "genre_id" }))
        ).pipe(takeTop(n))
      ),
    get: (id) => calls.charts.get({ params: { id } }),
    list,
    search: (query, filters) => search(query, orEmpty(filters)),
    tracks: (id, paging) => lists.within({ id }, calls.charts.tracks, orEmpty(paging)),
    trackIds: (id) =>
      Effect.map(calls.charts.trackIds({ params: { id } }), (response) => many(response).map(readId)),
    topOpenFormat: (n) =>
      calls.tracks.topOpenFormat({ params: { num: n }, query: { per_page: largestPage } }).pipe(takeTop(n)),
    genreOverview: () => Effect.map(calls.charts.genreOverview({}), many),
    images: (id) => calls.charts.images({ params: { id } }),
    facets: () => calls.charts.facets({})
  }
}

const checkTop = checkArguments(Schema.Struct(topOptions), "charts.top")

const checkHype = checkArguments(
  Schema.Struct({ ...topOptions, n: Schema.optional(TopCount) }),
  "charts.hype"
)

const readId = (track: typeof ChartTrackId.Type): number =>
  Predicate.isNumber(track) ? track : "track_id" in track ? track.track_id : track.id
