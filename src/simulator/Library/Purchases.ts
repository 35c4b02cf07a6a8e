/**
 * What one account has bought: a few tracks out of the catalogue, other ones for each account.
 */
import type { SimulatedAccount } from "../Accounts.ts"
import type { CatalogueService, TrackRow } from "../Catalogue.ts"
import { dayNumber } from "../Catalogue/calendar.ts"
import { scatter } from "../Catalogue/Dice.ts"

export interface PurchaseRow {
  readonly track: TrackRow
  /** Days since 1970: the day it came out. */
  readonly purchased: number
  readonly order_item_download_id: number
  /** How often it was downloaded. */
  readonly order_item_download_try_count: number
  /** Whether all of it arrived. */
  readonly received_status: boolean
}

/** So many orders an account has made, a track each. */
export const orders = 12

/** The latest first. */
export const make = (account: SimulatedAccount, catalogue: CatalogueService): ReadonlyArray<PurchaseRow> => {
  const out = catalogue.tracks.filter(({ release }) => !release.pre_order)
  const draws = Array.from({ length: orders }, (_, n) => out[scatter(account.id, n) % out.length])
  return [...new Set(draws)]
    .flatMap((track) => (track === undefined ? [] : [track]))
    .map((track, n) => ({
      track,
      purchased: dayNumber(track.release.publish_date),
      order_item_download_id: account.id * 100 + n,
      order_item_download_try_count: scatter(track.id, 61) % 3,
      received_status: scatter(track.id, 61) % 3 > 0
    }))
    .toSorted((a, b) => b.purchased - a.purchased)
}
