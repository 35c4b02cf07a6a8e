/**
 * Complete, plausible values of the API for tests. Each function takes the fields that the test changes.
 */
import type { ArtistDetail, TrackArtist } from "../schemas/Artist.ts"
import type { Chart } from "../schemas/Chart.ts"
import type { Genre } from "../schemas/Genre.ts"
import type { Key } from "../schemas/Key.ts"
import type { LabelDetail } from "../schemas/Label.ts"
import type { Playlist, PlaylistTrack } from "../schemas/Playlist.ts"
import type { Release, ReleaseDetail } from "../schemas/Release.ts"
import type { Track, TrackDetail } from "../schemas/Track.ts"

const api = "https://api.beatport.com/v4"

const picture = (id: number, size: string, ending = "jpg") => {
  const guid = `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`
  return {
    id,
    uri: `https://geo-media.beatport.com/image_size/${size}/${guid}.${ending}`,
    dynamic_uri: `https://geo-media.beatport.com/image_size/{w}x{h}/${guid}.${ending}`
  }
}

const credited: TrackArtist = {
  id: 1001,
  name: "Nova Lindqvist",
  slug: "nova-lindqvist",
  image: picture(1001, "590x404"),
  url: `${api}/catalog/artists/1001/`
}

const labelReference = {
  id: 2001,
  name: "Harbour Lights",
  slug: "harbour-lights",
  image: picture(2001, "500x500")
}

const price = { code: "EUR", symbol: "€", value: 1.49, display: "€1.49" }

const genreReference = { id: 11, name: "Tech House", slug: "tech-house", url: `${api}/catalog/genres/11/` }

/** Holds the key A minor, 8A in Camelot notation. */
export const key: Key = {
  id: 8,
  name: "A Minor",
  letter: "A",
  is_sharp: false,
  is_flat: false,
  chord_type: { id: 1, name: "Minor", url: `${api}/catalog/chord-types/1/` },
  camelot_number: 8,
  camelot_letter: "A",
  url: `${api}/catalog/keys/8/`
}

const sharedTrack = {
  id: 3001,
  name: "Ebb and Flow",
  mix_name: "Extended Mix",
  slug: "ebb-and-flow",
  artists: [credited],
  remixers: [],
  bsrc_remixer: [],
  release: {
    id: 4001,
    name: "Ebb and Flow",
    slug: "ebb-and-flow",
    image: picture(4001, "1400x1400"),
    label: labelReference
  },
  genre: genreReference,
  sub_genre: null,
  key,
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
  price,
  sale_type: { id: 1, name: "purchase", url: `${api}/auxiliary/sale-types/1/` },
  current_status: { id: 10, name: "General Content", url: `${api}/auxiliary/current-status/10/` },
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

const sharedRelease = {
  id: 4001,
  name: "Ebb and Flow",
  slug: "ebb-and-flow",
  artists: [credited],
  remixers: [],
  label: labelReference,
  catalog_number: "HL042",
  upc: "000000004001",
  desc: null,
  image: picture(4001, "1400x1400"),
  bpm_range: { min: 124, max: 126 },
  track_count: 2,
  publish_date: "2026-03-06",
  new_release_date: "2026-03-06",
  pre_order: false,
  pre_order_date: null,
  encoded_date: "2026-02-11T09:30:00-07:00",
  updated: "2026-03-05T23:00:00-07:00",
  price: { code: "EUR", symbol: "€", value: 2.99, display: "€2.99" },
  override_price: null,
  price_override_firm: false,
  enabled: true,
  exclusive: false,
  is_explicit: false,
  is_ugc_remix: false,
  is_dj_edit: false,
  is_hype: false
}

/** Makes a track as lists return it. */
export const track = (different: Partial<Track> = {}): Track => ({
  ...sharedTrack,
  url: `${api}/catalog/tracks/${different.id ?? sharedTrack.id}/`,
  ...different
})

/** Makes a track as `tracks.get` returns it. */
export const trackDetail = (different: Partial<TrackDetail> = {}): TrackDetail => ({
  ...sharedTrack,
  number: 1,
  audio_format: null,
  desc: null,
  enabled: true,
  encode_status: "CONVERTED",
  exclusive_period: {
    id: 1,
    description: "Not exclusive",
    days: 0,
    url: `${api}/auxiliary/exclusive-period/1/`
  },
  hidden: false,
  is_classic: false,
  was_ever_exclusive: false,
  ...different
})

/** Makes a release as lists return it. */
export const release = (different: Partial<Release> = {}): Release => ({
  ...sharedRelease,
  url: `${api}/catalog/releases/${different.id ?? sharedRelease.id}/`,
  ...different
})

/** Makes a release as `releases.get` returns it. */
export const releaseDetail = (different: Partial<ReleaseDetail> = {}): ReleaseDetail => ({
  ...sharedRelease,
  grid: null,
  is_available_for_streaming: true,
  type: { id: 1, name: "Release" },
  tracks: [`${api}/catalog/tracks/3002/`, `${api}/catalog/tracks/3001/`],
  ...different
})

/** Makes an artist as `artists.get` returns it. */
export const artistDetail = (different: Partial<ArtistDetail> = {}): ArtistDetail => ({
  id: credited.id,
  name: credited.name,
  slug: credited.slug,
  image: credited.image,
  bio: "Plays slow, then fast.",
  dj_association: null,
  enabled: true,
  website: null,
  ...different
})

/** Makes a label as `labels.get` returns it. */
export const labelDetail = (different: Partial<LabelDetail> = {}): LabelDetail => ({
  ...labelReference,
  bio: null,
  created: "2012-05-04T10:00:00-06:00",
  updated: "2026-03-05T23:00:00-07:00",
  enabled: true,
  default_pre_order_weeks: 2,
  has_exclusive_contract: false,
  is_available_for_hype: true,
  is_available_for_bundle_subscription: false,
  is_available_for_pre_order: true,
  is_available_for_streaming: true,
  is_included_in_rightsflow: true,
  latest_active_publish_date: "2026-03-06",
  hype_eligible: true,
  hype_active: false,
  hype_trial_start_date: null,
  hype_trial_end_date: null,
  ...different
})

/** Makes a genre as the list of genres returns it. */
export const genre = (different: Partial<Genre> = {}): Genre => ({
  ...genreReference,
  enabled: true,
  category: { id: 1, name: "Electronic" },
  sub_genres: [],
  launch_date: null,
  ...different
})

/** Makes a DJ chart as lists return it. */
export const chart = (different: Partial<Chart> = {}): Chart => ({
  id: 5001,
  name: "March Favourites",
  slug: "march-favourites",
  person: {
    id: 6001,
    owner_image: null,
    owner_name: "Nova Lindqvist",
    owner_slug: "nova-lindqvist",
    owner_type: "djprofile",
    owner_person: 6001
  },
  artist: { id: credited.id, name: credited.name, slug: credited.slug },
  genres: [genreReference],
  image: picture(5001, "500x500"),
  price: { code: "EUR", symbol: "€", value: 14.9, display: "€14.90" },
  track_count: 10,
  add_date: "2026-03-01T12:00:00-07:00",
  change_date: "2026-03-01T12:00:00-07:00",
  publish_date: "2026-03-01T12:00:00-07:00",
  url: `${api}/catalog/charts/${different.id ?? 5001}/`,
  ...different
})

/** Makes one of the user's playlists. */
export const playlist = (different: Partial<Playlist> = {}): Playlist => ({
  id: 7001,
  name: "Sunday",
  created_date: "2026-03-01T12:00:00.123456-07:00",
  updated_date: "2026-03-02T12:00:00.123456-07:00",
  track_count: 0,
  type: { id: 2, name: "user" },
  length_ms: 0,
  bpm_range: [null, null],
  genres: [],
  keys: [],
  release_images: [],
  is_public: false,
  is_owner: true,
  followers: 0,
  ...different
})

/** Makes an entry of a playlist: a track at a position. */
export const playlistTrack = (different: Partial<PlaylistTrack> = {}): PlaylistTrack => ({
  id: 8001,
  position: 1,
  track: track(),
  tombstoned: false,
  ...different
})
