/**
 * The musical keys of Beatport by id, name and Camelot notation.
 *
 * Ten pitches have two ids, one spelled sharp and one flat, and tracks carry either. Whoever asks for a key by
 * name or Camelot notation means both.
 */

const table = [
  [1, "Ab Minor", "1A"],
  [2, "Eb Minor", "2A"],
  [3, "Bb Minor", "3A"],
  [4, "F Minor", "4A"],
  [5, "C Minor", "5A"],
  [6, "G Minor", "6A"],
  [7, "D Minor", "7A"],
  [8, "A Minor", "8A"],
  [9, "E Minor", "9A"],
  [10, "B Minor", "10A"],
  [11, "F# Minor", "11A"],
  [12, "Db Minor", "12A"],
  [13, "B Major", "1B"],
  [14, "F# Major", "2B"],
  [15, "Db Major", "3B"],
  [16, "Ab Major", "4B"],
  [17, "Eb Major", "5B"],
  [18, "Bb Major", "6B"],
  [19, "F Major", "7B"],
  [20, "C Major", "8B"],
  [21, "G Major", "9B"],
  [22, "D Major", "10B"],
  [23, "A Major", "11B"],
  [24, "E Major", "12B"],
  [25, "A# Major", "6B"],
  [26, "A# Minor", "3A"],
  [27, "C# Major", "3B"],
  [28, "C# Minor", "12A"],
  [29, "D# Major", "5B"],
  [30, "D# Minor", "2A"],
  [31, "G# Major", "4B"],
  [32, "G# Minor", "1A"],
  [33, "Gb Major", "2B"],
  [34, "Gb Minor", "11A"]
] as const

/** A key's name as Beatport writes it. */
export type KeyName = (typeof table)[number][1]

/** A key on the Camelot wheel: 1A to 12A minor, 1B to 12B major. */
export type Camelot = (typeof table)[number][2]

const camelotByName: ReadonlyMap<string, Camelot> = new Map(
  table.map(([, name, camelot]) => [name.toLowerCase(), camelot] as const)
)

/** The known keys. */
export const Keys = {
  /** Every id with its name and Camelot notation. */
  all: table.map(([id, name, camelot]) => ({ id, name, camelot })) as ReadonlyArray<{
    readonly id: number
    readonly name: KeyName
    readonly camelot: Camelot
  }>,

  /**
   * The ids of a key by name or Camelot notation, doubles included: `"F# Major"`, `"Gb Major"` and `"2B"` all
   * give 14 and 33. Empty where nothing has that name.
   */
  ids: (key: string): ReadonlyArray<number> => {
    const camelot = camelotByName.get(key.trim().toLowerCase()) ?? key.trim().toUpperCase()
    return table.filter((row) => row[2] === camelot).map(([id]) => id)
  }
} as const
