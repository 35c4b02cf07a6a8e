/**
 * The small named records that API v4 attaches to tracks and releases.
 */
import { Schema } from "effect"

const named = {
  /** The id. */
  id: Schema.Int,
  /** The name, such as `"General Content"` or `"purchase"`. */
  name: Schema.String
}

/** Names the sales status of a track: 7 Exclusive, 8 New Release, 10 General Content, 12 Pre-order New Release. */
export class CurrentStatus extends Schema.Opaque<CurrentStatus>()(
  Schema.Struct({
    ...named,
    /** The URL in API v4. */
    url: Schema.String
  })
) {}

/** Names how a track is sold. The only recorded value is 1 "purchase". */
export class SaleType extends Schema.Opaque<SaleType>()(
  Schema.Struct({
    ...named,
    /** The URL in API v4. */
    url: Schema.String
  })
) {}

/** Names how long a track is exclusive to Beatport; `days` is null for an unlimited period. */
export class ExclusivePeriod extends Schema.Opaque<ExclusivePeriod>()(
  Schema.Struct({
    /** The id on Beatport. */
    id: Schema.Int,
    /** The description of the period, such as `"Lifetime exclusive"`. */
    description: Schema.String,
    /** The number of days; null for an unlimited period. */
    days: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    /** The URL in API v4. */
    url: Schema.String
  })
) {}

/** Names the type of a release: 1 "Release"; others are Album and Mix. */
export class ReleaseType extends Schema.Opaque<ReleaseType>()(Schema.Struct(named)) {}
