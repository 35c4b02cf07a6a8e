/**
 * What the user follows: artists, labels, playlists.
 */
import { Schema } from "effect"
import { GenreInBody, Id } from "./Filter.ts"
import { Image } from "./Image.ts"
import { ManyOf, Unrecorded } from "./Unrecorded.ts"

const ids = Schema.optionalKey(Schema.Array(Schema.Int))

/** The ids of everything that is followed; `performer` is what artists are called here. */
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

/** The answer around those ids. Clients read `results` as one record, or as a list of one. */
export const FollowedIdsAnswer = Schema.Struct({
  /** The followed ids, by kind. */
  results: Schema.Union([Schema.Array(FollowedIds), FollowedIds])
})

const followed = {
  /** The id on Beatport. */
  id: Schema.Int,
  /** The name. */
  name: Schema.String
}

/** A followed artist or label. */
export class Followed extends Schema.Opaque<Followed>()(
  Schema.Struct({
    ...followed,
    /** A number that the web site shows beside it: of its new tracks or releases. */
    count: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    /** The picture. */
    image: Schema.optionalKey(Schema.NullOr(Image))
  })
) {}

/** Playlist that the account follows. */
export class FollowedPlaylist extends Schema.Opaque<FollowedPlaylist>()(
  Schema.Struct({
    ...followed,
    /** The number of tracks. */
    count: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    /** The picture. */
    image: Schema.optionalKey(Schema.NullOr(Unrecorded))
  })
) {}

/** Followed artists, or labels. */
export const FollowedList = ManyOf(Followed)

/** Followed playlists. */
export const FollowedPlaylists = ManyOf(FollowedPlaylist)

const someIds = Schema.optionalKey(Schema.Array(Id))

/**
 * The body that follows and unfollows. Nobody has recorded it; it has the form in which the ids are read. (Beatport's
 * document gives the columns of a table instead, and says in words: "artist or label ids".)
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
export interface FollowRequest extends Schema.Schema.Type<typeof FollowRequest> {}

/** The body that follows a genre. */
export const GenreToFollow = Schema.Struct({
  /** The id of the genre. */
  id: GenreInBody
})

/** What following a genre answers. */
export const FollowedGenre = Schema.Struct({
  /** The id of the genre. */
  id: Schema.Int
})
