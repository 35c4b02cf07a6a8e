/**
 * The user's own charts. Nobody has recorded one: the shapes are those of published charts, with less promised.
 */
import { Schema } from "effect"
import { ArtistReference } from "./Artist.ts"
import { ChartPerson } from "./Chart.ts"
import { Id } from "./Filter.ts"
import { GenreReference } from "./Genre.ts"
import { Image } from "./Image.ts"
import { Price } from "./Price.ts"
import { Track } from "./Track.ts"
import { Unrecorded } from "./Unrecorded.ts"

/** One of the user's own charts, in a list and by id alike. */
export class MyChart extends Schema.Opaque<MyChart>()(
  Schema.Struct({
    id: Schema.Int,
    name: Schema.String,
    slug: Schema.optionalKey(Schema.NullOr(Schema.String)),
    description: Schema.optionalKey(Schema.NullOr(Schema.String)),
    person: Schema.optionalKey(Schema.NullOr(ChartPerson)),
    artist: Schema.optionalKey(Schema.NullOr(ArtistReference)),
    genres: Schema.optionalKey(Schema.NullOr(Schema.Array(GenreReference))),
    image: Schema.optionalKey(Schema.NullOr(Image)),
    price: Schema.optionalKey(Schema.NullOr(Price)),
    track_count: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    add_by: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    add_date: Schema.optionalKey(Schema.NullOr(Schema.String)),
    change_date: Schema.optionalKey(Schema.NullOr(Schema.String)),
    publish_date: Schema.optionalKey(Schema.NullOr(Schema.String)),
    enabled: Schema.optionalKey(Schema.Boolean),
    is_approved: Schema.optionalKey(Schema.Boolean),
    is_indexed: Schema.optionalKey(Schema.Boolean),
    is_published: Schema.optionalKey(Schema.Boolean),
    url: Schema.optionalKey(Schema.String)
  })
) {}

/** What writing a chart answers. Beatport's document has no `id` in it; where one comes, it is here. */
export class WrittenChart extends Schema.Opaque<WrittenChart>()(
  Schema.Struct({
    id: Schema.optionalKey(Schema.Int),
    name: Schema.optionalKey(Schema.String),
    description: Schema.optionalKey(Schema.NullOr(Schema.String)),
    enabled: Schema.optionalKey(Schema.Boolean),
    is_published: Schema.optionalKey(Schema.Boolean)
  })
) {}

/** A place in one of the user's own charts, and the track in it. */
export class ChartTrack extends Schema.Opaque<ChartTrack>()(
  Schema.Struct({ id: Schema.Int, position: Schema.Int, track: Track })
) {}

/** What writing a place of a chart answers: the track by id, as Beatport's document has it, or as an object. */
export class WrittenChartTrack extends Schema.Opaque<WrittenChartTrack>()(
  Schema.Struct({
    id: Schema.optionalKey(Schema.Int),
    position: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    track: Schema.optionalKey(Schema.NullOr(Unrecorded))
  })
) {}

const name = Schema.NonEmptyString.check(Schema.isMaxLength(45))

const about = {
  description: Schema.optionalKey(Schema.NullOr(Schema.String)),
  enabled: Schema.optionalKey(Schema.Boolean),
  is_published: Schema.optionalKey(Schema.Boolean)
}

/** The body that makes a chart, or replaces what is said about it. */
export const ChartFields = Schema.Struct({ name, ...about })
export interface ChartFields extends Schema.Schema.Type<typeof ChartFields> {}

/** The body that changes some of what is said about a chart. */
export const ChartChanges = Schema.Struct({ name: Schema.optionalKey(name), ...about })
export interface ChartChanges extends Schema.Schema.Type<typeof ChartChanges> {}

/** The body that writes a place of a chart: which track, at which position from 1. */
export const ChartTrackFields = Schema.Struct({
  track: Schema.optionalKey(Id),
  position: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThan(0)))
})
export interface ChartTrackFields extends Schema.Schema.Type<typeof ChartTrackFields> {}
