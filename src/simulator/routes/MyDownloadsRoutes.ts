/**
 * `/my/downloads/`: the purchases of the account.
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import type { PurchaseFilters } from "../../api/MyDownloads.ts"
import type { TrackFilters } from "../../api/Tracks.ts"
import { Library } from "../Library.ts"
import type { PurchaseRow } from "../Library/Purchases.ts"
import * as Listing from "../envelopes.ts"
import { matchDays, type Filters, matchFlag, selectRows } from "../filtering.ts"
import { selectByTrack } from "../filtering/trackFilters.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as Purchase from "../json/purchaseJson.ts"

/** The filters of purchases, in addition to those of tracks. */
type OwnFilters = Omit<PurchaseFilters, keyof TrackFilters>

const filters: Filters<OwnFilters, PurchaseRow> = {
  purchase_date: matchDays(Purchase.purchased),
  received_status: matchFlag((purchase) => purchase.received_status)
}

export const MyDownloadsRoutes = HttpApiBuilder.group(SimulatorApi, "myDownloads", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const { reading } = yield* Library

    return handlers
      .handle("list", (asked) =>
        reading(({ account: { currency }, purchases }) =>
          Listing.makeStoredPage(
            asked,
            selectByTrack(asked.query, selectRows<OwnFilters, PurchaseRow>(filters, asked.query, purchases)),
            (purchase) => Purchase.listItem(purchase, currency)
          )
        )
      )
      .handle("encodeStatus", unrecorded.respond)
      .handle("encodeStatusFacets", unrecorded.respond)
      .handle("facets", unrecorded.respond)
  })
)
