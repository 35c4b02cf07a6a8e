/**
 * The three ways in which Beatport's search may work; which one it is, is not known. Lists filter as the API's document says.
 */
import type { CatalogueRow } from "./catalogue.ts"

/** Names a search model. */
export type SearchModel = "everyWord" | "rankedAnyWord" | "accentsMatter"

export const searchModels: ReadonlyArray<SearchModel> = ["everyWord", "rankedAnyWord", "accentsMatter"]

/** What is asked of the catalogue. */
export interface CatalogueSearch {
  /** The ids that a text finds, the first first: one page. */
  readonly search: (text: string) => ReadonlyArray<number>
  /** The ids whose name contains one of the names and whose artists contain one of the artists: one page. */
  readonly list: (names: ReadonlyArray<string>, artists: ReadonlyArray<string>) => ReadonlyArray<number>
}

const pageSize = 100

const wordsOf = (text: string, accents: boolean): ReadonlyArray<string> => {
  const lower = text.toLowerCase().replaceAll(/['’]/g, "")
  const plain = accents ? lower.normalize("NFC") : lower.normalize("NFKD").replaceAll(/\p{M}/gu, "")
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "")
}

/** Makes a catalogue searchable. */
export const makeSearch = (rows: ReadonlyArray<CatalogueRow>, model: SearchModel): CatalogueSearch => {
  const accents = model === "accentsMatter"
  const postings = new Map<string, Array<number>>()
  const lengths = rows.map((row, at) => {
    const words = wordsOf([row.name, row.mix_name, ...row.artists, row.label ?? ""].join(" "), accents)
    for (const word of new Set(words)) {
      const found = postings.get(word)
      if (found === undefined) postings.set(word, [at])
      else found.push(at)
    }
    return words.length
  })
  const average = lengths.reduce((sum, length) => sum + length, 0) / rows.length
  const idf = (count: number) => Math.log(1 + (rows.length - count + 0.5) / (count + 0.5))

  const search = (text: string): ReadonlyArray<number> => {
    const words = [...new Set(wordsOf(text, accents))]
    const scores = new Map<number, { score: number; count: number }>()
    for (const word of words) {
      const found = postings.get(word) ?? []
      const weight = idf(found.length)
      for (const at of found) {
        const length = lengths[at] ?? average
        const known = scores.get(at) ?? { score: 0, count: 0 }
        known.score += (weight * 2.2) / (1 + 1.2 * (0.25 + (0.75 * length) / average))
        known.count += 1
        scores.set(at, known)
      }
    }
    return [...scores]
      .filter(([, { count }]) => model === "rankedAnyWord" || count === words.length)
      .toSorted(([one, a], [two, b]) => b.score - a.score || one - two)
      .slice(0, pageSize)
      .flatMap(([at]) => rows[at]?.id ?? [])
  }

  const lowered = rows.map((row) => ({
    id: row.id,
    name: row.name.toLowerCase(),
    artists: row.artists.map((name) => name.toLowerCase())
  }))
  const list = (names: ReadonlyArray<string>, artists: ReadonlyArray<string>): ReadonlyArray<number> => {
    // A comma inside a value separates two to the server.
    const [wantedNames, wantedArtists] = [names, artists].map((values) =>
      values.flatMap((value) => value.toLowerCase().split(",")).filter((value) => value !== "")
    )
    return lowered
      .filter(
        (row) =>
          isAny(wantedNames ?? [], (name) => row.name.includes(name)) &&
          isAny(wantedArtists ?? [], (name) => row.artists.some((artist) => artist.includes(name)))
      )
      .slice(-pageSize)
      .map(({ id }) => id)
      .toReversed()
  }
  return { search, list }
}

/** A filter without a value does not filter. */
const isAny = (wanted: ReadonlyArray<string>, test: (value: string) => boolean): boolean =>
  wanted.length === 0 || wanted.some(test)
