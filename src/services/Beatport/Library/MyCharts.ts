/**
 * The user's own charts.
 */
import type { Effect, Schema } from "effect"
import type { ChartFilters } from "../../../api/Charts.ts"
import type { CallError } from "../../../errors/BeatportError.ts"
import type { NotFoundError } from "../../../errors/NotFoundError.ts"
import type {
  ChartChanges,
  ChartFields,
  ChartTrack,
  ChartTrackFields,
  MyChart,
  WrittenChart,
  WrittenChartTrack
} from "../../../schemas/MyChart.ts"
import type { UnrecordedBody } from "../../../schemas/Unrecorded.ts"
import type { Paged, Paging } from "../../lists/Paged.ts"
import type { EndpointCalls } from "../../calls/EndpointCalls.ts"
import type { Lists } from "../../lists/Lists.ts"

/**
 * What can be done with the user's own charts, once the account has a DJ profile.
 *
 * These operations are as Beatport's document has them; nobody has recorded an answer. A track in a chart is a place, with
 * an id of its own: calls that change or remove it take that `itemId`.
 */
export interface MyCharts {
  /** The user's charts, published or not. */
  readonly list: (filters?: ChartFilters) => Paged<MyChart>
  /** One of the user's charts. */
  readonly get: (id: number) => Effect.Effect<MyChart, CallError | NotFoundError>
  /** Makes a chart with a name of at most 45 characters. Beatport's document does not say that its id comes back. */
  readonly create: (fields: ChartFields) => Effect.Effect<WrittenChart, CallError>
  /** Changes what is said about a chart; what is not given stays. `is_published: true` publishes it. */
  readonly update: (
    id: number,
    changes: ChartChanges
  ) => Effect.Effect<WrittenChart, CallError | NotFoundError>
  /** Writes anew what is said about a chart. */
  readonly replace: (
    id: number,
    fields: ChartFields
  ) => Effect.Effect<WrittenChart, CallError | NotFoundError>
  /** Deletes a chart, for good. */
  readonly delete: (id: number) => Effect.Effect<void, CallError | NotFoundError>
  /** The tracks of a chart, each with its place. */
  readonly tracks: (id: number, paging?: Paging) => Paged<ChartTrack, CallError | NotFoundError>
  /** Adds a track, at the end or at a position from 1. */
  readonly addTrack: (
    id: number,
    trackId: number,
    position?: number
  ) => Effect.Effect<WrittenChartTrack, CallError | NotFoundError>
  /** Changes a place: another position, another track. */
  readonly updateTrack: (
    id: number,
    itemId: number,
    changes: ChartTrackFields
  ) => Effect.Effect<WrittenChartTrack, CallError | NotFoundError>
  /** Writes a place anew. */
  readonly replaceTrack: (
    id: number,
    itemId: number,
    fields: ChartTrackFields
  ) => Effect.Effect<WrittenChartTrack, CallError | NotFoundError>
  /** Removes a place. */
  readonly removeTrack: (id: number, itemId: number) => Effect.Effect<void, CallError | NotFoundError>
  /** The pictures of a chart. Nobody has recorded the answer, so it is passed on as it comes. */
  readonly images: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Gives a chart a picture. Its fields are nowhere documented: they are sent as given. */
  readonly addImage: (
    id: number,
    fields: UnrecordedBody
  ) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** What the charts can be filtered by, as the server describes it; passed on as it comes. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** The same about the tracks of a chart. */
  readonly trackFacets: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
}

export const makeMyCharts = (calls: EndpointCalls, lists: Lists): MyCharts => ({
  list: (filters = {}) => lists.of(calls.myCharts.list, filters),
  get: (id) => calls.myCharts.get({ params: { id } }),
  create: (payload) => calls.myCharts.create({ payload }),
  update: (id, payload) => calls.myCharts.update({ params: { id }, payload }),
  replace: (id, payload) => calls.myCharts.replace({ params: { id }, payload }),
  delete: (id) => calls.myCharts.delete({ params: { id } }),
  tracks: (id, paging = {}) => lists.within({ id }, calls.myCharts.tracks, paging),
  addTrack: (id, track, position) =>
    calls.myCharts.addTrack({
      params: { id },
      payload: position === undefined ? { track } : { track, position }
    }),
  updateTrack: (id, itemId, payload) =>
    calls.myCharts.updateTrack({ params: { id, item_id: itemId }, payload }),
  replaceTrack: (id, itemId, payload) =>
    calls.myCharts.replaceTrack({ params: { id, item_id: itemId }, payload }),
  removeTrack: (id, itemId) => calls.myCharts.removeTrack({ params: { id, item_id: itemId } }),
  images: (id) => calls.myCharts.images({ params: { id } }),
  addImage: (id, payload) => calls.myCharts.addImage({ params: { id }, payload }),
  facets: () => calls.myCharts.facets({}),
  trackFacets: (id) => calls.myCharts.trackFacets({ params: { id } })
})
