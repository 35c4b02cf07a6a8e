/**
 * How a reading of a row compares with a track, property by property.
 */
import { type ArtistRelation, isOneEdit, relateArtists } from "./artists.ts"
import type { PreparedReading, PreparedTrack } from "./prepare.ts"
import { sameNumbers, similarity } from "./similarity.ts"
import { joined, wordsOf, rememberTexts } from "./text.ts"
import { isPlain, isUnofficial, relate, type VersionRelation } from "./Version.ts"

/** How two names compare. */
export type TitleRelation =
  /** The same name, normalised. */
  | "exact"
  /** The same, except for a subtitle that one side leaves out. */
  | "subtitle"
  /** One letter differs. */
  | "oneEdit"
  /** Almost the same: similarity of 0.9 or more. */
  | "near"
  /** Similarity of 0.8 or more. */
  | "alike"
  /** The row's text was cut, and the track's name begins with it. */
  | "cut"
  /** Another name. */
  | "other"

/** How two lengths compare. */
export type LengthRelation = "within2s" | "within10s" | "apart" | "trackUnknown" | "rowUnknown"

/** How a property with two sides compares, if both sides say it. */
export type Agreement = "same" | "different" | "unknown"

/** The comparison of one reading with one track. */
export interface Comparison {
  readonly title: TitleRelation
  /** The similarity of the names, from 0 to 1. */
  readonly titleValue: number
  readonly artist: ArtistRelation
  readonly version: VersionRelation
  readonly length: LengthRelation
  /** The difference in milliseconds, where both lengths are known. */
  readonly lengthGap: number | undefined
  readonly isrc: Agreement
  readonly release: Agreement
  readonly label: Agreement
  readonly catalogNumber: Agreement
  readonly year: Agreement
  readonly key: Agreement
  readonly bpm: Agreement
}

const compared = new WeakMap<PreparedReading, WeakMap<PreparedTrack, Comparison>>()

/** Compares a reading with a track. A row is decided again after each of its requests, so comparisons are remembered. */
export const compare = (local: PreparedReading, track: PreparedTrack): Comparison => {
  const known = compared.get(local) ?? new WeakMap<PreparedTrack, Comparison>()
  compared.set(local, known)
  const comparison = known.get(track) ?? compareAnew(local, track)
  known.set(track, comparison)
  return comparison
}

const compareAnew = (local: PreparedReading, track: PreparedTrack): Comparison => {
  const lengthGap =
    local.facts.durationMs === undefined || track.durationMs === undefined
      ? undefined
      : Math.abs(local.facts.durationMs - track.durationMs)
  return {
    ...compareNames(local, track),
    artist: relateArtists(
      { main: local.main, featured: local.featured, versionNames: local.version.names },
      track.credits
    ),
    length: lengthOf(lengthGap, local.facts.durationMs !== undefined),
    lengthGap,
    isrc: agreement(local.facts.isrc, track.isrc, (a, b) => a === b),
    release: agreement(local.release, track.release, sameRelease),
    label: agreement(local.label, track.label, sameLabel),
    catalogNumber: agreement(local.catalogNumber, track.catalogNumber, (a, b) => a === b),
    year: agreement(local.facts.year, track.year, (a, b) => a === b),
    key: agreement(local.facts.key, track.key, (a, b) => a === b),
    bpm: agreement(local.facts.bpm, track.track.bpm ?? undefined, sameTempo)
  }
}

/** Programs round to seconds, so two seconds apart may be 2.5. */
const lengthOf = (gap: number | undefined, rowKnown: boolean): LengthRelation =>
  gap === undefined
    ? rowKnown
      ? "trackUnknown"
      : "rowUnknown"
    : gap <= 2500
      ? "within2s"
      : gap <= 10_500
        ? "within10s"
        : "apart"

const agreement = <A extends string | number>(
  local: A | undefined,
  track: A | undefined,
  same: (a: A, b: A) => boolean
): Agreement =>
  local === undefined || track === undefined || local === "" || track === ""
    ? "unknown"
    : same(local, track)
      ? "same"
      : "different"

const sameRelease = (a: string, b: string): boolean =>
  stemOf(a) === stemOf(b) || (similarity(stemOf(a), stemOf(b)) >= 0.85 && sameNumbers(a, b))

const stemOf = (release: string): string => release.replace(/ (?:ep|lp|single|remixes|the remixes)$/u, "")

const sameLabel = (a: string, b: string): boolean => {
  const [left, right] = [companyless(a), companyless(b)]
  return left === right || similarity(left, right) >= 0.88
}

const companyless = (label: string): string =>
  label.replaceAll(/ (?:records?|recordings?|music|label|ltd|inc|gmbh|limited)(?= |$)/gu, "")

/** rekordbox and others write half, double, 3/4 or 4/3 of the tempo. */
const tempoFactors = [1, 2, 0.5, 0.75, 4 / 3]

const sameTempo = (a: number, b: number): boolean =>
  tempoFactors.some((factor) => Math.abs(a * factor - b) <= 1.5)

interface Names {
  readonly title: TitleRelation
  readonly titleValue: number
  readonly version: VersionRelation
}

const compareNames = (local: PreparedReading, track: PreparedTrack): Names => {
  const remixer = bareRemixer(local, track)
  const extras = local.extras.filter((extra) => extra !== remixer && !isKnown(extra, track))
  const version = remixer === undefined ? relate(local.version, track.version, track.remixers) : "same"
  const { title, titleValue } = compareTitles(local, extras, track)
  if (
    local.everyWord !== "" &&
    local.everyWord === track.everyWord &&
    !local.version.truncated &&
    local.version.mixed === track.version.mixed
  ) {
    // The same words in the same row, wherever name and version meet.
    const isSame = version === "same" || version === "unsaid" || local.version.kind === track.version.kind
    if (title !== "exact" || !isSame) {
      return {
        title: "exact",
        titleValue: 1,
        version: version === "unsaid" && isPlain(track.version) ? version : "same"
      }
    }
  }
  return { title, titleValue, version }
}

/** A bracket can be the remixer alone: "Cover Me (Dixon)". */
const bareRemixer = (local: PreparedReading, track: PreparedTrack): string | undefined =>
  local.version.kind !== "unnamed" ||
  track.version.names === "" ||
  track.version.lengthClass !== undefined ||
  isUnofficial(track.version)
    ? undefined
    : local.extras.find(
        (extra) =>
          similarity(extra, track.version.names) > 0.85 || (track.remixers !== "" && extra === track.remixers)
      )

/** A bracket can hold what other fields say: the label, an artist, the release. */
const isKnown = (extra: string, track: PreparedTrack): boolean =>
  extra === track.label ||
  extra === track.release ||
  track.credits.main.includes(extra) ||
  (track.label !== "" && sameLabel(extra, track.label))

const compareTitles = (
  local: PreparedReading,
  extras: ReadonlyArray<string>,
  track: PreparedTrack
): Pick<Names, "title" | "titleValue"> => {
  const [mine, theirs] = [[local.base, ...extras].join(" "), [track.base, ...track.extras].join(" ")]
  if (joined(mine) === joined(theirs)) return { title: "exact", titleValue: 1 }
  if (local.version.truncated && isBeginning(mine, theirs)) {
    return { title: "cut", titleValue: joined(mine).length / Math.max(1, joined(theirs).length) }
  }
  const whole = relateTitles(mine, theirs)
  if (extras.length === 0 && track.extras.length === 0) return whole
  const oneSided = extras.length === 0 || track.extras.length === 0
  const withoutExtras = relateTitles(local.base, track.base)
  const sameCount = sameNumbers(mine, theirs)
  return oneSided && sameCount && (withoutExtras.title === "exact" || withoutExtras.title === "oneEdit")
    ? { title: "subtitle", titleValue: 0.95 * withoutExtras.titleValue }
    : whole
}

const isBeginning = (cut: string, whole: string): boolean =>
  joined(cut).length >= 5 && joined(whole).startsWith(joined(cut))

const relateTitles = (mine: string, theirs: string): Pick<Names, "title" | "titleValue"> => {
  const titleValue = similarity(mine, theirs)
  if (titleValue === 1) return { title: "exact", titleValue }
  if (!sameNumbers(mine, theirs)) return { title: "other", titleValue: Math.min(titleValue, 0.6) }
  const [left, right] = [joined(mine), joined(theirs)]
  if (titleValue >= 0.8 && otherLetters(mine, theirs)) return { title: "other", titleValue: 0.6 }
  if (Math.min(left.length, right.length) >= 3 && isOneEdit(left, right))
    return { title: "oneEdit", titleValue }
  return { title: titleValue >= 0.9 ? "near" : titleValue >= 0.8 ? "alike" : "other", titleValue }
}

/** Words of one letter count: "Untitled A" and "Untitled B" are two works. */
const otherLetters = (a: string, b: string): boolean => {
  const [left, right] = [lettersOf(a), lettersOf(b)]
  return left.length === right.length && left !== right
}

const lettersOf = rememberTexts((text) =>
  wordsOf(text)
    .filter((word) => word.length === 1)
    .toSorted()
    .join("")
)
