/**
 * Genres, sub-genres and keys as they go over the wire.
 */
import { apiUrl } from "../responses.ts"
import type { GenreName, GenreRow, KeyRow } from "../Catalogue.ts"

/** A genre inside something else. */
export const reference = (genre: GenreName) => ({
  id: genre.id,
  name: genre.name,
  slug: genre.slug,
  url: `${apiUrl}/catalog/genres/${genre.id}/`
})

/** A sub-genre, wherever it is. */
export const subGenre = (sub: GenreName) => ({
  id: sub.id,
  name: sub.name,
  slug: sub.slug,
  url: `${apiUrl}/catalog/sub-genres/${sub.id}/`,
  enabled: true
})

/** A sub-genre by id. Never recorded: these are the fields of Beatport's document. */
export const subGenreDetail = (sub: GenreName, parent: GenreName) => ({
  enabled: true,
  genre: `${apiUrl}/catalog/genres/${parent.id}/`,
  id: sub.id,
  name: sub.name,
  slug: sub.slug,
  url: `${apiUrl}/catalog/sub-genres/${sub.id}/`
})

/** A genre in the list of genres. */
export const listItem = (genre: GenreRow) => ({
  id: genre.id,
  category: genre.category,
  name: genre.name,
  enabled: true,
  slug: genre.slug,
  sub_genres: genre.sub_genres.map(subGenre),
  url: `${apiUrl}/catalog/genres/${genre.id}/`,
  launch_date: genre.launch_date
})

/** A genre by id. */
export const detail = (genre: GenreRow) => ({
  enabled: true,
  id: genre.id,
  is_included_in_hype: genre.is_included_in_hype,
  name: genre.name,
  slug: genre.slug,
  sub_genres: genre.sub_genres.map(subGenre)
})

/** A musical key, inside a track. */
export const key = (row: KeyRow) => {
  const chord = row.minor ? { id: 1, name: "Minor" } : { id: 2, name: "Major" }
  return {
    camelot_number: row.camelot_number,
    camelot_letter: row.camelot_letter,
    chord_type: { ...chord, url: `${apiUrl}/catalog/chord-types/${chord.id}/` },
    id: row.id,
    is_sharp: row.is_sharp,
    is_flat: row.is_flat,
    letter: row.letter,
    name: row.name,
    url: `${apiUrl}/catalog/keys/${row.id}/`
  }
}
