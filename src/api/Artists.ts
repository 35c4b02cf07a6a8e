/**
 * `/catalog/artists/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import { Artist, ArtistDetail } from "../schemas/Artist.ts"
import * as Filter from "../schemas/Filter.ts"
import * as Range from "../schemas/Range.ts"
import type { Given } from "../schemas/Given.ts"
import { ListOf } from "../schemas/Page.ts"
import { Track } from "../schemas/Track.ts"
import { UnrecordedResponse } from "../schemas/Unrecorded.ts"

/** Holds the filters of artists. */
export const ArtistFilters = Schema.Struct({
  ...Filter.paging,
  /** The day it was added to Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  created: Range.days,
  /** Whether the artist is enabled in the store. */
  enabled: Filter.flag,
  /** The id of the artist, or several; any of them matches. */
  id: Filter.ids,
  /** Part of the artist's name, in any case. */
  name: Filter.text,
  /** The exact name of the artist. */
  name_exact: Filter.text,
  /** The day of the last change: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  updated: Range.days
})
export interface ArtistFilters extends Given<typeof ArtistFilters.Type> {}

export class ArtistsApi extends HttpApiGroup.make("artists").add(
  /** Lists artists by filters. */
  HttpApiEndpoint.get("list", "/catalog/artists/", {
    query: ArtistFilters,
    success: ListOf(Artist)
  }),
  /** Returns the artist with this id. */
  HttpApiEndpoint.get("get", "/catalog/artists/:id/", {
    params: { id: Filter.Id },
    success: ArtistDetail
  }),
  // Includes tracks the artist only remixed.
  /** Lists an artist's tracks, with those that the artist only remixed. */
  HttpApiEndpoint.get("tracks", "/catalog/artists/:id/tracks/", {
    params: { id: Filter.Id },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  /** Lists an artist's bestselling tracks. */
  HttpApiEndpoint.get("top", "/catalog/artists/:id/top/:num/", {
    params: { id: Filter.Id, num: Filter.TopCount },
    query: Filter.paging,
    success: ListOf(Track)
  }),
  /** Returns the pictures of an artist. */
  HttpApiEndpoint.get("images", "/catalog/artists/:id/images/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Returns the facets of artists. */
  HttpApiEndpoint.get("facets", "/catalog/artists/facets/", {
    success: UnrecordedResponse
  })
) {}
