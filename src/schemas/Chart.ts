/**
 * DJ charts: lists of tracks that artists and labels publish.
 */
import { Schema } from "effect"
import { ArtistReference } from "./Artist.ts"
import { GenreReference } from "./Genre.ts"
import { Image } from "./Image.ts"
import { Price } from "./Price.ts"
import { ManyOf, Unrecorded } from "./Unrecorded.ts"

/** Describes the account that published a chart. Its `id` is not an artist's. */
export class ChartPerson extends Schema.Opaque<ChartPerson>()(
  Schema.Struct({
    /** The id on Beatport. */
    id: Schema.Int,
    /** The URL of the picture; not an image record. */
    owner_image: Schema.NullOr(Schema.String),
    /** The name of the author; null if unknown. */
    owner_name: Schema.NullOr(Schema.String),
    /** The name as it occurs in store URLs. It can contain spaces and capitals. */
    owner_slug: Schema.NullOr(Schema.String),
    /** The type of the profile, such as `"djprofile"`. */
    owner_type: Schema.String,
    /** The id of the author's account; null if unknown. */
    owner_person: Schema.NullOr(Schema.Int)
  })
) {}

const shared = {
  /** The id on Beatport. */
  id: Schema.Int,
  /** The name. */
  name: Schema.String,
  /** The name as it occurs in store URLs; `"---"` if it has no Latin letters. */
  slug: Schema.String,
  /** The profile of the author. Its `id` is not an artist id. */
  person: ChartPerson,
  /** The artist of the chart; null if the author is not an artist on Beatport. */
  artist: Schema.NullOr(ArtistReference),
  /** The genres. */
  genres: Schema.Array(GenreReference),
  /** The picture. */
  image: Image,
  /** The price for the signed-in account. */
  price: Price,
  /** The number of tracks. */
  track_count: Schema.Int,
  /** The datetime when the chart was added, with the offset of Denver. */
  add_date: Schema.NullOr(Schema.String),
  /** The datetime of the last change, with the offset of Denver. */
  change_date: Schema.NullOr(Schema.String),
  /** The datetime of publication, with the offset of Denver; null before it. */
  publish_date: Schema.NullOr(Schema.String)
}

/** Describes a chart in a list. */
export class Chart extends Schema.Opaque<Chart>()(
  Schema.Struct({
    ...shared,
    /** The URL in API v4. */
    url: Schema.String
  })
) {}

/** Describes a chart as `charts.get` returns it. */
export class ChartDetail extends Schema.Opaque<ChartDetail>()(
  Schema.Struct({
    ...shared,
    /** The id of the person who added the chart. */
    add_by: Schema.NullOr(Schema.Int),
    /** The description; null without one. */
    description: Schema.NullOr(Schema.String),
    /** Whether it is enabled in the store. */
    enabled: Schema.Boolean,
    /** Whether Beatport has approved the chart. */
    is_approved: Schema.Boolean,
    /** Whether the chart can be found by search. */
    is_indexed: Schema.Boolean,
    /** Whether the chart is published. */
    is_published: Schema.Boolean
  })
) {}

/**
 * Counts the charts of a genre. Unrecorded: Beatport's document gives the genre as its name; it may also be a record.
 */
export class ChartGenreOverview extends Schema.Opaque<ChartGenreOverview>()(
  Schema.Struct({
    /** The number of charts of the genre. */
    count: Schema.Int,
    /** The genre. */
    genre: Schema.NullOr(Unrecorded)
  })
) {}

/** Holds the id of a track of a chart. Unrecorded: the entries of a playlist are records with `track_id`. */
export const ChartTrackId = Schema.Union([
  Schema.Int,
  Schema.Struct({
    /** The id on Beatport. */
    id: Schema.optionalKey(Schema.Int),
    /** The id of the track. */
    track_id: Schema.Int
  }),
  Schema.Struct({
    /** The id on Beatport. */
    id: Schema.Int
  })
])

/** Holds the ids of the tracks of a chart. */
export const ChartTrackIds = ManyOf(ChartTrackId)
