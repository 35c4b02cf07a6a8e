/**
 * Full-text search: returns the rows that match a text, best first.
 */
import type { SearchModel } from "./SearchModel.ts"
import { rateFit, splitWords } from "./matchWords.ts"

/** Finds rows by their words. */
export interface SearchIndex<Row> {
  readonly find: (text: string, model: SearchModel) => ReadonlyArray<Row>
}

/** Defines the text of a row that an index searches. */
export interface Searchable<Row> {
  /** The text that ranks highest. */
  readonly name: (row: Row) => string
  /** The other texts that are searched. */
  readonly others: (row: Row) => ReadonlyArray<string>
}

/** The indexes of the rows that contain a word. */
type Postings = ReadonlyMap<string, ReadonlyArray<number>>

/**
 * Makes an index, which reads its rows on the first search. Rows of equal rank keep their order.
 *
 * A rare word counts more than a frequent one. A row whose name contains every word ranks before all others.
 */
export const searchIndex = <Row>(rows: ReadonlyArray<Row>, texts: Searchable<Row>): SearchIndex<Row> => {
  const byAccent = new Map<boolean, Postings>()

  const postings = (accented: boolean): Postings => {
    const known = byAccent.get(accented)
    if (known !== undefined) return known
    const made = new Map<string, Array<number>>()
    rows.forEach((row, place) => {
      for (const word of new Set(splitWords([texts.name(row), ...texts.others(row)].join(" "), accented))) {
        const places = made.get(word)
        if (places === undefined) made.set(word, [place])
        else places.push(place)
      }
    })
    byAccent.set(accented, made)
    return made
  }

  return {
    find: (text, model) => {
      const accented = model === "everyWordAccented"
      const wanted = [...new Set(splitWords(text, accented))]
      const index = postings(accented)
      const scores = new Map<number, { score: number; words: number }>()
      for (const word of wanted) {
        for (const [place, score] of scoreRows(index, word, rows.length, model === "anyWord")) {
          const before = scores.get(place)
          if (before === undefined) scores.set(place, { score, words: 1 })
          else {
            before.score += score
            before.words++
          }
        }
      }
      const isNamed = (row: Row) => {
        const name = splitWords(texts.name(row), accented)
        return wanted.every((word) => name.some((known) => known.includes(word)))
      }
      return [...scores]
        .filter(([, { words }]) => model === "anyWord" || words === wanted.length)
        .flatMap(([place, { score }]) => {
          const row = rows[place]
          return row === undefined ? [] : [{ row, place, score: isNamed(row) ? score + rows.length : score }]
        })
        .toSorted((a, b) => b.score - a.score || a.place - b.place)
        .map(({ row }) => row)
    }
  }
}

/** Returns the score of each row for one word. */
const scoreRows = (
  index: Postings,
  wanted: string,
  rows: number,
  nearMisses: boolean
): ReadonlyMap<number, number> => {
  const scores = new Map<number, number>()
  for (const [known, places] of index) {
    const quality = rateFit(wanted, known, nearMisses)
    if (quality === 0) continue
    const score = quality * Math.log(1 + rows / places.length)
    for (const place of places) scores.set(place, Math.max(score, scores.get(place) ?? 0))
  }
  return scores
}
