/**
 * JSON of tracks.
 */
import type { Currency } from "../Accounts.ts"
import { apiUrl } from "../responses.ts"
import { formatDenver } from "../Catalogue/calendar.ts"
import { scatterIds } from "../Catalogue/Dice.ts"
import { makeSlug } from "../Catalogue/slug.ts"
import type { TrackRow } from "../Catalogue.ts"
import * as Artist from "./artistJson.ts"
import * as Genre from "./genreJson.ts"
import * as Picture from "./pictureJson.ts"
import * as Price from "./priceJson.ts"
import * as Release from "./releaseJson.ts"

const exclusivePeriod = (track: TrackRow) =>
  track.release.exclusive
    ? { days: null, description: "Lifetime exclusive", id: 5, url: `${apiUrl}/auxiliary/exclusive-period/5/` }
    : { days: 0, description: "Not exclusive", id: 1, url: `${apiUrl}/auxiliary/exclusive-period/1/` }

const minutes = (millis: number): string =>
  `${Math.floor(millis / 60_000)}:${String(Math.floor(millis / 1000) % 60).padStart(2, "0")}`

/**
 * Returns the length of the preview, as recorded: 30 seconds of a very short track, 90 of a short one, 120 of others,
 * rarely 90 of a long one.
 */
const previewOf = (id: number, length: number): number => {
  if (length < 120_000) return 30_000
  return length < 220_000 || scatterIds(id, 41) % 40 === 0 ? 90_000 : 120_000
}

/** Returns the start and the end of the preview: it ends inside the track and starts before its middle. */
export const sample = (track: TrackRow) => {
  const length = track.length_ms ?? 300_000
  const window = previewOf(track.id, length)
  const latest = Math.max(0, length - window)
  const start = Math.floor((scatterIds(track.id, 42) % (latest + 1)) / 2)
  return { sample_start_ms: start, sample_end_ms: start + window }
}

/** Returns the name in URLs. */
export const slugOf = (track: TrackRow): string => makeSlug(track.name)

const status = (track: TrackRow) => {
  const { id, name } = track.release.current_status
  return { id, name, url: `${apiUrl}/auxiliary/current-status/${id}/` }
}

/** The fields from `encoded_date` to `genre`, the same in both forms. */
const encoding = (track: TrackRow) => ({
  encoded_date: formatDenver(track.release.encoded, scatterIds(track.release.id, 31)),
  exclusive: track.release.exclusive
})

const free = { free_downloads: [], free_download_start_date: null, free_download_end_date: null }

/** Tells whether a track is a DJ edit: all tracks of genre 110 are (assumed). */
export const isDjEdit = (track: TrackRow): boolean => track.genre.id === 110

const kind = (track: TrackRow) => ({
  is_explicit: track.is_explicit,
  is_ugc_remix: false,
  is_dj_edit: isDjEdit(track),
  is_dj_version: false
})

const sound = (track: TrackRow) => ({
  isrc: track.isrc,
  key: track.key === null ? null : Genre.key(track.key),
  label_track_identifier: track.label_track_identifier,
  length: track.length_ms === null ? null : minutes(track.length_ms),
  length_ms: track.length_ms,
  mix_name: track.mix_name,
  name: track.name,
  new_release_date: track.release.new_release_date
})

const sale = (track: TrackRow, currency: Currency) => ({
  pre_order: track.release.pre_order,
  pre_order_date: track.release.pre_order_date,
  price: Price.ofTrack(track, currency),
  publish_date: track.release.publish_date
})

const closing = (track: TrackRow) => ({
  release: Release.reference(track.release),
  remixers: track.remixers.map(Artist.credited),
  sale_type: { id: 1, name: "purchase", url: `${apiUrl}/auxiliary/sale-types/1/` },
  sample_url: Picture.sampleUrl(track),
  ...sample(track),
  slug: slugOf(track),
  sub_genre: track.sub_genre === null ? null : Genre.subGenre(track.sub_genre)
})

/** Makes a track in a list, without its number. */
export const listItem = (track: TrackRow, currency: Currency) => ({
  artists: track.artists.map(Artist.credited),
  publish_status: "published",
  available_worldwide: track.available_worldwide,
  bpm: track.bpm,
  bsrc_remixer: [],
  catalog_number: track.release.catalog_number,
  current_status: status(track),
  ...encoding(track),
  ...free,
  genre: Genre.reference(track.genre),
  id: track.id,
  image: Picture.ofTrack(track),
  is_available_for_streaming: true,
  ...kind(track),
  ...sound(track),
  ...sale(track, currency),
  ...closing(track),
  url: `${apiUrl}/catalog/tracks/${track.id}/`,
  is_hype: Release.isHype(track.release)
})

/** Makes a track by id, with its number and without its own URL. */
export const detail = (track: TrackRow, currency: Currency) => ({
  artists: track.artists.map(Artist.credited),
  audio_format: null,
  available_worldwide: track.available_worldwide,
  bpm: track.bpm,
  bsrc_remixer: [],
  catalog_number: track.release.catalog_number,
  current_status: status(track),
  desc: null,
  enabled: true,
  encode_status: "CONVERTED",
  ...encoding(track),
  exclusive_period: exclusivePeriod(track),
  ...free,
  genre: Genre.reference(track.genre),
  hidden: false,
  id: track.id,
  image: Picture.ofTrack(track),
  is_available_for_streaming: true,
  ...kind(track),
  is_classic: false,
  ...sound(track),
  number: track.number,
  ...sale(track, currency),
  publish_status: "published",
  ...closing(track),
  was_ever_exclusive: track.release.exclusive,
  is_hype: Release.isHype(track.release)
})
