/**
 * `/catalog/releases/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import { ListOf } from "../schemas/Page.ts"
import { Release, ReleaseDetail, ReleaseTrackIds } from "../schemas/Release.ts"
import { Track } from "../schemas/Track.ts"
import { UnrecordedAnswer } from "../schemas/Unrecorded.ts"

/** What releases can be filtered and ordered by. */
export const ReleaseFilters = Schema.Struct({
  ...Filter.paging,
  artist_id: Filter.ids,
  artist_name: Filter.texts,
  catalog_number: Filter.texts,
  created: Filter.days,
  current_status: Filter.ids,
  enabled: Filter.flag,
  encoded_date: Filter.days,
  exclusive: Filter.flag,
  genre_id: Filter.genreIds,
  genre_name: Filter.texts,
  id: Filter.ids,
  is_available_for_streaming: Filter.flag,
  is_explicit: Filter.flag,
  is_hype: Filter.flag,
  label_enabled: Filter.flag,
  label_id: Filter.ids,
  label_name: Filter.texts,
  label_name_exact: Filter.texts,
  /** Part of the release's name, in any case. */
  name: Filter.texts,
  new_release_date: Filter.days,
  order_by: Filter.orderBy("id", "label", "name", "publish_date", "release_date", "status"),
  pre_order_date: Filter.days,
  publish_date: Filter.days,
  release_type_id: Filter.ids,
  sub_genre_id: Filter.ids,
  supplier_id: Filter.ids,
  supplier_name: Filter.texts,
  track_id: Filter.ids,
  track_name: Filter.texts,
  type: Filter.texts,
  type_id: Filter.ids,
  upc: Filter.texts,
  updated: Filter.days
})
export interface ReleaseFilters extends Schema.Schema.Type<typeof ReleaseFilters> {}

export const ReleasesApi = HttpApiGroup.make("releases").add(
  HttpApiEndpoint.get("list", "/catalog/releases/", {
    query: ReleaseFilters,
    success: ListOf(Release)
  }),
  HttpApiEndpoint.get("get", "/catalog/releases/:id/", {
    params: { id: Filter.Id },
    success: ReleaseDetail
  }),
  HttpApiEndpoint.get("tracks", "/catalog/releases/:id/tracks/", {
    params: { id: Filter.Id },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  HttpApiEndpoint.get("top", "/catalog/releases/top/:num/", {
    params: { num: Filter.TopCount },
    query: Filter.paging,
    success: ListOf(Release)
  }),
  HttpApiEndpoint.get("trackIds", "/catalog/releases/:id/tracks/ids/", {
    params: { id: Filter.Id },
    success: ReleaseTrackIds
  }),
  HttpApiEndpoint.get("trackFacets", "/catalog/releases/:id/tracks/facets/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  // The next two are in newer renderings of Beatport's document only.
  HttpApiEndpoint.get("djEditTracks", "/catalog/releases/:id/dj-edit-tracks/", {
    params: { id: Filter.Id },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  HttpApiEndpoint.get("djEditTrackFacets", "/catalog/releases/:id/dj-edit-tracks/facets/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("beatbot", "/catalog/releases/:id/beatbot/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("alsoBought", "/catalog/releases/:id/uab/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("similar", "/catalog/releases/similar/", {
    query: Filter.similarTo,
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("images", "/catalog/releases/:id/images/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("facets", "/catalog/releases/facets/", {
    success: UnrecordedAnswer
  })
)
