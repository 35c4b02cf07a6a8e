/**
 * `/catalog/tracks/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import { ListOf } from "../schemas/Page.ts"
import { StorePage } from "../schemas/StorePage.ts"
import { Track, TrackDetail } from "../schemas/Track.ts"
import { UnrecordedAnswer } from "../schemas/Unrecorded.ts"

/** What tracks can be filtered and ordered by. */
export const TrackFilters = Schema.Struct({
  ...Filter.paging,
  artist_id: Filter.ids,
  /** Part of an artist's name, in any case. */
  artist_name: Filter.texts,
  available_worldwide: Filter.flag,
  bpm: Filter.numbers,
  catalog_number: Filter.texts,
  change_date: Filter.days,
  chord_type_id: Filter.ids,
  current_status: Filter.ids,
  dj_edits: Filter.flag,
  enabled: Filter.flag,
  encode_status: Filter.texts,
  encoded_date: Filter.days,
  exclusive_date: Filter.days,
  exclusive_period: Filter.ids,
  free_download_end_date: Filter.days,
  free_download_start_date: Filter.days,
  genre_enabled: Filter.flag,
  genre_id: Filter.genreIds,
  genre_name: Filter.texts,
  guid: Filter.texts,
  id: Filter.ids,
  is_available_for_streaming: Filter.flag,
  is_classic: Filter.flag,
  is_explicit: Filter.flag,
  is_hype: Filter.flag,
  isrc: Filter.texts,
  key_id: Filter.keyIds,
  key_name: Filter.texts,
  label_enabled: Filter.flag,
  label_id: Filter.ids,
  label_manager: Filter.text,
  label_name: Filter.texts,
  label_name_exact: Filter.texts,
  /** Part of the mix's name, in any case. */
  mix_name: Filter.texts,
  /** Part of the track's name, in any case. */
  name: Filter.texts,
  new_release_date: Filter.days,
  order_by: Filter.orderBy("genre", "label", "name", "publish_date", "release_date", "release_id"),
  pre_order_date: Filter.days,
  publish_date: Filter.days,
  publish_status: Filter.texts,
  release_id: Filter.ids,
  release_name: Filter.texts,
  sale_type: Filter.texts,
  sub_genre_id: Filter.ids,
  supplier_id: Filter.ids,
  supplier_name: Filter.texts,
  track_number: Filter.integers,
  type: Filter.texts,
  type_id: Filter.ids,
  ugc_remixes: Filter.flag,
  was_ever_exclusive: Filter.flag
})
export interface TrackFilters extends Schema.Schema.Type<typeof TrackFilters> {}

export const TracksApi = HttpApiGroup.make("tracks").add(
  HttpApiEndpoint.get("list", "/catalog/tracks/", {
    query: TrackFilters,
    success: ListOf(Track)
  }),
  HttpApiEndpoint.get("get", "/catalog/tracks/:id/", {
    params: { id: Filter.Id },
    success: TrackDetail
  }),
  HttpApiEndpoint.get("top", "/catalog/tracks/top/:num/", {
    params: { num: Filter.TopCount },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  // Only in newer renderings of Beatport's document.
  HttpApiEndpoint.get("topOpenFormat", "/catalog/tracks/top/openformat/:num/", {
    params: { num: Filter.TopCount },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  HttpApiEndpoint.get("store", "/catalog/tracks/store/:isrc/", {
    params: { isrc: Filter.Isrc },
    success: StorePage
  }),
  HttpApiEndpoint.get("beatbot", "/catalog/tracks/:id/beatbot/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("alsoBought", "/catalog/tracks/:id/uab/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("similar", "/catalog/tracks/similar/", {
    query: Filter.similarTo,
    success: UnrecordedAnswer
  }),
  // Gone from newer renderings of Beatport's document, as is what belongs to it.
  HttpApiEndpoint.get("recommended", "/catalog/track-recommendations/", {
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("recommendedFacets", "/catalog/track-recommendations/facets/", {
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("audioFiles", "/catalog/tracks/:id/audio-files/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("images", "/catalog/tracks/:id/images/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("publishers", "/catalog/tracks/:id/publishers/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("streamSdk", "/catalog/tracks/:id/stream-sdk/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("facets", "/catalog/tracks/facets/", {
    success: UnrecordedAnswer
  })
  // `/catalog/tracks/:id/stream/` and `/catalog/tracks/:id/download/` are left out on purpose: full-length streams and
  // downloads are not what this SDK is for. A preview is `sample_url`.
)
