/**
 * DJ charts: lists of tracks that artists and labels publish.
 */
import { Schema } from "effect"
import { ArtistReference } from "./Artist.ts"
import { GenreReference } from "./Genre.ts"
import { Image } from "./Image.ts"
import { Price } from "./Price.ts"

/** The account that published a chart. Its `id` is not an artist's. */
export class ChartPerson extends Schema.Opaque<ChartPerson>()(
  Schema.Struct({
    id: Schema.Int,
    /** A plain URL, not an image record. */
    owner_image: Schema.NullOr(Schema.String),
    owner_name: Schema.NullOr(Schema.String),
    /** May hold spaces and capitals. */
    owner_slug: Schema.NullOr(Schema.String),
    owner_type: Schema.String,
    owner_person: Schema.NullOr(Schema.Int)
  })
) {}

const shared = {
  id: Schema.Int,
  name: Schema.String,
  slug: Schema.String,
  person: ChartPerson,
  artist: Schema.NullOr(ArtistReference),
  genres: Schema.Array(GenreReference),
  image: Image,
  price: Price,
  track_count: Schema.Int,
  add_date: Schema.NullOr(Schema.String),
  change_date: Schema.NullOr(Schema.String),
  publish_date: Schema.NullOr(Schema.String)
}

/** A chart in a list. */
export class Chart extends Schema.Opaque<Chart>()(Schema.Struct({ ...shared, url: Schema.String })) {}

/** A chart by id. */
export class ChartDetail extends Schema.Opaque<ChartDetail>()(
  Schema.Struct({
    ...shared,
    add_by: Schema.NullOr(Schema.Int),
    description: Schema.NullOr(Schema.String),
    enabled: Schema.Boolean,
    is_approved: Schema.Boolean,
    is_indexed: Schema.Boolean,
    is_published: Schema.Boolean
  })
) {}
