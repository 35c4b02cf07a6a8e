/**
 * Where something is in the shop.
 */
import { Schema } from "effect"

/** The page of a track on www.beatport.com. */
export class StorePage extends Schema.Opaque<StorePage>()(Schema.Struct({ store_url: Schema.String })) {}
