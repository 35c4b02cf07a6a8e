/**
 * Queries: what to ask Beatport for a row, in the order of what it is likely to find.
 */
import { joined, normalise, wordsOf } from "./text.ts"
import type { Reading } from "./parse.ts"

/** A request for candidates of one row. */
export type Query =
  /** Beatport's search. */
  | { readonly _tag: "Search"; readonly text: string }
  /** Beatport's filters. */
  | ({ readonly _tag: "Contains" } & Contained)

/** Texts that a track contains: its name one of `names` (none: any name), its artists one of `artists` (none: any artist). */
export interface Contained {
  readonly names: ReadonlyArray<string>
  readonly artists: ReadonlyArray<string>
}

/** The most requests that are sent for a row by its texts. */
export const mostQueries = 3

/** The longest text that is searched for. */
const longest = 120

/** From how many words without an apostrophe on the others are left out. */
const enoughWords = 2

/**
 * A text for a search: punctuation is reported to find nothing. Whether the server reads "can't" as one word or two is not
 * known, so such words are left out where enough others remain.
 */
const searchable = (text: string): string => {
  const words = text
    .replaceAll(/['’‘`´]/gu, "'")
    .split(/[^\p{L}\p{N}\p{M}']+/u)
    .map((word) => word.replaceAll(/^'+|'+$/g, ""))
    .filter((word) => word !== "")
  const plain = words.filter((word) => !word.includes("'"))
  return (plain.length >= enoughWords ? plain : words).join(" ").slice(0, longest).trim()
}

/** A text for a filter: a comma would separate two values, so only the longest piece is sent. */
export const filterable = (text: string): string =>
  text
    .split(",")
    .map((piece) => piece.trim())
    .reduce((best, piece) => (piece.length > best.length ? piece : best), "")
    .slice(0, longest)

/** What earlier requests say of a row, for the choice of its queries. */
export interface QueryKnowledge {
  /** Whether the server finds each value of a list. */
  readonly listsAreHonoured: boolean
  /** Whether a list of the row's halves had a complete response, so that they need no request any more. */
  readonly halvesWereAsked: boolean
  /** Whether all tracks of the first artist are known and the name is not among them, in a library where that means a mistake. */
  readonly artistWasAsked: boolean
}

/** Returns the queries for a row, the likeliest first, without repetitions. */
export const queriesOf = (
  readings: ReadonlyArray<Reading>,
  { artistWasAsked, halvesWereAsked, listsAreHonoured }: QueryKnowledge
): ReadonlyArray<Query> => {
  const [first] = readings
  if (first === undefined) return []
  const titled = readings.find(({ artists }) => artists.length > 0) ?? first
  const [artist = "", second] = titled.artists
  const queries: Array<Query> = []
  if (!artistWasAsked) queries.push(search(artist, titled.name))
  else if (second !== undefined) queries.push({ _tag: "Contains", names: [], artists: [filterable(second)] })
  if (listsAreHonoured && !halvesWereAsked) queries.push(...contains(halvesOf(readings)))
  const other = readings.find(
    ({ artists, name }) => artists.length > 0 && normalise(name) !== normalise(titled.name)
  )
  if (titled.artists.length === 0) queries.push(search("", first.name, first.version.names))
  if (other !== undefined && other.origin !== "swapped")
    queries.push(search(other.artists[0] ?? "", other.name))
  if (!halvesWereAsked) queries.push(...singleHalvesOf(titled))
  const release = titled.facts.release ?? ""
  if (normalise(release) !== normalise(titled.name)) queries.push(search("", release))
  if (titled.version.names !== "" && titled.artists.length > 0)
    queries.push(search(titled.version.names, titled.name))
  queries.push(search(artist, withoutLongestWord(titled.name)))
  queries.push(search("", titled.name))
  return distinct(queries.filter((query) => query._tag === "Contains" || query.text !== "")).slice(
    0,
    mostQueries
  )
}

const search = (...texts: ReadonlyArray<string>): Query => ({
  _tag: "Search",
  text: texts.map(searchable).join(" ").trim()
})

/** The name without the word that a spelling mistake is likeliest in. */
const withoutLongestWord = (name: string): string => {
  const words = name.split(/\s+/u)
  const longestWord = words.reduce((best, word) => (word.length > best.length ? word : best), "")
  return words.length < 3 ? "" : words.filter((word) => word !== longestWord).join(" ")
}

/** The shortest half that is worth asking for. */
const shortestHalf = 2

/** A half of a name with this many letters finds few enough tracks without an artist. */
const specificHalf = 4

/** How many letters of an artist are asked for beside a half that is not specific. */
const fragment = 3

/**
 * Returns both halves of the name and of the artist of the likeliest reading: one letter that is wrong, or without its
 * accent, spoils only one half of each. Exchanged fields are asked for too.
 */
export const halvesOf = (readings: ReadonlyArray<Reading>): Contained | undefined => {
  const reading = readings.find(({ artists }) => artists.length > 0)
  const names = halves(filterable(reading?.name ?? ""))
  const artists = halves(filterable(reading?.artists[0] ?? ""))
  if (names.length < 2 || artists.length === 0) return undefined
  const swapped = readings.find(({ artists: named, origin }) => origin === "swapped" && named.length > 0)
  const [name, artist] = [filterable(swapped?.name ?? ""), filterable(swapped?.artists[0] ?? "")]
  return name === "" || artist === ""
    ? { names, artists }
    : { names: [...names, name], artists: [...artists, artist] }
}

/** The halves as two requests, for a server that takes one value: the artist's end that is asked for is as long as needed. */
const singleHalvesOf = (reading: Reading): ReadonlyArray<Query> => {
  const names = halves(filterable(reading.name))
  const artist = [...filterable(reading.artists[0] ?? "")]
  if (names.length < 2) return []
  const isSpecific = names.every((name) => [...name].length >= specificHalf)
  const ends = [artist.slice(0, fragment).join("").trim(), artist.slice(-fragment).join("").trim()]
  return names.flatMap((name, index) =>
    isSpecific
      ? contains({ names: [name], artists: [] })
      : contains({ names: [name], artists: ends.slice(index, index + 1).filter((end) => end !== "") })
  )
}

const contains = (contained: Contained | undefined): ReadonlyArray<Query> =>
  contained === undefined ? [] : [{ _tag: "Contains", ...contained }]

const halves = (text: string): ReadonlyArray<string> => {
  const letters = [...text]
  const middle = Math.ceil(letters.length / 2)
  const both = [letters.slice(0, middle).join("").trim(), letters.slice(middle).join("").trim()]
  if (joined(text).length < 2 * shortestHalf) return text === "" ? [] : [text]
  return wordsOf(text).length === 0 ? [] : both.filter((half) => half.length >= shortestHalf)
}

const distinct = (queries: ReadonlyArray<Query>): ReadonlyArray<Query> => {
  const seen = new Set<string>()
  return queries.filter((query) => {
    const key = JSON.stringify(query)
    return !seen.has(key) && seen.add(key) !== undefined
  })
}
