/**
 * Tracks.
 */
import { Effect, Schema } from "effect"
import type { TrackFilters } from "../../api/Tracks.ts"
import type { BeatportError, CallError } from "../../errors/BeatportError.ts"
import type { ForbiddenError } from "../../errors/ForbiddenError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import { checkArguments } from "../../errors/fromSchema.ts"
import type { StorePage } from "../../schemas/StorePage.ts"
import type { Track, TrackDetail } from "../../schemas/Track.ts"
import type { Paged } from "../lists/Paged.ts"
import type { Batch, Keys } from "../batches/Batch.ts"
import { byIds, byIsrcs } from "../batches/byKeys.ts"
import { makeGetListed } from "../batches/getListed.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import type { Lists } from "../lists/Lists.ts"
import { makeSearch } from "../lists/search.ts"

/** What can be done with tracks. */
export interface Tracks {
  /**
   * A track by id. Where it is not sold in the account's country this is a `ForbiddenError`
   * (`TerritoryRestricted`), unless `fallback: "list"` asks for the list form instead, which is served everywhere.
   */
  readonly get: {
    (id: number): Effect.Effect<TrackDetail, CallError | NotFoundError>
    (
      id: number,
      options: { readonly fallback: "list" }
    ): Effect.Effect<TrackDetail | Track, CallError | NotFoundError>
  }
  /**
   * Many tracks by id, in the list form: a hundred to a request, in the order asked, the missing ones named. Ids can be
   * any iterable, async iterable or Stream.
   */
  readonly getMany: <KeyError = never>(
    ids: Keys<number, KeyError>
  ) => Batch<number, Track, CallError | KeyError>
  /** Many tracks by ISRC. One recording can be on several releases, so an ISRC can have several tracks. */
  readonly findByIsrc: <KeyError = never>(
    isrcs: Keys<string, KeyError>
  ) => Batch<string, Track, CallError | KeyError>
  /**
   * A track by id in the list form. Those that are asked for at the same time, anywhere in the program, go together:
   * a hundred concurrent calls are one request.
   */
  readonly getListed: (id: number) => Effect.Effect<Track, CallError | NotFoundError>
  /** Tracks by filters, newest first unless `order_by` says otherwise. */
  readonly list: (filters?: TrackFilters) => Paged<Track>
  /**
   * Tracks by text. Without filters this is Beatport's own search, over titles, artists and labels; with filters
   * the text has to be part of the title, because the search itself takes none. An empty text lists by the filters.
   */
  readonly search: (query: string, filters?: TrackFilters) => Paged<Track>
  /** The page of the track with this ISRC on www.beatport.com. */
  readonly storePage: (isrc: string) => Effect.Effect<StorePage, CallError | NotFoundError>
  /** What Beatport's recommender puts beside a track. Nobody has recorded the answer, so it is passed on as it comes. */
  readonly beatbot: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** What others bought who bought a track. Nobody has recorded the answer, so it is passed on as it comes. */
  readonly alsoBought: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /**
   * What Beatport's recommender puts beside several tracks. Neither the parameter (it is sent as `ids`) nor the answer is
   * documented or recorded; the answer is passed on as it comes.
   */
  readonly similar: (ids: number | ReadonlyArray<number>) => Effect.Effect<Schema.Json, CallError>
  /**
   * What Beatport recommends to the account, by what it played and bought. Passed on as it comes; newer documents of
   * Beatport's no longer have it, so it may be a `ServerError` (404) by now.
   */
  readonly recommended: () => Effect.Effect<Schema.Json, CallError>
  /** The people and companies that publish a track's composition. Nobody has recorded it; passed on as it comes. */
  readonly publishers: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** The pictures of a track. Nobody has recorded the answer, so it is passed on as it comes. */
  readonly images: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** What files the track exists in, if the account may know it. Nobody has recorded it; passed on as it comes. */
  readonly audioFiles: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /**
   * What Beatport's streaming SDK is told about a track, if the account may know it. Passed on as it comes: playing
   * full tracks is not what this SDK is for. A preview is `Track.previewUrl`.
   */
  readonly streamSdk: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** What tracks can be filtered by, as the server describes it; passed on as it comes. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** The same about recommendations. */
  readonly recommendedFacets: () => Effect.Effect<Schema.Json, CallError>
  // There is no `stream` and no `download`, on purpose: full-length streams and downloads are out of this SDK's scope.
}

export const makeTracks = (calls: EndpointCalls, lists: Lists): Tracks => {
  const list = (filters: TrackFilters = {}) => lists.ofTracks(calls.tracks.list, filters)
  const search = makeSearch(calls, lists, "tracks", (found) => found.tracks, list)

  /** The list form of a track that was refused. */
  const fromList = (id: number, refusal: ForbiddenError) =>
    Effect.flatMap(list({ id, per_page: 1 }), ({ results: [track] }): Effect.Effect<Track, ForbiddenError> =>
      track === undefined ? Effect.fail(refusal) : Effect.succeed(track)
    )

  function get(id: number): Effect.Effect<TrackDetail, CallError | NotFoundError>
  function get(
    id: number,
    options: { readonly fallback: "list" }
  ): Effect.Effect<TrackDetail | Track, CallError | NotFoundError>
  function get(id: number, options?: { readonly fallback: "list" }) {
    const detail = calls.tracks.get({ params: { id } })
    return options === undefined
      ? detail
      : Effect.andThen(
          checkFallback(options),
          Effect.catchIf(detail, isTerritoryRestricted, (refusal) => fromList(id, refusal))
        )
  }

  const getMany = byIds(list)

  return {
    get,
    getMany,
    findByIsrc: byIsrcs(list),
    getListed: makeGetListed(getMany),
    list,
    search: (query, filters = {}) => search(query, filters),
    storePage: (isrc) => calls.tracks.store({ params: { isrc } }),
    beatbot: (id) => calls.tracks.beatbot({ params: { id } }),
    alsoBought: (id) => calls.tracks.alsoBought({ params: { id } }),
    similar: (ids) => calls.tracks.similar({ query: { ids } }),
    recommended: () => calls.tracks.recommended({}),
    publishers: (id) => calls.tracks.publishers({ params: { id } }),
    images: (id) => calls.tracks.images({ params: { id } }),
    audioFiles: (id) => calls.tracks.audioFiles({ params: { id } }),
    streamSdk: (id) => calls.tracks.streamSdk({ params: { id } }),
    facets: () => calls.tracks.facets({}),
    recommendedFacets: () => calls.tracks.recommendedFacets({})
  }
}

const checkFallback = checkArguments(Schema.Struct({ fallback: Schema.Literal("list") }), "tracks.get")

const isTerritoryRestricted = (error: BeatportError): error is ForbiddenError =>
  error._tag === "ForbiddenError" && error.reason === "TerritoryRestricted"
