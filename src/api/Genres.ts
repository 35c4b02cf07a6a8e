/**
 * `/catalog/genres/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import type { Given } from "../schemas/Given.ts"
import { Genre, GenreDetail, SubGenreReference } from "../schemas/Genre.ts"
import { ListOf } from "../schemas/Page.ts"
import { Track } from "../schemas/Track.ts"
import { UnrecordedResponse } from "../schemas/Unrecorded.ts"

/** Holds the filters and orders of genres. */
export const GenreFilters = Schema.Struct({
  ...Filter.paging,
  /** Whether the genre is enabled in the store. */
  enabled: Filter.flag,
  /** The genre's exact name. */
  name: Filter.text,
  /** The field to order by; `-` before it means descending. Without it, the genre with the highest id comes first. */
  order_by: Filter.orderBy("id", "status")
})
export interface GenreFilters extends Given<typeof GenreFilters.Type> {}

export class GenresApi extends HttpApiGroup.make("genres").add(
  /** Lists genres by filters. */
  HttpApiEndpoint.get("list", "/catalog/genres/", {
    query: GenreFilters,
    success: ListOf(Genre)
  }),
  /** Returns the genre with this id or name. */
  HttpApiEndpoint.get("get", "/catalog/genres/:id/", {
    params: { id: Filter.GenreId },
    success: GenreDetail
  }),
  /** Lists the sub-genres of a genre. */
  HttpApiEndpoint.get("subGenres", "/catalog/genres/:id/sub-genres/", {
    params: { id: Filter.GenreId },
    query: Filter.paging,
    success: ListOf(SubGenreReference)
  }),
  /** Lists the tracks of a genre. */
  HttpApiEndpoint.get("tracks", "/catalog/genres/:id/tracks/", {
    params: { id: Filter.GenreId },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  /** Lists the bestselling tracks of a genre. */
  HttpApiEndpoint.get("top", "/catalog/genres/:id/top/:num/", {
    params: { id: Filter.GenreId, num: Filter.TopCount },
    // `hype` is not in Beatport's document; its web site sends it. With `type` the response contains releases.
    query: { ...Filter.paging, hype: Filter.flag, type: Filter.topReleases },
    success: ListOf(Track)
  }),
  /** Returns the facets of genres. */
  HttpApiEndpoint.get("facets", "/catalog/genres/facets/", {
    success: UnrecordedResponse
  })
) {}
