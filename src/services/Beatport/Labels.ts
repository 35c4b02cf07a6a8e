/**
 * Labels and their catalogues.
 */
import type { Effect, Schema } from "effect"
import type { LabelFilters } from "../../api/Labels.ts"
import type { TrackFilters } from "../../api/Tracks.ts"
import type { CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import type { Label, LabelDetail } from "../../schemas/Label.ts"
import { largestPage, ListOf } from "../../schemas/Page.ts"
import { Release } from "../../schemas/Release.ts"
import type { Track } from "../../schemas/Track.ts"
import type { Paged, Paging } from "../lists/Paged.ts"
import type { Batch, Keys } from "../batches/Batch.ts"
import { byIds } from "../batches/byKeys.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import { addFilters, type Lists } from "../lists/Lists.ts"
import { makeSearch } from "../lists/search.ts"
import { takeTop } from "../lists/topList.ts"

/** What can be done with labels. */
export interface Labels {
  /** A label by id, with its image. */
  readonly get: (id: number) => Effect.Effect<LabelDetail, CallError | NotFoundError>
  /**
   * Many labels by id, in the list form: a hundred to a request, in the order asked, the missing ones named. Ids can be
   * any iterable, async iterable or Stream.
   */
  readonly getMany: <KeyError = never>(
    ids: Keys<number, KeyError>
  ) => Batch<number, Label, CallError | KeyError>
  /** Labels by filters. */
  readonly list: (filters?: LabelFilters) => Paged<Label>
  /** Labels by text; with filters, the text has to be part of the name. */
  readonly search: (query: string, filters?: LabelFilters) => Paged<Label>
  /** A label's releases, newest first. */
  readonly releases: (id: number, paging?: Paging) => Paged<Release, CallError | NotFoundError>
  /** A label's tracks. The server has no path for them, so an unknown id gives an empty list. */
  readonly tracks: (id: number, filters?: Omit<TrackFilters, "label_id">) => Paged<Track>
  /** A label's `n` (1 to 100) best-selling tracks, the first first. */
  readonly top: (id: number, n: number) => Effect.Effect<ReadonlyArray<Track>, CallError | NotFoundError>
  /** A label's `n` (1 to 100) best-selling releases, the first first. */
  readonly topReleases: (
    id: number,
    n: number
  ) => Effect.Effect<ReadonlyArray<Release>, CallError | NotFoundError>
  /**
   * A label's catalogue as a table, for those who manage the label: comma-separated values, as the server writes them.
   * Nobody has recorded one; Beatport's document names its columns.
   */
  readonly download: (id: number) => Effect.Effect<string, CallError | NotFoundError>
  /** The pictures of a label. Nobody has recorded the answer, so it is passed on as it comes. */
  readonly images: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** What labels can be filtered by, as the server describes it; passed on as it comes. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeLabels = (calls: EndpointCalls, lists: Lists): Labels => {
  const list = (filters: LabelFilters = {}) => lists.of(calls.labels.list, filters)
  const search = makeSearch(calls, lists, "labels", (found) => found.labels, list)
  const topReleases = calls.labels.top.decodingAs(ListOf(Release))
  return {
    get: (id) => calls.labels.get({ params: { id } }),
    getMany: byIds(list),
    list,
    search: (query, filters = {}) => search(query, filters),
    releases: (id, paging = {}) => lists.within({ id }, calls.labels.releases, paging),
    tracks: (id, filters = {}) => lists.ofTracks(calls.tracks.list, addFilters(filters, { label_id: id })),
    top: (id, n) =>
      calls.labels.top({ params: { id, num: n }, query: { per_page: largestPage } }).pipe(takeTop(n)),
    topReleases: (id, n) =>
      topReleases({ params: { id, num: n }, query: { type: "release", per_page: largestPage } }).pipe(
        takeTop(n)
      ),
    download: (id) => calls.labels.download({ params: { id } }),
    images: (id) => calls.labels.images({ params: { id } }),
    facets: () => calls.labels.facets({})
  }
}
