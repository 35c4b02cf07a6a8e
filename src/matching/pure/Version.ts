/**
 * The version of a track: which of the recordings of one work it is.
 */
import { distance } from "fastest-levenshtein"
import { similarity } from "./similarity.ts"
import { joined, normalise, type Transliterate, wordsOf } from "./text.ts"

/** Describes a version as its words say it. */
export interface Version {
  /** The texts that the version was read from, as they were: `"Lake People's Circle Motive Remix"`. Empty: none is named. */
  readonly text: string
  /** What was done to the work. `original` if the words say so, `unnamed` if there are none. */
  readonly kind: VersionKind
  /** Everything that was done, if there are several: a remix that was edited again. Sorted. */
  readonly steps: ReadonlyArray<VersionKind>
  /** The edition by length, where the words name one. */
  readonly lengthClass: "extended" | "radio" | undefined
  /** The words that tell versions of one kind apart: `dub`, `instrumental`, `live`, `vip`. Sorted. */
  readonly qualifiers: ReadonlyArray<string>
  /** The names of remixers and of the version, normalised: `"lake peoples circle motive"`. */
  readonly names: string
  /** Whether it is a cut of a continuous mix. */
  readonly mixed: boolean
  /** Whether the text was cut, so that a part of the version, or all of it, can be missing. */
  readonly truncated: boolean
}

/** Names what was done to the work. */
export type VersionKind = "unnamed" | "original" | "mix" | "remix" | "rework" | "edit" | "bootleg"

/** Abbreviations and spellings, by what they stand for. */
const spellings: ReadonlyMap<string, string> = new Map([
  ["rmx", "remix"],
  ["rmix", "remix"],
  ["remx", "remix"],
  ["remixed", "remix"],
  ["rmxd", "remix"],
  ["mx", "mix"],
  ["mixx", "mix"],
  ["ext", "extended"],
  ["extd", "extended"],
  ["xtended", "extended"],
  ["xtd", "extended"],
  ["orig", "original"],
  ["org", "original"],
  ["ver", "version"],
  ["vers", "version"],
  ["versions", "version"],
  ["inst", "instrumental"],
  ["instr", "instrumental"],
  ["acap", "acapella"],
  ["acappella", "acapella"],
  ["accapella", "acapella"],
  ["accappella", "acapella"],
  ["edt", "edit"],
  ["reedit", "edit"],
  ["dubb", "dub"],
  ["reworked", "rework"],
  ["remastered", "remaster"],
  ["bootlegged", "bootleg"],
  ["booty", "bootleg"],
  ["vox", "vocal"],
  ["vocals", "vocal"]
])

/** Words that make a text a version by themselves. */
const kinds: ReadonlyMap<string, VersionKind> = new Map([
  ["mix", "mix"],
  ["version", "mix"],
  ["remix", "remix"],
  ["rework", "rework"],
  ["remake", "rework"],
  ["refix", "rework"],
  ["flip", "rework"],
  ["reconstruction", "rework"],
  ["interpretation", "rework"],
  ["reinterpretation", "rework"],
  ["retouch", "rework"],
  ["revision", "rework"],
  ["rebuild", "rework"],
  ["redub", "rework"],
  ["edit", "edit"],
  ["bootleg", "bootleg"],
  ["mashup", "bootleg"]
])

/** Words that tell versions apart and also make a text a version. */
const strongQualifiers: ReadonlySet<string> = new Set([
  "dub",
  "instrumental",
  "acapella",
  "vip",
  "acoustic",
  "reprise",
  "remaster",
  "dubplate",
  "demo",
  "live"
])

/** Words that tell versions apart where another word makes the text a version. */
const weakQualifiers: ReadonlySet<string> = new Set([
  "club",
  "vocal",
  "tool",
  "intro",
  "outro",
  "beats",
  "main"
])

const editions: ReadonlyMap<string, "extended" | "radio"> = new Map([
  ["extended", "extended"],
  ["long", "extended"],
  ["radio", "radio"],
  ["short", "radio"]
])

const silent: ReadonlySet<string> = new Set(["the", "a", "of", "by", "and", "from", "s"])

/** Words that are recognised with a spelling mistake in them. */
const misspelt = ["original", "extended", "remix", "instrumental", "acapella", "version", "rework", "bootleg"]

const vocabulary: ReadonlySet<string> = new Set([
  ...kinds.keys(),
  ...strongQualifiers,
  ...weakQualifiers,
  ...editions.keys(),
  "original",
  "mixed"
])

const spelled = (word: string): string => {
  const known = spellings.get(word)
  if (known !== undefined) return known
  if (word.length < 5 || vocabulary.has(word)) return word
  return misspelt.find((right) => distance(word, right) <= (right.length > 7 ? 2 : 1)) ?? word
}

/** The words of a version's text, abbreviations written out. */
const versionWords = (text: string, transliterate: Transliterate): ReadonlyArray<string> =>
  wordsOf(normalise(text.replaceAll(/\bre-(?=edit|work|mix|fix)/gi, "re"), transliterate)).map(spelled)

/** Whether a text names a version: "Bicep Remix", "Extended", "Live at Home". */
export const isVersion = (text: string, transliterate?: Transliterate): boolean => {
  const words = versionWords(text, transliterate ?? ((same) => same))
  if (words.some((word) => kinds.has(word) || word === "extended" || word === "mixed")) return true
  const [first] = words
  if (first === undefined) return false
  if (words.length === 1 && (first === "original" || first === "club")) return true
  if (words.some((word) => word === "live")) return first === "live" || words.at(-1) === "live"
  return words.some((word) => strongQualifiers.has(word))
}

/** The version that no text names. */
export const unnamed: Version = {
  text: "",
  kind: "unnamed",
  steps: [],
  lengthClass: undefined,
  qualifiers: [],
  names: "",
  mixed: false,
  truncated: false
}

/** Which kind a version is, if several words name one: the one that changes the recording most. */
const strength: ReadonlyArray<VersionKind> = ["bootleg", "remix", "rework", "edit", "mix"]

/** Reads a version from its texts: several brackets, or a field of their own. */
export const versionOf = (
  texts: ReadonlyArray<string>,
  options: { readonly transliterate: Transliterate; readonly truncated?: boolean; readonly mixed?: boolean }
): Version => {
  const words = texts.flatMap((text) => versionWords(text, options.transliterate))
  const named = words.flatMap((word) => kinds.get(word) ?? [])
  const qualifiers = new Set(words.filter((word) => strongQualifiers.has(word) || weakQualifiers.has(word)))
  const names = words.filter((word) => !vocabulary.has(word) && !silent.has(word)).join(" ")
  const lengthClass = words.map((word) => editions.get(word)).find((edition) => edition !== undefined)
  const kind = strength.find((one) => named.includes(one))
  const isShort = kind === "edit" && names === "" && lengthClass === undefined && qualifiers.size === 0
  const isPlain = (kind === undefined || kind === "mix") && names === ""
  return {
    text: texts.join(" "),
    kind:
      texts.length === 0
        ? "unnamed"
        : isPlain || (kind === "edit" && names === "")
          ? "original"
          : (kind ?? "mix"),
    steps: names === "" ? [] : [...new Set(named)].filter((one) => one !== "mix").toSorted(),
    // "Edit" alone is a radio edit, and an "Extended Edit" is an extended version.
    lengthClass: isShort ? "radio" : lengthClass,
    qualifiers: [...qualifiers].toSorted(),
    names,
    mixed: (options.mixed ?? false) || words.includes("mixed"),
    truncated: options.truncated ?? false
  }
}

/** Whether nothing but "Original Mix" or no words at all names the version. */
export const isPlain = (version: Version): boolean =>
  (version.kind === "original" || version.kind === "unnamed") &&
  version.lengthClass === undefined &&
  version.qualifiers.length === 0 &&
  !version.mixed

/** Whether a version must never be given for a row that does not name it. */
export const isUnofficial = (version: Version): boolean =>
  version.mixed ||
  version.kind === "bootleg" ||
  version.qualifiers.includes("live") ||
  version.qualifiers.includes("vip")

/** Names how the version of a row relates to a track's. */
export type VersionRelation =
  /** The words name the same version. */
  | "same"
  /** The words differ as spellings of one version do: "Mix" for "Remix", a part of the names. */
  | "alike"
  /** The names of one are a part of the other's. */
  | "part"
  /** The row names no version. */
  | "unsaid"
  /** The row's text was cut, and what is left agrees with this version. */
  | "cut"
  /** One work and remixer in another length: Extended, Radio Edit. */
  | "otherLength"
  /** Another version. */
  | "other"

/** Says how the version of a row relates to a track's. */
export const relate = (local: Version, track: Version, trackRemixers: string): VersionRelation => {
  if (local.truncated) return startsLike(local, track) ? "cut" : "other"
  if (local.kind === "unnamed" && !local.mixed) return track.mixed ? "other" : "unsaid"
  if (local.mixed !== track.mixed) return "other"
  const names = namesAlike(local, track, trackRemixers)
  if (names === "other") return "other"
  if (local.steps.length !== track.steps.length && local.steps.length + track.steps.length > 1) return "other"
  if (local.qualifiers.join(" ") !== track.qualifiers.join(" ")) return "other"
  const [one, two] = [family(local), family(track)]
  if (one !== two && !(interchangeable.has(one) && interchangeable.has(two) && local.names !== ""))
    return "other"
  if (local.lengthClass !== track.lengthClass) return "otherLength"
  return names === "same" && one === two ? "same" : names === "part" ? "part" : "alike"
}

const family = (version: Version): VersionKind => (version.kind === "unnamed" ? "original" : version.kind)

/** One is written for the other; a bare name in brackets is read as a mix. */
const interchangeable: ReadonlySet<VersionKind> = new Set(["mix", "remix"])

const startsLike = (local: Version, track: Version): boolean =>
  local.text === "" ||
  isPrefix(joined(normalise(local.text)), joined(normalise(track.text === "" ? "original mix" : track.text)))

const isPrefix = (cut: string, whole: string): boolean => whole.startsWith(cut)

const namesAlike = (
  local: Version,
  track: Version,
  remixers: string
): "same" | "alike" | "part" | "other" => {
  if (local.names === track.names) return "same"
  if (local.names === "") return "other"
  if (track.names === "")
    return remixers !== "" && similarity(local.names, remixers) > 0.85 ? "same" : "other"
  const alike = similarity(local.names, track.names)
  if (alike > 0.97) return "same"
  if (alike >= 0.84) return "alike"
  const [few, many] = [wordsOf(local.names), wordsOf(track.names)].toSorted((a, b) => a.length - b.length)
  if (few === undefined || many === undefined) return "other"
  const isPart = few.every((word) => many.includes(word)) && joined(few.join("")).length >= 4
  return isPart ? "part" : "other"
}
