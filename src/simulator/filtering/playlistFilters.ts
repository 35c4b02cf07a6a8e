/**
 * The filters and orders of public playlists.
 */
import type { PlaylistFilters } from "../../api/Playlists.ts"
import { formatMoment } from "../Catalogue/calendar.ts"
import type { PlaylistRow } from "../Catalogue.ts"
import {
  matchIds,
  matchPart,
  matchDays,
  matchWhole,
  type Filters,
  matchFlag,
  type Orders
} from "../filtering.ts"

/** Returns the genres of a playlist's tracks, and the genre of a curated playlist. */
const readGenres = ({ genre, places }: PlaylistRow) => [
  ...(genre === null ? [] : [genre]),
  ...places.map(({ track }) => track.genre)
]

export const filters: Filters<PlaylistFilters, PlaylistRow> = {
  artist_name: matchPart(({ places }) =>
    places.flatMap(({ track }) => track.artists.map(({ name }) => name))
  ),
  created_date: matchDays((playlist) => formatMoment(playlist.created)),
  genre_id: matchIds((playlist) => readGenres(playlist).map(({ id }) => id)),
  genre_name: matchWhole((playlist) => readGenres(playlist).map(({ name }) => name)),
  id: matchIds((playlist) => playlist.id),
  is_public: matchFlag((playlist) => playlist.is_public),
  name: matchPart((playlist) => playlist.name),
  playlist_status: matchFlag(() => true),
  playlist_type: matchWhole((playlist) => playlist.type.name),
  playlist_type_id: matchWhole((playlist) => String(playlist.type.id)),
  status: matchFlag(() => true),
  updated_date: matchDays((playlist) => formatMoment(playlist.updated)),
  user_id: matchIds((playlist) => playlist.owner?.id ?? null),
  username: matchPart((playlist) => playlist.owner?.username ?? [])
}

export const orders: Orders<PlaylistFilters, PlaylistRow> = {
  create_date: (playlist) => playlist.created,
  name: (playlist) => playlist.name,
  update_date: (playlist) => playlist.updated
}
