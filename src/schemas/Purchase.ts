/**
 * Tracks that the account has bought.
 */
import { Schema } from "effect"
import { GenreReference, SubGenreReference } from "./Genre.ts"
import { Image } from "./Image.ts"
import { Key } from "./Key.ts"
import { Price } from "./Price.ts"
import { TrackArtists, TrackRelease } from "./Track.ts"
import { Unrecorded } from "./Unrecorded.ts"

/** The format a track was bought in. */
export class AudioFormat extends Schema.Opaque<AudioFormat>()(
  Schema.Struct({ id: Schema.Int, name: Schema.String })
) {}

const maybe = <S extends Schema.Constraint>(schema: S) => Schema.optionalKey(Schema.NullOr(schema))

/**
 * A track that was bought. No whole one was recorded; the fields are those of Beatport's document and those that clients
 * read, in the forms that tracks have elsewhere.
 */
export class Purchase extends Schema.Opaque<Purchase>()(
  Schema.Struct({
    id: Schema.Int,
    name: Schema.String,
    mix_name: Schema.String,
    slug: maybe(Schema.String),
    artists: TrackArtists,
    remixers: TrackArtists,
    release: maybe(TrackRelease),
    genre: maybe(GenreReference),
    sub_genre: maybe(SubGenreReference),
    key: maybe(Key),
    bpm: maybe(Schema.Int),
    /** `"m:ss"`. */
    length: maybe(Schema.String),
    length_ms: maybe(Schema.Int),
    catalog_number: maybe(Schema.String),
    isrc: maybe(Schema.String),
    /** A datetime with its offset. */
    purchase_date: maybe(Schema.String),
    audio_format: maybe(AudioFormat),
    order_item_download_id: maybe(Schema.Int),
    order_item_download_try_count: maybe(Schema.Int),
    initial_download: maybe(Schema.Boolean),
    received_status: maybe(Schema.Boolean),
    /** The waveform, not the cover. */
    image: maybe(Image),
    sample_url: maybe(Schema.String),
    sample_start_ms: maybe(Schema.Int),
    sample_end_ms: maybe(Schema.Int),
    price: maybe(Price),
    upgrade_fees: maybe(Unrecorded),
    publish_date: maybe(Schema.String),
    new_release_date: maybe(Schema.String),
    pre_order: maybe(Schema.Boolean),
    pre_order_date: maybe(Schema.String),
    enabled: maybe(Schema.Boolean),
    is_available_for_streaming: maybe(Schema.Boolean),
    is_hype: maybe(Schema.Boolean),
    tombstoned: Schema.optionalKey(Schema.Boolean),
    url: maybe(Schema.String)
  })
) {}
