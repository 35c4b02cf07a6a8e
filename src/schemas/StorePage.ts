/**
 * Store pages of tracks.
 */
import { Schema } from "effect"

/** Holds the page of a track on www.beatport.com. */
export class StorePage extends Schema.Opaque<StorePage>()(
  Schema.Struct({
    /** The URL of the page. */
    store_url: Schema.String
  })
) {}
