/**
 * `/catalog/search/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import { SearchResults, SearchType } from "../schemas/Search.ts"
import { UnrecordedAnswer } from "../schemas/Unrecorded.ts"

export const SearchApi = HttpApiGroup.make("search").add(
  // Filters beside `q` and `type` are sent by some clients; that they change the answer is unproven.
  /** Searches tracks, releases, artists, labels and charts. */
  HttpApiEndpoint.get("query", "/catalog/search/", {
    query: { ...Filter.paging, q: Schema.NonEmptyString, type: Schema.optionalKey(SearchType) },
    success: SearchResults
  }),
  /** Returns the facets of a search. */
  HttpApiEndpoint.get("facets", "/catalog/search/facets/", {
    success: UnrecordedAnswer
  })
)
