/**
 * Musical keys as API v4 gives them.
 */
import { Schema } from "effect"
import { type Camelot, Keys, type OpenKey } from "./Keys.ts"

interface OnTheWheel {
  readonly camelot_number: number
  readonly camelot_letter: string
}

/** Minor or major. */
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
 * A musical key. One pitch can carry two ids, one spelled with a sharp and one with a flat: F# Major is 14
 * and Gb Major is 33, and both are in use. Compare keys by their Camelot notation, not by id.
 */
export class Key extends Schema.Opaque<Key>()(
  Schema.Struct({
    /** The id of the key. A key that can be written with a sharp and with a flat has two. */
    id: Schema.Int,
    /** For example `"Eb Minor"`, `"F# Major"`. */
    name: Schema.String,
    /** The letter of the key, without an accidental: `"E"` for Eb Minor. */
    letter: Schema.String,
    /** Whether the key is written with a sharp. */
    is_sharp: Schema.Boolean,
    /** Whether the key is written with a flat. */
    is_flat: Schema.Boolean,
    /** The mode: minor or major. */
    chord_type: ChordType,
    /** 1 to 12, the hour on the Camelot wheel. */
    camelot_number: Schema.Int,
    /** `"A"` for minor, `"B"` for major. */
    camelot_letter: Schema.String,
    /** The URL in API v4. */
    url: Schema.String
  })
) {
  /** The Camelot notation DJs mix by: `"8A"` for A Minor. */
  static camelot(key: OnTheWheel): string {
    return `${key.camelot_number}${key.camelot_letter}`
  }

  /** The Open Key notation, as beaTunes and Traktor show it: `"1m"` for A Minor; undefined off the wheel. */
  static openKey(key: OnTheWheel): OpenKey | undefined {
    return Keys.openKey(Key.camelot(key))
  }

  /** The keys that mix with it harmonically, itself first; see `Keys.compatible`. */
  static compatible(key: OnTheWheel): ReadonlyArray<Camelot> {
    return Keys.compatible(Key.camelot(key))
  }
}
