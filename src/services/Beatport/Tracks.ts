/**
 * Operations on tracks.
 */
import { Effect, Predicate, Schema } from "effect"
import type { TrackFilters } from "../../api/Tracks.ts"
import type { BeatportError, CallError } from "../../errors/BeatportError.ts"
import type { ForbiddenError } from "../../errors/ForbiddenError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import { checkArguments } from "../../errors/fromSchema.ts"
import type { StorePage } from "../../schemas/StorePage.ts"
import type { Track, TrackDetail } from "../../schemas/Track.ts"
import type { Paged } from "../lists/Paged.ts"
import type { Batch } from "../batches/Batch.ts"
import type { BatchKeys } from "../batches/BatchKeys.ts"
import { readByIds, readByIsrcs, type Code } from "../batches/byKeys.ts"
import { makeGetListed } from "../batches/getListed.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import type { Lists } from "../lists/Lists.ts"
import { makeSearch } from "../lists/makeSearch.ts"
import { orEmpty } from "../calls/orEmpty.ts"

/** Finds tracks by id, ISRC, text and filters. */
export interface Tracks {
  /**
   * Fetches the track with this id. If it is not sold in the account's country, the call fails with a `ForbiddenError`
   * (`TerritoryRestricted`). With `fallback: "list"` it then returns the fields of list responses, which the server
   * sends everywhere.
   */
  readonly get: {
    /** Returns the track with this id. A track that is not sold in the account's country is a `ForbiddenError`. */
    (id: number): Effect.Effect<TrackDetail, CallError | NotFoundError>
    /** Returns the track with this id. If it is not sold in the account's country, returns the fields of list responses. */
    (
      id: number,
      options: { readonly fallback: "list" }
    ): Effect.Effect<TrackDetail | Track, CallError | NotFoundError>
  }
  /**
   * Fetches many tracks by id, 100 a request, in the order of the ids, and names missing ids. Ids can be any iterable,
   * async iterable or Stream. Values have the fields of list responses.
   */
  readonly getMany: <KeyError = never>(
    ids: BatchKeys<number, KeyError>
  ) => Batch<number, Track, CallError | KeyError>
  /**
   * Fetches many tracks by ISRC. A recording can be on several releases, so an ISRC can have several tracks. Hyphens, spaces and
   * quotes are ignored. A value that is no ISRC fails the call, unless `lenient` skips it and lists it in `invalid`.
   */
  readonly findByIsrc: <KeyError = never>(
    isrcs: BatchKeys<Code, KeyError>
  ) => Batch<string, Track, CallError | KeyError>
  /**
   * Fetches the track with this id, with the fields of list responses. Concurrent calls anywhere in the program share
   * requests: 100 calls are one request.
   */
  readonly getListed: (id: number) => Effect.Effect<Track, CallError | NotFoundError>
  /** Lists tracks by filters, newest first unless `order_by` is given. */
  readonly list: (filters?: TrackFilters) => Paged<Track>
  /**
   * Searches tracks by text. Without filters this is Beatport's own search over titles, artists and labels. With
   * filters the text has to be part of the title, because the search takes no filters. An empty text lists by the
   * filters.
   */
  readonly search: (query: string, filters?: TrackFilters) => Paged<Track>
  /** Fetches the address of the track with this ISRC on www.beatport.com. */
  readonly storePage: (isrc: string) => Effect.Effect<StorePage, CallError | NotFoundError>
  /**
   * Fetches the tracks that Beatport recommends beside a track. Returns JSON as sent, because no response has been
   * recorded.
   */
  readonly beatbot: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Fetches what buyers of a track also bought. Returns JSON as sent, because no response has been recorded. */
  readonly alsoBought: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /**
   * Fetches the tracks that Beatport recommends beside several tracks. The ids are sent as `ids`, and the JSON is
   * returned as sent, because neither is documented or recorded.
   */
  readonly similar: (ids: number | ReadonlyArray<number>) => Effect.Effect<Schema.Json, CallError>
  /**
   * Fetches the tracks that Beatport recommends to the account. Returns JSON as sent. Newer documents of Beatport no
   * longer list this endpoint, so it may fail with a `ServerError` (404).
   */
  readonly recommended: () => Effect.Effect<Schema.Json, CallError>
  /** Fetches the publishers of a track's composition. Returns JSON as sent, because no response has been recorded. */
  readonly publishers: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Fetches the pictures of a track. Returns JSON as sent, because no response has been recorded. */
  readonly images: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /**
   * Fetches the file formats of a track, if the account has access. Returns JSON as sent, because no response has been
   * recorded.
   */
  readonly audioFiles: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /**
   * Fetches what Beatport's streaming SDK receives about a track, if the account has access. Returns JSON as sent.
   * Playing full tracks is out of scope; a preview is `Track.previewUrl`.
   */
  readonly streamSdk: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Fetches the filters of tracks as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** Fetches the filters of recommendations as the server describes them. Returns JSON as sent. */
  readonly recommendedFacets: () => Effect.Effect<Schema.Json, CallError>
  // There is no `stream` and no `download`, because full-length streams and downloads are out of this SDK's scope.
}

export const makeTracks = (calls: EndpointCalls, lists: Lists): Tracks => {
  const list = (filters?: TrackFilters) => lists.ofTracks(calls.tracks.list, orEmpty(filters))
  const search = makeSearch(calls, lists, "tracks", (found) => found.tracks, list)

  /** Fetches a track with the fields of list responses, after its own endpoint has returned a 403. */
  const fromList = (id: number, forbidden: ForbiddenError) =>
    Effect.flatMap(list({ id, per_page: 1 }), ({ results: [track] }): Effect.Effect<Track, ForbiddenError> =>
      track === undefined ? Effect.fail(forbidden) : Effect.succeed(track)
    )

  function get(id: number): Effect.Effect<TrackDetail, CallError | NotFoundError>
  function get(
    id: number,
    options: { readonly fallback: "list" }
  ): Effect.Effect<TrackDetail | Track, CallError | NotFoundError>
  function get(id: number, options?: { readonly fallback: "list" }) {
    const detail = calls.tracks.get({ params: { id } })
    // `Effect.forEach(ids, tracks.get)` compiles, and passes the index.
    if (options === undefined || Predicate.isNumber(options)) return detail
    return Effect.flatMap(checkOptions(options), ({ fallback }) =>
      fallback === undefined
        ? detail
        : Effect.catchIf(detail, isTerritoryRestricted, (forbidden) => fromList(id, forbidden))
    )
  }

  const getMany = readByIds("tracks.getMany", list)

  return {
    get,
    getMany,
    findByIsrc: readByIsrcs("tracks.findByIsrc", list),
    getListed: makeGetListed(getMany),
    list,
    search: (query, filters) => search(query, orEmpty(filters)),
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

const checkOptions = checkArguments(
  Schema.Struct({
    fallback: Schema.optionalKey(Schema.UndefinedOr(Schema.Literal("list")).annotate({ expected: '"list"' }))
  }),
  "tracks.get"
)

const isTerritoryRestricted = (error: BeatportError): error is ForbiddenError =>
  error._tag === "ForbiddenError" && error.reason === "TerritoryRestricted"
