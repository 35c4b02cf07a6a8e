/**
 * Fixtures of playlists and of their entries.
 */
import type {
  AddedTrack,
  AddedTracks,
  CuratedPlaylist,
  MovedTrack,
  Playlist,
  PlaylistOrder,
  PlaylistTrack,
  PlaylistTrackId,
  PlaylistType
} from "../../schemas/Playlist.ts"
import { fixture } from "./fixture.ts"
import { genreReference } from "./genres.ts"
import { track } from "./tracks.ts"

/** Makes the type of a playlist that belongs to an account. */
export const playlistType = fixture<PlaylistType>({ id: 2, name: "user" })

const shared = {
  id: 7001,
  name: "Sunday",
  created_date: "2026-03-01T12:00:00.123456-07:00",
  updated_date: "2026-03-02T12:00:00.123456-07:00",
  track_count: 0,
  type: playlistType(),
  length_ms: 0,
  bpm_range: [null, null],
  genres: [],
  keys: [],
  release_images: [],
  is_public: false,
  is_owner: true,
  followers: 0
}

/** Makes one of the account's playlists. */
export const playlist = fixture<Playlist>(shared)

/** Makes a playlist that Beatport's editors keep. */
export const curatedPlaylist = fixture<CuratedPlaylist>({
  ...shared,
  genre: genreReference(),
  type: playlistType({ id: 1, name: "curated" }),
  is_public: true,
  is_owner: false
})

/** Makes an entry of a playlist: a track at a position. */
export const playlistTrack = fixture<PlaylistTrack>({
  id: 8001,
  position: 1,
  track: track(),
  tombstoned: false
})

/** Makes an entry of a playlist with only the id of its track. */
export const playlistTrackId = fixture<PlaylistTrackId>({
  id: 8001,
  position: 1,
  track_id: 3001,
  track_available: true
})

/** Makes the entry that adding one track returns. */
export const addedTrack = fixture<AddedTrack>({ id: 8001, position: 1, track_id: 3001 })

/** Makes the entries that adding several tracks returns. */
export const addedTracks = fixture<AddedTracks>({ items: [playlistTrackId()] })

/** Makes the position that moving an entry returns. */
export const movedTrack = fixture<MovedTrack>({ position: 2 })

/** Makes the order of the account's playlists. */
export const playlistOrder = fixture<PlaylistOrder>({
  items: [{ item_id: shared.id, position: 1 }]
})
