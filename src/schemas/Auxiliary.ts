/**
 * Reference tables.
 */
import { Schema } from "effect"

const named = {
  /** The id of the type. */
  id: Schema.Int,
  /** The name of the type. */
  name: Schema.String
}

/** Describes a type of artist, in the list of types. */
export class ArtistType extends Schema.Opaque<ArtistType>()(
  Schema.Struct({
    ...named,
    /** The URL in API v4. */
    url: Schema.String
  })
) {}

/** Describes a type of artist by id. */
export class ArtistTypeDetail extends Schema.Opaque<ArtistTypeDetail>()(
  Schema.Struct({
    ...named,
    /** The datetime of creation, with its offset. */
    created_date: Schema.NullOr(Schema.String),
    /** The id of the person who created the type; null if unknown. */
    created_person_id: Schema.NullOr(Schema.Int),
    /** The datetime of the last change, with its offset. */
    updated_date: Schema.NullOr(Schema.String),
    /** The id of the person who changed the type last; null if unknown. */
    updated_person_id: Schema.NullOr(Schema.Int)
  })
) {}

/** Describes a type of commercial model. */
export class CommercialModelType extends Schema.Opaque<CommercialModelType>()(Schema.Struct(named)) {}
