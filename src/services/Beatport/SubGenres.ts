/**
 * Sub-genres.
 */
import type { Effect, Schema } from "effect"
import type { GenreFilters } from "../../api/Genres.ts"
import type { CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import type { SubGenreDetail, SubGenreReference } from "../../schemas/Genre.ts"
import type { Track } from "../../schemas/Track.ts"
import type { Paged, Paging } from "../lists/Paged.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import type { Lists } from "../lists/Lists.ts"

/** What can be done with sub-genres. `genres.subGenres` lists those of one genre. */
export interface SubGenres {
  /** A sub-genre by id. */
  readonly get: (id: number) => Effect.Effect<SubGenreDetail, CallError | NotFoundError>
  /** All sub-genres. */
  readonly list: (filters?: GenreFilters) => Paged<SubGenreReference>
  /** The tracks of a sub-genre, newest first. `tracks.list({ sub_genre_id })` takes filters besides. */
  readonly tracks: (id: number, paging?: Paging) => Paged<Track, CallError | NotFoundError>
  /** What sub-genres can be filtered by, as the server describes it; passed on as it comes. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeSubGenres = (calls: EndpointCalls, lists: Lists): SubGenres => ({
  get: (id) => calls.subGenres.get({ params: { id } }),
  list: (filters = {}) => lists.of(calls.subGenres.list, filters),
  tracks: (id, paging = {}) => lists.within({ id }, calls.subGenres.tracks, paging),
  facets: () => calls.subGenres.facets({})
})
