/**
 * The filters and orders of tracks: in the catalogue, in playlists, among purchases.
 */
import type { TrackFilters } from "../../api/Tracks.ts"
import { denver } from "../Catalogue/calendar.ts"
import type { TrackRow } from "../Catalogue.ts"
import { isDjEdit } from "../json/trackJson.ts"
import { among, containing, days, exactly, type Filters, flag, numbers, type Orders } from "../filtering.ts"

/** Holds the filters of tracks in all lists. */
export const filters: Filters<TrackFilters, TrackRow> = {
  // Recorded: tracks that the artist only remixed count as well.
  artist_id: among(({ artists, remixers }) => [...artists, ...remixers].map(({ id }) => id)),
  artist_name: containing((track) => track.artists.map(({ name }) => name)),
  available_worldwide: flag((track) => track.available_worldwide),
  bpm: numbers((track) => track.bpm),
  catalog_number: exactly((track) => track.release.catalog_number),
  change_date: "The catalogue has no dates of changes.",
  chord_type_id: among((track) => (track.key === null ? null : track.key.minor ? 1 : 2)),
  current_status: among((track) => track.release.current_status.id),
  dj_edits: flag(isDjEdit),
  enabled: flag(() => true),
  encode_status: exactly(() => "CONVERTED"),
  encoded_date: days((track) => denver(track.release.encoded, 0)),
  exclusive_date: "The catalogue has no end of an exclusive sale.",
  exclusive_period: among((track) => (track.release.exclusive ? 5 : 1)),
  free_download_end_date: days(() => null),
  free_download_start_date: days(() => null),
  genre_enabled: flag(() => true),
  genre_id: among((track) => track.genre.id),
  genre_name: exactly((track) => track.genre.name),
  guid: "The catalogue has no GUIDs of audio.",
  id: among((track) => track.id),
  is_available_for_streaming: flag(() => true),
  is_classic: flag(() => false),
  is_explicit: flag((track) => track.is_explicit),
  is_hype: flag((track) => track.release.label.hype_active),
  isrc: exactly((track) => track.isrc),
  key_id: among((track) => track.key?.id ?? null),
  key_name: exactly((track) => track.key?.name ?? null),
  label_enabled: flag(() => true),
  label_id: among((track) => track.release.label.id),
  label_manager: "The catalogue has no managers of labels.",
  label_name: containing((track) => track.release.label.name),
  label_name_exact: exactly((track) => track.release.label.name),
  mix_name: containing((track) => track.mix_name),
  name: containing((track) => track.name),
  new_release_date: days((track) => track.release.new_release_date),
  pre_order_date: days((track) => track.release.pre_order_date),
  publish_date: days((track) => track.release.publish_date),
  publish_status: exactly(() => "published"),
  release_id: among((track) => track.release.id),
  release_name: containing((track) => track.release.name),
  sale_type: exactly(() => "purchase"),
  sub_genre_id: among((track) => track.sub_genre?.id ?? null),
  supplier_id: "The catalogue has no suppliers.",
  supplier_name: "The catalogue has no suppliers.",
  track_number: among((track) => track.number),
  type: exactly((track) => track.release.type.name),
  type_id: among((track) => track.release.type.id),
  ugc_remixes: flag(() => false),
  was_ever_exclusive: flag((track) => track.release.exclusive)
}

/** What they are ordered by. */
export const orders: Orders<TrackFilters, TrackRow> = {
  genre: (track) => track.genre.name,
  label: (track) => track.release.label.name,
  name: (track) => track.name,
  publish_date: (track) => track.release.publish_date,
  release_date: (track) => track.release.new_release_date,
  release_id: (track) => track.release.id
}
