/**
 * Operations on the charts of the account.
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
import type { Paging } from "../../lists/List.ts"
import type { Paged } from "../../lists/Paged.ts"
import type { EndpointCalls } from "../../calls/EndpointCalls.ts"
import type { Lists } from "../../lists/Lists.ts"
import { orEmpty } from "../../calls/orEmpty.ts"

/**
 * Reads and changes the charts of the account. The account needs a DJ profile.
 *
 * The operations follow Beatport's document, because no responses have been recorded. A track in a chart is an entry
 * with an id of its own; calls that change or remove the entry take this `itemId`.
 */
export interface MyCharts {
  /** Lists the charts of the account, published or not. */
  readonly list: (filters?: ChartFilters) => Paged<MyChart>
  /** Fetches one chart of the account. */
  readonly get: (id: number) => Effect.Effect<MyChart, CallError | NotFoundError>
  /**
   * Creates a chart with a name of at most 45 characters. According to Beatport's document the response may not contain
   * its id.
   */
  readonly create: (fields: ChartFields) => Effect.Effect<WrittenChart, CallError>
  /** Changes fields of a chart. Fields that are not given stay. `is_published: true` publishes it. */
  readonly update: (
    id: number,
    changes: ChartChanges
  ) => Effect.Effect<WrittenChart, CallError | NotFoundError>
  /** Replaces all fields of a chart. */
  readonly replace: (
    id: number,
    fields: ChartFields
  ) => Effect.Effect<WrittenChart, CallError | NotFoundError>
  /** Deletes a chart permanently. */
  readonly delete: (id: number) => Effect.Effect<void, CallError | NotFoundError>
  /** Lists the entries of a chart with their tracks. */
  readonly tracks: (id: number, paging?: Paging) => Paged<ChartTrack, CallError | NotFoundError>
  /** Adds a track at the end or at a position, counted from 1. */
  readonly addTrack: (
    id: number,
    trackId: number,
    position?: number
  ) => Effect.Effect<WrittenChartTrack, CallError | NotFoundError>
  /** Changes the position or the track of an entry. */
  readonly updateTrack: (
    id: number,
    itemId: number,
    changes: ChartTrackFields
  ) => Effect.Effect<WrittenChartTrack, CallError | NotFoundError>
  /** Replaces an entry. */
  readonly replaceTrack: (
    id: number,
    itemId: number,
    fields: ChartTrackFields
  ) => Effect.Effect<WrittenChartTrack, CallError | NotFoundError>
  /** Removes an entry. */
  readonly removeTrack: (id: number, itemId: number) => Effect.Effect<void, CallError | NotFoundError>
  /** Fetches the pictures of a chart. Returns JSON as sent, because no response has been recorded. */
  readonly images: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Sets the picture of a chart. Its fields are not documented and are sent as given. */
  readonly addImage: (
    id: number,
    fields: UnrecordedBody
  ) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Fetches the filters of the charts as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** Fetches the filters of the tracks of a chart as the server describes them. Returns JSON as sent. */
  readonly trackFacets: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
}

export const makeMyCharts = (calls: EndpointCalls, lists: Lists): MyCharts => ({
  list: (filters) => lists.of(calls.myCharts.list, orEmpty(filters)),
  get: (id) => calls.myCharts.get({ params: { id } }),
  create: (payload) => calls.myCharts.create({ payload }),
  update: (id, payload) => calls.myCharts.update({ params: { id }, payload }),
  replace: (id, payload) => calls.myCharts.replace({ params: { id }, payload }),
  delete: (id) => calls.myCharts.delete({ params: { id } }),
  tracks: (id, paging) => lists.within({ id }, calls.myCharts.tracks, orEmpty(paging)),
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
