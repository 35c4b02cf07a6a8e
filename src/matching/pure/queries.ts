/**
 * Queries: what to ask Beatport for a row, in the order of what it is likely to find.
 */
import { joined, normalise, wordsOf } from "./text.ts"
import type { Reading } from "./parse.ts"

/** Names what a query of a row rests on. */
export type QueryKind =
  /** Its first artist and its name. */
  | "name"
  /** The name of its release. */
  | "release"
  /** Its label and year. */
  | "label"
  /** Its remixers, or other names of its version. */
  | "version"
  /** One of its artists, as known tracks credit it. */
  | "knownArtist"
  /** One of its artists. */
  | "artist"
  /** A half of its name. */
  | "half"
  /** Another reading of it, or fewer words. */
  | "other"

/** A request for candidates of one row. */
export type Query = { readonly kind: QueryKind } & QueryText

/** What a request asks for. */
export type QueryText =
  /** Beatport's search. */
  | { readonly _tag: "Search"; readonly text: string }
  /** Beatport's filters by name and artist. */
  | ({ readonly _tag: "Contains" } & Contained)
  /** What a label published in a year. */
  | { readonly _tag: "OfLabel"; readonly label: string; readonly year: number }

/**
 * Texts that a track contains: its name one of `names`, its artists one of `artists`, the name of its release one of `releases`.
 * None of a field: any text.
 */
export interface Contained {
  readonly names: ReadonlyArray<string>
  readonly artists: ReadonlyArray<string>
  readonly releases?: ReadonlyArray<string>
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
  /** Whether the row's turn in the lists for parts of names and artists is over, so that parts get no request of their own. */
  readonly partsWereAsked: boolean
  /** Whether the tracks of the first artist were requested. */
  readonly artistWasAsked: boolean
  /** Returns an artist as known tracks credit it; undefined if none does. */
  readonly spellingOf: (artist: string) => string | undefined
}

/** Returns the queries for a row, the likeliest first, without repetitions. */
export const queriesOf = (
  readings: ReadonlyArray<Reading>,
  { artistWasAsked, partsWereAsked, spellingOf }: QueryKnowledge
): ReadonlyArray<Query> => {
  const [first] = readings
  if (first === undefined) return []
  const titled = readings.find(({ artists }) => artists.length > 0) ?? first
  const [artist = ""] = titled.artists
  const queries: Array<Query> = [search("name", artist, titled.name)]
  const other = readings.find(
    ({ artists, name }) => artists.length > 0 && normalise(name) !== normalise(titled.name)
  )
  if (titled.artists.length === 0) queries.push(search("other", first.name, first.version.names))
  if (other !== undefined && other.origin !== "swapped")
    queries.push(search("other", other.artists[0] ?? "", other.name))
  const release = titled.facts.release ?? ""
  if (normalise(release) !== normalise(titled.name)) queries.push(search("release", release))
  const [known = ""] = titled.artists.flatMap((named) => spellingOf(named) ?? [])
  if ([...known].length >= shortestArtist) queries.push(contains("knownArtist", [], [filterable(known)]))
  const [label, year] = [filterable(titled.facts.label ?? ""), titled.facts.year]
  if (label !== "" && isCalendarYear(year)) queries.push({ kind: "label", _tag: "OfLabel", label, year })
  queries.push(search("version", titled.version.names))
  if (!partsWereAsked) queries.push(...singleHalvesOf(titled))
  for (const named of titled.artists.slice(artistWasAsked ? 1 : 0, mostArtists)) {
    const filter = filterable(named)
    if ([...filter].length >= shortestArtist) queries.push(contains("artist", [], [filter]))
  }
  if (!partsWereAsked) {
    if (titled.version.names !== "" && titled.artists.length > 0)
      queries.push(search("other", titled.version.names, titled.name))
    queries.push(search("other", artist, withoutLongestWord(titled.name)))
    queries.push(search("other", titled.name))
  }
  return distinct(queries.filter((query) => query._tag !== "Search" || query.text !== ""))
}

/** Whether a year can be asked for: files name others, such as 99. */
const isCalendarYear = (year: number | undefined): year is number =>
  year !== undefined && Number.isInteger(year) && year >= 1000 && year <= 9999

const search = (kind: QueryKind, ...texts: ReadonlyArray<string>): Query => ({
  kind,
  _tag: "Search",
  text: texts.map(searchable).join(" ").trim()
})

const contains = (kind: QueryKind, names: ReadonlyArray<string>, artists: ReadonlyArray<string>): Query => ({
  kind,
  _tag: "Contains",
  names,
  artists
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

const isSpecific = (half: string): boolean => [...half].length >= specificHalf

/** How many letters of an artist are asked for beside a half that is not specific. */
const fragment = 3

/** Releases with a shorter name are contained in too many others. */
const shortestRelease = 4

/** Returns both halves of a row's name on its release, whose name has no part in a mistake in the others. */
const halvesOnReleaseOf = (readings: ReadonlyArray<Reading>): Contained | undefined => {
  const reading = readings.find(({ artists }) => artists.length > 0)
  const names = halves(filterable(reading?.name ?? ""))
  const release = filterable(reading?.facts.release ?? "")
  return names.length === 0 || [...release].length < shortestRelease
    ? undefined
    : { names, artists: [], releases: [release] }
}

/** Returns both halves of a row's name with its whole artists: one letter that is wrong, or without its accent, spoils only one half. */
const nameHalvesOf = (readings: ReadonlyArray<Reading>): Contained | undefined => {
  const reading = readings.find(({ artists }) => artists.length > 0)
  const names = halves(filterable(reading?.name ?? ""))
  const artists = wholeArtistsOf(reading)
  return names.length < 2 || artists.length === 0 ? undefined : { names, artists }
}

/** Returns both halves of the name and of the first artist of the likeliest reading. */
const halvesOf = (readings: ReadonlyArray<Reading>): Contained | undefined => {
  const reading = readings.find(({ artists }) => artists.length > 0)
  const names = halves(filterable(reading?.name ?? ""))
  const artists = halves(filterable(reading?.artists[0] ?? ""))
  return names.length < 2 || artists.length === 0 ? undefined : { names, artists }
}

/** Returns the artists of a row without its name, of which too little may be right. */
const artistsOf = (readings: ReadonlyArray<Reading>): Contained | undefined => {
  const artists = wholeArtistsOf(readings.find((reading) => reading.artists.length > 0))
  return artists.length === 0 ? undefined : { names: [], artists }
}

/** Returns both halves of the name without an artist, of whom too little may be right. */
const nameHalvesAloneOf = (readings: ReadonlyArray<Reading>): Contained | undefined => {
  const names = halves(filterable(readings.find(({ artists }) => artists.length > 0)?.name ?? ""))
  return names.length === 2 && names.every(isSpecific) ? { names, artists: [] } : undefined
}

/** How many artists of a row are asked for one by one. */
const mostArtists = 2

/** Artists shorter than this are contained in too many others. */
const shortestArtist = 3

const wholeArtistsOf = (reading: Reading | undefined): ReadonlyArray<string> =>
  (reading?.artists ?? []).map(filterable).filter((artist) => [...artist].length >= shortestArtist)

/** The ways to ask for a row that its whole name does not find, the most specific first. */
export const partsOf: ReadonlyArray<(readings: ReadonlyArray<Reading>) => Contained | undefined> = [
  halvesOnReleaseOf,
  nameHalvesOf,
  halvesOf,
  artistsOf,
  nameHalvesAloneOf
]

/**
 * The halves as two requests, for a server that takes one value: as long as they can be, because there is no room for other halves
 * of the artist. The artist's end that is asked for is as long as needed.
 */
const singleHalvesOf = (reading: Reading): ReadonlyArray<Query> => {
  const names = halves(filterable(reading.name), Number.POSITIVE_INFINITY)
  const artist = [...filterable(reading.artists[0] ?? "")]
  if (names.length < 2) return []
  const areSpecific = names.every(isSpecific)
  const ends = [artist.slice(0, fragment).join("").trim(), artist.slice(-fragment).join("").trim()]
  return names.map((name, index) =>
    contains("half", [name], areSpecific ? [] : ends.slice(index, index + 1).filter((end) => end !== ""))
  )
}

/**
 * Splits a text. From `splitWithGap` letters on the one in the middle is left out, because two exchanged letters there would spoil
 * both halves.
 */
const halves = (text: string, splitWithGap = 8): ReadonlyArray<string> => {
  const letters = [...text]
  const middle = Math.ceil(letters.length / 2)
  const rest = letters.length < splitWithGap ? middle : middle + 1
  const both = [letters.slice(0, middle).join("").trim(), letters.slice(rest).join("").trim()]
  if (joined(text).length < 2 * shortestHalf) return text === "" ? [] : [text]
  return wordsOf(text).length === 0 ? [] : both.filter((half) => half.length >= shortestHalf)
}

const distinct = (queries: ReadonlyArray<Query>): ReadonlyArray<Query> => {
  const seen = new Set<string>()
  return queries.filter((query) => {
    const key = JSON.stringify({ ...query, kind: undefined })
    return !seen.has(key) && seen.add(key) !== undefined
  })
}
