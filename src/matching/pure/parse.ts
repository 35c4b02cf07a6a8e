/**
 * Readings: what a row may mean. Fields are in the wrong place often enough that one reading is not enough.
 */
import { isrcOf } from "../../schemas/codes.ts"
import { Keys } from "../../schemas/Keys.ts"
import { isFeature, splitArtists } from "./artists.ts"
import type { LocalTrack } from "./LocalTrack.ts"
import { fromFileName, meaningful, trackIdIn, withoutMarks, withoutTrackId } from "./marks.ts"
import { normalise, type Transliterate, withoutAccents } from "./text.ts"
import { splitTitle, splitTrailing, type Title } from "./titles.ts"
import { isVersion, unnamed, type Version, versionOf } from "./Version.ts"

/** Names how a reading was made of a row. */
export type Origin =
  /** The fields are what they are called. */
  | "tags"
  /** The title field holds "Artist - Title". */
  | "artistInTitle"
  /** The title field holds "Title - Artist", or the fields are exchanged. */
  | "swapped"
  /** The name ends with a version without brackets. */
  | "trailingVersion"
  /** The name of the file. */
  | "fileName"

/** What a row says besides its texts. Each is undefined if the row does not say it. */
export interface Facts {
  /** Length in milliseconds. */
  readonly durationMs: number | undefined
  /** Normalised ISRC. */
  readonly isrc: string | undefined
  /** Name of the release. */
  readonly release: string | undefined
  /** Name of the label. */
  readonly label: string | undefined
  /** Label's catalogue number of the release. */
  readonly catalogNumber: string | undefined
  /** Year of publication. */
  readonly year: number | undefined
  /** Tempo in beats a minute. */
  readonly bpm: number | undefined
  /** In Camelot notation. */
  readonly key: string | undefined
}

/** Describes one way to read a row. */
export interface Reading {
  /** Which fields this reading comes from. */
  readonly origin: Origin
  /** Names of the artists, without featured ones. */
  readonly artists: ReadonlyArray<string>
  /** Title without version and featured artists. */
  readonly name: string
  /** Brackets of the title that are neither a version nor a guest. */
  readonly extras: ReadonlyArray<string>
  /** Names of featured artists. */
  readonly featured: ReadonlyArray<string>
  /** Version that the row names. */
  readonly version: Version
  /** Other fields of the row that help to tell tracks apart. */
  readonly facts: Facts
}

/** Options of `parse`, `score` and `decide`. */
export interface ParseOptions {
  /** Writes texts in ASCII. Default: takes the accents off (NFKD). The service uses a larger table. */
  readonly transliterate?: Transliterate
}

/** The most readings of a row. */
const mostReadings = 16

/** Names that programs give to files without one. */
const placeholder = /^(?:track|audio|untitled|unknown|audiotrack|recording|file|download)[\s\d]*$/iu

/** The length at which ID3v1 cuts a text. */
const cutAt = 30

/** Returns the ways to read a row, the likeliest first. A row without any text has none. */
export const parse = (local: LocalTrack, options: ParseOptions = {}): ReadonlyArray<Reading> => {
  const transliterate = options.transliterate ?? withoutAccents
  const facts = factsOf(local)
  const artist = meaningful(local.artist)
  const title = withoutMarks(meaningful(local.title), meaningful(local.label))
  const file = withoutMarks(withoutTrackId(fromFileName(local.fileName ?? "")), meaningful(local.label))
  const fields = fieldVersion(local)
  const isCut = local.title?.length === cutAt
  const make = (origin: Origin, artistText: string, parts: Title, name: string): ReadonlyArray<Reading> =>
    readingsOf({
      origin,
      artistText,
      parts,
      name,
      fields,
      facts,
      transliterate,
      isCut: isCut && origin !== "fileName"
    })

  const readings: Array<Reading> = []
  if (title !== "") {
    const parts = splitTitle(title)
    const [first = "", ...rest] = parts.segments
    if (artist !== "") {
      if (rest.length > 0 && isIn(first, artist))
        readings.push(...make("artistInTitle", artist, parts, rest.join(" - ")))
      readings.push(...make("tags", artist, parts, parts.segments.join(" - ")))
      const other = splitTitle(artist)
      readings.push(...make("swapped", title, other, other.segments.join(" - ")))
    } else {
      readings.push(...untagged("artistInTitle", title, make))
    }
  }
  if (/\p{L}/u.test(file) && !placeholder.test(file)) {
    const parts = splitTitle(file)
    const [first = "", ...rest] = parts.segments
    if (rest.length > 0) {
      if (artist === "" || !isIn(first, artist)) readings.push(...untagged("fileName", file, make))
      if (artist !== "") readings.push(...make("fileName", artist, parts, rest.join(" - ")))
    } else if (title === "" || isIn(first, title)) readings.push(...make("fileName", artist, parts, first))
  }
  return distinct(readings).slice(0, mostReadings)
}

/** The readings of a text that holds everything: artist first, name first, or no artist at all. */
const untagged = (
  origin: Origin,
  text: string,
  make: (origin: Origin, artist: string, parts: Title, name: string) => ReadonlyArray<Reading>
): ReadonlyArray<Reading> => {
  const parts = splitTitle(text)
  const [first = "", ...rest] = parts.segments
  if (rest.length > 0) {
    const last = rest.at(-1) ?? ""
    return [
      ...make(origin, first, parts, rest.join(" - ")),
      ...(rest.length > 1
        ? [...make(origin, first, parts, last), ...make(origin, rest[0] ?? "", parts, last)]
        : []),
      ...make("swapped", last, parts, parts.segments.slice(0, -1).join(" - "))
    ]
  }
  // "Artist - Some Title Remix": the second part looks like a version, but it can be the whole title.
  const [only, ...more] = parts.versions.filter((version) => text.includes(`- ${version}`))
  const asTitle =
    only === undefined || more.length > 0
      ? []
      : make(
          origin,
          first,
          { ...parts, versions: parts.versions.filter((version) => version !== only) },
          only
        )
  return [...make(origin, "", parts, first), ...asTitle]
}

interface Draft {
  readonly origin: Origin
  readonly artistText: string
  readonly parts: Title
  readonly name: string
  readonly fields: ReadonlyArray<string>
  readonly facts: Facts
  readonly transliterate: Transliterate
  readonly isCut: boolean
}

const readingsOf = (draft: Draft): ReadonlyArray<Reading> => {
  const { facts, fields, isCut, origin, parts, transliterate } = draft
  const credits = splitArtists(isFeature(draft.artistText) ? "" : draft.artistText)
  const featured = [...credits.featured, ...parts.featured]
  const reading = (name: string, versions: ReadonlyArray<string>, way: Origin): Reading => ({
    origin: way,
    artists: credits.main,
    name,
    extras: parts.extras,
    featured,
    version: versionFrom(
      versions,
      fields,
      parts.truncated || (isCut && versions.length === 0),
      transliterate
    ),
    facts
  })
  const plain = reading(draft.name, parts.versions, origin)
  // A version in brackets can stand beside words of it without: "(KRONO Remix) Studio Acapella".
  const trailing = splitTrailing(draft.name).map(([name, version]) =>
    reading(name, [...parts.versions, version], "trailingVersion")
  )
  return [plain, ...trailing]
}

/** The version that a title names, completed by the fields for it where the title says less. */
const versionFrom = (
  texts: ReadonlyArray<string>,
  fields: ReadonlyArray<string>,
  truncated: boolean,
  transliterate: Transliterate
): Version => {
  const named = versionOf(texts, { transliterate, truncated })
  if (truncated) return named
  if (named.kind !== "unnamed" && (named.kind !== "original" || named.lengthClass !== undefined)) return named
  if (fields.length === 0) return texts.length === 0 ? unnamed : named
  return versionOf([...fields], { transliterate })
}

/** What the fields `mix` and `remixer` say of the version. */
const fieldVersion = (local: LocalTrack): ReadonlyArray<string> => {
  const mix = meaningful(local.mix)
  const remixer = meaningful(local.remixer)
  if (mix !== "") return [isVersion(mix) ? mix : `${mix} Mix`]
  return remixer !== "" && normalise(remixer) !== normalise(local.artist ?? "") ? [`${remixer} Remix`] : []
}

const factsOf = (local: LocalTrack): Facts => ({
  durationMs: positive(local.durationMs),
  isrc: isrcOf(local.isrc),
  release: present(meaningful(local.release)),
  label: present(meaningful(local.label)),
  catalogNumber: present(meaningful(local.catalogNumber)),
  year: positive(local.year),
  bpm: positive(local.bpm),
  key: local.key === undefined ? undefined : Keys.camelot(local.key)
})

const positive = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isFinite(value) && value > 0 ? value : undefined

const present = (text: string): string | undefined => (text === "" ? undefined : text)

/** Returns the id of the track on Beatport that a row names, in a tag or in the name of its file. */
export const trackIdOf = (local: Pick<LocalTrack, "trackId" | "fileName">): number | undefined => {
  const tagged = local.trackId
  if (tagged !== undefined && Number.isSafeInteger(tagged) && tagged > 0) return tagged
  return local.fileName === undefined ? undefined : trackIdIn(local.fileName)
}

const isIn = (part: string, whole: string): boolean => {
  const [few, many] = [normalise(part), normalise(whole)]
  return few !== "" && (` ${many} `.includes(` ${few} `) || ` ${few} `.includes(` ${many} `))
}

/** Leaves out readings that say what another says. A reading without a version goes if another has the same name with one. */
const distinct = (readings: ReadonlyArray<Reading>): ReadonlyArray<Reading> => {
  const seen = new Set<string>()
  const kept = readings.filter((reading) => {
    const key = JSON.stringify([
      reading.artists,
      reading.name,
      reading.extras,
      reading.featured,
      reading.version
    ])
    return reading.name !== "" && !seen.has(key) && seen.add(key) !== undefined
  })
  const named = new Set(
    kept.flatMap(({ artists, name, version }) =>
      version.kind === "unnamed" || artists.length === 0 ? [] : [normalise(name)]
    )
  )
  const tagged = kept.filter(
    ({ origin, version }) => version.kind !== "unnamed" && !version.truncated && origin !== "fileName"
  )
  return kept.filter((reading) =>
    reading.version.kind === "unnamed" && !reading.version.truncated
      ? !named.has(normalise(reading.name))
      : // What the tags say of the version stands above the file's name, which can only complete it.
        reading.origin !== "fileName" ||
        tagged.every(
          ({ name, version }) =>
            normalise(name) !== normalise(reading.name) || completes(reading.version, version)
        )
  )
}

/** Whether a version says of the same mix which length it has, where the other leaves that out. */
const completes = (fuller: Version, version: Version): boolean =>
  version.names !== "" &&
  fuller.names === version.names &&
  fuller.kind === version.kind &&
  fuller.lengthClass !== undefined &&
  version.lengthClass === undefined
