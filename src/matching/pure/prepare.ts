/**
 * Readings and tracks in the form in which they are compared. A track is prepared once and remembered as long as it lives.
 */
import { isrcOf } from "../../schemas/codes.ts"
import { Keys } from "../../schemas/Keys.ts"
import { creditedNames, runningTimeMs } from "../../schemas/readTrack.ts"
import { isFeature, normaliseNames, splitArtists, type TrackCredits } from "./artists.ts"
import type { CandidateTrack } from "./CandidateTrack.ts"
import { type Letters, lettersOfWork } from "./Letters.ts"
import type { Facts, Reading } from "./parse.ts"
import { joined, normalise, type Transliterate, wordsOf } from "./text.ts"
import { splitGuest, splitTitle } from "./titles.ts"
import { type Version, versionOf } from "./Version.ts"

/** A reading, normalised. */
export interface PreparedReading {
  readonly reading: Reading
  readonly base: string
  readonly extras: ReadonlyArray<string>
  readonly main: ReadonlyArray<string>
  readonly featured: ReadonlyArray<string>
  readonly release: string
  readonly label: string
  readonly catalogNumber: string
  readonly version: Version
  readonly everyWord: string
  readonly letters: ReadonlyArray<Letters>
  readonly facts: Facts
}

/** A track, normalised. */
export interface PreparedTrack {
  readonly track: CandidateTrack
  readonly base: string
  readonly extras: ReadonlyArray<string>
  readonly credits: TrackCredits
  readonly version: Version
  readonly remixers: string
  readonly release: string
  readonly label: string
  readonly catalogNumber: string
  readonly isrc: string | undefined
  readonly durationMs: number | undefined
  readonly year: number | undefined
  readonly key: string | undefined
  readonly everyWord: string
  readonly letters: ReadonlyArray<Letters>
  /** Equal for two ids of one recording. */
  readonly recording: string
  /** Everyone who is credited. */
  readonly people: ReadonlyArray<string>
  /** Equal for two versions that are named alike. */
  readonly signature: string
}

/** Remembers what a function makes of an object as long as the object lives. */
const remembered = <A extends object, B>(make: (from: A, transliterate: Transliterate) => B) => {
  const made = new WeakMap<A, { readonly by: Transliterate; readonly value: B }>()
  return (from: A, transliterate: Transliterate): B => {
    const known = made.get(from)
    if (known !== undefined && known.by === transliterate) return known.value
    const value = make(from, transliterate)
    made.set(from, { by: transliterate, value })
    return value
  }
}

/** Prepares a reading. */
export const prepareReading = remembered(
  (reading: Reading, transliterate: Transliterate): PreparedReading => {
    const plain = (text: string) => normalise(text, transliterate)
    const base = plain(reading.name)
    const extras = reading.extras.map(plain)
    return {
      reading,
      base,
      extras,
      letters: lettersOfWork(base, extras),
      main: normaliseNames(reading.artists, transliterate),
      featured: normaliseNames(reading.featured, transliterate),
      release: plain(reading.facts.release ?? ""),
      label: plain(reading.facts.label ?? ""),
      catalogNumber: joined(plain(reading.facts.catalogNumber ?? "")),
      version: reading.version,
      everyWord: everyWord([reading.name, ...reading.extras, reading.version.text], transliterate),
      facts: reading.facts
    }
  }
)

/** Prepares a track. */
export const prepareTrack = remembered(
  (track: CandidateTrack, transliterate: Transliterate): PreparedTrack => {
    const plain = (text: string) => normalise(text, transliterate)
    const title = splitTitle(track.name)
    const mix = splitTitle(track.mix_name)
    const isGuest = isFeature(track.mix_name)
    const inMix = isGuest ? splitGuest(mix.segments.join(" - ")) : undefined
    const guests = [...title.featured, ...(inMix?.featured ?? mix.featured)]
    const mixTexts =
      inMix !== undefined
        ? [...inMix.versions, ...mix.versions]
        : track.mix_name === ""
          ? []
          : [track.mix_name]
    const ownVersion = versionOf([...title.versions, ...mixTexts], { transliterate })
    const version: Version =
      track.is_dj_edit === true
        ? { ...ownVersion, qualifiers: [...ownVersion.qualifiers, "dj edit"] }
        : ownVersion
    const artists = creditedNames(track.artists).map((name) => splitArtists(name))
    const remixers = normaliseNames(
      creditedNames(track.remixers ?? []).flatMap((name) => splitArtists(name).main),
      transliterate
    )
    const main = normaliseNames(
      artists.flatMap((credit) => credit.main),
      transliterate
    )
    const featured = normaliseNames(
      [...artists.flatMap((credit) => credit.featured), ...guests],
      transliterate
    )
    const base = plain(title.segments.join(" - "))
    const extras = title.extras.map(plain)
    const work = [
      [...new Set([...main, ...featured])]
        .filter((name) => !remixers.includes(name))
        .toSorted()
        .join("/"),
      joined([base, ...extras].join(" "))
    ].join("|")
    return {
      track,
      base,
      extras,
      letters: lettersOfWork(base, extras),
      credits: { main, remixers, featured },
      version,
      remixers: remixers.join(" "),
      release: plain(track.release?.name ?? ""),
      label: plain(track.release?.label.name ?? ""),
      catalogNumber: joined(plain(track.catalog_number ?? "")),
      isrc: isrcOf(track.isrc),
      durationMs: durationOf(track),
      year: yearOf(track.publish_date ?? ""),
      key: Keys.camelot(track.key?.name ?? ""),
      everyWord: everyWord([track.name, track.mix_name], transliterate),
      people: [...new Set([...main, ...featured, ...remixers])],
      signature: signature(version),
      recording: [work, signature(version)].join("|")
    }
  }
)

const signature = (version: Version): string =>
  [
    version.kind === "unnamed" ? "original" : version.kind,
    version.lengthClass ?? "",
    version.qualifiers.join("+"),
    joined(version.names),
    version.mixed ? "mixed" : ""
  ].join("/")

const durationOf = (track: CandidateTrack): number | undefined => {
  const ms = runningTimeMs({ length: track.length ?? null, length_ms: track.length_ms ?? null }) ?? 0
  return ms > 0 ? ms : undefined
}

const yearOf = (date: string): number | undefined => {
  const year = Number(date.slice(0, 4))
  return Number.isInteger(year) && year > 0 ? year : undefined
}

const unsaid: ReadonlySet<string> = new Set(["original", "mix", "feat", "ft", "featuring", "version"])

/** Every word of name and version, sorted: equal where two texts differ only in where the version stands. */
const everyWord = (texts: ReadonlyArray<string>, transliterate: Transliterate): string =>
  wordsOf(normalise(texts.join(" "), transliterate))
    .map((word) => (word === "rmx" ? "remix" : word))
    .filter((word) => !unsaid.has(word))
    .toSorted()
    .join(" ")
