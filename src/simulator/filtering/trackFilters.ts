/**
 * The filters and orders of tracks: in the catalogue, in playlists, among purchases.
 */
import type { TrackFilters } from "../../api/Tracks.ts"
import { formatDenver } from "../Catalogue/calendar.ts"
import type { TrackRow } from "../Catalogue.ts"
import { isDjEdit } from "../json/trackJson.ts"
import {
  matchIds,
  matchPart,
  matchDays,
  matchWhole,
  type Filters,
  matchFlag,
  matchNumbers,
  makeComparison,
  makeTest,
  type Orders
} from "../filtering.ts"

/** Holds the filters of tracks in all lists. */
export const filters: Filters<TrackFilters, TrackRow> = {
  // Recorded: tracks that the artist only remixed count as well.
  artist_id: matchIds(({ artists, remixers }) => [...artists, ...remixers].map(({ id }) => id)),
  artist_name: matchPart((track) => track.artists.map(({ name }) => name)),
  available_worldwide: matchFlag((track) => track.available_worldwide),
  bpm: matchNumbers((track) => track.bpm),
  catalog_number: matchWhole((track) => track.release.catalog_number),
  change_date: "The catalogue has no dates of changes.",
  chord_type_id: matchIds((track) => (track.key === null ? null : track.key.minor ? 1 : 2)),
  current_status: matchIds((track) => track.release.current_status.id),
  dj_edits: matchFlag(isDjEdit),
  enabled: matchFlag(() => true),
  encode_status: matchWhole(() => "CONVERTED"),
  encoded_date: matchDays((track) => formatDenver(track.release.encoded, 0)),
  exclusive_date: "The catalogue has no end of an exclusive sale.",
  exclusive_period: matchIds((track) => (track.release.exclusive ? 5 : 1)),
  free_download_end_date: matchDays(() => null),
  free_download_start_date: matchDays(() => null),
  genre_enabled: matchFlag(() => true),
  genre_id: matchIds((track) => track.genre.id),
  genre_name: matchWhole((track) => track.genre.name),
  guid: "The catalogue has no GUIDs of audio.",
  id: matchIds((track) => track.id),
  is_available_for_streaming: matchFlag(() => true),
  is_classic: matchFlag(() => false),
  is_explicit: matchFlag((track) => track.is_explicit),
  is_hype: matchFlag((track) => track.release.label.hype_active),
  isrc: matchWhole((track) => track.isrc),
  key_id: matchIds((track) => track.key?.id ?? null),
  key_name: matchWhole((track) => track.key?.name ?? null),
  label_enabled: matchFlag(() => true),
  label_id: matchIds((track) => track.release.label.id),
  label_manager: "The catalogue has no managers of labels.",
  label_name: matchPart((track) => track.release.label.name),
  label_name_exact: matchWhole((track) => track.release.label.name),
  mix_name: matchPart((track) => track.mix_name),
  name: matchPart((track) => track.name),
  new_release_date: matchDays((track) => track.release.new_release_date),
  pre_order_date: matchDays((track) => track.release.pre_order_date),
  publish_date: matchDays((track) => track.release.publish_date),
  publish_status: matchWhole(() => "published"),
  release_id: matchIds((track) => track.release.id),
  release_name: matchPart((track) => track.release.name),
  sale_type: matchWhole(() => "purchase"),
  sub_genre_id: matchIds((track) => track.sub_genre?.id ?? null),
  supplier_id: "The catalogue has no suppliers.",
  supplier_name: "The catalogue has no suppliers.",
  track_number: matchIds((track) => track.number),
  type: matchWhole((track) => track.release.type.name),
  type_id: matchIds((track) => track.release.type.id),
  ugc_remixes: matchFlag(() => false),
  was_ever_exclusive: matchFlag((track) => track.release.exclusive)
}

/** Holds the orders of tracks in all lists. */
export const orders: Orders<TrackFilters, TrackRow> = {
  genre: (track) => track.genre.name,
  label: (track) => track.release.label.name,
  name: (track) => track.name,
  publish_date: (track) => track.release.publish_date,
  release_date: (track) => track.release.new_release_date,
  release_id: (track) => track.release.id
}

/** Returns the rows whose tracks pass all filters of a query, in its order. */
export const selectByTrack = <Row extends { readonly track: TrackRow }>(
  query: TrackFilters,
  rows: ReadonlyArray<Row>
): ReadonlyArray<Row> => {
  const passes = makeTest(filters, query)
  const order = makeComparison(orders, query.order_by)
  return rows.filter(({ track }) => passes(track)).toSorted((a, b) => order(a.track, b.track))
}
