/**
 * Releases: the list form and the detail form.
 */
import { Schema } from "effect"
import { Image } from "./Image.ts"
import { LabelReference } from "./Label.ts"
import { Price } from "./Price.ts"
import { ReleaseType } from "./Status.ts"
import { TrackArtists } from "./Track.ts"
import { ManyOf } from "./Unrecorded.ts"

/** Holds the slowest and the fastest tempo of a release, in beats per minute. */
export class BpmRange extends Schema.Opaque<BpmRange>()(
  Schema.Struct({
    /** The slowest tempo, in beats per minute. */
    min: Schema.NullOr(Schema.Int),
    /** The fastest tempo, in beats per minute. */
    max: Schema.NullOr(Schema.Int)
  })
) {}

const shared = {
  /** The id on Beatport. */
  id: Schema.Int,
  /** The name. */
  name: Schema.String,
  /** The name as it occurs in store URLs; `"---"` if it has no Latin letters. */
  slug: Schema.String,
  /** The artists, in the order of the credits. */
  artists: TrackArtists,
  /** The remixers, in the order of the credits; empty without one. */
  remixers: TrackArtists,
  /** The label that sells the release. */
  label: LabelReference,
  /** The label's own number for the release. It can be a UPC. */
  catalog_number: Schema.NullOr(Schema.String),
  /** The Universal Product Code: 12 to 14 digits. Null if unknown. */
  upc: Schema.NullOr(Schema.String),
  /** The description; it can contain line breaks. Null without one. */
  desc: Schema.NullOr(Schema.String),
  /** Cover of the release. */
  image: Image,
  /** The slowest and the fastest tempo in beats per minute. */
  bpm_range: BpmRange,
  /** The number of tracks. */
  track_count: Schema.Int,
  /** The day of publication on Beatport, as `YYYY-MM-DD`. */
  publish_date: Schema.String,
  /** The day of the first release, as `YYYY-MM-DD`. A re-upload keeps it, so it can differ from `publish_date`. */
  new_release_date: Schema.String,
  /** Whether it can only be pre-ordered so far. */
  pre_order: Schema.Boolean,
  /** The first day of the pre-order, as `YYYY-MM-DD`; null without one. */
  pre_order_date: Schema.NullOr(Schema.String),
  /** The datetime when the audio was encoded, with the offset of Denver. */
  encoded_date: Schema.NullOr(Schema.String),
  /** The datetime of the last change. */
  updated: Schema.NullOr(Schema.String),
  /** The price for the signed-in account. */
  price: Price,
  /** The price that the label has set, as a decimal in a string; null without one. */
  override_price: Schema.NullOr(Schema.String),
  /** Whether the label has fixed the price. */
  price_override_firm: Schema.NullOr(Schema.Boolean),
  /** Whether it is enabled in the store. */
  enabled: Schema.Boolean,
  /** Whether it is exclusive to Beatport. */
  exclusive: Schema.Boolean,
  /** Whether it has explicit lyrics. Absent in responses before 2025. */
  is_explicit: Schema.optionalKey(Schema.Boolean),
  /** Whether it is a remix made by a user. Absent in responses before 2025. */
  is_ugc_remix: Schema.optionalKey(Schema.Boolean),
  /** Whether it is a DJ edit. Absent in responses before 2025. */
  is_dj_edit: Schema.optionalKey(Schema.Boolean),
  /** Whether it is a version for DJs. Absent in responses before August 2026. */
  is_dj_version: Schema.optionalKey(Schema.Boolean),
  /** Whether its label takes part in the Hype programme. */
  is_hype: Schema.Boolean
}

/** Describes a release in a list. It has no genre; its tracks have genres. */
export class Release extends Schema.Opaque<Release>()(
  Schema.Struct({
    ...shared,
    /** The URL in API v4. */
    url: Schema.String
  })
) {}

/** Describes a release as `releases.get` returns it. */
export class ReleaseDetail extends Schema.Opaque<ReleaseDetail>()(
  Schema.Struct({
    ...shared,
    /** The Global Release Identifier; null in recorded responses. */
    grid: Schema.NullOr(Schema.String),
    /** Whether it can be streamed. */
    is_available_for_streaming: Schema.Boolean,
    /** The type: `Release`, `Album` or `Mix`. */
    type: ReleaseType,
    /** The API URLs of the tracks, last track first. `releases.tracks` returns the tracks themselves, in order. */
    tracks: Schema.Array(Schema.String)
  })
) {}

/** Holds the id of a track of a release. Unrecorded: these are the fields of Beatport's document. */
export class ReleaseTrackId extends Schema.Opaque<ReleaseTrackId>()(
  Schema.Struct({
    /** The id on Beatport. */
    id: Schema.Int,
    /** Whether it can only be pre-ordered so far. */
    pre_order: Schema.optionalKey(Schema.Boolean),
    /** Whether it can be streamed. */
    is_available_for_streaming: Schema.optionalKey(Schema.Boolean)
  })
) {}

/** Holds the ids of the tracks of a release. */
export const ReleaseTrackIds = ManyOf(ReleaseTrackId)
