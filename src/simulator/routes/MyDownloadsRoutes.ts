/**
 * `/my/downloads/`: the purchases of the account.
 */
import { Array as Arr, Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import type { PurchaseFilters } from "../../api/MyDownloads.ts"
import type { TrackFilters } from "../../api/Tracks.ts"
import type { TrackRow } from "../Catalogue.ts"
import { Library } from "../Library.ts"
import type { PurchaseRow } from "../Library/Purchases.ts"
import * as Listing from "../envelopes.ts"
import { makeComparison, matchDays, type Filters, matchFlag, selectRows, makeTest } from "../filtering.ts"
import * as Tracks from "../filtering/trackFilters.ts"
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
      .handle("list", ({ query, request }) =>
        reading(({ account, purchases }) => {
          const passes = makeTest<TrackFilters, TrackRow>(Tracks.filters, query)
          const order = makeComparison(Tracks.orders, Arr.ensure(query.order_by ?? []))
          return Listing.makeStoredPage(
            { ...query, url: request.url },
            {
              rows: selectRows<OwnFilters, PurchaseRow>(filters, query, purchases)
                .filter(({ track }) => passes(track))
                .toSorted((a, b) => order(a.track, b.track)),
              write: (purchase) => Purchase.listItem(purchase, account.currency)
            }
          )
        })
      )
      .handle("encodeStatus", unrecorded.respond)
      .handle("encodeStatusFacets", unrecorded.respond)
      .handle("facets", unrecorded.respond)
  })
)
