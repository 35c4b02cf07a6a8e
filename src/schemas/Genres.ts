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

/** Lists the genre names as Beatport writes them, and the short names `Techno` and `Trance`. */
export type GenreName = (typeof table)[number][1] | (typeof aliases)[number][1]

/** Case, punctuation and spacing do not distinguish genres. */
const fold = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll("&", "and")
    .replaceAll(/[^a-z0-9]+/g, "")

const byName: ReadonlyMap<string, number> = new Map(
  [...table, ...aliases].map(([id, name]) => [fold(name), id] as const)
)

const byId: ReadonlyMap<number, string> = new Map(table)

/**
 * Counts the edits from a misspelt name to a genre, or to the beginning of one of its words: `tecno` is nearer to
 * Techno (Peak Time / Driving) than to Rock. The whole name ranks before its first word, which ranks before its other
 * words.
 */
const stepsTo = (known: string, wrong: string): number => {
  const words = known.split(/\s+/)
  return words.reduce(
    (least, _, index) =>
      Math.min(
        least,
        distance(wrong, fold(words.slice(index).join("")).slice(0, Math.max(1, wrong.length))) +
          (index === 0 ? 0.25 : 0.5)
      ),
    distance(wrong, fold(known))
  )
}

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

  /** Returns the id of a genre by its name, in any case and punctuation; undefined if the name is unknown. */
  id: (name: string): number | undefined => byName.get(fold(name)),

  /** Returns the name of a genre by its id; undefined if this version of the SDK does not know the id. */
  name: (id: number): string | undefined => byId.get(id),

  /** Returns the three known names nearest to a misspelt one. */
  near: (name: string): ReadonlyArray<string> =>
    [...table, ...aliases]
      .map(([, known]) => ({ known, steps: stepsTo(known, fold(name)) }))
      .toSorted((a, b) => a.steps - b.steps)
      .slice(0, 3)
      .map(({ known }) => known)
} as const
