/**
 * Reference tables.
 */
import { Schema } from "effect"

const named = { id: Schema.Int, name: Schema.String }

/** A kind of artist, in the list of kinds. */
export class ArtistType extends Schema.Opaque<ArtistType>()(
  Schema.Struct({ ...named, url: Schema.String })
) {}

/** A kind of artist by id. */
export class ArtistTypeDetail extends Schema.Opaque<ArtistTypeDetail>()(
  Schema.Struct({
    ...named,
    created_date: Schema.NullOr(Schema.String),
    created_person_id: Schema.NullOr(Schema.Int),
    updated_date: Schema.NullOr(Schema.String),
    updated_person_id: Schema.NullOr(Schema.Int)
  })
) {}

/** A kind of commercial model. */
export class CommercialModelType extends Schema.Opaque<CommercialModelType>()(Schema.Struct(named)) {}
