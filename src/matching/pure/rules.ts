/**
 * The rules that hold whatever the score: what a candidate can be at most.
 */
import type { Comparison } from "./compare.ts"
import type { PreparedReading, PreparedTrack } from "./prepare.ts"
import { joined } from "./text.ts"
import { isPlain, isUnofficial } from "./Version.ts"

/** Names what a candidate can be at most. */
export type Verdict =
  /** The recording of the row, if no other candidate is as good. */
  | "match"
  /** The recording of the row, if the work has no other version among the candidates. */
  | "matchIfAlone"
  /** Perhaps the recording of the row: a person has to look. */
  | "ask"
  /** The work of the row in another version. */
  | "otherVersion"
  /** Another work. */
  | "no"

/** A verdict with the rule that gave it, for the reasons of a decision. */
export interface Ruling {
  readonly verdict: Verdict
  readonly reason: string
}

const ruling = (verdict: Verdict, reason: string): Ruling => ({ verdict, reason })

/** Returns what a candidate can be at most, by the rules that no score overrides. */
export const rule = (local: PreparedReading, track: PreparedTrack, comparison: Comparison): Ruling => {
  const { artist, isrc, length, title } = comparison
  if (isrc === "same") {
    return title !== "other" || (artist !== "none" && artist !== "unsaid")
      ? ruling("match", "The ISRC is the same, and title or artist agree.")
      : ruling("ask", "The ISRC is the same, but title and artist are not: a wrong ISRC is possible.")
  }
  if (!isSameWork(comparison)) return ruling("no", "Another work.")
  if (artist === "unsaid") return withoutArtist(track, comparison)
  const byVersion = ruleVersion(local, track, comparison)
  if (isDoubtfulName(local, comparison)) {
    return byVersion.verdict === "otherVersion"
      ? ruling("no", "Another work: the names differ in a letter, and so do the versions.")
      : ruling("ask", "The names are short and differ in a letter, and the length does not confirm them.")
  }
  if (byVersion.verdict !== "match" && byVersion.verdict !== "matchIfAlone") return byVersion
  const titleFlaw = title === "subtitle" || title === "alike" || title === "cut"
  const flaws = [
    titleFlaw,
    artist !== "all" && artist !== "spelling",
    comparison.version !== "same",
    isGuestMissing(local, track)
  ].filter((flaw) => flaw).length
  if (comparison.version === "unsaid" && (titleFlaw || (artist !== "all" && artist !== "part"))) {
    return ruling("ask", "The row names no version, and its other words do not agree entirely.")
  }
  const contradictions = countContradictions(comparison)
  if ((comparison.lengthGap ?? 0) > (isPlain(track.version) ? farApartMs : 2 * farApartMs)) {
    return ruling("ask", "The lengths are more than a minute apart.")
  }
  if (length === "apart" && flaws + contradictions > 0) {
    return ruling("ask", "The length speaks against it, and the rest does not agree entirely.")
  }
  if (length === "within10s" && (flaws > 1 || comparison.version === "alike")) {
    return ruling("ask", "The length speaks against it, and the words do not agree entirely.")
  }
  if (length === "rowUnknown" && contradictions > 0) {
    return ruling("ask", "The row has no length that confirms it, and other fields speak against it.")
  }
  // Key and tempo of an original differ between its ids; another version is chosen by its length alone.
  const allowed = isPlain(track.version) && artist !== "part" ? 1 : 0
  if (comparison.version === "unsaid" && contradictions > allowed) {
    return ruling("ask", "The row names no version, and other fields speak against this one.")
  }
  if ((artist === "remixer" || artist === "some") && title !== "exact") {
    return ruling("ask", "Neither the title nor the artists agree exactly.")
  }
  if (artist === "remixer" && length !== "within2s") {
    return ruling("ask", "The row names only the remixer as the artist, and the length does not confirm it.")
  }
  return byVersion
}

/** How many fields besides words and length say that it is another recording. None of them decides alone. */
const countContradictions = ({ bpm, key, label, release, year }: Comparison): number =>
  [release, release === "same" ? "same" : label, year, key, bpm].filter((field) => field === "different")
    .length

/** Whether the row names guests and the track credits none of them. */
const isGuestMissing = ({ featured }: PreparedReading, { people, version }: PreparedTrack): boolean =>
  featured.length > 0 && !featured.some((name) => people.includes(name) || version.names.includes(name))

/**
 * Lengths this far apart ask for a confirmation although the words agree: "Original Mix" is written on many edits, also on one release.
 * Words that name another version may be twice as far apart.
 */
const farApartMs = 60_000

/** Names this short with one letter changed are often other names. */
const shortName = 5

/** Whether name and artist say that it is the same work, in whatever version. */
export const isSameWork = ({ artist, length, title }: Comparison): boolean => {
  if (title === "other" || artist === "none") return false
  if (artist === "unsaid") return title === "exact" || title === "subtitle"
  if (title === "alike")
    return length === "within2s" || artist === "all" || artist === "part" || artist === "more"
  if (title === "near" || title === "subtitle" || title === "oneEdit") return artist !== "remixer"
  return true
}

/** Whether a short name with one letter changed has nothing that confirms it. */
const isDoubtfulName = (local: PreparedReading, { length, title, version }: Comparison): boolean =>
  title === "oneEdit" &&
  joined(local.base).length <= shortName &&
  !(length === "within2s" && version !== "other" && version !== "otherLength")

const withoutArtist = (track: PreparedTrack, comparison: Comparison): Ruling => {
  const { label, length, release, title, version, year, catalogNumber } = comparison
  if (version === "other" || version === "otherLength") {
    return ruling("otherVersion", "The row names no artist, and the version is another.")
  }
  const isPlaced = [release, label, year, catalogNumber].includes("same")
  const isExplicit = version === "same" || (version === "unsaid" && isPlain(track.version))
  return title === "exact" && length === "within2s" && isPlaced && isExplicit
    ? ruling("match", "The row names no artist; title, length and release, label or year agree.")
    : ruling("ask", "The row names no artist, so the match needs a confirmation.")
}

const ruleVersion = (local: PreparedReading, track: PreparedTrack, comparison: Comparison): Ruling => {
  const { length, version } = comparison
  switch (version) {
    case "same":
    case "alike":
      return ruling("match", "The version is the same.")
    case "part":
      return length === "within2s"
        ? ruling("match", "The length confirms the version, of which the row names a part.")
        : ruling(
            "ask",
            "The names of one version are a part of the other's, and the length does not confirm it."
          )
    case "otherLength":
    case "other":
      return ruling("otherVersion", "The row names another version.")
    case "cut":
      return length === "within2s" && !isUnofficial(track.version) && isBegun(local, track)
        ? ruling("match", "The text of the row is cut; what is left of it and the length agree.")
        : ruling("ask", "The text of the row is cut, so its version is not certain.")
    case "unsaid":
      return ruleUnsaid(track, comparison)
  }
}

/** Whether what is left of a cut text begins the name of a remixer, if the track has one: remixes can have the same length. */
const isBegun = (local: PreparedReading, track: PreparedTrack): boolean =>
  track.version.names === "" || local.version.text !== ""

const ruleUnsaid = (track: PreparedTrack, { length }: Comparison): Ruling => {
  if (isUnofficial(track.version) || track.version.qualifiers.includes("dj edit")) {
    return ruling("otherVersion", "The row names no version, and this one is never chosen without its name.")
  }
  if (length === "within2s") return ruling("match", "The row names no version, and the length agrees.")
  if (!isPlain(track.version))
    return ruling("ask", "The row names no version, and the length does not confirm this one.")
  switch (length) {
    case "trackUnknown":
      return ruling("matchIfAlone", "The row names no version, and this is the only one found.")
    case "within10s":
      return ruling(
        "matchIfAlone",
        "The row names no version; the length nearly agrees, and this is the only version found."
      )
    case "rowUnknown":
      return ruling("ask", "The row names no version and no length, so it can be any version.")
    case "apart":
      return ruling("ask", "The row names no version, and the length speaks against this one.")
  }
}
