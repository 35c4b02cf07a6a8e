/**
 * `/my/charts/`: the user's own charts.
 */
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import {
  ChartChanges,
  ChartFields,
  ChartTrack,
  ChartTrackFields,
  MyChart,
  WrittenChart,
  WrittenChartTrack
} from "../schemas/MyChart.ts"
import { ListOf } from "../schemas/Page.ts"
import { UnrecordedResponse, UnrecordedBody } from "../schemas/Unrecorded.ts"
import { ChartFilters } from "./Charts.ts"

/** The path parameters of an entry. */
const entry = {
  /** The id of the chart. */
  id: Filter.Id,
  /** The id of the entry, which is not the id of the track. */
  item_id: Filter.Id
}

export class MyChartsApi extends HttpApiGroup.make("myCharts").add(
  /** Lists the account's own charts. */
  HttpApiEndpoint.get("list", "/my/charts/", {
    query: ChartFilters,
    success: ListOf(MyChart)
  }),
  /** Creates a chart. */
  HttpApiEndpoint.post("create", "/my/charts/", {
    payload: ChartFields,
    success: WrittenChart.pipe(HttpApiSchema.status(201))
  }),
  /** Returns the account's chart with this id. */
  HttpApiEndpoint.get("get", "/my/charts/:id/", {
    params: { id: Filter.Id },
    success: MyChart
  }),
  /** Replaces name and description of a chart. */
  HttpApiEndpoint.put("replace", "/my/charts/:id/", {
    params: { id: Filter.Id },
    payload: ChartFields,
    success: WrittenChart
  }),
  /** Changes name or description of a chart. */
  HttpApiEndpoint.patch("update", "/my/charts/:id/", {
    params: { id: Filter.Id },
    payload: ChartChanges,
    success: WrittenChart
  }),
  /** Deletes a chart. */
  HttpApiEndpoint.delete("delete", "/my/charts/:id/", {
    params: { id: Filter.Id },
    success: HttpApiSchema.NoContent
  }),
  /** Returns the pictures of a chart. */
  HttpApiEndpoint.get("images", "/my/charts/:id/images/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  // Beatport's document gives the columns of a chart as the request body, which is impossible for a picture.
  /** Adds a picture to a chart. */
  HttpApiEndpoint.post("addImage", "/my/charts/:id/images/", {
    params: { id: Filter.Id },
    payload: UnrecordedBody,
    success: UnrecordedResponse
  }),
  /** Returns the facets of the account's charts. */
  HttpApiEndpoint.get("facets", "/my/charts/facets/", {
    success: UnrecordedResponse
  }),

  /** Lists the entries of a chart. */
  HttpApiEndpoint.get("tracks", "/my/charts/:id/tracks/", {
    params: { id: Filter.Id },
    query: Filter.paging,
    success: ListOf(ChartTrack)
  }),
  /** Adds a track to a chart. */
  HttpApiEndpoint.post("addTrack", "/my/charts/:id/tracks/", {
    params: { id: Filter.Id },
    payload: ChartTrackFields,
    success: WrittenChartTrack.pipe(HttpApiSchema.status(201))
  }),
  /** Replaces track and position of an entry. */
  HttpApiEndpoint.put("replaceTrack", "/my/charts/:id/tracks/:item_id/", {
    params: entry,
    payload: ChartTrackFields,
    success: WrittenChartTrack
  }),
  /** Changes track or position of an entry. */
  HttpApiEndpoint.patch("updateTrack", "/my/charts/:id/tracks/:item_id/", {
    params: entry,
    payload: ChartTrackFields,
    success: WrittenChartTrack
  }),
  /** Removes an entry from a chart. */
  HttpApiEndpoint.delete("removeTrack", "/my/charts/:id/tracks/:item_id/", {
    params: entry,
    success: HttpApiSchema.NoContent
  }),
  /** Returns the facets of a chart's tracks. */
  HttpApiEndpoint.get("trackFacets", "/my/charts/:id/tracks/facets/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  })
) {}
