/**
 * The artists, labels and playlists that the account follows.
 */
import { Schema } from "effect"
import { GenreInBody, Id } from "./Filter.ts"
import type { Given } from "./Given.ts"
import { Image } from "./Image.ts"
import { ManyOf, Unrecorded } from "./Unrecorded.ts"

const ids = Schema.optionalKey(Schema.Array(Schema.Int))

/** Holds the ids that the account follows. The API calls artists `performer` here. */
export class FollowedIds extends Schema.Opaque<FollowedIds>()(
  Schema.Struct({
    /** The ids of followed artists. */
    performer: ids,

    /** The ids of followed labels. */
    label: ids,

    /** The ids of followed playlists. */
    playlist: ids
  })
) {}

/** Holds the response that contains those ids. Clients read `results` as one record, or as a list of one. */
export const FollowedIdsResponse = Schema.Struct({
  /** The followed ids, by kind. */
  results: Schema.Union([Schema.Array(FollowedIds), FollowedIds])
})

const followed = {
  /** The id on Beatport. */
  id: Schema.Int,
  /** The name. */
  name: Schema.String
}

/** Describes a followed artist or label. */
export class Followed extends Schema.Opaque<Followed>()(
  Schema.Struct({
    ...followed,
    /** The number that the web site shows beside the name: of new tracks or releases. */
    count: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    /** The picture. */
    image: Schema.optionalKey(Schema.NullOr(Image))
  })
) {}

/** Describes a playlist that the account follows. */
export class FollowedPlaylist extends Schema.Opaque<FollowedPlaylist>()(
  Schema.Struct({
    ...followed,
    /** The number of tracks. */
    count: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    /** The picture. */
    image: Schema.optionalKey(Schema.NullOr(Unrecorded))
  })
) {}

/** Lists followed artists or labels. */
export const FollowedList = ManyOf(Followed)

/** Lists followed playlists. */
export const FollowedPlaylists = ManyOf(FollowedPlaylist)

const someIds = Schema.optionalKey(Schema.Array(Id))

/**
 * Holds the request body that follows and unfollows. Unrecorded: it has the shape in which the ids are returned.
 * (Beatport's document gives the columns of a table instead, and describes them as "artist or label ids".)
 */
export const FollowRequest = Schema.Struct({
  performer: someIds,
  label: someIds,
  playlist: someIds
}).check(
  Schema.makeFilter((request) =>
    Object.values(request).some((some) => some.length > 0) ? undefined : "Expected at least one id"
  )
)
export interface FollowRequest extends Given<typeof FollowRequest.Type> {}

/** Holds the request body that follows a genre. */
export const GenreToFollow = Schema.Struct({
  /** The id of the genre. */
  id: GenreInBody
})

/** Holds the response to following a genre. */
export const FollowedGenre = Schema.Struct({
  /** The id of the genre. */
  id: Schema.Int
})
