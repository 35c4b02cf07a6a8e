/**
 * JSON of purchases. Unrecorded: the fields are those of Beatport's document; the track's fields have the shapes that
 * they have elsewhere.
 */
import type { Currency } from "../Accounts.ts"
import { formatDenver } from "../Catalogue/calendar.ts"
import { scatterIds } from "../Catalogue/Dice.ts"
import type { PurchaseRow } from "../Library/Purchases.ts"
import * as Track from "./trackJson.ts"

/** Returns the time of the purchase. */
export const purchased = ({ order_item_download_id, purchased: day }: PurchaseRow): string =>
  formatDenver(day, scatterIds(order_item_download_id, 62))

export const listItem = (purchase: PurchaseRow, currency: Currency) => {
  const track = Track.listItem(purchase.track, currency)
  return {
    artists: track.artists,
    audio_format: { id: 1, name: "MP3" },
    bpm: track.bpm,
    enabled: true,
    genre: track.genre,
    id: track.id,
    image: track.image,
    initial_download: purchase.order_item_download_try_count > 0,
    is_available_for_streaming: track.is_available_for_streaming,
    key: track.key,
    length_ms: track.length_ms,
    mix_name: track.mix_name,
    name: track.name,
    new_release_date: track.new_release_date,
    order_item_download_id: purchase.order_item_download_id,
    order_item_download_try_count: purchase.order_item_download_try_count,
    pre_order_date: track.pre_order_date,
    pre_order: track.pre_order,
    price: track.price,
    publish_date: track.publish_date,
    purchase_date: purchased(purchase),
    received_status: purchase.received_status,
    release: track.release,
    remixers: track.remixers,
    sample_url: track.sample_url,
    sample_start_ms: track.sample_start_ms,
    sample_end_ms: track.sample_end_ms,
    slug: track.slug,
    sub_genre: track.sub_genre,
    upgrade_fees: {},
    url: track.url,
    tombstoned: false,
    is_hype: track.is_hype
  }
}
