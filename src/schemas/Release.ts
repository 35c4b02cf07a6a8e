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

/** The slowest and the fastest tempo on a release, in beats per minute. */
export class BpmRange extends Schema.Opaque<BpmRange>()(
  Schema.Struct({ min: Schema.NullOr(Schema.Int), max: Schema.NullOr(Schema.Int) })
) {}

const shared = {
  id: Schema.Int,
  name: Schema.String,
  slug: Schema.String,
  artists: TrackArtists,
  remixers: TrackArtists,
  label: LabelReference,
  catalog_number: Schema.NullOr(Schema.String),
  upc: Schema.NullOr(Schema.String),
  /** May hold real line breaks. */
  desc: Schema.NullOr(Schema.String),
  image: Image,
  bpm_range: BpmRange,
  track_count: Schema.Int,
  publish_date: Schema.String,
  new_release_date: Schema.String,
  pre_order: Schema.Boolean,
  pre_order_date: Schema.NullOr(Schema.String),
  encoded_date: Schema.NullOr(Schema.String),
  updated: Schema.NullOr(Schema.String),
  price: Price,
  /** A decimal in a string, or null. */
  override_price: Schema.NullOr(Schema.String),
  price_override_firm: Schema.NullOr(Schema.Boolean),
  enabled: Schema.Boolean,
  exclusive: Schema.Boolean,
  is_explicit: Schema.optionalKey(Schema.Boolean),
  is_ugc_remix: Schema.optionalKey(Schema.Boolean),
  is_dj_edit: Schema.optionalKey(Schema.Boolean),
  is_dj_version: Schema.optionalKey(Schema.Boolean),
  is_hype: Schema.Boolean
}

/** A release in a list. It has no genre of its own: its tracks have. */
export class Release extends Schema.Opaque<Release>()(Schema.Struct({ ...shared, url: Schema.String })) {}

/** A release by id. */
export class ReleaseDetail extends Schema.Opaque<ReleaseDetail>()(
  Schema.Struct({
    ...shared,
    grid: Schema.NullOr(Schema.String),
    is_available_for_streaming: Schema.Boolean,
    type: ReleaseType,
    /** API URLs of the tracks, last track first. `releases.tracks` gives the tracks themselves, in order. */
    tracks: Schema.Array(Schema.String)
  })
) {}

/** A track of a release, by its id. Not recorded: these are the fields of Beatport's document. */
export class ReleaseTrackId extends Schema.Opaque<ReleaseTrackId>()(
  Schema.Struct({
    id: Schema.Int,
    pre_order: Schema.optionalKey(Schema.Boolean),
    is_available_for_streaming: Schema.optionalKey(Schema.Boolean)
  })
) {}

/** The tracks of a release by their ids. */
export const ReleaseTrackIds = ManyOf(ReleaseTrackId)
