/**
 * The filters and orders of genres and of sub-genres.
 */
import type { GenreFilters } from "../../api/Genres.ts"
import type { GenreName } from "../Catalogue.ts"
import { type Filters, matchFlag, matchWhole, type Orders } from "../filtering.ts"

export const filters: Filters<GenreFilters, GenreName> = {
  enabled: matchFlag(() => true),
  name: matchWhole((genre) => genre.name)
}

export const orders: Orders<GenreFilters, GenreName> = {
  id: (genre) => genre.id,
  // All genres are enabled.
  status: () => 1
}
