/**
 * The filters and orders of public playlists.
 */
import type { PlaylistFilters } from "../../api/Playlists.ts"
import { moment } from "../Catalogue/calendar.ts"
import type { PlaylistRow } from "../Catalogue.ts"
import { among, containing, days, exactly, type Filters, flag, type Orders } from "../filtering.ts"

/** Returns the genres of a playlist's tracks, and the genre of a curated playlist. */
const genres = ({ genre, places }: PlaylistRow) => [
  ...(genre === null ? [] : [genre]),
  ...places.map(({ track }) => track.genre)
]

export const filters: Filters<PlaylistFilters, PlaylistRow> = {
  artist_name: containing(({ places }) =>
    places.flatMap(({ track }) => track.artists.map(({ name }) => name))
  ),
  created_date: days((playlist) => moment(playlist.created)),
  genre_id: among((playlist) => genres(playlist).map(({ id }) => id)),
  genre_name: exactly((playlist) => genres(playlist).map(({ name }) => name)),
  id: among((playlist) => playlist.id),
  is_public: flag((playlist) => playlist.is_public),
  name: containing((playlist) => playlist.name),
  playlist_status: flag(() => true),
  playlist_type: exactly((playlist) => playlist.type.name),
  playlist_type_id: exactly((playlist) => String(playlist.type.id)),
  status: flag(() => true),
  updated_date: days((playlist) => moment(playlist.updated)),
  user_id: among((playlist) => playlist.owner?.id ?? null),
  username: containing((playlist) => playlist.owner?.username ?? [])
}

export const orders: Orders<PlaylistFilters, PlaylistRow> = {
  create_date: (playlist) => playlist.created,
  name: (playlist) => playlist.name,
  update_date: (playlist) => playlist.updated
}
