/**
 * Artists: how a credit is split into names, and how two credits compare.
 */
import { editSimilarity, similarity } from "./similarity.ts"
import { joined, normalise, type Transliterate, wordsOf } from "./text.ts"

/** The artists of a row or a track. */
export interface Credits {
  readonly main: ReadonlyArray<string>
  readonly featured: ReadonlyArray<string>
}

/** Patterns with classes of letters are expensive to make, so they are made when they are first used. */
const feature = (): RegExp => /\s*[[(]?\s*(?<![\p{L}\p{N}])(?:feat|ft|featuring)(?![\p{L}\p{N}])\.?\s*/iu
const separator =
  /\s*(?:[,;|+×•]|\s\/\s|\/(?=\S{3})|\s&\s|(?<=[^\s,;|+])&(?=\S)|\s(?:x|vs\.?|versus|and|with|pres\.?|presents|w\/)\s|\s[-–—]\s)\s*/iu
const country = /\s*[[(](?:[A-Z]{2}|USA|OFC|ofc|usa|[a-z]{2})[\])]/gu

/** The most names that a credit is split into. */
const most = 40

/** Splits the text of a credit into names: `"A, B & C feat. D"` has three artists and a guest. */
export const splitArtists = (text: string): Credits => {
  const [main = "", ...guests] = text
    .replace(/^\d{1,3}(?:\.\s*|\s+[-–—]\s+|\)\s*)(?=\p{L})/u, "")
    .split(feature())
  return {
    main: namesIn(main),
    featured: guests.flatMap((guest) => namesIn(guest.replace(/[\])]\s*$/u, "")))
  }
}

const namesIn = (text: string): ReadonlyArray<string> =>
  text
    .split(separator, most)
    .map((name) => name.replaceAll(country, "").trim())
    .filter((name) => name !== "")

/** Takes the country off the end of a name: "Bross (RO)". */
export const withoutCountry = (name: string): string => name.replaceAll(country, "").trim()

/** Splits a name at its guest: `["Brighter Days", ["Dajae"]]`. */
export const splitFeatured = (name: string): readonly [string, ReadonlyArray<string>] => {
  const [rest = "", ...guests] = name.split(feature())
  return rest.trim() === ""
    ? [name, []]
    : [rest.trim(), guests.flatMap((guest) => namesIn(guest.replace(/[\])]\s*$/u, "")))]
}

/** Whether a bracket's text names a guest. */
export const isFeature = (text: string): boolean => feature().exec(text)?.index === 0

/** Names of artists, normalised. */
export const normaliseNames = (
  names: ReadonlyArray<string>,
  transliterate: Transliterate
): ReadonlyArray<string> => [
  ...new Set(
    names
      .map((name) => normalise(name, transliterate).replace(/^(?:the|dj) (?=\S)/, ""))
      .filter((name) => name !== "")
  )
]

/** How the artists of a row compare with a track's. */
export type ArtistRelation =
  /** The same names on both sides. */
  | "all"
  /** All names of the row are credited; the track has more. */
  | "part"
  /** All artists of the track are named; the row has more. */
  | "more"
  /** Some names are common. */
  | "some"
  /** The names agree except for the spelling. */
  | "spelling"
  /** Only the remixer is named. */
  | "remixer"
  /** No name is common. */
  | "none"
  /** The row names no artist. */
  | "unsaid"

/** The artists of a track, normalised, by their part in it. */
export interface TrackCredits {
  readonly main: ReadonlyArray<string>
  readonly remixers: ReadonlyArray<string>
  readonly featured: ReadonlyArray<string>
}

type Hit = "exact" | "spelling" | undefined

const hitAmong = (name: string, others: ReadonlyArray<string>): Hit => {
  if (others.includes(name)) return "exact"
  const mine = joined(name)
  let hit: Hit
  for (const other of others) {
    if (joined(other) === mine) return "exact"
    if (alike(name, other)) hit = "spelling"
  }
  return hit
}

/** Whether two names are one with a spelling mistake, or one is a part of the other. */
const alike = (a: string, b: string): boolean => {
  const [left, right] = [joined(a), joined(b)]
  if (isOneEdit(left, right)) return Math.min(left.length, right.length) >= 3
  if (editSimilarity(left, right) >= 0.82) return true
  const [few, many] = left.length < right.length ? [wordsOf(a), wordsOf(b)] : [wordsOf(b), wordsOf(a)]
  return (
    many.length > few.length && joined(few.join("")).length >= 4 && few.every((word) => many.includes(word))
  )
}

/** Whether two texts differ in one letter: left out, doubled, replaced, or changed with its neighbour. */
export const isOneEdit = (a: string, b: string): boolean => {
  if (a === b) return true
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  if (many.length - few.length > 1) return false
  let at = 0
  while (at < few.length && few[at] === many[at]) at++
  if (few.length !== many.length) return few.slice(at) === many.slice(at + 1)
  if (few.slice(at + 1) === many.slice(at + 1)) return true
  return few[at] === many[at + 1] && few[at + 1] === many[at] && few.slice(at + 2) === many.slice(at + 2)
}

/** Says how the artists of a row compare with a track's. `versionNames` are the row's remixers. */
export const relateArtists = (
  local: {
    readonly main: ReadonlyArray<string>
    readonly featured: ReadonlyArray<string>
    readonly versionNames: string
  },
  track: TrackCredits
): ArtistRelation => {
  if (local.main.length === 0) return "unsaid"
  const everyone = [...track.main, ...track.remixers, ...track.featured]
  const hits = local.main.map((name) => hitAmong(name, everyone))
  const mine = [...local.main, ...local.featured]
  const covered = track.main.map((name) => hitAmong(name, mine) ?? inVersion(name, local.versionNames))
  const isCredited = local.main.some(
    (name) => hitAmong(name, [...track.main, ...track.featured]) !== undefined
  )
  const anyHit = hits.some((hit) => hit !== undefined)
  if (!anyHit)
    return similarity(mine.toSorted().join(" "), track.main.toSorted().join(" ")) >= 0.85
      ? "spelling"
      : "none"
  if (!isCredited) return "remixer"
  const allHit = hits.every((hit) => hit !== undefined)
  const allCovered = covered.every((hit) => hit !== undefined)
  if (!allHit && !allCovered) return "some"
  if (hits.includes("spelling") && !(allHit && allCovered && !covered.includes("spelling"))) return "spelling"
  return allHit && allCovered ? "all" : allHit ? "part" : "more"
}

const inVersion = (name: string, versionNames: string): Hit =>
  versionNames !== "" && ` ${versionNames} `.includes(` ${name} `) ? "exact" : undefined
