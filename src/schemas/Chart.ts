/**
 * DJ charts: lists of tracks that artists and labels publish.
 */
import { Schema } from "effect"
import { ArtistReference } from "./Artist.ts"
import { GenreReference } from "./Genre.ts"
import { Image } from "./Image.ts"
import { Price } from "./Price.ts"
import { ManyOf, Unrecorded } from "./Unrecorded.ts"

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

/** How many charts a genre has. Not recorded; the genre is its name, as Beatport's document has it, or a record. */
export class ChartGenreOverview extends Schema.Opaque<ChartGenreOverview>()(
  Schema.Struct({ count: Schema.Int, genre: Schema.NullOr(Unrecorded) })
) {}

/** A track of a chart by its id. Not recorded; a playlist's are records with `track_id`. */
export const ChartTrackId = Schema.Union([
  Schema.Int,
  Schema.Struct({ id: Schema.optionalKey(Schema.Int), track_id: Schema.Int }),
  Schema.Struct({ id: Schema.Int })
])

/** The tracks of a chart by their ids. */
export const ChartTrackIds = ManyOf(ChartTrackId)
