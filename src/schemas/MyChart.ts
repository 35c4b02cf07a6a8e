/**
 * The account's own charts. Unrecorded: the fields are those of published charts, and more of them are optional.
 */
import { Schema } from "effect"
import { ArtistReference } from "./Artist.ts"
import { ChartPerson } from "./Chart.ts"
import { Id } from "./Filter.ts"
import type { Given } from "./Given.ts"
import { GenreReference } from "./Genre.ts"
import { Image } from "./Image.ts"
import { Price } from "./Price.ts"
import { Track } from "./Track.ts"
import { Unrecorded } from "./Unrecorded.ts"

/** Describes one of the account's own charts, both in lists and by id. */
export class MyChart extends Schema.Opaque<MyChart>()(
  Schema.Struct({
    /** The id on Beatport. */
    id: Schema.Int,
    /** The name. */
    name: Schema.String,
    /** The name as it occurs in store URLs; `"---"` if it has no Latin letters. */
    slug: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** The description; null without one. */
    description: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** The profile of the author. Its `id` is not an artist id. */
    person: Schema.optionalKey(Schema.NullOr(ChartPerson)),
    /** The artist of the chart; null if the author is not an artist on Beatport. */
    artist: Schema.optionalKey(Schema.NullOr(ArtistReference)),
    /** The genres. */
    genres: Schema.optionalKey(Schema.NullOr(Schema.Array(GenreReference))),
    /** The picture. */
    image: Schema.optionalKey(Schema.NullOr(Image)),
    /** The price for the signed-in account. */
    price: Schema.optionalKey(Schema.NullOr(Price)),
    /** The number of tracks. */
    track_count: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    /** The id of the person who added the chart. */
    add_by: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    /** The datetime when the chart was added, with the offset of Denver. */
    add_date: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** The datetime of the last change, with the offset of Denver. */
    change_date: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** The datetime of publication, with the offset of Denver; null before it. */
    publish_date: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** Whether it is enabled in the store. */
    enabled: Schema.optionalKey(Schema.Boolean),
    /** Whether Beatport has approved the chart. */
    is_approved: Schema.optionalKey(Schema.Boolean),
    /** Whether the chart can be found by search. */
    is_indexed: Schema.optionalKey(Schema.Boolean),
    /** Whether the chart is published. */
    is_published: Schema.optionalKey(Schema.Boolean),
    /** The URL in API v4. */
    url: Schema.optionalKey(Schema.String)
  })
) {}

/**
 * Holds the response to writing a chart. Beatport's document has no `id` in it; the SDK decodes one if the server
 * sends it.
 */
export class WrittenChart extends Schema.Opaque<WrittenChart>()(
  Schema.Struct({
    /** The id on Beatport. */
    id: Schema.optionalKey(Schema.Int),
    /** The name: 1 to 45 characters. */
    name: Schema.optionalKey(Schema.String),
    /** The description; null without one. */
    description: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** Whether it is enabled in the store. */
    enabled: Schema.optionalKey(Schema.Boolean),
    /** Whether the chart is published. */
    is_published: Schema.optionalKey(Schema.Boolean)
  })
) {}

/** Describes an entry of one of the account's own charts: a track at a position. */
export class ChartTrack extends Schema.Opaque<ChartTrack>()(
  Schema.Struct({
    /** The id of the entry, which is not the id of the track. */
    id: Schema.Int,
    /** The position, from 1. */
    position: Schema.Int,
    /** The track. Beatport's document gives its id. */
    track: Track
  })
) {}

/** Holds the response to writing an entry: the track by id, as in Beatport's document, or as an object. */
export class WrittenChartTrack extends Schema.Opaque<WrittenChartTrack>()(
  Schema.Struct({
    /** The id of the entry, which is not the id of the track. */
    id: Schema.optionalKey(Schema.Int),
    /** The position, from 1. */
    position: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    /** The track. Beatport's document gives its id. */
    track: Schema.optionalKey(Schema.NullOr(Unrecorded))
  })
) {}

const name = Schema.NonEmptyString.check(Schema.isMaxLength(45))

const about = {
  /** The description; null without one. */
  description: Schema.optionalKey(Schema.NullOr(Schema.String)),
  /** Whether it is enabled in the store. */
  enabled: Schema.optionalKey(Schema.Boolean),
  /** Whether the chart is published. */
  is_published: Schema.optionalKey(Schema.Boolean)
}

/** Holds the request body that creates a chart, or replaces its fields. */
export const ChartFields = Schema.Struct({
  /** The name: 1 to 45 characters. */
  name,
  ...about
})
export interface ChartFields extends Given<typeof ChartFields.Type> {}

/** Holds the request body that changes some fields of a chart. */
export const ChartChanges = Schema.Struct({
  /** The name: 1 to 45 characters. */
  name: Schema.optionalKey(name),
  ...about
})
export interface ChartChanges extends Given<typeof ChartChanges.Type> {}

/** Holds the request body that writes an entry of a chart: its track, and its position from 1. */
export const ChartTrackFields = Schema.Struct({
  /** The id of the track. */
  track: Schema.optionalKey(Id),
  /** The position, from 1. */
  position: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThan(0)))
})
export interface ChartTrackFields extends Given<typeof ChartTrackFields.Type> {}
