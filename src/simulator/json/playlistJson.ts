/**
 * JSON of playlists.
 */
import type { SimulatedAccount } from "../Accounts.ts"
import type { PlaylistRow } from "../Catalogue.ts"
import { formatMoment } from "../Catalogue/calendar.ts"
import type { Standing } from "../Library/Places.ts"
import * as Genre from "./genreJson.ts"
import * as Picture from "./pictureJson.ts"
import * as Track from "./trackJson.ts"

const bpmRange = (playlist: PlaylistRow): readonly [number | null, number | null] => {
  const known = playlist.places.flatMap(({ track: { bpm } }) => (bpm === null ? [] : [bpm]))
  return known.length === 0 ? [null, null] : [Math.min(...known), Math.max(...known)]
}

/**
 * Makes a playlist, both in lists and by id. The keys and the empty values are recorded. From Beatport's document:
 * `keys` holds names, and `release_images` the covers of the first four tracks.
 */
export const whole = (playlist: PlaylistRow, viewer: SimulatedAccount) => ({
  id: playlist.id,
  name: playlist.name,
  created_date: formatMoment(playlist.created),
  updated_date: formatMoment(playlist.updated),
  track_count: playlist.places.length,
  type: playlist.type,
  length_ms: playlist.places.reduce((sum, { track }) => sum + (track.length_ms ?? 0), 0),
  bpm_range: bpmRange(playlist),
  genres: [...new Set(playlist.places.map(({ track }) => track.genre.name))],
  keys: [...new Set(playlist.places.flatMap(({ track: { key } }) => (key === null ? [] : [key.name])))],
  release_images: playlist.places.slice(0, 4).map(({ track }) => Picture.ofRelease(track.release).uri),
  is_public: playlist.is_public,
  is_owner: playlist.owner?.id === viewer.id,
  followers: playlist.followers
})

/** Makes a curated playlist in a list. Only the five fields of Beatport's document are known. */
export const curated = (playlist: PlaylistRow) => ({
  id: playlist.id,
  name: playlist.name,
  genre: playlist.genre === null ? null : Genre.reference(playlist.genre),
  updated_date: formatMoment(playlist.updated),
  created_date: formatMoment(playlist.created)
})

/** Makes an entry with its track. */
export const place = ({ id, position, track }: Standing, { currency }: SimulatedAccount) => ({
  id,
  position,
  track: Track.listItem(track, currency),
  tombstoned: false
})

/** Makes an entry with only the id of its track. */
export const placeId = ({ id, position, track }: Standing) => ({
  id,
  position,
  track_id: track.id,
  track_available: true
})
