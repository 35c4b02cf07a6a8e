/**
 * Artists and their discographies.
 */
import type { Effect, Schema } from "effect"
import type { ArtistFilters } from "../../api/Artists.ts"
import type { ReleaseFilters } from "../../api/Releases.ts"
import type { CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import type { Artist, ArtistDetail } from "../../schemas/Artist.ts"
import { largestPage } from "../../schemas/Page.ts"
import type { Release } from "../../schemas/Release.ts"
import type { Track } from "../../schemas/Track.ts"
import type { Paged, Paging } from "../lists/Paged.ts"
import type { Batch, Keys } from "../batches/Batch.ts"
import { byIds } from "../batches/byKeys.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import { addFilters, type Lists } from "../lists/Lists.ts"
import { makeSearch } from "../lists/search.ts"
import { takeTop } from "../lists/topList.ts"

/** What can be done with artists. */
export interface Artists {
  /** An artist by id, with biography and image. */
  readonly get: (id: number) => Effect.Effect<ArtistDetail, CallError | NotFoundError>
  /**
   * Many artists by id, in the list form: a hundred to a request, in the order asked, the missing ones named. Ids can be
   * any iterable, async iterable or Stream.
   */
  readonly getMany: <KeyError = never>(
    ids: Keys<number, KeyError>
  ) => Batch<number, Artist, CallError | KeyError>
  /** Artists by filters. */
  readonly list: (filters?: ArtistFilters) => Paged<Artist>
  /** Artists by text; with filters, the text has to be part of the name. */
  readonly search: (query: string, filters?: ArtistFilters) => Paged<Artist>
  /** An artist's tracks, including those the artist only remixed. */
  readonly tracks: (id: number, paging?: Paging) => Paged<Track, CallError | NotFoundError>
  /** An artist's releases. The server has no path for them, so an unknown id gives an empty list. */
  readonly releases: (id: number, filters?: Omit<ReleaseFilters, "artist_id">) => Paged<Release>
  /** An artist's `n` (1 to 100) best-selling tracks, the first first. */
  readonly top: (id: number, n: number) => Effect.Effect<ReadonlyArray<Track>, CallError | NotFoundError>
  /** The pictures of an artist. Nobody has recorded the answer, so it is passed on as it comes. */
  readonly images: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** What artists can be filtered by, as the server describes it; passed on as it comes. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeArtists = (calls: EndpointCalls, lists: Lists): Artists => {
  const list = (filters: ArtistFilters = {}) => lists.of(calls.artists.list, filters)
  const search = makeSearch(calls, lists, "artists", (found) => found.artists, list)
  return {
    get: (id) => calls.artists.get({ params: { id } }),
    getMany: byIds(list),
    list,
    search: (query, filters = {}) => search(query, filters),
    tracks: (id, paging = {}) => lists.within({ id }, calls.artists.tracks, paging),
    releases: (id, filters = {}) =>
      lists.ofReleases(calls.releases.list, addFilters(filters, { artist_id: id })),
    top: (id, n) =>
      calls.artists.top({ params: { id, num: n }, query: { per_page: largestPage } }).pipe(takeTop(n)),
    images: (id) => calls.artists.images({ params: { id } }),
    facets: () => calls.artists.facets({})
  }
}
