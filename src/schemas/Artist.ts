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

/** An artist inside a chart: only who it is. */
export class ArtistReference extends Schema.Opaque<ArtistReference>()(Schema.Struct(reference)) {}

/** An artist or remixer inside a track or a release. */
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
 * An artist in a list. No recorded answer shows one, so whatever only Beatport's document knows may be absent.
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

/** An artist by id. */
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
    /** Null or empty where the artist names none. */
    website: Schema.NullOr(Schema.String)
  })
) {}
