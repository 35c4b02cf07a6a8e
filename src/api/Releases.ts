/**
 * `/catalog/releases/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import * as Range from "../schemas/Range.ts"
import type { Given } from "../schemas/Given.ts"
import { ListOf } from "../schemas/Page.ts"
import { Release, ReleaseDetail, ReleaseTrackIds } from "../schemas/Release.ts"
import { Track } from "../schemas/Track.ts"
import { UnrecordedResponse } from "../schemas/Unrecorded.ts"

/** Holds the filters and orders of releases. */
export const ReleaseFilters = Schema.Struct({
  ...Filter.paging,
  /** The id of an artist, or several; any of them matches. */
  artist_id: Filter.ids,
  /** Part of an artist's name, in any case; of several, any matches. */
  artist_name: Filter.texts,
  /** The label's catalogue number, in any case; of several, any matches. */
  catalog_number: Filter.texts,
  /** The day it was added to Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  created: Range.days,
  /** The id of the sales status: 7 exclusive, 8 new release, 10 general content, 12 pre-order. */
  current_status: Filter.ids,
  /** Whether the release is enabled in the store. */
  enabled: Filter.flag,
  /** The day the audio was encoded: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  encoded_date: Range.days,
  /** Whether the release is exclusive to Beatport. */
  exclusive: Filter.flag,
  /** A genre by id or name, or several; any of them matches. */
  genre_id: Filter.genreIds,
  /** The exact name of a genre, in any case; of several, any matches. */
  genre_name: Filter.texts,
  /** The id of the release, or several; any of them matches. */
  id: Filter.ids,
  /** Whether the release can be streamed. */
  is_available_for_streaming: Filter.flag,
  /** Whether the release has explicit lyrics. */
  is_explicit: Filter.flag,
  /** Whether the release is of a label in the Hype programme. */
  is_hype: Filter.flag,
  /** Whether the label is enabled in the store. */
  label_enabled: Filter.flag,
  /** The id of a label, or several; any of them matches. */
  label_id: Filter.ids,
  /** Part of a label's name, in any case; of several, any matches. */
  label_name: Filter.texts,
  /** The exact name of a label, in any case; of several, any matches. */
  label_name_exact: Filter.texts,
  /** Part of the release's name, in any case. */
  name: Filter.texts,
  /** The day of the first release, which a re-upload keeps: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  new_release_date: Range.days,
  /**
   * The field to order by; `-` before it means descending. Without it, the release with the highest id
   * comes first.
   */
  order_by: Filter.orderBy("id", "label", "name", "publish_date", "release_date", "status"),
  /** The first day of the pre-order: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  pre_order_date: Range.days,
  /** The day of publication on Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  publish_date: Range.days,
  /** The id of a release type, or several; any of them matches. */
  release_type_id: Filter.ids,
  /** The id of a sub-genre, or several; any of them matches. */
  sub_genre_id: Filter.ids,
  /** The id of the supplier (distributor), or several; any of them matches. */
  supplier_id: Filter.ids,
  /** Part of the supplier's name, in any case; of several, any matches. */
  supplier_name: Filter.texts,
  /** The id of a track that the release contains, or several; any of them matches. */
  track_id: Filter.ids,
  /** Part of the name of a track on the release, in any case; of several, any matches. */
  track_name: Filter.texts,
  /** The type of the release: `Release`, `Album` or `Mix`; of several, any matches. */
  type: Filter.texts,
  /** The id of the release's type, or several; any of them matches. */
  type_id: Filter.ids,
  /** The UPC or EAN of the release, or several; any of them matches. */
  upc: Filter.upcs,
  /** The day of the last change: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  updated: Range.days
})
export interface ReleaseFilters extends Given<typeof ReleaseFilters.Type> {}

export class ReleasesApi extends HttpApiGroup.make("releases").add(
  /** Lists releases by filters. */
  HttpApiEndpoint.get("list", "/catalog/releases/", {
    query: ReleaseFilters,
    success: ListOf(Release)
  }),
  /** Returns the release with this id. */
  HttpApiEndpoint.get("get", "/catalog/releases/:id/", {
    params: { id: Filter.Id },
    success: ReleaseDetail
  }),
  /** Lists the tracks of a release, in its order. */
  HttpApiEndpoint.get("tracks", "/catalog/releases/:id/tracks/", {
    params: { id: Filter.Id },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  /** Lists the bestselling releases. */
  HttpApiEndpoint.get("top", "/catalog/releases/top/:num/", {
    params: { num: Filter.TopCount },
    query: Filter.paging,
    success: ListOf(Release)
  }),
  /** Returns the ids of the tracks of a release. */
  HttpApiEndpoint.get("trackIds", "/catalog/releases/:id/tracks/ids/", {
    params: { id: Filter.Id },
    success: ReleaseTrackIds
  }),
  /** Returns the facets of a release's tracks. */
  HttpApiEndpoint.get("trackFacets", "/catalog/releases/:id/tracks/facets/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  // The next two are in newer renderings of Beatport's document only.
  /** Lists the DJ edits of a release. */
  HttpApiEndpoint.get("djEditTracks", "/catalog/releases/:id/dj-edit-tracks/", {
    params: { id: Filter.Id },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  /** Returns the facets of a release's DJ edits. */
  HttpApiEndpoint.get("djEditTrackFacets", "/catalog/releases/:id/dj-edit-tracks/facets/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Recommends releases for a release. */
  HttpApiEndpoint.get("beatbot", "/catalog/releases/:id/beatbot/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Lists what buyers of a release also bought. */
  HttpApiEndpoint.get("alsoBought", "/catalog/releases/:id/uab/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Recommends releases for several releases. */
  HttpApiEndpoint.get("similar", "/catalog/releases/similar/", {
    query: Filter.similarTo,
    success: UnrecordedResponse
  }),
  /** Returns the pictures of a release. */
  HttpApiEndpoint.get("images", "/catalog/releases/:id/images/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Returns the facets of releases. */
  HttpApiEndpoint.get("facets", "/catalog/releases/facets/", {
    success: UnrecordedResponse
  })
) {}
