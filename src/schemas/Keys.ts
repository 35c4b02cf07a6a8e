/**
 * The musical keys of Beatport by id, name and Camelot notation.
 *
 * Ten pitches have two ids, one spelled with a sharp and one with a flat, and tracks have either. A name or a Camelot
 * notation in a filter stands for both.
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

/** Lists the key names as Beatport writes them. */
export type KeyName = (typeof table)[number][1]

/** Lists the Camelot notations: 1A to 12A minor, 1B to 12B major. */
export type Camelot = (typeof table)[number][2]

/** Lists the Open Key notations: 1m to 12m minor, 1d to 12d major. */
export type OpenKey = `${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}${"m" | "d"}`

/**
 * The two rings of the Camelot wheel, each the circle of fifths. The next number is a fifth higher. The same number
 * in the other ring is the relative key.
 */
const rings = {
  minor: table.slice(0, 12).map(([, , camelot]) => camelot),
  major: table.slice(12, 24).map(([, , camelot]) => camelot)
} satisfies Record<string, ReadonlyArray<Camelot>>

/**
 * The Open Key numbers for the Camelot numbers 1 to 12: Open Key starts at C Major and A Minor, which are 8B and 8A.
 */
const openKeyHours: ReadonlyArray<1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12> = [
  6, 7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5
]

const openKeys: ReadonlyArray<readonly [OpenKey, Camelot | undefined]> = openKeyHours.flatMap(
  (hour, step): ReadonlyArray<readonly [OpenKey, Camelot | undefined]> => [
    [`${hour}m`, rings.minor[step]],
    [`${hour}d`, rings.major[step]]
  ]
)

/** Maps every notation of a key, in lower case, to Camelot notation. */
const camelotByNotation: ReadonlyMap<string, Camelot> = new Map(
  [
    ...table.flatMap(([, name, camelot]): ReadonlyArray<readonly [string, Camelot]> => [
      [name, camelot],
      [camelot, camelot]
    ]),
    ...openKeys
  ].flatMap(([notation, camelot]) =>
    camelot === undefined ? [] : [[notation.toLowerCase(), camelot] as const]
  )
)

/** A letter, an accidental and a mode, as DJ programs write them: `Am`, `F#m`, `Db`, `Cmin`, `C sharp minor`, `Bb-`. */
const musical =
  /^([a-g])(?:\s*(#|b)|[\s-]*(sharp|flat))?\s*(?:-\s*(?=\w))?(m|mi|min|minor|moll|-|ma|maj|major|dur|)\.?$/i

const minorModes: ReadonlySet<string> = new Set(["m", "mi", "min", "minor", "moll", "-"])

const inMusicalNotation = (key: string): string | undefined => {
  const [, letter = "", mark = "", word = "", mode = ""] = musical.exec(key) ?? []
  const accidental = mark === "" ? word : mark
  if (letter === "") return undefined
  const sign = accidental === "" ? "" : /^(#|sharp)$/i.test(accidental) ? "#" : "b"
  // A capital M alone means major: CM7 and CM are major chords.
  const isMinor = mode !== "M" && minorModes.has(mode.toLowerCase())
  return `${letter}${sign} ${isMinor ? "minor" : "major"}`.toLowerCase()
}

/** Keys whose names Beatport does not use, by the same pitch under another name. */
const otherNames = new Map([
  ["cb", "b"],
  ["b#", "c"],
  ["e#", "f"],
  ["fb", "e"]
])

/** Brings variants of characters together: full-width letters, musical signs, characters without width. */
const plain = (key: string): string =>
  key
    .normalize("NFKC")
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .replaceAll("\u266f", "#")
    .replaceAll("\u266d", "b")
    .trim()

const camelotOf = (given: string): Camelot | undefined => {
  const key = plain(given)
  // `08A` and `8 A` are written by some programs.
  const wheel = key
    .toLowerCase()
    .replace(/^0(?=[1-9]\D)/, "")
    .replace(/^(\d{1,2})\s+/, "$1")
  const [pitch = "", mode = ""] = inMusicalNotation(key)?.split(" ") ?? []
  return camelotByNotation.get(wheel) ?? camelotByNotation.get(`${otherNames.get(pitch) ?? pitch} ${mode}`)
}

/**
 * The known keys. A key is written by its name, in Camelot or Open Key notation, or by letter, accidental and mode as DJ programs
 * write it. A letter alone is a major key: `A` is A Major.
 */
export const Keys = {
  /** All key ids, each with its name and Camelot notation. */
  all: table.map(([id, name, camelot]) => ({ id, name, camelot })) as ReadonlyArray<{
    readonly id: number
    readonly name: KeyName
    readonly camelot: Camelot
  }>,

  /**
   * Returns the ids of a key in all its spellings: `"F# Major"`, `"Gb Major"`, `"2B"` and `"7d"` all return 14 and
   * 33. Empty if the notation is unknown.
   */
  ids: (key: string): ReadonlyArray<number> => {
    const camelot = camelotOf(key)
    return table.filter((row) => row[2] === camelot).map(([id]) => id)
  },

  /** Returns a key in Camelot notation, as Mixed In Key shows it: `"8A"` for A Minor. */
  camelot: camelotOf,

  /** Returns a key in Open Key notation, as beaTunes and Traktor show it: `"1m"` for A Minor, `"1d"` for C Major. */
  openKey: (key: string): OpenKey | undefined => {
    const camelot = camelotOf(key)
    return openKeys.find(([, same]) => camelot !== undefined && same === camelot)?.[0]
  },

  /**
   * Returns the keys that mix with a key harmonically: the same key, a fifth higher, a fifth lower, and the relative
   * major or minor. Each shares at least six of its seven notes (the rules of the Camelot wheel). Empty if the
   * notation is unknown.
   *
   *     beatport.tracks.list({ key_id: Keys.compatible("8A") }) // 8A, 9A, 7A and 8B
   */
  compatible: (key: string): ReadonlyArray<Camelot> => {
    const camelot = camelotOf(key)
    if (camelot === undefined) return []
    const isMinor = rings.minor.some((minor) => minor === camelot)
    const [ring, other] = isMinor ? [rings.minor, rings.major] : [rings.major, rings.minor]
    const step = ring.findIndex((same) => same === camelot)
    const around = (steps: number) => ring.at((step + steps) % ring.length)
    return [camelot, around(1), around(-1), other[step]].filter((found) => found !== undefined)
  }
} as const
