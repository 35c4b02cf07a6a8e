/**
 * `/my/beatport/` and `/my/genres/`: the artists, labels, playlists and genres that the account follows.
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import * as Range from "../schemas/Range.ts"
import type { Given } from "../schemas/Given.ts"
import {
  FollowedGenre,
  FollowedIdsResponse,
  FollowedList,
  FollowedPlaylists,
  FollowRequest,
  GenreToFollow
} from "../schemas/Following.ts"
import { Genre } from "../schemas/Genre.ts"
import { ListOf } from "../schemas/Page.ts"
import { Track } from "../schemas/Track.ts"
import { UnrecordedResponse, UnrecordedBody } from "../schemas/Unrecorded.ts"

/** Holds the filters of followed ids. */
export const FollowingFilters = Schema.Struct({
  ...Filter.paging,
  /** The day the followed thing published something: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  item_publish_date: Range.days,
  /** The day of publication on Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  publish_date: Range.days
})
export interface FollowingFilters extends Given<typeof FollowingFilters.Type> {}

export class MyBeatportApi extends HttpApiGroup.make("myBeatport").add(
  /** Lists the ids that the account follows. */
  HttpApiEndpoint.get("ids", "/my/beatport/", {
    query: FollowingFilters,
    success: FollowedIdsResponse
  }),
  /** Follows artists, labels or playlists. */
  HttpApiEndpoint.post("follow", "/my/beatport/", {
    payload: FollowRequest,
    success: UnrecordedResponse.pipe(HttpApiSchema.status(201))
  }),
  /** Unfollows artists, labels or playlists. */
  HttpApiEndpoint.delete("unfollow", "/my/beatport/delete/", {
    payload: FollowRequest,
    success: HttpApiSchema.NoContent
  }),
  /** Lists the artists that the account follows. */
  HttpApiEndpoint.get("artists", "/my/beatport/artists/", {
    success: FollowedList
  }),
  /** Lists the labels that the account follows. */
  HttpApiEndpoint.get("labels", "/my/beatport/labels/", {
    success: FollowedList
  }),
  /** Lists the playlists that the account follows. */
  HttpApiEndpoint.get("playlists", "/my/beatport/playlists/", {
    success: FollowedPlaylists
  }),
  /** Lists new tracks of what the account follows. */
  HttpApiEndpoint.get("tracks", "/my/beatport/tracks/", {
    query: Filter.paging,
    success: ListOf(Track)
  }),
  /** Sends a body to the list of new tracks. Unrecorded. */
  HttpApiEndpoint.post("postTracks", "/my/beatport/tracks/", {
    payload: UnrecordedBody,
    success: UnrecordedResponse
  }),
  /** Returns the facets of what the account follows. */
  HttpApiEndpoint.get("facets", "/my/beatport/facets/", {
    success: UnrecordedResponse
  })
) {}

export class MyGenresApi extends HttpApiGroup.make("myGenres").add(
  /** Lists the genres that the account follows. */
  HttpApiEndpoint.get("list", "/my/genres/", {
    query: Filter.paging,
    success: ListOf(Genre)
  }),
  /** Follows a genre. */
  HttpApiEndpoint.post("follow", "/my/genres/", {
    payload: GenreToFollow,
    success: FollowedGenre.pipe(HttpApiSchema.status(201))
  }),
  /** Unfollows a genre. */
  HttpApiEndpoint.delete("unfollow", "/my/genres/:id/", {
    params: { id: Filter.GenreId },
    success: HttpApiSchema.NoContent
  }),
  /** Returns the facets of followed genres. */
  HttpApiEndpoint.get("facets", "/my/genres/facets/", {
    success: UnrecordedResponse
  })
) {}
