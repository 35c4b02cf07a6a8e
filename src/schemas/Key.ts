/**
 * Musical keys of tracks.
 */
import { Schema } from "effect"
import { type Camelot, Keys, type OpenKey } from "./Keys.ts"

/** Names the mode of a key: minor or major. */
export class ChordType extends Schema.Opaque<ChordType>()(
  Schema.Struct({
    /** 1 Minor, 2 Major. */
    id: Schema.Int,
    /** `"Minor"` or `"Major"`. */
    name: Schema.String,
    /** The URL in API v4. */
    url: Schema.String
  })
) {}

/**
 * Describes a musical key. One pitch can have two ids, one spelled with a sharp and one with a flat: F# Major is 14
 * and Gb Major is 33, and both are in use. Compare keys by their Camelot notation, not by id.
 */
export class Key extends Schema.Opaque<Key>()(
  Schema.Struct({
    /** The id of the key. A key that can be written with a sharp and with a flat has two. */
    id: Schema.Int,
    /** The name, for example `"Eb Minor"` or `"F# Major"`. */
    name: Schema.String,
    /** The letter of the key, without an accidental: `"E"` for Eb Minor. */
    letter: Schema.String,
    /** Whether the key is written with a sharp. */
    is_sharp: Schema.Boolean,
    /** Whether the key is written with a flat. */
    is_flat: Schema.Boolean,
    /** The mode: minor or major. */
    chord_type: ChordType,
    /** The number in Camelot notation: 1 to 12. */
    camelot_number: Schema.Int,
    /** The letter in Camelot notation: `"A"` for minor, `"B"` for major. */
    camelot_letter: Schema.String,
    /** The URL in API v4. */
    url: Schema.String
  })
) {
  /** Returns the Camelot notation, which DJs use for harmonic mixing: `"8A"` for A Minor. */
  static camelot(key: Pick<Key, "camelot_number" | "camelot_letter">): string {
    return `${key.camelot_number}${key.camelot_letter}`
  }

  /**
   * Returns the Open Key notation, as beaTunes and Traktor show it: `"1m"` for A Minor; undefined if the key has no
   * Camelot notation.
   */
  static openKey(key: Pick<Key, "camelot_number" | "camelot_letter">): OpenKey | undefined {
    return Keys.openKey(Key.camelot(key))
  }

  /** Returns the keys that mix with it harmonically, itself first; see `Keys.compatible`. */
  static compatible(key: Pick<Key, "camelot_number" | "camelot_letter">): ReadonlyArray<Camelot> {
    return Keys.compatible(Key.camelot(key))
  }
}
