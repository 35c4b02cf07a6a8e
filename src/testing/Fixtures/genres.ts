/**
 * Fixtures of genres.
 */
import type {
  Genre,
  GenreCategory,
  GenreDetail,
  GenreReference,
  SubGenreDetail,
  SubGenreReference
} from "../../schemas/Genre.ts"
import { type Fixture, fixture, urlOf } from "./fixture.ts"

const techHouse = { id: 11, name: "Tech House", slug: "tech-house" }
const latinTech = { id: 302, name: "Latin Tech", slug: "latin-tech" }

/** Makes the genre Tech House as tracks refer to it. */
export const genreReference: Fixture<GenreReference> = (different = {}) => ({
  ...techHouse,
  url: urlOf("catalog/genres", different.id ?? techHouse.id),
  ...different
})

/** Makes a sub-genre as tracks refer to it. */
export const subGenreReference: Fixture<SubGenreReference> = (different = {}) => ({
  ...latinTech,
  enabled: true,
  url: urlOf("catalog/sub-genres", different.id ?? latinTech.id),
  ...different
})

/** Makes the group of genres that Tech House belongs to. */
export const genreCategory = fixture<GenreCategory>({ id: 1, name: "Electronic" })

/** Makes a genre as the list of genres returns it. */
export const genre: Fixture<Genre> = (different = {}) => ({
  ...techHouse,
  url: urlOf("catalog/genres", different.id ?? techHouse.id),
  enabled: true,
  category: genreCategory(),
  sub_genres: [],
  launch_date: null,
  ...different
})

/** Makes a genre as `genres.get` returns it. */
export const genreDetail = fixture<GenreDetail>({
  ...techHouse,
  enabled: true,
  is_included_in_hype: true,
  sub_genres: []
})

/** Makes a sub-genre as `subGenres.get` returns it. */
export const subGenreDetail: Fixture<SubGenreDetail> = (different = {}) => ({
  ...latinTech,
  enabled: true,
  genre: genreReference(),
  url: urlOf("catalog/sub-genres", different.id ?? latinTech.id),
  ...different
})
