/**
 * Operations on sub-genres.
 */
import type { Effect, Schema } from "effect"
import type { GenreFilters } from "../../api/Genres.ts"
import type { CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import type { SubGenreDetail, SubGenreReference } from "../../schemas/Genre.ts"
import type { Track } from "../../schemas/Track.ts"
import type { Paging } from "../lists/List.ts"
import type { Paged } from "../lists/Paged.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import type { Lists } from "../lists/Lists.ts"
import { orEmpty } from "../calls/orEmpty.ts"

/** Reads sub-genres and lists their tracks. `genres.subGenres` lists those of one genre. */
export interface SubGenres {
  /** Fetches the sub-genre with this id. */
  readonly get: (id: number) => Effect.Effect<SubGenreDetail, CallError | NotFoundError>
  /** Lists all sub-genres. */
  readonly list: (filters?: GenreFilters) => Paged<SubGenreReference>
  /**
   * Lists the tracks of a sub-genre, last added first, which is not the newest publication first. For that order, or for
   * filters, use `tracks.list({ sub_genre_id })`.
   */
  readonly tracks: (id: number, paging?: Paging) => Paged<Track, CallError | NotFoundError>
  /** Fetches the filters of sub-genres as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeSubGenres = (calls: EndpointCalls, lists: Lists): SubGenres => ({
  get: (id) => calls.subGenres.get({ params: { id } }),
  list: (filters) => lists.of(calls.subGenres.list, orEmpty(filters)),
  tracks: (id, paging) => lists.within({ id }, calls.subGenres.tracks, orEmpty(paging)),
  facets: () => calls.subGenres.facets({})
})
