/**
 * Playlists: users' own, and those that Beatport curates.
 */
import { Schema } from "effect"
import { Id } from "./Filter.ts"
import { GenreReference } from "./Genre.ts"
import { Track } from "./Track.ts"
import { ManyOf, Unrecorded } from "./Unrecorded.ts"

/** Whose a playlist is: 2 is "user". */
export class PlaylistType extends Schema.Opaque<PlaylistType>()(
  Schema.Struct({
    /** The id of the type: 2 user. */
    id: Schema.Int,
    /** The name of the type, such as `"user"`. */
    name: Schema.String
  })
) {}

/** A playlist, in a list and by id alike; its tracks are a list of their own. */
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
    /** The slowest and the fastest tempo, in beats per minute; nulls where the playlist is empty. */
    bpm_range: Schema.Array(Schema.NullOr(Schema.Int)),
    /** The names of the genres in it. */
    genres: Schema.Array(Schema.String),
    /** Always empty in what was recorded; Beatport's document says names of keys. */
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

/** A playlist that Beatport curates. Beatport's document knows five fields; the others were not recorded. */
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

/** A place in a playlist, and the track in it. Calls that move or remove it take its own `id`, not the track's. */
export class PlaylistTrack extends Schema.Opaque<PlaylistTrack>()(
  Schema.Struct({
    /** The id of the entry, which is not the id of the track. */
    id: Schema.Int,
    /** From 1. */
    position: Schema.Int,
    /** Track of the entry. `null` or absent if Beatport has removed the track. */
    track: Schema.optionalKey(Schema.NullOr(Track)),
    /** Whether the track cannot be streamed any more; it keeps its place. */
    tombstoned: Schema.optionalKey(Schema.Boolean)
  })
) {}

/** A place in a playlist, with only the id of its track. */
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

/** All places of a playlist. The web site reads `tracks`; Beatport's document says neither that nor a page. */
export const PlaylistTrackIds = ManyOf(PlaylistTrackId)

/** What adding one track answers. Beatport's document knows only `track_id`. */
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

/** What adding several tracks answers: the places they got. A track that is added twice is in it twice. */
export class AddedTracks extends Schema.Opaque<AddedTracks>()(
  Schema.Struct({
    /** The new entries. */
    items: Schema.Array(PlaylistTrackId),
    /** The playlist. Unrecorded. */
    playlist: Schema.optionalKey(Schema.NullOr(Unrecorded))
  })
) {}

/** A place's new position. */
export class MovedTrack extends Schema.Opaque<MovedTrack>()(
  Schema.Struct({
    /** The new position, from 1. */
    position: Schema.Int
  })
) {}

/** The order of the user's playlists, as far as it was changed. */
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

/** The body that names a playlist. */
export const PlaylistFields = Schema.Struct({
  /** The name: 1 to 64 characters. */
  name: PlaylistName
})

/** The body that makes a playlist. The web site writes a true `is_public` as text and leaves out a false one. */
export const NewPlaylist = Schema.Struct({
  /** The name. */
  name: PlaylistName,
  /** `"true"` makes the playlist public; leave it out for a private one. */
  is_public: Schema.optionalKey(Schema.Literal("true"))
})

/** The body that adds one track. */
export const TrackToAdd = Schema.Struct({
  /** The id of the track. */
  track_id: Id
})

/** The body that adds several tracks. */
export const TracksToAdd = Schema.Struct({
  /** The ids of the tracks, at least one. */
  track_ids: oneOrMore(Id)
})

/** The body that moves one place. */
export const TrackPosition = Schema.Struct({
  /** The new position, from 1. */
  position: Position
})

/** The body that moves several places. */
export const TrackPositions = Schema.Struct({
  /** The entries to move, each with its new position. */
  items: oneOrMore(Schema.Struct({ item_id: Id, position: Position }))
})

/** The body that removes several places. */
export const TracksToRemove = Schema.Struct({
  /** The ids of the entries, which are not the ids of their tracks. */
  item_ids: oneOrMore(Id)
})

/** The body that orders playlists. */
export const PlaylistPositions = Schema.Struct({
  /** The playlists to move, each with its new position. */
  items: oneOrMore(Schema.Struct({ item_id: Id, position: Schema.NullOr(Position) }))
})
