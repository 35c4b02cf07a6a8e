/**
 * The purchases of one account: a few tracks of the catalogue, different ones for each account.
 */
import type { SimulatedAccount } from "../Accounts.ts"
import type { CatalogueService, TrackRow } from "../Catalogue.ts"
import { parseDay } from "../Catalogue/calendar.ts"
import { scatterIds } from "../Catalogue/Dice.ts"

export interface PurchaseRow {
  readonly track: TrackRow
  /** Day of the purchase, in days since 1970: the day of publication. */
  readonly purchased: number
  readonly order_item_download_id: number
  /** Number of downloads. */
  readonly order_item_download_try_count: number
  /** Whether the download was complete. */
  readonly received_status: boolean
}

/** Sets the number of orders per account, with one track each. */
export const orders = 12

/** Makes the purchases of an account, the latest first. */
export const make = (account: SimulatedAccount, catalogue: CatalogueService): ReadonlyArray<PurchaseRow> => {
  const out = catalogue.tracks.filter(({ release }) => !release.pre_order)
  const draws = Array.from({ length: orders }, (_, n) => out[scatterIds(account.id, n) % out.length])
  return [...new Set(draws)]
    .flatMap((track) => (track === undefined ? [] : [track]))
    .map((track, n) => ({
      track,
      purchased: parseDay(track.release.publish_date),
      order_item_download_id: account.id * 100 + n,
      order_item_download_try_count: scatterIds(track.id, 61) % 3,
      received_status: scatterIds(track.id, 61) % 3 > 0
    }))
    .toSorted((a, b) => b.purchased - a.purchased)
}
