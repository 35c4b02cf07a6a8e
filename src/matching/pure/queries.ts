/**
 * Queries: what to ask Beatport for a row, in the order of what it is likely to find.
 */
import { joined, normalise, wordsOf } from "./text.ts"
import type { Reading } from "./parse.ts"

/** A request for candidates of one row. */
export type Query =
  /** Beatport's search. */
  | { readonly _tag: "Search"; readonly text: string }
  /** Tracks whose name contains one of `names` and whose artists contain one of `artists`. */
  | {
      readonly _tag: "Contains"
      readonly names: ReadonlyArray<string>
      readonly artists: ReadonlyArray<string>
    }

/** The most requests that are sent for a row by its texts. */
export const mostQueries = 3

/** The longest text that is searched for. */
const longest = 120

/** A text for a search: punctuation is reported to find nothing. */
const searchable = (text: string): string =>
  text
    .replaceAll(/['’‘`´]/gu, "")
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim()
    .slice(0, longest)

/** A text for a filter: a comma would separate two values, so only the longest piece is sent. */
export const filterable = (text: string): string =>
  text
    .split(",")
    .map((piece) => piece.trim())
    .reduce((best, piece) => (piece.length > best.length ? piece : best), "")
    .slice(0, longest)

/** Returns the queries for a row, the likeliest first, without repetitions. `lists`: whether comma lists may be used. */
export const queriesOf = (readings: ReadonlyArray<Reading>, lists: boolean): ReadonlyArray<Query> => {
  const [first] = readings
  if (first === undefined) return []
  const titled = readings.find(({ artists }) => artists.length > 0) ?? first
  const queries: Array<Query> = [search(titled.artists[0] ?? "", titled.name)]
  const halves = lists ? halvesOf(titled) : undefined
  if (halves !== undefined) queries.push(halves)
  const other = readings.find(
    ({ artists, name }) => artists.length > 0 && normalise(name) !== normalise(titled.name)
  )
  if (titled.artists.length === 0) queries.push(search("", first.name, first.version.names))
  if (other !== undefined && other.origin !== "swapped")
    queries.push(search(other.artists[0] ?? "", other.name))
  if (titled.version.names !== "" && titled.artists.length > 0)
    queries.push(search(titled.version.names, titled.name))
  queries.push(search(titled.artists[0] ?? "", withoutLongestWord(titled.name)))
  queries.push(search("", titled.name))
  return distinct(queries.filter((query) => query._tag === "Contains" || query.text !== "")).slice(
    0,
    mostQueries
  )
}

const search = (...texts: ReadonlyArray<string>): Query => ({
  _tag: "Search",
  text: searchable(texts.join(" "))
})

/** The name without the word that a spelling mistake is likeliest in. */
const withoutLongestWord = (name: string): string => {
  const words = name.split(/\s+/u)
  const longestWord = words.reduce((best, word) => (word.length > best.length ? word : best), "")
  return words.length < 3 ? "" : words.filter((word) => word !== longestWord).join(" ")
}

/** The shortest half that is worth asking for. */
const shortestHalf = 2

/** Both halves of the name and of the artist: one letter that is wrong, or without its accent, spoils only one half of each. */
const halvesOf = (reading: Reading): Query | undefined => {
  const names = halves(filterable(reading.name))
  const artists = halves(filterable(reading.artists[0] ?? ""))
  return names.length < 2 || artists.length === 0 ? undefined : { _tag: "Contains", names, artists }
}

const halves = (text: string): ReadonlyArray<string> => {
  const middle = Math.ceil(text.length / 2)
  const [left, right] = [text.slice(0, middle).trim(), text.slice(middle).trim()]
  if (joined(text).length < 2 * shortestHalf) return text === "" ? [] : [text]
  return wordsOf(text).length === 0 ? [] : [left, right].filter((half) => half.length >= shortestHalf)
}

const distinct = (queries: ReadonlyArray<Query>): ReadonlyArray<Query> => {
  const seen = new Set<string>()
  return queries.filter((query) => {
    const key = JSON.stringify(query)
    return !seen.has(key) && seen.add(key) !== undefined
  })
}
