/**
 * Operations on artists and their discographies.
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
import type { Paging } from "../lists/List.ts"
import type { Paged } from "../lists/Paged.ts"
import type { Batch } from "../batches/Batch.ts"
import type { BatchKeys } from "../batches/BatchKeys.ts"
import { readByIds } from "../batches/byKeys.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import { addFilters, type Lists } from "../lists/Lists.ts"
import { makeSearch } from "../lists/makeSearch.ts"
import { takeTop } from "../lists/topList.ts"
import { orEmpty } from "../calls/orEmpty.ts"

/** Finds artists and lists their tracks and releases. */
export interface Artists {
  /** Fetches the artist with this id, with biography and image. */
  readonly get: (id: number) => Effect.Effect<ArtistDetail, CallError | NotFoundError>
  /**
   * Fetches many artists by id, 100 a request, in the order of the ids, and names missing ids. Ids can be any iterable,
   * async iterable or Stream. Values have the fields of list responses.
   */
  readonly getMany: <KeyError = never>(
    ids: BatchKeys<number, KeyError>
  ) => Batch<number, Artist, CallError | KeyError>
  /** Lists artists by filters. */
  readonly list: (filters?: ArtistFilters) => Paged<Artist>
  /** Searches artists by text. With filters, the text has to be part of the name. */
  readonly search: (query: string, filters?: ArtistFilters) => Paged<Artist>
  /** Lists the tracks of an artist, including those that the artist only remixed. */
  readonly tracks: (id: number, paging?: Paging) => Paged<Track, CallError | NotFoundError>
  /** Lists the releases of an artist. An unknown id gives an empty list, because the server has no path for them. */
  readonly releases: (id: number, filters?: Omit<ReleaseFilters, "artist_id">) => Paged<Release>
  /** Fetches the `n` (1 to 100) best-selling tracks of an artist, best first. */
  readonly top: (id: number, n: number) => Effect.Effect<ReadonlyArray<Track>, CallError | NotFoundError>
  /** Fetches the pictures of an artist. Returns JSON as sent, because no response has been recorded. */
  readonly images: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Fetches the filters of artists as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeArtists = (calls: EndpointCalls, lists: Lists): Artists => {
  const list = (filters?: ArtistFilters) => lists.of(calls.artists.list, orEmpty(filters))
  const search = makeSearch(calls, lists, "artists", (found) => found.artists, list)
  return {
    get: (id) => calls.artists.get({ params: { id } }),
    getMany: readByIds("artists.getMany", list),
    list,
    search: (query, filters) => search(query, orEmpty(filters)),
    tracks: (id, paging) => lists.within({ id }, calls.artists.tracks, orEmpty(paging)),
    releases: (id, filters) =>
      lists.ofReleases(calls.releases.list, addFilters(orEmpty(filters), { artist_id: id })),
    top: (id, n) =>
      calls.artists.top({ params: { id, num: n }, query: { per_page: largestPage } }).pipe(takeTop(n)),
    images: (id) => calls.artists.images({ params: { id } }),
    facets: () => calls.artists.facets({})
  }
}
