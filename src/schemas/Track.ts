/**
 * Tracks: the list form, and the detail form of a track by id.
 */
import { Duration, Schema } from "effect"
import { TrackArtist } from "./Artist.ts"
import { GenreReference, SubGenreReference } from "./Genre.ts"
import { Image } from "./Image.ts"
import { Key } from "./Key.ts"
import { LabelReference } from "./Label.ts"
import { Price } from "./Price.ts"
import { creditedNames, runningTimeMs } from "./readTrack.ts"
import { CurrentStatus, ExclusivePeriod, SaleType } from "./Status.ts"
import { Unrecorded } from "./Unrecorded.ts"

/** Describes the release of a track. Its `image` is the cover. */
export class TrackRelease extends Schema.Opaque<TrackRelease>()(
  Schema.Struct({
    /** The id on Beatport. */
    id: Schema.Int,
    /** The name. */
    name: Schema.String,
    /** Cover of the release. */
    image: Image,
    /** The label that sells the release. */
    label: LabelReference,
    /** The name as it occurs in store URLs; `"---"` if it has no Latin letters. */
    slug: Schema.String
  })
) {}

/**
 * Lists artists. An old report of another client shows a null among them. No recorded response has one, but
 * the type allows it, because one null would otherwise fail a whole page. `Track.artists` and `Track.artistNames` leave nulls out.
 */
export const TrackArtists = Schema.Array(Schema.NullOr(TrackArtist))

/** The fields that the list form and the detail form share. */
const shared = {
  /** The id on Beatport. */
  id: Schema.Int,
  /** The name without the mix. It can be empty, and one in seven ends with a space. */
  name: Schema.String,
  /** The name of the mix: `"Original Mix"`, `"Extended Mix"`, `"Dub"`. */
  mix_name: Schema.String,
  /** The name as it occurs in store URLs; `"---"` if it has no Latin letters. */
  slug: Schema.String,
  /** The artists, in the order of the credits. */
  artists: TrackArtists,
  /** The remixers, in the order of the credits; empty without one. */
  remixers: TrackArtists,
  /** Unused: empty in every recorded response, and absent before 2025. */
  bsrc_remixer: Schema.optionalKey(Schema.Array(Unrecorded)),
  /** The release that the track is on. */
  release: TrackRelease,
  /** The genre. */
  genre: GenreReference,
  /** The sub-genre; null for four of five tracks. */
  sub_genre: Schema.NullOr(SubGenreReference),
  /** The musical key; null if unknown, which is rare (1 of 107,795 tracks). */
  key: Schema.NullOr(Key),
  /** The tempo in beats per minute; null if unknown, which is rare (1 of 107,795 tracks). */
  bpm: Schema.NullOr(Schema.Int),
  /** `"m:ss"`. */
  length: Schema.NullOr(Schema.String),
  /** The running time in milliseconds; null if unknown. */
  length_ms: Schema.NullOr(Schema.Int),
  /** The label's own number for the release. */
  catalog_number: Schema.String,
  /** The International Standard Recording Code: 12 letters and digits. Null if unknown. */
  isrc: Schema.NullOr(Schema.String),
  /** The label's own number for the track; null for about half of the tracks. */
  label_track_identifier: Schema.NullOr(Schema.String),
  /** The waveform, not the cover. */
  image: Image,
  /** The URL of a preview of at most two minutes. */
  sample_url: Schema.String,
  /** Where in the track the preview starts, in milliseconds. */
  sample_start_ms: Schema.Int,
  /** Where in the track the preview ends, in milliseconds. */
  sample_end_ms: Schema.Int,
  /** The price for the signed-in account. */
  price: Price,
  /** How the track is sold. */
  sale_type: SaleType,
  /** The sales status. */
  current_status: Schema.optionalKey(Schema.NullOr(CurrentStatus)),
  /** The state of publication: `published`, `hidden`, `labelRemoved` or `takedown`. More values are possible. */
  publish_status: Schema.String,
  /** The day of publication on Beatport, as `YYYY-MM-DD`. */
  publish_date: Schema.String,
  /** The day of the first release, as `YYYY-MM-DD`. A re-upload keeps it, so it can differ from `publish_date`. */
  new_release_date: Schema.String,
  /** The datetime when the audio was encoded, with the offset of Denver. */
  encoded_date: Schema.String,
  /** Whether it can only be pre-ordered so far. */
  pre_order: Schema.Boolean,
  /** The first day of the pre-order, as `YYYY-MM-DD`; null without one. */
  pre_order_date: Schema.NullOr(Schema.String),
  /** Whether the track is sold in every country. */
  available_worldwide: Schema.Boolean,
  /** Whether it is exclusive to Beatport. */
  exclusive: Schema.Boolean,
  /** Whether it can be streamed. */
  is_available_for_streaming: Schema.Boolean,
  /** Whether it has explicit lyrics. Absent in responses before 2025. */
  is_explicit: Schema.optionalKey(Schema.Boolean),
  /** Whether it is a remix made by a user. Absent in responses before 2025. */
  is_ugc_remix: Schema.optionalKey(Schema.Boolean),
  /** Whether it is a DJ edit. Absent in responses before 2025. */
  is_dj_edit: Schema.optionalKey(Schema.Boolean),
  /** Whether it is a version for DJs. Absent in responses before August 2026. */
  is_dj_version: Schema.optionalKey(Schema.Boolean),
  /** Whether its label takes part in the Hype programme. */
  is_hype: Schema.Boolean,
  /** Free downloads of the track. Always empty in recorded responses. */
  free_downloads: Schema.Array(Unrecorded),
  /** The first day of a free download. Always null in recorded responses. */
  free_download_start_date: Schema.NullOr(Schema.String),
  /** The last day of a free download. Always null in recorded responses. */
  free_download_end_date: Schema.NullOr(Schema.String)
}

/** Describes the part of a track that its preview plays. */
export interface SampleWindow {
  /** Where in the track the preview starts. */
  readonly start: Duration.Duration
  /** Where in the track the preview ends. */
  readonly end: Duration.Duration
  /** The length of the preview: 30, 90 or 120 seconds. */
  readonly length: Duration.Duration
}

/** A guest in brackets, or as the whole text: `(feat. Guest)`. */
const guest = /[([](?:feat\.?|ft\.?|featuring)\s([^)\]]{1,200})[)\]]|^(?:feat\.?|ft\.?|featuring)\s(.+)$/i

/** Removes the guest from a mix name if the title names the same guest. */
const withoutRepeatedGuest = (mix: string, title: string): string => {
  const [whole = "", inBrackets, alone] = guest.exec(mix) ?? []
  const name = (inBrackets ?? alone ?? "").trim().toLowerCase()
  if (name !== "" && title.toLowerCase().includes(name))
    return mix.replace(whole, "").replace("  ", " ").trim()
  const named = guestInTitle.exec(title)?.[1]?.trim().toLowerCase()
  return alone !== undefined && named !== undefined && `${alone.toLowerCase()} `.startsWith(`${named} `)
    ? alone.slice(named.length).trim()
    : mix
}

const guestInTitle = /\b(?:feat\.?|ft\.?|featuring)\s([^()[\]]{1,200})/i

/**
 * Describes a track in a list: search, charts, the tracks of a release, filters.
 *
 * It has no track number. `releases.tracks` numbers tracks by position, and a track by id has its own number.
 */
export class Track extends Schema.Opaque<Track>()(
  Schema.Struct({
    ...shared,
    /** The URL in API v4. */
    url: Schema.String,
    /** Whether the track was withdrawn. */
    tombstoned: Schema.optionalKey(Schema.Boolean)
  })
) {
  /** Returns name and mix as a record sleeve shows them: `"Strobe (Extended Mix)"`. A guest that the name has is not repeated. */
  static fullTitle(track: Pick<Track, "name" | "mix_name">): string {
    const title = track.name.trim()
    const mix = withoutRepeatedGuest(track.mix_name.trim(), title)
    return mix === "" ? title : `${title} (${mix})`.trim()
  }

  /**
   * Returns the artists without the nulls that old responses are reported to contain. `TrackDetail`, `ReleaseTrack` and
   * `Release` have artists of the same type.
   */
  static artists<A>(track: { readonly artists: ReadonlyArray<A | null> }): ReadonlyArray<A> {
    return track.artists.filter((artist) => artist !== null)
  }

  /** Returns the remixers without the nulls that old responses are reported to contain. */
  static remixers<A>(track: { readonly remixers: ReadonlyArray<A | null> }): ReadonlyArray<A> {
    return track.remixers.filter((artist) => artist !== null)
  }

  /** Returns the names of the artists, in the order of the credits, without blanks at their ends and without empty names. */
  static artistNames(track: {
    readonly artists: ReadonlyArray<{ readonly name: string } | null>
  }): ReadonlyArray<string> {
    return creditedNames(track.artists)
  }

  /** Returns the names of the remixers, in the order of the credits, without blanks at their ends and without empty names. */
  static remixerNames(track: {
    readonly remixers: ReadonlyArray<{ readonly name: string } | null>
  }): ReadonlyArray<string> {
    return creditedNames(track.remixers)
  }

  /** Returns the URL of the MP3 preview. It cannot be derived from other fields. */
  static previewUrl(track: { readonly sample_url: string }): string {
    return track.sample_url
  }

  /** Returns where in the track the preview starts and ends, and its length: 30, 90 or 120 seconds. */
  static sampleWindow(track: Pick<Track, "sample_start_ms" | "sample_end_ms">): SampleWindow {
    const { sample_end_ms: end, sample_start_ms: start } = track
    return { start: Duration.millis(start), end: Duration.millis(end), length: Duration.millis(end - start) }
  }

  /** Returns the running time: to the millisecond if known, otherwise to the second; null if unknown. */
  static duration(track: Pick<Track, "length" | "length_ms">): Duration.Duration | null {
    const ms = runningTimeMs(track)
    return ms === null ? null : Duration.millis(ms)
  }

  /** Returns the length in milliseconds, or null if it is unknown. */
  static durationMs(track: Pick<Track, "length" | "length_ms">): number | null {
    return runningTimeMs(track)
  }

  /** Returns the label of the release. */
  static label(track: { readonly release: { readonly label: LabelReference } }): LabelReference {
    return track.release.label
  }
}

/** Describes a track of a release, numbered by its position. */
export class ReleaseTrack extends Schema.Opaque<ReleaseTrack>()(
  Schema.Struct({
    ...shared,
    /** The URL in API v4. */
    url: Schema.String,
    /** Whether the track was withdrawn. */
    tombstoned: Schema.optionalKey(Schema.Boolean),
    /** The position on the release, from 1. */
    number: Schema.Int
  })
) {}

/** Describes a track as `tracks.get` returns it: the list form without `url`, with its number and more fields. */
export class TrackDetail extends Schema.Opaque<TrackDetail>()(
  Schema.Struct({
    ...shared,
    /** The number of the track on its release, from 1. */
    number: Schema.Int,
    /** The audio format; null in recorded responses. */
    audio_format: Schema.optionalKey(Schema.NullOr(Unrecorded)),
    /** A description; null in recorded responses. */
    desc: Schema.NullOr(Schema.String),
    /** Whether the track is enabled in the store. */
    enabled: Schema.Boolean,
    /**
     * The state of the encoding: `STANDARD`, `PRIORITY`, `CONVERTED`, `ERROR` or `TRANSCODING`. More values are
     * possible.
     */
    encode_status: Schema.String,
    /** How long the track is exclusive to Beatport. */
    exclusive_period: ExclusivePeriod,
    /** Whether the track is hidden in the store. */
    hidden: Schema.Boolean,
    /** Whether the track is marked as a classic. */
    is_classic: Schema.Boolean,
    /** Whether the track was ever exclusive to Beatport. */
    was_ever_exclusive: Schema.Boolean,
    /** The countries that the track is sold in. Absent in recorded responses. */
    territories: Schema.optionalKey(Schema.Array(Schema.String))
  })
) {}
