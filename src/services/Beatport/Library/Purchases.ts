/**
 * What the user has bought.
 */
import type { Effect, Schema } from "effect"
import type { PurchaseFilters } from "../../../api/MyDownloads.ts"
import type { CallError } from "../../../errors/BeatportError.ts"
import type { Purchase } from "../../../schemas/Purchase.ts"
import type { Paged } from "../../lists/Paged.ts"
import type { EndpointCalls } from "../../calls/EndpointCalls.ts"
import type { Lists } from "../../lists/Lists.ts"

/** What can be known of purchases. (The files themselves are not what this SDK is for.) */
export interface Purchases {
  /** The tracks that were bought, by filters. */
  readonly list: (filters?: PurchaseFilters) => Paged<Purchase>
  /** How far purchases in other formats are encoded. Nobody has recorded the answer, so it is passed on as it comes. */
  readonly encodeStatus: () => Effect.Effect<Schema.Json, CallError>
  /** What purchases can be filtered by, as the server describes it; passed on as it comes. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** The same about the encoding of purchases. */
  readonly encodeStatusFacets: () => Effect.Effect<Schema.Json, CallError>
}

export const makePurchases = (calls: EndpointCalls, lists: Lists): Purchases => ({
  list: (filters = {}) => lists.of(calls.myDownloads.list, filters),
  encodeStatus: () => calls.myDownloads.encodeStatus({}),
  facets: () => calls.myDownloads.facets({}),
  encodeStatusFacets: () => calls.myDownloads.encodeStatusFacets({})
})
