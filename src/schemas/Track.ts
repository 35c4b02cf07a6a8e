/**
 * Tracks: the list form that every listing gives, and the detail form of a track by id.
 */
import { Duration, Schema } from "effect"
import { TrackArtist } from "./Artist.ts"
import { GenreReference, SubGenreReference } from "./Genre.ts"
import { Image } from "./Image.ts"
import { Key } from "./Key.ts"
import { LabelReference } from "./Label.ts"
import { Price } from "./Price.ts"
import { CurrentStatus, ExclusivePeriod, SaleType } from "./Status.ts"
import { Unrecorded } from "./Unrecorded.ts"

/** The release a track is on. Its `image` is the cover. */
export class TrackRelease extends Schema.Opaque<TrackRelease>()(
  Schema.Struct({
    id: Schema.Int,
    name: Schema.String,
    image: Image,
    label: LabelReference,
    slug: Schema.String
  })
) {}

/** Artists as API v4 lists them. Old answers are reported to hold nulls; `Track.artistNames` skips them. */
export const TrackArtists = Schema.Array(Schema.NullOr(TrackArtist))

/** What the list form and the detail form share. */
const shared = {
  id: Schema.Int,
  name: Schema.String,
  mix_name: Schema.String,
  slug: Schema.String,
  artists: TrackArtists,
  remixers: TrackArtists,
  bsrc_remixer: Schema.optionalKey(Schema.Array(Unrecorded)),
  release: TrackRelease,
  genre: GenreReference,
  sub_genre: Schema.NullOr(SubGenreReference),
  key: Schema.NullOr(Key),
  bpm: Schema.NullOr(Schema.Int),
  /** `"m:ss"`. */
  length: Schema.NullOr(Schema.String),
  length_ms: Schema.NullOr(Schema.Int),
  /** The label's own number for the release. */
  catalog_number: Schema.String,
  isrc: Schema.NullOr(Schema.String),
  label_track_identifier: Schema.NullOr(Schema.String),
  /** The waveform, not the cover. */
  image: Image,
  /** A preview of at most two minutes. */
  sample_url: Schema.String,
  /** Where in the track the preview starts and ends, in milliseconds. */
  sample_start_ms: Schema.Int,
  sample_end_ms: Schema.Int,
  price: Price,
  sale_type: SaleType,
  current_status: CurrentStatus,
  /** `published`, `hidden`, `labelRemoved` or `takedown` today; others may come. */
  publish_status: Schema.String,
  publish_date: Schema.String,
  new_release_date: Schema.String,
  /** A datetime at Denver's offset. */
  encoded_date: Schema.String,
  pre_order: Schema.Boolean,
  pre_order_date: Schema.NullOr(Schema.String),
  available_worldwide: Schema.Boolean,
  exclusive: Schema.Boolean,
  is_available_for_streaming: Schema.Boolean,
  is_explicit: Schema.optionalKey(Schema.Boolean),
  is_ugc_remix: Schema.optionalKey(Schema.Boolean),
  is_dj_edit: Schema.optionalKey(Schema.Boolean),
  is_dj_version: Schema.optionalKey(Schema.Boolean),
  is_hype: Schema.Boolean,
  free_downloads: Schema.Array(Unrecorded),
  free_download_start_date: Schema.NullOr(Schema.String),
  free_download_end_date: Schema.NullOr(Schema.String)
}

interface Titled {
  readonly name: string
  readonly mix_name: string
}

interface Credited {
  readonly artists: ReadonlyArray<{ readonly name: string } | null>
  readonly remixers: ReadonlyArray<{ readonly name: string } | null>
}

interface Timed {
  readonly length_ms: number | null
  readonly length: string | null
}

interface Sampled {
  readonly sample_start_ms: number
  readonly sample_end_ms: number
}

/** The part of a track that its preview plays. */
export interface SampleWindow {
  readonly start: Duration.Duration
  readonly end: Duration.Duration
  readonly length: Duration.Duration
}

const names = (artists: Credited["artists"]): ReadonlyArray<string> =>
  artists.flatMap((artist) => (artist === null ? [] : [artist.name]))

const minutesAndSeconds = /^(\d+):(\d\d)$/

/**
 * A track as every listing gives it: search, charts, a release's tracks, filters.
 *
 * It has no track number; `releases.tracks` numbers by position, and a track by id says its own.
 */
export class Track extends Schema.Opaque<Track>()(
  Schema.Struct({ ...shared, url: Schema.String, tombstoned: Schema.optionalKey(Schema.Boolean) })
) {
  /** Name and mix, as a record sleeve has them: `"Strobe (Extended Mix)"`. */
  static fullTitle(track: Titled): string {
    return track.mix_name === "" ? track.name : `${track.name} (${track.mix_name})`
  }

  /** The artists' names, in the order of the credits. */
  static artistNames(track: Pick<Credited, "artists">): ReadonlyArray<string> {
    return names(track.artists)
  }

  /** The remixers' names, in the order of the credits. */
  static remixerNames(track: Pick<Credited, "remixers">): ReadonlyArray<string> {
    return names(track.remixers)
  }

  /** The URL of the MP3 preview. It cannot be derived from anything else on the track. */
  static previewUrl(track: { readonly sample_url: string }): string {
    return track.sample_url
  }

  /** Where in the track the preview starts and ends, and how long it is: two minutes, rarely less. */
  static sampleWindow(track: Sampled): SampleWindow {
    const { sample_end_ms: end, sample_start_ms: start } = track
    return { start: Duration.millis(start), end: Duration.millis(end), length: Duration.millis(end - start) }
  }

  /** The running time, to the millisecond where API v4 says it, else to the second; null where it says neither. */
  static duration(track: Timed): Duration.Duration | null {
    if (track.length_ms !== null) return Duration.millis(track.length_ms)
    const match = track.length === null ? null : minutesAndSeconds.exec(track.length)
    return match === null ? null : Duration.seconds(Number(match[1]) * 60 + Number(match[2]))
  }

  /** The label that sells the track. */
  static label(track: { readonly release: { readonly label: LabelReference } }): LabelReference {
    return track.release.label
  }
}

/** A track of one release, numbered by its position there. */
export class ReleaseTrack extends Schema.Opaque<ReleaseTrack>()(
  Schema.Struct({
    ...shared,
    url: Schema.String,
    tombstoned: Schema.optionalKey(Schema.Boolean),
    /** 1 for the first track of the release. */
    number: Schema.Int
  })
) {}

/** A track by id: the list form without `url`, with its number and what the shop knows besides. */
export class TrackDetail extends Schema.Opaque<TrackDetail>()(
  Schema.Struct({
    ...shared,
    /** The track's place on its release, from 1. */
    number: Schema.Int,
    audio_format: Schema.optionalKey(Schema.NullOr(Unrecorded)),
    desc: Schema.NullOr(Schema.String),
    enabled: Schema.Boolean,
    /** `STANDARD`, `PRIORITY`, `CONVERTED`, `ERROR` or `TRANSCODING` today; others may come. */
    encode_status: Schema.String,
    exclusive_period: ExclusivePeriod,
    hidden: Schema.Boolean,
    is_classic: Schema.Boolean,
    was_ever_exclusive: Schema.Boolean,
    territories: Schema.optionalKey(Schema.Array(Schema.String))
  })
) {}
