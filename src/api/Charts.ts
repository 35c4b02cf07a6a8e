/**
 * `/catalog/charts/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import { Chart, ChartDetail, ChartGenreOverview, ChartTrackIds } from "../schemas/Chart.ts"
import * as Filter from "../schemas/Filter.ts"
import * as Range from "../schemas/Range.ts"
import type { Given } from "../schemas/Given.ts"
import { ListOf } from "../schemas/Page.ts"
import { Track } from "../schemas/Track.ts"
import { ManyOf, UnrecordedResponse } from "../schemas/Unrecorded.ts"

/** Holds the filters and orders of charts. */
export const ChartFilters = Schema.Struct({
  ...Filter.paging,
  /** The day the chart was added: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  add_date: Range.days,
  /** A genre of curated playlists by id or name, or several; any of them matches. */
  curated_playlist_genre_id: Filter.genreIds,
  /** The id of a DJ profile, or several; any of them matches. */
  dj_id: Filter.ids,
  /** Part of a DJ's name, in any case; of several, any matches. */
  dj_name: Filter.texts,
  /** Part of a DJ's slug, in any case; of several, any matches. */
  dj_slug: Filter.texts,
  /** Whether the chart is enabled in the store. */
  enabled: Filter.flag,
  /** A genre by id or name, or several; any of them matches. */
  genre_id: Filter.genreIds,
  /** The exact name of a genre, in any case; of several, any matches. */
  genre_name: Filter.texts,
  /** The id of the chart, or several; any of them matches. */
  id: Filter.ids,
  /** Whether Beatport has approved the chart. */
  is_approved: Filter.flag,
  /** Whether the chart is a curated playlist. */
  is_curated_playlist: Filter.flag,
  /** Whether the chart can be found by search. */
  is_indexed: Filter.flag,
  /** Whether the chart is published. */
  is_published: Filter.flag,
  /** Part of the chart's name, in any case. */
  name: Filter.texts,
  /** The field to order by; `-` before it means descending. Without it, the chart with the highest id comes first. */
  // Not in Beatport's document. Other clients send it, and the responses are ordered.
  order_by: Filter.orderBy("publish_date", "name"),
  /** The day of publication on Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  publish_date: Range.days,
  /** The id of a sub-genre, or several; any of them matches. */
  sub_genre_id: Filter.ids,
  /** The exact name of a sub-genre, in any case; of several, any matches. */
  sub_genre_name: Filter.texts,
  /** The id of a track that the chart contains, or several; any of them matches. */
  track_id: Filter.ids,
  /** The day of the last change: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  updated: Range.days,
  /** The id of the user it belongs to, or several; any of them matches. */
  user_id: Filter.ids,
  /** Part of the name of the user it belongs to, in any case; of several, any matches. */
  username: Filter.texts
})
export interface ChartFilters extends Given<typeof ChartFilters.Type> {}

export class ChartsApi extends HttpApiGroup.make("charts").add(
  /** Lists DJ charts by filters. */
  HttpApiEndpoint.get("list", "/catalog/charts/", {
    query: ChartFilters,
    success: ListOf(Chart)
  }),
  /** Returns the DJ chart with this id. */
  HttpApiEndpoint.get("get", "/catalog/charts/:id/", {
    params: { id: Filter.Id },
    success: ChartDetail
  }),
  /** Lists the tracks of a DJ chart, in its order. */
  HttpApiEndpoint.get("tracks", "/catalog/charts/:id/tracks/", {
    params: { id: Filter.Id },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  /** Returns the ids of the tracks of a DJ chart. */
  HttpApiEndpoint.get("trackIds", "/catalog/charts/:id/tracks/ids/", {
    params: { id: Filter.Id },
    success: ChartTrackIds
  }),
  /** Returns the pictures of a DJ chart. */
  HttpApiEndpoint.get("images", "/catalog/charts/:id/images/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Returns the facets of charts. */
  HttpApiEndpoint.get("facets", "/catalog/charts/facets/", {
    success: UnrecordedResponse
  }),
  /** Counts the charts of each genre. */
  HttpApiEndpoint.get("genreOverview", "/catalog/charts/genre-overview/", {
    success: ManyOf(ChartGenreOverview)
  })
) {}
