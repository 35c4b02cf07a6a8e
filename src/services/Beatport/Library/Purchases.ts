/**
 * Lists the purchases of the account.
 */
import type { Effect, Schema } from "effect"
import type { PurchaseFilters } from "../../../api/MyDownloads.ts"
import type { CallError } from "../../../errors/BeatportError.ts"
import type { Purchase } from "../../../schemas/Purchase.ts"
import type { Paged } from "../../lists/Paged.ts"
import type { EndpointCalls } from "../../calls/EndpointCalls.ts"
import type { Lists } from "../../lists/Lists.ts"
import { orEmpty } from "../../calls/orEmpty.ts"

/** Lists the purchases of the account. Downloading the files is out of scope. */
export interface Purchases {
  /** Lists the bought tracks by filters. */
  readonly list: (filters?: PurchaseFilters) => Paged<Purchase>
  /**
   * Fetches the encoding state of purchases in other formats. Returns JSON as sent, because no response has been
   * recorded.
   */
  readonly encodeStatus: () => Effect.Effect<Schema.Json, CallError>
  /** Fetches the filters of purchases as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** Fetches the filters of the encoding of purchases as the server describes them. Returns JSON as sent. */
  readonly encodeStatusFacets: () => Effect.Effect<Schema.Json, CallError>
}

export const makePurchases = (calls: EndpointCalls, lists: Lists): Purchases => ({
  list: (filters) => lists.of(calls.myDownloads.list, orEmpty(filters)),
  encodeStatus: () => calls.myDownloads.encodeStatus({}),
  facets: () => calls.myDownloads.facets({}),
  encodeStatusFacets: () => calls.myDownloads.encodeStatusFacets({})
})
