/**
 * Genres.
 */
import type { Effect, Schema } from "effect"
import type { GenreFilters } from "../../api/Genres.ts"
import type { CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import type { GenreInput } from "../../schemas/Filter.ts"
import type { Genre, GenreDetail, SubGenreReference } from "../../schemas/Genre.ts"
import type { Track } from "../../schemas/Track.ts"
import type { Paged, Paging } from "../lists/Paged.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import type { Lists } from "../lists/Lists.ts"

/** What can be done with genres. Each can be given by id or by name. */
export interface Genres {
  /** Fetches the genre with this id. */
  readonly get: (genre: GenreInput) => Effect.Effect<GenreDetail, CallError | NotFoundError>
  /** All genres; they fit on one page. */
  readonly list: (filters?: GenreFilters) => Paged<Genre>
  /** The sub-genres of a genre. */
  readonly subGenres: (
    genre: GenreInput,
    paging?: Paging
  ) => Paged<SubGenreReference, CallError | NotFoundError>
  /** The tracks of a genre, newest first. `tracks.list({ genre_id })` takes filters besides. */
  readonly tracks: (genre: GenreInput, paging?: Paging) => Paged<Track, CallError | NotFoundError>
  /** What genres can be filtered by, as the server describes it; passed on as it comes. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeGenres = (calls: EndpointCalls, lists: Lists): Genres => ({
  get: (genre) => calls.genres.get({ params: { id: genre } }),
  list: (filters = {}) => lists.of(calls.genres.list, filters),
  subGenres: (genre, paging = {}) => lists.within({ id: genre }, calls.genres.subGenres, paging),
  tracks: (genre, paging = {}) => lists.within({ id: genre }, calls.genres.tracks, paging),
  facets: () => calls.genres.facets({})
})
