/**
 * Fixtures of tracks.
 */
import type { ReleaseTrack, Track, TrackDetail, TrackRelease } from "../../schemas/Track.ts"
import { trackArtist } from "./artists.ts"
import { type Fixture, fixture, picture, urlOf } from "./fixture.ts"
import { genreReference } from "./genres.ts"
import { labelReference } from "./labels.ts"
import { currentStatus, exclusivePeriod, key, price, saleType } from "./values.ts"

/** Makes a release as tracks refer to it. */
export const trackRelease = fixture<TrackRelease>({
  id: 4001,
  name: "Ebb and Flow",
  slug: "ebb-and-flow",
  image: picture(4001, "1400x1400"),
  label: labelReference()
})

const shared = {
  id: 3001,
  name: "Ebb and Flow",
  mix_name: "Extended Mix",
  slug: "ebb-and-flow",
  artists: [trackArtist()],
  remixers: [],
  bsrc_remixer: [],
  release: trackRelease(),
  genre: genreReference(),
  sub_genre: null,
  key: key(),
  bpm: 126,
  length: "6:12",
  length_ms: 372_000,
  catalog_number: "HL042",
  isrc: "XXA012600001",
  label_track_identifier: null,
  image: picture(3001, "1500x250", "png"),
  sample_url: "https://geo-samples.beatport.com/track/00000000-0000-4000-8000-000000003001.LOFI.mp3",
  sample_start_ms: 120_000,
  sample_end_ms: 240_000,
  price: price(),
  sale_type: saleType(),
  current_status: currentStatus(),
  publish_status: "published",
  publish_date: "2026-03-06",
  new_release_date: "2026-03-06",
  encoded_date: "2026-02-11T09:30:00-07:00",
  pre_order: false,
  pre_order_date: null,
  available_worldwide: true,
  exclusive: false,
  is_available_for_streaming: true,
  is_explicit: false,
  is_ugc_remix: false,
  is_dj_edit: false,
  is_hype: false,
  free_downloads: [],
  free_download_start_date: null,
  free_download_end_date: null
}

/** Makes a track as lists return it. */
export const track: Fixture<Track> = (different = {}) => ({
  ...shared,
  url: urlOf("catalog/tracks", different.id ?? shared.id),
  ...different
})

/** Makes a track as `releases.tracks` returns it, with its number on the release. */
export const releaseTrack: Fixture<ReleaseTrack> = (different = {}) => ({
  ...shared,
  url: urlOf("catalog/tracks", different.id ?? shared.id),
  number: 1,
  ...different
})

/** Makes a track as `tracks.get` returns it. */
export const trackDetail = fixture<TrackDetail>({
  ...shared,
  number: 1,
  audio_format: null,
  desc: null,
  enabled: true,
  encode_status: "CONVERTED",
  exclusive_period: exclusivePeriod(),
  hidden: false,
  is_classic: false,
  was_ever_exclusive: false
})
