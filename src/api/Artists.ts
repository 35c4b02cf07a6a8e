/**
 * `/catalog/artists/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import { Artist, ArtistDetail } from "../schemas/Artist.ts"
import * as Filter from "../schemas/Filter.ts"
import { ListOf } from "../schemas/Page.ts"
import { Track } from "../schemas/Track.ts"
import { UnrecordedAnswer } from "../schemas/Unrecorded.ts"

/** What artists can be filtered by. */
export const ArtistFilters = Schema.Struct({
  ...Filter.paging,
  created: Filter.days,
  enabled: Filter.flag,
  id: Filter.ids,
  /** Part of the artist's name, in any case. */
  name: Filter.text,
  name_exact: Filter.text,
  updated: Filter.days
})
export interface ArtistFilters extends Schema.Schema.Type<typeof ArtistFilters> {}

export const ArtistsApi = HttpApiGroup.make("artists").add(
  HttpApiEndpoint.get("list", "/catalog/artists/", {
    query: ArtistFilters,
    success: ListOf(Artist)
  }),
  HttpApiEndpoint.get("get", "/catalog/artists/:id/", {
    params: { id: Filter.Id },
    success: ArtistDetail
  }),
  // Includes tracks the artist only remixed.
  HttpApiEndpoint.get("tracks", "/catalog/artists/:id/tracks/", {
    params: { id: Filter.Id },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  HttpApiEndpoint.get("top", "/catalog/artists/:id/top/:num/", {
    params: { id: Filter.Id, num: Filter.TopCount },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  HttpApiEndpoint.get("images", "/catalog/artists/:id/images/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("facets", "/catalog/artists/facets/", {
    success: UnrecordedAnswer
  })
)
