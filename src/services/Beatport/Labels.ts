/**
 * Operations on labels and their catalogues.
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

/** Finds labels and lists their releases and tracks. */
export interface Labels {
  /** Fetches the label with this id, with its image. */
  readonly get: (id: number) => Effect.Effect<LabelDetail, CallError | NotFoundError>
  /**
   * Fetches many labels by id, 100 a request, in the order of the ids, and names missing ids. Ids can be any iterable,
   * async iterable or Stream. Values have the fields of list responses.
   */
  readonly getMany: <KeyError = never>(
    ids: BatchKeys<number, KeyError>
  ) => Batch<number, Label, CallError | KeyError>
  /** Lists labels by filters. */
  readonly list: (filters?: LabelFilters) => Paged<Label>
  /** Searches labels by text. With filters, the text has to be part of the name. */
  readonly search: (query: string, filters?: LabelFilters) => Paged<Label>
  /**
   * Lists the releases of a label, last added first, which is not the newest publication first. For that order, use
   * `releases.list({ label_id })`.
   */
  readonly releases: (id: number, paging?: Paging) => Paged<Release, CallError | NotFoundError>
  /** Lists the tracks of a label. An unknown id gives an empty list, because the server has no path for them. */
  readonly tracks: (id: number, filters?: Omit<TrackFilters, "label_id">) => Paged<Track>
  /** Fetches the `n` (1 to 100) best-selling tracks of a label, best first. */
  readonly top: (id: number, n: number) => Effect.Effect<ReadonlyArray<Track>, CallError | NotFoundError>
  /** Fetches the `n` (1 to 100) best-selling releases of a label, best first. */
  readonly topReleases: (
    id: number,
    n: number
  ) => Effect.Effect<ReadonlyArray<Release>, CallError | NotFoundError>
  /**
   * Fetches the catalogue of a label as CSV, if the account manages the label. The text is returned as sent, because no
   * response has been recorded; Beatport's document names the columns.
   */
  readonly download: (id: number) => Effect.Effect<string, CallError | NotFoundError>
  /** Fetches the pictures of a label. Returns JSON as sent, because no response has been recorded. */
  readonly images: (id: number) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Fetches the filters of labels as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeLabels = (calls: EndpointCalls, lists: Lists): Labels => {
  const list = (filters?: LabelFilters) => lists.of(calls.labels.list, orEmpty(filters))
  const search = makeSearch(calls, lists, "labels", (found) => found.labels, list)
  const topReleases = calls.labels.top.decodingAs(ListOf(Release))
  return {
    get: (id) => calls.labels.get({ params: { id } }),
    getMany: readByIds("labels.getMany", list),
    list,
    search: (query, filters) => search(query, orEmpty(filters)),
    releases: (id, paging) => lists.within({ id }, calls.labels.releases, orEmpty(paging)),
    tracks: (id, filters) =>
      lists.ofTracks(calls.tracks.list, addFilters(orEmpty(filters), { label_id: id })),
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
