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
  purchase_date: Filter.days,
  received_status: Filter.flag
})
export interface PurchaseFilters extends Schema.Schema.Type<typeof PurchaseFilters> {}

export const MyDownloadsApi = HttpApiGroup.make("myDownloads").add(
  HttpApiEndpoint.get("list", "/my/downloads/", {
    query: PurchaseFilters,
    success: ListOf(Purchase)
  }),
  HttpApiEndpoint.get("encodeStatus", "/my/downloads/encode-status/", {
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("encodeStatusFacets", "/my/downloads/encode-status/facets/", {
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("facets", "/my/downloads/facets/", {
    success: UnrecordedAnswer
  })
)
