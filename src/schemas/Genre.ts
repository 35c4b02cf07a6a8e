/**
 * Genres and sub-genres.
 */
import { Schema } from "effect"

const reference = { id: Schema.Int, name: Schema.String, slug: Schema.String, url: Schema.String }

/** A genre inside a track or a chart. */
export class GenreReference extends Schema.Opaque<GenreReference>()(Schema.Struct(reference)) {}

/** A sub-genre inside a track or a genre. Its slug is `"---"` where the name has no Latin letters. */
export class SubGenreReference extends Schema.Opaque<SubGenreReference>()(
  Schema.Struct({ ...reference, enabled: Schema.Boolean })
) {}

/** The two halves of the shop: 1 "Electronic", 2 "Open Format". */
export class GenreCategory extends Schema.Opaque<GenreCategory>()(
  Schema.Struct({ id: Schema.Int, name: Schema.String })
) {}

/** A genre in the list of genres. */
export class Genre extends Schema.Opaque<Genre>()(
  Schema.Struct({
    ...reference,
    enabled: Schema.Boolean,
    category: Schema.optionalKey(GenreCategory),
    sub_genres: Schema.optionalKey(Schema.Array(SubGenreReference)),
    /** The day the genre opened, as `YYYY-MM-DD`; null for the old ones. */
    launch_date: Schema.optionalKey(Schema.NullOr(Schema.String))
  })
) {}

/** A genre by id. */
export class GenreDetail extends Schema.Opaque<GenreDetail>()(
  Schema.Struct({
    id: Schema.Int,
    name: Schema.String,
    slug: Schema.String,
    enabled: Schema.Boolean,
    is_included_in_hype: Schema.Boolean,
    sub_genres: Schema.optionalKey(Schema.Array(SubGenreReference))
  })
) {}

/** A sub-genre by id. Not recorded: these are the fields of Beatport's document. */
export class SubGenreDetail extends Schema.Opaque<SubGenreDetail>()(
  Schema.Struct({
    id: Schema.Int,
    name: Schema.String,
    slug: Schema.String,
    enabled: Schema.Boolean,
    /** The API URL of the genre it belongs to, says the document; elsewhere such a field is the genre itself. */
    genre: Schema.optionalKey(Schema.NullOr(Schema.Union([Schema.String, GenreReference]))),
    url: Schema.optionalKey(Schema.String)
  })
) {}
