/**
 * Artists: inside tracks and releases, in lists, and by id.
 */
import { Schema } from "effect"
import { Image } from "./Image.ts"

const reference = {
  /** The id on Beatport. */
  id: Schema.Int,
  /** The name. */
  name: Schema.String,
  /** The name as it occurs in store URLs; `"---"` if it has no Latin letters. */
  slug: Schema.String
}

/** Describes the artist of a chart: id, name and slug. */
export class ArtistReference extends Schema.Opaque<ArtistReference>()(Schema.Struct(reference)) {}

/** Describes an artist or remixer of a track or a release. */
export class TrackArtist extends Schema.Opaque<TrackArtist>()(
  Schema.Struct({
    ...reference,
    /** The picture. */
    image: Image,
    /** The URL in API v4. */
    url: Schema.String
  })
) {}

/**
 * Describes an artist in a list. No such response was recorded, so fields known only from Beatport's document may be
 * absent.
 */
export class Artist extends Schema.Opaque<Artist>()(
  Schema.Struct({
    ...reference,
    /** The picture. */
    image: Image,
    /** The URL in API v4. */
    url: Schema.optionalKey(Schema.String),
    /** The datetime when it was added to Beatport. */
    created: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** The datetime of the last change. */
    updated: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** The URL of the website; null or empty without one. */
    website: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** The id of the artist's DJ profile; null without one. */
    dj_association: Schema.optionalKey(Schema.NullOr(Schema.Union([Schema.Int, Schema.String])))
  })
) {}

/** Describes an artist as `artists.get` returns it. */
export class ArtistDetail extends Schema.Opaque<ArtistDetail>()(
  Schema.Struct({
    ...reference,
    /** The picture. */
    image: Image,
    /** The biography, with real line breaks. */
    bio: Schema.NullOr(Schema.String),
    /** The id of the artist's DJ profile. */
    dj_association: Schema.NullOr(Schema.Int),
    /** Whether it is enabled in the store. */
    enabled: Schema.Boolean,
    /** The URL of the website; null or empty without one. */
    website: Schema.NullOr(Schema.String)
  })
) {}
