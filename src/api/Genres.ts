/**
 * `/catalog/genres/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import { Genre, GenreDetail, SubGenreReference } from "../schemas/Genre.ts"
import { ListOf } from "../schemas/Page.ts"
import { Track } from "../schemas/Track.ts"
import { UnrecordedAnswer } from "../schemas/Unrecorded.ts"

/** What genres can be filtered and ordered by. */
export const GenreFilters = Schema.Struct({
  ...Filter.paging,
  enabled: Filter.flag,
  /** The genre's exact name. */
  name: Filter.text,
  order_by: Filter.orderBy("id", "status")
})
export interface GenreFilters extends Schema.Schema.Type<typeof GenreFilters> {}

export const GenresApi = HttpApiGroup.make("genres").add(
  HttpApiEndpoint.get("list", "/catalog/genres/", {
    query: GenreFilters,
    success: ListOf(Genre)
  }),
  HttpApiEndpoint.get("get", "/catalog/genres/:id/", {
    params: { id: Filter.GenreId },
    success: GenreDetail
  }),
  HttpApiEndpoint.get("subGenres", "/catalog/genres/:id/sub-genres/", {
    params: { id: Filter.GenreId },
    query: Filter.paging,
    success: ListOf(SubGenreReference)
  }),
  HttpApiEndpoint.get("tracks", "/catalog/genres/:id/tracks/", {
    params: { id: Filter.GenreId },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  HttpApiEndpoint.get("top", "/catalog/genres/:id/top/:num/", {
    params: { id: Filter.GenreId, num: Filter.TopCount },
    // `hype` is not in Beatport's document; its web site sends it. With `type` the answer holds releases.
    query: { ...Filter.paging, hype: Filter.flag, type: Filter.topReleases },
    success: ListOf(Track)
  }),
  HttpApiEndpoint.get("facets", "/catalog/genres/facets/", {
    success: UnrecordedAnswer
  })
)
