/**
 * Playlists of users, and playlists that Beatport curates.
 */
import { Schema } from "effect"
import { Id } from "./Filter.ts"
import { GenreReference } from "./Genre.ts"
import { Track } from "./Track.ts"
import { ManyOf, Unrecorded } from "./Unrecorded.ts"

/** Names the type of a playlist: 2 is "user". */
export class PlaylistType extends Schema.Opaque<PlaylistType>()(
  Schema.Struct({
    /** The id of the type: 2 user. */
    id: Schema.Int,
    /** The name of the type, such as `"user"`. */
    name: Schema.String
  })
) {}

/** Describes a playlist, both in lists and by id. Its tracks are a separate list. */
export class Playlist extends Schema.Opaque<Playlist>()(
  Schema.Struct({
    /** The id on Beatport. */
    id: Schema.Int,
    /** The name. */
    name: Schema.String,
    /** The datetime of creation, with its offset. */
    created_date: Schema.NullOr(Schema.String),
    /** The datetime of the last change, with its offset. */
    updated_date: Schema.NullOr(Schema.String),
    /** The number of tracks. */
    track_count: Schema.Int,
    /** The type. */
    type: PlaylistType,
    /** The running time of all its tracks, in milliseconds. */
    length_ms: Schema.NullOr(Schema.Int),
    /** The slowest and the fastest tempo, in beats per minute; two nulls if the playlist is empty. */
    bpm_range: Schema.Array(Schema.NullOr(Schema.Int)),
    /** The names of the genres in it. */
    genres: Schema.Array(Schema.String),
    /** The keys of its tracks. Always empty in recorded responses; Beatport's document gives names of keys. */
    keys: Schema.Array(Unrecorded),
    /** URLs of the covers of its first four releases. */
    release_images: Schema.Array(Schema.NullOr(Schema.String)),
    /** Whether every user can see the playlist. */
    is_public: Schema.optionalKey(Schema.Boolean),
    /** Whether the playlist belongs to the signed-in account. */
    is_owner: Schema.optionalKey(Schema.Boolean),
    /** The followers. Unrecorded. */
    followers: Schema.optionalKey(Schema.NullOr(Unrecorded))
  })
) {}

/** Describes a playlist that Beatport curates. Beatport's document has five fields; the others are unrecorded. */
export class CuratedPlaylist extends Schema.Opaque<CuratedPlaylist>()(
  Schema.Struct({
    /** The id on Beatport. */
    id: Schema.Int,
    /** The name. */
    name: Schema.String,
    /** The genre. */
    genre: Schema.optionalKey(Schema.NullOr(GenreReference)),
    /** The datetime of creation, with its offset. */
    created_date: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** The datetime of the last change, with its offset. */
    updated_date: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** The number of tracks. */
    track_count: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    /** The type. */
    type: Schema.optionalKey(Schema.NullOr(PlaylistType)),
    /** The running time in milliseconds; null if unknown. */
    length_ms: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    /** The slowest and the fastest tempo in beats per minute. */
    bpm_range: Schema.optionalKey(Schema.NullOr(Schema.Array(Schema.NullOr(Schema.Int)))),
    /** The names of the genres in it. */
    genres: Schema.optionalKey(Schema.NullOr(Schema.Array(Schema.String))),
    /** The keys in it. Always empty in recorded responses. */
    keys: Schema.optionalKey(Schema.NullOr(Schema.Array(Unrecorded))),
    /** The URLs of the covers of its first four releases. */
    release_images: Schema.optionalKey(Schema.NullOr(Schema.Array(Schema.NullOr(Schema.String)))),
    /** Whether every user can see the playlist. */
    is_public: Schema.optionalKey(Schema.Boolean),
    /** Whether the playlist belongs to the signed-in account. */
    is_owner: Schema.optionalKey(Schema.Boolean),
    /** The followers. Unrecorded. */
    followers: Schema.optionalKey(Schema.NullOr(Unrecorded))
  })
) {}

/**
 * Describes an entry of a playlist and its track. Calls that move or remove the entry take its own `id`, not the
 * track's.
 */
export class PlaylistTrack extends Schema.Opaque<PlaylistTrack>()(
  Schema.Struct({
    /** The id of the entry, which is not the id of the track. */
    id: Schema.Int,
    /** The position, from 1. */
    position: Schema.Int,
    /** Track of the entry. `null` or absent if Beatport has removed the track. */
    track: Schema.optionalKey(Schema.NullOr(Track)),
    /** Whether the track can no longer be streamed. The entry keeps its position. */
    tombstoned: Schema.optionalKey(Schema.Boolean)
  })
) {}

/** Describes an entry of a playlist with only the id of its track. */
export class PlaylistTrackId extends Schema.Opaque<PlaylistTrackId>()(
  Schema.Struct({
    /** The id of the entry, which is not the id of the track. */
    id: Schema.optionalKey(Schema.Int),
    /** The position, from 1. */
    position: Schema.optionalKey(Schema.Int),
    /** The id of the track. */
    track_id: Schema.Int,
    /** Whether the track can be streamed by the account. */
    track_available: Schema.optionalKey(Schema.Boolean)
  })
) {}

/**
 * Holds all entries of a playlist. The web site reads the key `tracks`; Beatport's document has neither this key nor
 * a page.
 */
export const PlaylistTrackIds = ManyOf(PlaylistTrackId)

/** Holds the response to adding one track. Beatport's document has only `track_id`. */
export class AddedTrack extends Schema.Opaque<AddedTrack>()(
  Schema.Struct({
    /** The id of the new entry. */
    id: Schema.optionalKey(Schema.Int),
    /** The position, from 1. */
    position: Schema.optionalKey(Schema.Int),
    /** The id of the track. */
    track_id: Schema.optionalKey(Schema.Int)
  })
) {}

/** Holds the response to adding several tracks: the new entries. A track that was added twice has two entries. */
export class AddedTracks extends Schema.Opaque<AddedTracks>()(
  Schema.Struct({
    /** The new entries. */
    items: Schema.Array(PlaylistTrackId),
    /** The playlist. Unrecorded. */
    playlist: Schema.optionalKey(Schema.NullOr(Unrecorded))
  })
) {}

/** Holds the new position of an entry. */
export class MovedTrack extends Schema.Opaque<MovedTrack>()(
  Schema.Struct({
    /** The new position, from 1. */
    position: Schema.Int
  })
) {}

/** Holds the new positions of the playlists that were moved. */
export class PlaylistOrder extends Schema.Opaque<PlaylistOrder>()(
  Schema.Struct({
    /** The playlists whose position changed. */
    items: Schema.Array(
      Schema.Struct({
        /** The id of the playlist. */
        item_id: Schema.Int,
        /** The new position, from 1; null if it has none. */
        position: Schema.optionalKey(Schema.NullOr(Schema.Int))
      })
    )
  })
) {}

const Position = Schema.Int.check(Schema.isGreaterThan(0, { message: "Expected a position, from 1" }))

const oneOrMore = <S extends Schema.Constraint>(member: S) =>
  Schema.Array(member).check(Schema.isMinLength(1, { message: "Expected at least one" }))

const PlaylistName = Schema.NonEmptyString.check(Schema.isMaxLength(64))

/** Holds the request body that renames a playlist. */
export const PlaylistFields = Schema.Struct({
  /** The name: 1 to 64 characters. */
  name: PlaylistName
})

/**
 * Holds the request body that creates a playlist. The web site sends a true `is_public` as a string and omits a false
 * one.
 */
export const NewPlaylist = Schema.Struct({
  /** The name. */
  name: PlaylistName,
  /** `"true"` makes the playlist public; leave it out for a private one. */
  is_public: Schema.optionalKey(Schema.Literal("true"))
})

/** Holds the request body that adds one track. */
export const TrackToAdd = Schema.Struct({
  /** The id of the track. */
  track_id: Id
})

/** Holds the request body that adds several tracks. */
export const TracksToAdd = Schema.Struct({
  /** The ids of the tracks, at least one. */
  track_ids: oneOrMore(Id)
})

/** Holds the request body that moves one entry. */
export const TrackPosition = Schema.Struct({
  /** The new position, from 1. */
  position: Position
})

/** Holds the request body that moves several entries. */
export const TrackPositions = Schema.Struct({
  /** The entries to move, each with its new position. */
  items: oneOrMore(Schema.Struct({ item_id: Id, position: Position }))
})

/** Holds the request body that removes several entries. */
export const TracksToRemove = Schema.Struct({
  /** The ids of the entries, which are not the ids of their tracks. */
  item_ids: oneOrMore(Id)
})

/** Holds the request body that moves playlists. */
export const PlaylistPositions = Schema.Struct({
  /** The playlists to move, each with its new position. */
  items: oneOrMore(Schema.Struct({ item_id: Id, position: Schema.NullOr(Position) }))
})
