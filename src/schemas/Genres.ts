/**
 * The genres of Beatport by id and name, so that a genre can be given as either.
 *
 * 46 genres as of June 2026. Give a newer genre by its id.
 */
import { distance } from "fastest-levenshtein"

const table = [
  [95, "140 / Deep Dubstep / Grime"],
  [102, "African"],
  [89, "Afro House"],
  [98, "Amapiano"],
  [100, "Ambient / Experimental"],
  [85, "Bass / Club"],
  [91, "Bass House"],
  [101, "Brazilian Funk"],
  [9, "Breaks / Breakbeat / UK Bass"],
  [103, "Caribbean"],
  [104, "Country"],
  [39, "Dance / Pop"],
  [12, "Deep House"],
  [110, "DJ Edits"],
  [16, "DJ Tools / Acapellas"],
  [63, "Downtempo"],
  [1, "Drum & Bass"],
  [18, "Dubstep"],
  [94, "Electro (Classic / Detroit / Modern)"],
  [3, "Electronica"],
  [81, "Funky House"],
  [8, "Hard Dance / Hardcore / Neo Rave"],
  [2, "Hard Techno"],
  [105, "Hip-Hop"],
  [5, "House"],
  [37, "Indie Dance"],
  [97, "Jackin House"],
  [106, "Latin"],
  [111, "Latin Electronic"],
  [96, "Mainstage"],
  [90, "Melodic House & Techno"],
  [14, "Minimal / Deep Tech"],
  [50, "Nu Disco / Disco"],
  [93, "Organic House"],
  [107, "Pop"],
  [15, "Progressive House"],
  [13, "Psy-Trance"],
  [108, "R&B"],
  [109, "Rock"],
  [11, "Tech House"],
  [6, "Techno (Peak Time / Driving)"],
  [92, "Techno (Raw / Deep / Hypnotic)"],
  [7, "Trance (Main Floor)"],
  [99, "Trance (Raw / Deep / Hypnotic)"],
  [38, "Trap / Future Bass"],
  [86, "UK Garage / Bassline"]
] as const

/** Short names for the two genres that Beatport split in two. */
const aliases = [
  [6, "Techno"],
  [7, "Trance"]
] as const

/** Former names, short names and abbreviations. One that names several genres has several ids. */
const otherNames: ReadonlyArray<readonly [ids: ReadonlyArray<number>, ...names: ReadonlyArray<string>]> = [
  [[1], "DnB", "D&B", "D n B", "Drum n Bass", "Drum 'n' Bass", "Drum Bass", "Jungle", "Liquid DnB"],
  [[2], "Hard Tech"],
  [[3, 63], "Electronica / Downtempo", "Chill Out / Downtempo"],
  [[6], "Peak Time Techno", "Driving Techno"],
  [[7], "Uplifting Trance", "Main Floor Trance"],
  [[8], "Hardcore", "Hard Dance", "Hardstyle", "Neo Rave"],
  [[8, 2], "Hardcore / Hard Techno"],
  [[9], "Breaks", "Breakbeat", "Breakbeats", "Broken Beat", "UK Bass", "Breaks / UK Bass"],
  [[11], "Tech-House"],
  [[13], "Psytrance", "Psy", "Goa", "Goa Trance"],
  [[14], "Minimal", "Minimal Techno", "Minimal House", "Deep Tech"],
  [[15], "Progressive", "Prog", "Prog House", "Prog. House"],
  [[16], "DJ Tools", "Acapella", "Acapellas"],
  [[37], "Indie", "Indie Dance / Dark Disco"],
  [[37, 50], "Indie Dance / Nu Disco"],
  [[38], "Trap", "Future Bass", "Trap / Wave"],
  [[39], "Dance", "Dance / Electro Pop"],
  [[50], "Nu Disco", "Nu-Disco", "Disco"],
  [[63], "Chill Out", "Chillout"],
  [[81], "Funky / Groove / Jackin' House", "Funky"],
  [[85], "Bass", "Club"],
  [[86], "UK Garage", "UKG", "Garage", "Speed Garage", "Bassline", "2-Step"],
  [[89], "Afro"],
  [[90], "Melodic House", "Melodic Techno", "Melodic", "MHT", "Melodic House and Techno"],
  [[92], "Raw Techno", "Hypnotic Techno", "Deep Techno", "Techno (Raw)"],
  [[93], "Organic House / Downtempo", "Organic"],
  [[94], "Electro", "Electro (Classic)"],
  [[95], "140", "Deep Dubstep", "Grime", "140 / Grime"],
  [[96], "Big Room", "Bigroom", "Main Stage", "EDM"],
  [[97], "Jackin"],
  [[99], "Raw Trance", "Hypnotic Trance", "Deep Trance"],
  [[100], "Ambient", "Experimental"],
  [[101], "Baile Funk", "Funk Carioca"],
  [[105], "Hip Hop", "HipHop", "Rap"],
  [[108], "RnB", "R'n'B", "R and B"],
  [[110], "Edits"]
]

/** A genre's name as Beatport writes it, or one of the short names `Techno` and `Trance`. */
export type GenreName = (typeof table)[number][1] | (typeof aliases)[number][1]

/** Case, punctuation and spacing do not distinguish genres. */
const fold = (name: string): string =>
  name
    .replaceAll(/&amp;/gi, "&")
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("&", "and")
    .replaceAll(/[^a-z0-9]+/g, "")

const byName: ReadonlyMap<string, ReadonlyArray<number>> = new Map([
  ...otherNames.flatMap(([ids, ...names]) => names.map((name) => [fold(name), ids] as const)),
  ...[...table, ...aliases].map(([id, name]) => [fold(name), [id]] as const)
])

const idsOf = (name: string): ReadonlyArray<number> => byName.get(fold(name)) ?? []

const byId: ReadonlyMap<number, string> = new Map(table)

const wordsOf = (name: string): ReadonlyArray<string> =>
  name
    .replaceAll(/&amp;/gi, "&")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? []

/** Every notation of a genre: its name first, then short and former names. */
const notations = [
  ...[...table, ...aliases].map(([id, name]) => ({ name, genres: [{ id, name }] })),
  ...otherNames.flatMap(([ids, ...names]) =>
    names.map((name) => ({
      name,
      genres: table.flatMap(([id, known]) => (ids.includes(id) ? [{ id, name: known }] : []))
    }))
  )
].map((notation) => ({ ...notation, letters: fold(notation.name), words: wordsOf(notation.name) }))

/** Longest name that is compared: genres have shorter ones. */
const longestName = 100

/** How many names are suggested at most. */
const mostSuggestions = 3

/**
 * Returns how far a notation is from an unknown name, as a share of its letters: misspelt by few letters, then words of the
 * notation, which may be misspelt too, then a notation that stands whole within the name. Returns undefined if it is not near.
 */
const farness = (
  { letters, words }: (typeof notations)[number],
  wrong: string,
  wrongWords: ReadonlyArray<string>
) => {
  const share = distance(wrong, letters) / Math.max(wrong.length, letters.length)
  if (share <= 0.25) return share
  if (wrongWords.every((wrongWord) => words.some((word) => isNearWord(word, wrongWord)))) {
    return 0.25 + 0.01 * words.length
  }
  if (words.every((word) => wrongWords.includes(word))) return 0.4 - 0.01 * letters.length
  return share <= 0.4 ? share : undefined
}

/** The shortest word that can be misspelt. Of shorter ones, one letter is too large a share. */
const shortestMisspelt = 4

/** Whether a word begins with the given one, or differs from it by a quarter of its letters at most. */
const isNearWord = (word: string, given: string): boolean =>
  word.startsWith(given) ||
  (Math.min(word.length, given.length) >= shortestMisspelt &&
    distance(given, word) / Math.max(given.length, word.length) <= 0.25)

/** Holds the known genres. The most used ids are also constants: `Genres.House`, `Genres.DrumAndBass`. */
export const Genres = {
  DrumAndBass: 1,
  HardTechno: 2,
  House: 5,
  Techno: 6,
  Trance: 7,
  TechHouse: 11,
  DeepHouse: 12,
  PsyTrance: 13,
  MinimalDeepTech: 14,
  ProgressiveHouse: 15,
  Dubstep: 18,
  IndieDance: 37,
  AfroHouse: 89,
  MelodicHouseAndTechno: 90,
  BassHouse: 91,
  TechnoRaw: 92,
  OrganicHouse: 93,
  Amapiano: 98,

  /** All known genres, in alphabetical order. */
  all: table.map(([id, name]) => ({ id, name })) as ReadonlyArray<{
    /** The id on Beatport. */
    readonly id: number
    /** The name. */
    readonly name: string
  }>,

  /**
   * Returns the id of a genre by its name, a former name or an abbreviation, in any case and punctuation. Returns undefined if
   * the name is unknown, or stands for several genres.
   */
  id: (name: string): number | undefined => {
    const [id, ...more] = idsOf(name)
    return more.length === 0 ? id : undefined
  },

  /** Returns the ids of all genres that a name stands for: `"Indie Dance / Nu Disco"` was split in two. Empty if it is unknown. */
  ids: idsOf,

  /** Returns the name of a genre by its id; undefined if this version of the SDK does not know the id. */
  name: (id: number): string | undefined => byId.get(id),

  /**
   * Returns up to three names that an unknown name may mean, the likeliest first. A name that stands for several genres returns
   * their names. Returns none if no genre has a similar name.
   */
  near: (name: string): ReadonlyArray<string> => {
    const several = idsOf(name).flatMap((id) => byId.get(id) ?? [])
    const given = name.slice(0, longestName)
    const [wrong, wrongWords] = [fold(given), wordsOf(given)]
    if (several.length > 0 || wrong === "") return several
    const near = notations
      .flatMap((notation) => {
        const far = farness(notation, wrong, wrongWords)
        return far === undefined ? [] : [{ far, genres: notation.genres }]
      })
      .toSorted((a, b) => a.far - b.far)
      .flatMap(({ genres }) => genres)
    // A genre is suggested by the name that is nearest.
    return near
      .filter(({ id }, index) => near.findIndex((other) => other.id === id) === index)
      .slice(0, mostSuggestions)
      .map((genre) => genre.name)
  }
} as const
