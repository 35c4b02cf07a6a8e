/**
 * Operations on releases.
 */
import { Effect, Schema } from "effect"
import { checkArguments } from "../../errors/fromSchema.ts"
import type { ReleaseFilters } from "../../api/Releases.ts"
import type { CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import { largestPage, ListOf } from "../../schemas/Page.ts"
import { Release, type ReleaseDetail, type ReleaseTrackId } from "../../schemas/Release.ts"
import type { ReleaseTrack, Track } from "../../schemas/Track.ts"
import { many } from "../../schemas/Unrecorded.ts"
import type { Paging } from "../lists/List.ts"
import type { Paged } from "../lists/Paged.ts"
import type { Batch } from "../batches/Batch.ts"
import type { BatchKeys } from "../batches/BatchKeys.ts"
import { readByIds, readByUpcs, type Code } from "../batches/byKeys.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import type { Lists } from "../lists/Lists.ts"
import { makeSearch } from "../lists/makeSearch.ts"
import { renameArguments, takeTop, type TopOptions, topOptions } from "../lists/topList.ts"
import { orEmpty } from "../calls/orEmpty.ts"

/** Finds releases and lists their tracks. */
export interface Releases {
  /** Fetches the release with this id. */
  readonly get: (id: number) => Effect.Effect<ReleaseDetail, CallError | NotFoundError>
  /**
   * Fetches many releases by id, 100 a request, in the order of the ids, and names missing ids. Ids can be any
   * iterable, async iterable or Stream. Values have the fields of list responses.
   */
  readonly getMany: <KeyError = never>(
    ids: BatchKeys<number, KeyError>
  ) => Batch<number, Release, CallError | KeyError>
  /**
   * Fetches many releases by UPC or EAN, whatever number of leading zeros it has. Hyphens, spaces and quotes are ignored. A value
   * that is neither fails the call, unless `lenient` skips it and lists it in `invalid`.
   */
  readonly findByUpc: <KeyError = never>(
    upcs: BatchKeys<Code, KeyError>
  ) => Batch<string, Release, CallError | KeyError>
  /** Lists releases by filters, newest first unless `order_by` is given. */
  readonly list: (filters?: ReleaseFilters) => Paged<Release>
  /** Searches releases by text. With filters, the text has to be part of the name. */
  readonly search: (query: string, filters?: ReleaseFilters) => Paged<Release>
  /**
   * Lists the tracks of a release in order and numbers them, because list responses have no track numbers. On a release
   * of several discs, only `tracks.get` returns the number on the disc.
   */
  readonly tracks: (id: number, paging?: Paging) => Paged<ReleaseTrack, CallError | NotFoundError>
  /**
   * Fetches the ids of the tracks of a release. Several response shapes are decoded, because none has been recorded.
   */
  readonly trackIds: (id: number) => Effect.Effect<ReadonlyArray<ReleaseTrackId>, CallError | NotFoundError>
  /**
   * Lists the DJ edits of a release. Only newer documents of Beatport list this endpoint, and no response has been
   * recorded.
   */
  readonly djEditTracks: (id: number, paging?: Paging) => Paged<Track, CallError | NotFoundError>
  /** Fetches the `n` (1 to 100) best-selling releases of a genre or of all genres, best first. */
  readonly top: (
    n: number,
    options?: TopOptions
  ) => Effect.Effect<ReadonlyArray<Release>, CallError | NotFoundError>
  /**
   * Fetches the releases that Beatport recommends beside a release. Returns JSON as sent, because no response has been
   * recorded.
   */
  readonly beatbot: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Fetches what buyers of a release also bought. Returns JSON as sent, because no response has been recorded. */
  readonly alsoBought: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /**
   * Fetches the releases that Beatport recommends beside several releases. The ids are sent as `ids`, and the JSON is
   * returned as sent, because neither is documented or recorded.
   */
  readonly similar: (ids: number | ReadonlyArray<number>) => Effect.Effect<Schema.Json, CallError>
  /** Fetches the pictures of a release. Returns JSON as sent, because no response has been recorded. */
  readonly images: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Fetches the filters of releases as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** Fetches the filters of the tracks of a release as the server describes them. Returns JSON as sent. */
  readonly trackFacets: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Fetches the filters of the DJ edits of a release as the server describes them. Returns JSON as sent. */
  readonly djEditTrackFacets: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
}

export const makeReleases = (calls: EndpointCalls, lists: Lists): Releases => {
  const list = (filters?: ReleaseFilters) => lists.ofReleases(calls.releases.list, orEmpty(filters))
  const search = makeSearch(calls, lists, "releases", (found) => found.releases, list)
  const topOfGenre = calls.genres.top.decodingAs(ListOf(Release))
  return {
    get: (id) => calls.releases.get({ params: { id } }),
    getMany: readByIds("releases.getMany", list),
    findByUpc: readByUpcs("releases.findByUpc", list),
    list,
    search: (query, filters) => search(query, orEmpty(filters)),
    tracks: (id, paging) =>
      lists
        .within({ id }, calls.releases.tracks, orEmpty(paging))
        .map((track, index): ReleaseTrack => ({ ...track, number: index + 1 })),
    trackIds: (id) => Effect.map(calls.releases.trackIds({ params: { id } }), many),
    djEditTracks: (id, paging) => lists.within({ id }, calls.releases.djEditTracks, orEmpty(paging)),
    top: (n, options) =>
      Effect.flatMap(checkTop(orEmpty(options)), ({ genre_id }) =>
        genre_id === undefined
          ? calls.releases.top({ params: { num: n }, query: { per_page: largestPage } })
          : topOfGenre({
              params: { id: genre_id, num: n },
              query: { type: "release", per_page: largestPage }
            }).pipe(renameArguments({ id: "genre_id" }))
      ).pipe(takeTop(n)),
    beatbot: (id) => calls.releases.beatbot({ params: { id } }),
    alsoBought: (id) => calls.releases.alsoBought({ params: { id } }),
    similar: (ids) => calls.releases.similar({ query: { ids } }),
    images: (id) => calls.releases.images({ params: { id } }),
    facets: () => calls.releases.facets({}),
    trackFacets: (id) => calls.releases.trackFacets({ params: { id } }),
    djEditTrackFacets: (id) => calls.releases.djEditTrackFacets({ params: { id } })
  }
}

const checkTop = checkArguments(Schema.Struct(topOptions), "releases.top")
