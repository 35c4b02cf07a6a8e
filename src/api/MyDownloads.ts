/**
 * `/my/downloads/`: the list of tracks that the account has bought. (Downloading the files is out of scope.)
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import * as Range from "../schemas/Range.ts"
import type { Given } from "../schemas/Given.ts"
import { ListOf } from "../schemas/Page.ts"
import { Purchase } from "../schemas/Purchase.ts"
import { UnrecordedResponse } from "../schemas/Unrecorded.ts"
import { TrackFilters } from "./Tracks.ts"

/** Holds the filters and orders of purchases: those of tracks, and two more. */
export const PurchaseFilters = Schema.Struct({
  ...TrackFilters.fields,
  /** The day of the purchase: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  purchase_date: Range.days,
  /** Whether the purchase was downloaded. */
  received_status: Filter.flag
})
export interface PurchaseFilters extends Given<typeof PurchaseFilters.Type> {}

export class MyDownloadsApi extends HttpApiGroup.make("myDownloads").add(
  /** Lists the tracks that the account has bought. */
  HttpApiEndpoint.get("list", "/my/downloads/", {
    query: PurchaseFilters,
    success: ListOf(Purchase)
  }),
  /** Returns the state of the encoding of bought tracks. */
  HttpApiEndpoint.get("encodeStatus", "/my/downloads/encode-status/", {
    success: UnrecordedResponse
  }),
  /** Returns the facets of encoding states. */
  HttpApiEndpoint.get("encodeStatusFacets", "/my/downloads/encode-status/facets/", {
    success: UnrecordedResponse
  }),
  /** Returns the facets of bought tracks. */
  HttpApiEndpoint.get("facets", "/my/downloads/facets/", {
    success: UnrecordedResponse
  })
) {}
