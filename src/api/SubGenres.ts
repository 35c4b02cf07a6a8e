/**
 * `/catalog/sub-genres/`
 */
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import { SubGenreDetail, SubGenreReference } from "../schemas/Genre.ts"
import { ListOf } from "../schemas/Page.ts"
import { Track } from "../schemas/Track.ts"
import { UnrecordedResponse } from "../schemas/Unrecorded.ts"
import { GenreFilters } from "./Genres.ts"

export class SubGenresApi extends HttpApiGroup.make("subGenres").add(
  /** Lists sub-genres by filters. */
  HttpApiEndpoint.get("list", "/catalog/sub-genres/", {
    query: GenreFilters,
    success: ListOf(SubGenreReference)
  }),
  /** Returns the sub-genre with this id. */
  HttpApiEndpoint.get("get", "/catalog/sub-genres/:id/", {
    params: { id: Filter.Id },
    success: SubGenreDetail
  }),
  /** Lists the tracks of a sub-genre. */
  HttpApiEndpoint.get("tracks", "/catalog/sub-genres/:id/tracks/", {
    params: { id: Filter.Id },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  /** Returns the facets of sub-genres. */
  HttpApiEndpoint.get("facets", "/catalog/sub-genres/facets/", {
    success: UnrecordedResponse
  })
) {}
