/**
 * Operations on genres.
 */
import type { Effect, Schema } from "effect"
import type { GenreFilters } from "../../api/Genres.ts"
import type { CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import type { GenreInput } from "../../schemas/Filter.ts"
import type { Genre, GenreDetail, SubGenreReference } from "../../schemas/Genre.ts"
import type { Track } from "../../schemas/Track.ts"
import type { Paging } from "../lists/List.ts"
import type { Paged } from "../lists/Paged.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import type { Lists } from "../lists/Lists.ts"
import { orEmpty } from "../calls/orEmpty.ts"

/** Reads genres and lists their tracks. A genre is given by id or by name. */
export interface Genres {
  /** Fetches the genre with this id. */
  readonly get: (genre: GenreInput) => Effect.Effect<GenreDetail, CallError | NotFoundError>
  /** Lists all genres. They fit on one page. */
  readonly list: (filters?: GenreFilters) => Paged<Genre>
  /** Lists the sub-genres of a genre. */
  readonly subGenres: (
    genre: GenreInput,
    paging?: Paging
  ) => Paged<SubGenreReference, CallError | NotFoundError>
  /**
   * Lists the tracks of a genre, last added first, which is not the newest publication first. For that order, or for filters,
   * use `tracks.list({ genre_id })`.
   */
  readonly tracks: (genre: GenreInput, paging?: Paging) => Paged<Track, CallError | NotFoundError>
  /** Fetches the filters of genres as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeGenres = (calls: EndpointCalls, lists: Lists): Genres => ({
  get: (genre) => calls.genres.get({ params: { id: genre } }),
  list: (filters) => lists.of(calls.genres.list, orEmpty(filters)),
  subGenres: (genre, paging) => lists.within({ id: genre }, calls.genres.subGenres, orEmpty(paging)),
  tracks: (genre, paging) => lists.within({ id: genre }, calls.genres.tracks, orEmpty(paging)),
  facets: () => calls.genres.facets({})
})
