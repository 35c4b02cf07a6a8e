/**
 * JSON of genres, sub-genres and keys.
 */
import { apiUrl } from "../responses.ts"
import type { GenreName, GenreRow, KeyRow } from "../Catalogue.ts"

/** Makes the genre of another resource. */
export const reference = (genre: GenreName) => ({
  id: genre.id,
  name: genre.name,
  slug: genre.slug,
  url: `${apiUrl}/catalog/genres/${genre.id}/`
})

/** Makes a sub-genre, in all responses but its own. */
export const subGenre = (sub: GenreName) => ({
  id: sub.id,
  name: sub.name,
  slug: sub.slug,
  url: `${apiUrl}/catalog/sub-genres/${sub.id}/`,
  enabled: true
})

/** Makes a sub-genre by id. Unrecorded: these are the fields of Beatport's document. */
export const subGenreDetail = (sub: GenreName, parent: GenreName) => ({
  enabled: true,
  genre: `${apiUrl}/catalog/genres/${parent.id}/`,
  id: sub.id,
  name: sub.name,
  slug: sub.slug,
  url: `${apiUrl}/catalog/sub-genres/${sub.id}/`
})

/** Makes a genre in the list of genres. */
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

/** Makes a genre by id. */
export const detail = (genre: GenreRow) => ({
  enabled: true,
  id: genre.id,
  is_included_in_hype: genre.is_included_in_hype,
  name: genre.name,
  slug: genre.slug,
  sub_genres: genre.sub_genres.map(subGenre)
})

/** Makes the musical key of a track. */
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
