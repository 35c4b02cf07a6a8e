/**
 * `/my/beatport/` and `/my/genres/`: what the user follows.
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import {
  FollowedGenre,
  FollowedIdsAnswer,
  FollowedList,
  FollowedPlaylists,
  FollowRequest,
  GenreToFollow
} from "../schemas/Following.ts"
import { Genre } from "../schemas/Genre.ts"
import { ListOf } from "../schemas/Page.ts"
import { Track } from "../schemas/Track.ts"
import { UnrecordedAnswer, UnrecordedBody } from "../schemas/Unrecorded.ts"

/** What the followed ids can be filtered by. */
export const FollowingFilters = Schema.Struct({
  ...Filter.paging,
  item_publish_date: Filter.days,
  publish_date: Filter.days
})
export interface FollowingFilters extends Schema.Schema.Type<typeof FollowingFilters> {}

export const MyBeatportApi = HttpApiGroup.make("myBeatport").add(
  HttpApiEndpoint.get("ids", "/my/beatport/", {
    query: FollowingFilters,
    success: FollowedIdsAnswer
  }),
  HttpApiEndpoint.post("follow", "/my/beatport/", {
    payload: FollowRequest,
    success: UnrecordedAnswer.pipe(HttpApiSchema.status(201))
  }),
  HttpApiEndpoint.delete("unfollow", "/my/beatport/delete/", {
    payload: FollowRequest,
    success: HttpApiSchema.NoContent
  }),
  HttpApiEndpoint.get("artists", "/my/beatport/artists/", {
    success: FollowedList
  }),
  HttpApiEndpoint.get("labels", "/my/beatport/labels/", {
    success: FollowedList
  }),
  HttpApiEndpoint.get("playlists", "/my/beatport/playlists/", {
    success: FollowedPlaylists
  }),
  HttpApiEndpoint.get("tracks", "/my/beatport/tracks/", {
    query: Filter.paging,
    success: ListOf(Track)
  }),
  HttpApiEndpoint.post("postTracks", "/my/beatport/tracks/", {
    payload: UnrecordedBody,
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("facets", "/my/beatport/facets/", {
    success: UnrecordedAnswer
  })
)

export const MyGenresApi = HttpApiGroup.make("myGenres").add(
  HttpApiEndpoint.get("list", "/my/genres/", {
    query: Filter.paging,
    success: ListOf(Genre)
  }),
  HttpApiEndpoint.post("follow", "/my/genres/", {
    payload: GenreToFollow,
    success: FollowedGenre.pipe(HttpApiSchema.status(201))
  }),
  HttpApiEndpoint.delete("unfollow", "/my/genres/:id/", {
    params: { id: Filter.GenreId },
    success: HttpApiSchema.NoContent
  }),
  HttpApiEndpoint.get("facets", "/my/genres/facets/", {
    success: UnrecordedAnswer
  })
)
