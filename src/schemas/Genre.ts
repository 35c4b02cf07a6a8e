/**
 * Genres and sub-genres.
 */
import { Schema } from "effect"
import { Genres } from "./Genres.ts"

const reference = {
  /** The id on Beatport. */
  id: Schema.Int,
  /** The name. */
  name: Schema.String,
  /** The name as it occurs in store URLs; `"---"` if it has no Latin letters. */
  slug: Schema.String,
  /** The URL in API v4. */
  url: Schema.String
}

/** Identifies the genre of a track or a chart. */
export class GenreReference extends Schema.Opaque<GenreReference>()(
  Schema.Struct({
    ...reference,
    /** The name. `null` has been sent for genres that were renamed or removed. */
    name: Schema.NullOr(Schema.String)
  })
) {
  /** Returns the name. If the server sent none, it is the known name of the id, or `Genre 6`. */
  static displayName(genre: { readonly id: number; readonly name: string | null }): string {
    return genre.name ?? Genres.name(genre.id) ?? `Genre ${genre.id}`
  }
}

/** Identifies the sub-genre of a track or a genre. Its slug is `"---"` if the name has no Latin letters. */
export class SubGenreReference extends Schema.Opaque<SubGenreReference>()(
  Schema.Struct({
    ...reference,
    /** Whether it is enabled in the store. */
    enabled: Schema.Boolean
  })
) {}

/** Names one of the two parts of the store: 1 "Electronic", 2 "Open Format". */
export class GenreCategory extends Schema.Opaque<GenreCategory>()(
  Schema.Struct({
    /** 1 Electronic, 2 Open Format. */
    id: Schema.Int,
    /** `"Electronic"` or `"Open Format"`. */
    name: Schema.String
  })
) {}

/** Describes a genre in the list of genres. */
export class Genre extends Schema.Opaque<Genre>()(
  Schema.Struct({
    ...reference,
    /** Whether it is enabled in the store. */
    enabled: Schema.Boolean,
    /** The part of the store that the genre belongs to. */
    category: Schema.optionalKey(GenreCategory),
    /** The sub-genres. */
    sub_genres: Schema.optionalKey(Schema.Array(SubGenreReference)),
    /** The day the genre was introduced, as `YYYY-MM-DD`; null for old genres. */
    launch_date: Schema.optionalKey(Schema.NullOr(Schema.String))
  })
) {}

/** Describes a genre as `genres.get` returns it. */
export class GenreDetail extends Schema.Opaque<GenreDetail>()(
  Schema.Struct({
    /** The id on Beatport. */
    id: Schema.Int,
    /** The name. */
    name: Schema.String,
    /** The name as it occurs in store URLs; `"---"` if it has no Latin letters. */
    slug: Schema.String,
    /** Whether it is enabled in the store. */
    enabled: Schema.Boolean,
    /** Whether the genre has a Hype chart. */
    is_included_in_hype: Schema.Boolean,
    /** The sub-genres. */
    sub_genres: Schema.optionalKey(Schema.Array(SubGenreReference))
  })
) {}

/** Describes a sub-genre as `subGenres.get` returns it. Unrecorded: these are the fields of Beatport's document. */
export class SubGenreDetail extends Schema.Opaque<SubGenreDetail>()(
  Schema.Struct({
    /** The id on Beatport. */
    id: Schema.Int,
    /** The name. */
    name: Schema.String,
    /** The name as it occurs in store URLs; `"---"` if it has no Latin letters. */
    slug: Schema.String,
    /** Whether it is enabled in the store. */
    enabled: Schema.Boolean,
    /**
     * The genre that it belongs to: its API URL in Beatport's document; such a field is a record in other responses.
     */
    genre: Schema.optionalKey(Schema.NullOr(Schema.Union([Schema.String, GenreReference]))),
    /** The URL in API v4. */
    url: Schema.optionalKey(Schema.String)
  })
) {}
