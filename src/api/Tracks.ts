/**
 * `/catalog/tracks/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import { ListOf } from "../schemas/Page.ts"
import { Track, TrackDetail } from "../schemas/Track.ts"
import * as Refusal from "./Refusal.ts"

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
    success: ListOf(Track),
    error: Refusal.ofList
  }),
  HttpApiEndpoint.get("get", "/catalog/tracks/:id/", {
    params: { id: Filter.Id },
    success: TrackDetail,
    error: Refusal.ofOne
  }),
  HttpApiEndpoint.get("top", "/catalog/tracks/top/:num/", {
    params: { num: Filter.TopCount },
    query: Filter.paging,
    success: ListOf(Track),
    error: Refusal.ofList
  })
)
