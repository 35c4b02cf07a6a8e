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
  Schema.Struct({ id: Schema.Int, name: Schema.String })
) {}

/** A playlist, in a list and by id alike; its tracks are a list of their own. */
export class Playlist extends Schema.Opaque<Playlist>()(
  Schema.Struct({
    id: Schema.Int,
    name: Schema.String,
    created_date: Schema.NullOr(Schema.String),
    updated_date: Schema.NullOr(Schema.String),
    track_count: Schema.Int,
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
    is_public: Schema.optionalKey(Schema.Boolean),
    is_owner: Schema.optionalKey(Schema.Boolean),
    followers: Schema.optionalKey(Schema.NullOr(Unrecorded))
  })
) {}

/** A playlist that Beatport curates. Beatport's document knows five fields; the others were not recorded. */
export class CuratedPlaylist extends Schema.Opaque<CuratedPlaylist>()(
  Schema.Struct({
    id: Schema.Int,
    name: Schema.String,
    genre: Schema.optionalKey(Schema.NullOr(GenreReference)),
    created_date: Schema.optionalKey(Schema.NullOr(Schema.String)),
    updated_date: Schema.optionalKey(Schema.NullOr(Schema.String)),
    track_count: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    type: Schema.optionalKey(Schema.NullOr(PlaylistType)),
    length_ms: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    bpm_range: Schema.optionalKey(Schema.NullOr(Schema.Array(Schema.NullOr(Schema.Int)))),
    genres: Schema.optionalKey(Schema.NullOr(Schema.Array(Schema.String))),
    keys: Schema.optionalKey(Schema.NullOr(Schema.Array(Unrecorded))),
    release_images: Schema.optionalKey(Schema.NullOr(Schema.Array(Schema.NullOr(Schema.String)))),
    is_public: Schema.optionalKey(Schema.Boolean),
    is_owner: Schema.optionalKey(Schema.Boolean),
    followers: Schema.optionalKey(Schema.NullOr(Unrecorded))
  })
) {}

/** A place in a playlist, and the track in it. Calls that move or remove it take its own `id`, not the track's. */
export class PlaylistTrack extends Schema.Opaque<PlaylistTrack>()(
  Schema.Struct({
    id: Schema.Int,
    /** From 1. */
    position: Schema.Int,
    track: Track,
    /** Whether the track cannot be streamed any more; it keeps its place. */
    tombstoned: Schema.optionalKey(Schema.Boolean)
  })
) {}

/** A place in a playlist, with only the id of its track. */
export class PlaylistTrackId extends Schema.Opaque<PlaylistTrackId>()(
  Schema.Struct({
    id: Schema.optionalKey(Schema.Int),
    position: Schema.optionalKey(Schema.Int),
    track_id: Schema.Int,
    track_available: Schema.optionalKey(Schema.Boolean)
  })
) {}

/** All places of a playlist. The web site reads `tracks`; Beatport's document says neither that nor a page. */
export const PlaylistTrackIds = ManyOf(PlaylistTrackId)

/** What adding one track answers. Beatport's document knows only `track_id`. */
export class AddedTrack extends Schema.Opaque<AddedTrack>()(
  Schema.Struct({
    id: Schema.optionalKey(Schema.Int),
    position: Schema.optionalKey(Schema.Int),
    track_id: Schema.optionalKey(Schema.Int)
  })
) {}

/** What adding several tracks answers: the places they got. A track that is added twice is in it twice. */
export class AddedTracks extends Schema.Opaque<AddedTracks>()(
  Schema.Struct({
    items: Schema.Array(PlaylistTrackId),
    playlist: Schema.optionalKey(Schema.NullOr(Unrecorded))
  })
) {}

/** A place's new position. */
export class MovedTrack extends Schema.Opaque<MovedTrack>()(Schema.Struct({ position: Schema.Int })) {}

/** The order of the user's playlists, as far as it was changed. */
export class PlaylistOrder extends Schema.Opaque<PlaylistOrder>()(
  Schema.Struct({
    items: Schema.Array(
      Schema.Struct({
        item_id: Schema.Int,
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
export const PlaylistFields = Schema.Struct({ name: PlaylistName })

/** The body that makes a playlist. The web site writes a true `is_public` as text and leaves out a false one. */
export const NewPlaylist = Schema.Struct({
  name: PlaylistName,
  is_public: Schema.optionalKey(Schema.Literal("true"))
})

/** The body that adds one track. */
export const TrackToAdd = Schema.Struct({ track_id: Id })

/** The body that adds several tracks. */
export const TracksToAdd = Schema.Struct({ track_ids: oneOrMore(Id) })

/** The body that moves one place. */
export const TrackPosition = Schema.Struct({ position: Position })

/** The body that moves several places. */
export const TrackPositions = Schema.Struct({
  items: oneOrMore(Schema.Struct({ item_id: Id, position: Position }))
})

/** The body that removes several places. */
export const TracksToRemove = Schema.Struct({ item_ids: oneOrMore(Id) })

/** The body that orders playlists. */
export const PlaylistPositions = Schema.Struct({
  items: oneOrMore(Schema.Struct({ item_id: Id, position: Schema.NullOr(Position) }))
})
