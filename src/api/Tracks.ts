/**
 * `/catalog/tracks/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import * as Range from "../schemas/Range.ts"
import type { Given } from "../schemas/Given.ts"
import { ListOf } from "../schemas/Page.ts"
import { StorePage } from "../schemas/StorePage.ts"
import { Track, TrackDetail } from "../schemas/Track.ts"
import { UnrecordedResponse } from "../schemas/Unrecorded.ts"

/** Holds the filters and orders of tracks. */
export const TrackFilters = Schema.Struct({
  ...Filter.paging,
  /** The id of an artist, or several; any of them matches. */
  artist_id: Filter.ids,
  /** Part of an artist's name, in any case. */
  artist_name: Filter.texts,
  /** Whether the track is sold in every country. */
  available_worldwide: Filter.flag,
  /** The tempo in beats per minute: an integer, or a range `{ from, to }`. */
  bpm: Range.numbers,
  /** The label's catalogue number, in any case; of several, any matches. */
  catalog_number: Filter.texts,
  /** The day of the last change: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  change_date: Range.days,
  /** The mode of the key: 1 minor, 2 major. */
  chord_type_id: Filter.ids,
  /** The id of the sales status: 7 exclusive, 8 new release, 10 general content, 12 pre-order. */
  current_status: Filter.ids,
  /** Whether DJ edits are included. */
  dj_edits: Filter.flag,
  /** Whether the track is enabled in the store. */
  enabled: Filter.flag,
  /** The state of the audio encoding, such as `CONVERTED`; of several, any matches. */
  encode_status: Filter.texts,
  /** The day the audio was encoded: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  encoded_date: Range.days,
  /** The day the exclusive sale ends: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  exclusive_date: Range.days,
  /** The id of an exclusive period, or several; any of them matches. */
  exclusive_period: Filter.ids,
  /** The last day of a free download: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  free_download_end_date: Range.days,
  /** The first day of a free download: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  free_download_start_date: Range.days,
  /** Whether the genre of the track is enabled in the store. */
  genre_enabled: Filter.flag,
  /** A genre by id or name, or several; any of them matches. */
  genre_id: Filter.genreIds,
  /** The exact name of a genre, in any case; of several, any matches. */
  genre_name: Filter.texts,
  /** The GUID of the track's audio, or several; any of them matches. */
  guid: Filter.texts,
  /** The id of the track, or several; any of them matches. */
  id: Filter.ids,
  /** Whether the track can be streamed. */
  is_available_for_streaming: Filter.flag,
  /** Whether the track is marked as a classic. */
  is_classic: Filter.flag,
  /** Whether the track has explicit lyrics. */
  is_explicit: Filter.flag,
  /** Whether the track is of a label in the Hype programme. */
  is_hype: Filter.flag,
  /** The ISRC of the recording, or several; any of them matches. */
  isrc: Filter.isrcs,
  /** A musical key by id, name or Camelot notation, or several; a key with two ids matches both. */
  key_id: Filter.keyIds,
  /** The name of a key as Beatport writes it (`"F# Minor"`), or several; any of them matches. */
  key_name: Filter.texts,
  /** Whether the label is enabled in the store. */
  label_enabled: Filter.flag,
  /** The id of a label, or several; any of them matches. */
  label_id: Filter.ids,
  /** Part of the name of the label's manager, in any case. */
  label_manager: Filter.text,
  /** Part of a label's name, in any case; of several, any matches. */
  label_name: Filter.texts,
  /** The exact name of a label, in any case; of several, any matches. */
  label_name_exact: Filter.texts,
  /** Part of the mix's name, in any case. */
  mix_name: Filter.texts,
  /** Part of the track's name, in any case. */
  name: Filter.texts,
  /** The day of the first release, which a re-upload keeps: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  new_release_date: Range.days,
  /** The field to order by; `-` before it means descending. Without it, the track with the highest id comes first. */
  order_by: Filter.orderBy("genre", "label", "name", "publish_date", "release_date", "release_id"),
  /** The first day of the pre-order: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  pre_order_date: Range.days,
  /** The day of publication on Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  publish_date: Range.days,
  /** The state of publication, such as `published`; of several, any matches. */
  publish_status: Filter.texts,
  /** The id of a release, or several; any of them matches. */
  release_id: Filter.ids,
  /** Part of a release's name, in any case; of several, any matches. */
  release_name: Filter.texts,
  /** The name of a sale type, such as `purchase`; of several, any matches. */
  sale_type: Filter.texts,
  /** The id of a sub-genre, or several; any of them matches. */
  sub_genre_id: Filter.ids,
  /** The id of the supplier (distributor), or several; any of them matches. */
  supplier_id: Filter.ids,
  /** Part of the supplier's name, in any case; of several, any matches. */
  supplier_name: Filter.texts,
  /** The position of the track on its release, from 1; of several, any matches. */
  track_number: Filter.integers,
  /** The type of the release: `Release`, `Album` or `Mix`; of several, any matches. */
  type: Filter.texts,
  /** The id of the release's type, or several; any of them matches. */
  type_id: Filter.ids,
  /** Whether remixes made by users are included. */
  ugc_remixes: Filter.flag,
  /** Whether the track was ever exclusive to Beatport. */
  was_ever_exclusive: Filter.flag
})
export interface TrackFilters extends Given<typeof TrackFilters.Type> {}

export class TracksApi extends HttpApiGroup.make("tracks").add(
  /** Lists tracks by filters. */
  HttpApiEndpoint.get("list", "/catalog/tracks/", {
    query: TrackFilters,
    success: ListOf(Track)
  }),
  /** Returns the track with this id. */
  HttpApiEndpoint.get("get", "/catalog/tracks/:id/", {
    params: { id: Filter.Id },
    success: TrackDetail
  }),
  /** Lists the bestselling tracks of the store. */
  HttpApiEndpoint.get("top", "/catalog/tracks/top/:num/", {
    params: { num: Filter.TopCount },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  // Only in newer renderings of Beatport's document.
  /** Lists the bestselling tracks of the Open Format half of the store. */
  HttpApiEndpoint.get("topOpenFormat", "/catalog/tracks/top/openformat/:num/", {
    params: { num: Filter.TopCount },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  /** Returns the store page of the track with this ISRC. */
  HttpApiEndpoint.get("store", "/catalog/tracks/store/:isrc/", {
    params: { isrc: Filter.Isrc },
    success: StorePage
  }),
  /** Recommends tracks for a track. */
  HttpApiEndpoint.get("beatbot", "/catalog/tracks/:id/beatbot/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Lists what buyers of a track also bought. */
  HttpApiEndpoint.get("alsoBought", "/catalog/tracks/:id/uab/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Recommends tracks for several tracks. */
  HttpApiEndpoint.get("similar", "/catalog/tracks/similar/", {
    query: Filter.similarTo,
    success: UnrecordedResponse
  }),
  // Newer versions of Beatport's document no longer have this endpoint and its sub-endpoints.
  /** Recommends tracks for the account. */
  HttpApiEndpoint.get("recommended", "/catalog/track-recommendations/", {
    success: UnrecordedResponse
  }),
  /** Returns the facets of recommended tracks. */
  HttpApiEndpoint.get("recommendedFacets", "/catalog/track-recommendations/facets/", {
    success: UnrecordedResponse
  }),
  /** Returns the audio files of a track. */
  HttpApiEndpoint.get("audioFiles", "/catalog/tracks/:id/audio-files/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Returns the pictures of a track. */
  HttpApiEndpoint.get("images", "/catalog/tracks/:id/images/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Returns the publishers of a track's composition. */
  HttpApiEndpoint.get("publishers", "/catalog/tracks/:id/publishers/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Returns what Beatport's streaming SDK needs for a track. */
  HttpApiEndpoint.get("streamSdk", "/catalog/tracks/:id/stream-sdk/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Returns the facets of tracks. */
  HttpApiEndpoint.get("facets", "/catalog/tracks/facets/", {
    success: UnrecordedResponse
  })
  // `/catalog/tracks/:id/stream/` and `/catalog/tracks/:id/download/` are omitted on purpose: full-length streams and
  // downloads are out of scope. A preview is `sample_url`.
) {}
