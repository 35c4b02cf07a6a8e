/**
 * `/catalog/search/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import { SearchResults, SearchType } from "../schemas/Search.ts"
import { UnrecordedResponse } from "../schemas/Unrecorded.ts"

export class SearchApi extends HttpApiGroup.make("search").add(
  // Some clients send filters besides `q` and `type`. There is no evidence that they change the response.
  /** Searches tracks, releases, artists, labels and charts. */
  HttpApiEndpoint.get("query", "/catalog/search/", {
    query: { ...Filter.paging, q: Schema.NonEmptyString, type: Schema.optionalKey(SearchType) },
    success: SearchResults
  }),
  /** Returns the facets of a search. */
  HttpApiEndpoint.get("facets", "/catalog/search/facets/", {
    success: UnrecordedResponse
  })
) {}
