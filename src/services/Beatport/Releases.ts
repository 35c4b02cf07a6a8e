/**
 * Releases.
 */
import type { Effect } from "effect"
import type { ReleaseFilters } from "../../api/Releases.ts"
import type { CallError, NotFoundError } from "../../errors/BeatportError.ts"
import type { Release, ReleaseDetail } from "../../schemas/Release.ts"
import type { ReleaseTrack } from "../../schemas/Track.ts"
import type { Paged, Paging } from "../Paged.ts"
import type { Batch, Keys } from "../Batch.ts"
import { byIds, byUpcs } from "./batches.ts"
import type { Calls } from "./calls.ts"
import type { Lists } from "./lists.ts"
import { makeSearch } from "./searching.ts"

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
}

export const makeReleases = (calls: Calls, lists: Lists): Releases => {
  const list = (filters: ReleaseFilters = {}) =>
    lists.ofReleases(filters, (query) => calls.releases.list({ query }))
  const search = makeSearch(calls, lists, "releases", (found) => found.releases, list)
  return {
    get: (id) => calls.releases.get({ params: { id } }),
    getMany: byIds(list),
    findByUpc: byUpcs(list),
    list,
    search: (query, filters = {}) => search(query, filters),
    tracks: (id, paging = {}) =>
      lists
        .of(paging, (query) => calls.releases.tracks({ params: { id }, query }))
        .map((track, index): ReleaseTrack => ({ ...track, number: index + 1 }))
  }
}
