/**
 * `/my/downloads/`: the list of what the account has bought. (The files themselves are not what this SDK is for.)
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import { ListOf } from "../schemas/Page.ts"
import { Purchase } from "../schemas/Purchase.ts"
import { UnrecordedAnswer } from "../schemas/Unrecorded.ts"
import { TrackFilters } from "./Tracks.ts"

/** What purchases can be filtered and ordered by: everything that tracks can, and two things of their own. */
export const PurchaseFilters = Schema.Struct({
  ...TrackFilters.fields,
  /** The day of the purchase: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  purchase_date: Filter.days,
  /** Whether the purchase was downloaded. */
  received_status: Filter.flag
})
export interface PurchaseFilters extends Schema.Schema.Type<typeof PurchaseFilters> {}

export const MyDownloadsApi = HttpApiGroup.make("myDownloads").add(
  /** Lists the tracks that the account has bought. */
  HttpApiEndpoint.get("list", "/my/downloads/", {
    query: PurchaseFilters,
    success: ListOf(Purchase)
  }),
  /** Returns the state of the encoding of bought tracks. */
  HttpApiEndpoint.get("encodeStatus", "/my/downloads/encode-status/", {
    success: UnrecordedAnswer
  }),
  /** Returns the facets of encoding states. */
  HttpApiEndpoint.get("encodeStatusFacets", "/my/downloads/encode-status/facets/", {
    success: UnrecordedAnswer
  }),
  /** Returns the facets of bought tracks. */
  HttpApiEndpoint.get("facets", "/my/downloads/facets/", {
    success: UnrecordedAnswer
  })
)
