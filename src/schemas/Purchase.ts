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

/** Names the format in which a track was bought. */
export class AudioFormat extends Schema.Opaque<AudioFormat>()(
  Schema.Struct({
    /** The id of the format. */
    id: Schema.Int,
    /** The name of the format, such as `"MP3"`. */
    name: Schema.String
  })
) {}

const maybe = <S extends Schema.Constraint>(schema: S) => Schema.optionalKey(Schema.NullOr(schema))

/**
 * Describes a track that the account has bought. No complete response was recorded. The fields are those of
 * Beatport's document and those that other clients read, in the shapes that tracks have elsewhere.
 */
export class Purchase extends Schema.Opaque<Purchase>()(
  Schema.Struct({
    /** The id on Beatport. */
    id: Schema.Int,
    /** The name. */
    name: Schema.String,
    /** The name of the mix: `"Original Mix"`, `"Extended Mix"`, `"Dub"`. */
    mix_name: Schema.String,
    /** The name as it occurs in store URLs; `"---"` if it has no Latin letters. */
    slug: maybe(Schema.String),
    /** The artists, in the order of the credits. */
    artists: TrackArtists,
    /** The remixers, in the order of the credits; empty without one. */
    remixers: TrackArtists,
    /** The release that the track is on. */
    release: maybe(TrackRelease),
    /** The genre. */
    genre: maybe(GenreReference),
    /** The sub-genre; null for four of five tracks. */
    sub_genre: maybe(SubGenreReference),
    /** The musical key; null if unknown. */
    key: maybe(Key),
    /** The tempo in beats per minute; null if unknown. */
    bpm: maybe(Schema.Int),
    /** The running time as `"m:ss"`. */
    length: maybe(Schema.String),
    /** The running time in milliseconds; null if unknown. */
    length_ms: maybe(Schema.Int),
    /** The label's own number for the release. It can be a UPC. */
    catalog_number: maybe(Schema.String),
    /** The International Standard Recording Code: 12 letters and digits. Null if unknown. */
    isrc: maybe(Schema.String),
    /** The datetime of the purchase, with its offset. */
    purchase_date: maybe(Schema.String),
    /** The audio format. */
    audio_format: maybe(AudioFormat),
    /** The id of the download. */
    order_item_download_id: maybe(Schema.Int),
    /** The number of times that it was downloaded. */
    order_item_download_try_count: maybe(Schema.Int),
    /** Whether it was never downloaded before. */
    initial_download: maybe(Schema.Boolean),
    /** Whether it was downloaded. */
    received_status: maybe(Schema.Boolean),
    /** The waveform, not the cover. */
    image: maybe(Image),
    /** The URL of the preview. */
    sample_url: maybe(Schema.String),
    /** Where in the track the preview starts, in milliseconds. */
    sample_start_ms: maybe(Schema.Int),
    /** Where in the track the preview ends, in milliseconds. */
    sample_end_ms: maybe(Schema.Int),
    /** The price for the signed-in account. */
    price: maybe(Price),
    /** The price of other audio formats. Unrecorded. */
    upgrade_fees: maybe(Unrecorded),
    /** The day of publication on Beatport, as `YYYY-MM-DD`. */
    publish_date: maybe(Schema.String),
    /** The day of the first release, as `YYYY-MM-DD`. A re-upload keeps it, so it can differ from `publish_date`. */
    new_release_date: maybe(Schema.String),
    /** Whether it can only be pre-ordered so far. */
    pre_order: maybe(Schema.Boolean),
    /** The first day of the pre-order, as `YYYY-MM-DD`; null without one. */
    pre_order_date: maybe(Schema.String),
    /** Whether it is enabled in the store. */
    enabled: maybe(Schema.Boolean),
    /** Whether it can be streamed. */
    is_available_for_streaming: maybe(Schema.Boolean),
    /** Whether its label takes part in the Hype programme. */
    is_hype: maybe(Schema.Boolean),
    /** Whether the track was withdrawn. */
    tombstoned: Schema.optionalKey(Schema.Boolean),
    /** The URL in API v4. */
    url: maybe(Schema.String)
  })
) {}
