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
import { UnrecordedAnswer, UnrecordedBody } from "../schemas/Unrecorded.ts"
import { ChartFilters } from "./Charts.ts"

/** A place in a chart; its id is not the track's. */
const place = { id: Filter.Id, item_id: Filter.Id }

export const MyChartsApi = HttpApiGroup.make("myCharts").add(
  HttpApiEndpoint.get("list", "/my/charts/", {
    query: ChartFilters,
    success: ListOf(MyChart)
  }),
  HttpApiEndpoint.post("create", "/my/charts/", {
    payload: ChartFields,
    success: WrittenChart.pipe(HttpApiSchema.status(201))
  }),
  HttpApiEndpoint.get("get", "/my/charts/:id/", {
    params: { id: Filter.Id },
    success: MyChart
  }),
  HttpApiEndpoint.put("replace", "/my/charts/:id/", {
    params: { id: Filter.Id },
    payload: ChartFields,
    success: WrittenChart
  }),
  HttpApiEndpoint.patch("update", "/my/charts/:id/", {
    params: { id: Filter.Id },
    payload: ChartChanges,
    success: WrittenChart
  }),
  HttpApiEndpoint.delete("delete", "/my/charts/:id/", {
    params: { id: Filter.Id },
    success: HttpApiSchema.NoContent
  }),
  HttpApiEndpoint.get("images", "/my/charts/:id/images/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  // Beatport's document gives the columns of a chart as its body, which cannot be.
  HttpApiEndpoint.post("addImage", "/my/charts/:id/images/", {
    params: { id: Filter.Id },
    payload: UnrecordedBody,
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("facets", "/my/charts/facets/", {
    success: UnrecordedAnswer
  }),

  HttpApiEndpoint.get("tracks", "/my/charts/:id/tracks/", {
    params: { id: Filter.Id },
    query: Filter.paging,
    success: ListOf(ChartTrack)
  }),
  HttpApiEndpoint.post("addTrack", "/my/charts/:id/tracks/", {
    params: { id: Filter.Id },
    payload: ChartTrackFields,
    success: WrittenChartTrack.pipe(HttpApiSchema.status(201))
  }),
  HttpApiEndpoint.put("replaceTrack", "/my/charts/:id/tracks/:item_id/", {
    params: place,
    payload: ChartTrackFields,
    success: WrittenChartTrack
  }),
  HttpApiEndpoint.patch("updateTrack", "/my/charts/:id/tracks/:item_id/", {
    params: place,
    payload: ChartTrackFields,
    success: WrittenChartTrack
  }),
  HttpApiEndpoint.delete("removeTrack", "/my/charts/:id/tracks/:item_id/", {
    params: place,
    success: HttpApiSchema.NoContent
  }),
  HttpApiEndpoint.get("trackFacets", "/my/charts/:id/tracks/facets/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  })
)
