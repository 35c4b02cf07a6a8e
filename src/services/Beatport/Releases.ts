/**
 * Releases.
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
import type { Paged, Paging } from "../lists/Paged.ts"
import type { Batch, Keys } from "../batches/Batch.ts"
import { byIds, byUpcs } from "../batches/byKeys.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import type { Lists } from "../lists/Lists.ts"
import { makeSearch } from "../lists/search.ts"
import { renameArguments, takeTop, type TopOptions, topOptions } from "../lists/topList.ts"

/** What can be done with releases. */
export interface Releases {
  /** A release by id. */
  readonly get: (id: number) => Effect.Effect<ReleaseDetail, CallError | NotFoundError>
  /**
   * Many releases by id, in the list form: a hundred to a request, in the order asked, the missing ones named. Ids can be
   * any iterable, async iterable or Stream.
   */
  readonly getMany: <KeyError = never>(
    ids: Keys<number, KeyError>
  ) => Batch<number, Release, CallError | KeyError>
  /** Many releases by UPC or EAN. */
  readonly findByUpc: <KeyError = never>(
    upcs: Keys<string, KeyError>
  ) => Batch<string, Release, CallError | KeyError>
  /** Releases by filters, newest first unless `order_by` says otherwise. */
  readonly list: (filters?: ReleaseFilters) => Paged<Release>
  /** Releases by text; with filters, the text has to be part of the name. */
  readonly search: (query: string, filters?: ReleaseFilters) => Paged<Release>
  /**
   * The tracks of a release in their order, numbered by it. (A list gives no track numbers; on a release of several
   * discs, `tracks.get` knows the number on the disc.)
   */
  readonly tracks: (id: number, paging?: Paging) => Paged<ReleaseTrack, CallError | NotFoundError>
  /** The tracks of a release by their ids alone. Nobody has recorded the answer; several forms are read. */
  readonly trackIds: (id: number) => Effect.Effect<ReadonlyArray<ReleaseTrackId>, CallError | NotFoundError>
  /** The DJ edits that belong to a release. Newer documents of Beatport's have them; nobody has recorded an answer. */
  readonly djEditTracks: (id: number, paging?: Paging) => Paged<Track, CallError | NotFoundError>
  /** The `n` (1 to 100) best-selling releases, of a genre or of the whole shop, the first first. */
  readonly top: (
    n: number,
    options?: TopOptions
  ) => Effect.Effect<ReadonlyArray<Release>, CallError | NotFoundError>
  /** What Beatport's recommender puts beside a release. Nobody has recorded the answer, so it is passed on as it comes. */
  readonly beatbot: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** What others bought who bought a release. Nobody has recorded the answer, so it is passed on as it comes. */
  readonly alsoBought: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /**
   * What Beatport's recommender puts beside several releases. Neither the parameter (it is sent as `ids`) nor the answer
   * is documented or recorded; the answer is passed on as it comes.
   */
  readonly similar: (ids: number | ReadonlyArray<number>) => Effect.Effect<Schema.Json, CallError>
  /** The pictures of a release. Nobody has recorded the answer, so it is passed on as it comes. */
  readonly images: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** What releases can be filtered by, as the server describes it; passed on as it comes. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** The same about the tracks of a release. */
  readonly trackFacets: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** The same about the DJ edits of a release. */
  readonly djEditTrackFacets: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
}

export const makeReleases = (calls: EndpointCalls, lists: Lists): Releases => {
  const list = (filters: ReleaseFilters = {}) => lists.ofReleases(calls.releases.list, filters)
  const search = makeSearch(calls, lists, "releases", (found) => found.releases, list)
  const topOfGenre = calls.genres.top.decodingAs(ListOf(Release))
  return {
    get: (id) => calls.releases.get({ params: { id } }),
    getMany: byIds(list),
    findByUpc: byUpcs(list),
    list,
    search: (query, filters = {}) => search(query, filters),
    tracks: (id, paging = {}) =>
      lists
        .within({ id }, calls.releases.tracks, paging)
        .map((track, index): ReleaseTrack => ({ ...track, number: index + 1 })),
    trackIds: (id) => Effect.map(calls.releases.trackIds({ params: { id } }), many),
    djEditTracks: (id, paging = {}) => lists.within({ id }, calls.releases.djEditTracks, paging),
    top: (n, options = {}) =>
      Effect.flatMap(checkTop(options), ({ genre_id }) =>
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
