/**
 * `/catalog/charts/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import { Chart, ChartDetail, ChartGenreOverview, ChartTrackIds } from "../schemas/Chart.ts"
import * as Filter from "../schemas/Filter.ts"
import { ListOf } from "../schemas/Page.ts"
import { Track } from "../schemas/Track.ts"
import { ManyOf, UnrecordedAnswer } from "../schemas/Unrecorded.ts"

/** What charts can be filtered and ordered by. */
export const ChartFilters = Schema.Struct({
  ...Filter.paging,
  add_date: Filter.days,
  curated_playlist_genre_id: Filter.genreIds,
  dj_id: Filter.ids,
  dj_name: Filter.texts,
  dj_slug: Filter.texts,
  enabled: Filter.flag,
  genre_id: Filter.genreIds,
  genre_name: Filter.texts,
  id: Filter.ids,
  is_approved: Filter.flag,
  is_curated_playlist: Filter.flag,
  is_indexed: Filter.flag,
  is_published: Filter.flag,
  /** Part of the chart's name, in any case. */
  name: Filter.texts,
  // Not in Beatport's document; clients send it and the answers are ordered.
  order_by: Filter.orderBy("publish_date", "name"),
  publish_date: Filter.days,
  sub_genre_id: Filter.ids,
  sub_genre_name: Filter.texts,
  track_id: Filter.ids,
  updated: Filter.days,
  user_id: Filter.ids,
  username: Filter.texts
})
export interface ChartFilters extends Schema.Schema.Type<typeof ChartFilters> {}

export const ChartsApi = HttpApiGroup.make("charts").add(
  HttpApiEndpoint.get("list", "/catalog/charts/", {
    query: ChartFilters,
    success: ListOf(Chart)
  }),
  HttpApiEndpoint.get("get", "/catalog/charts/:id/", {
    params: { id: Filter.Id },
    success: ChartDetail
  }),
  HttpApiEndpoint.get("tracks", "/catalog/charts/:id/tracks/", {
    params: { id: Filter.Id },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  HttpApiEndpoint.get("trackIds", "/catalog/charts/:id/tracks/ids/", {
    params: { id: Filter.Id },
    success: ChartTrackIds
  }),
  HttpApiEndpoint.get("images", "/catalog/charts/:id/images/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("facets", "/catalog/charts/facets/", {
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("genreOverview", "/catalog/charts/genre-overview/", {
    success: ManyOf(ChartGenreOverview)
  })
)
