/**
 * Titles: the name of the work, its guests and its version, taken apart.
 */
import { isFeature, splitFeatured, splitArtists, withoutCountry } from "./artists.ts"
import { isVersion } from "./Version.ts"

/** The parts of a title, as they were written. */
export interface Title {
  /** The parts between dashes that are not a version: often one, the name. */
  readonly segments: ReadonlyArray<string>
  /** Brackets that are neither a version nor a guest: a subtitle, a label, a bare remixer. */
  readonly extras: ReadonlyArray<string>
  readonly featured: ReadonlyArray<string>
  /** The texts that name the version. */
  readonly versions: ReadonlyArray<string>
  /** Whether a bracket is not closed. */
  readonly truncated: boolean
}

interface Brackets {
  readonly outside: string
  readonly groups: ReadonlyArray<string>
  readonly unclosed: string | undefined
}

const closing: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"]
])

/** Takes the brackets out of a text; nested ones stay in their outermost. */
const brackets = (text: string): Brackets => {
  const groups: Array<string> = []
  const open: Array<string> = []
  let outside = ""
  let inside = ""
  for (const letter of text) {
    const closes = closing.get(letter)
    if (closes !== undefined) {
      if (open.length > 0) inside += letter
      open.push(closes)
    } else if (open.length > 0 && letter === open.at(-1)) {
      open.pop()
      if (open.length > 0) inside += letter
      else {
        // "[7]" and "(?)" are marks.
        if (/\p{L}/u.test(inside) || (letter === ")" && /\d/u.test(inside))) groups.push(inside.trim())
        inside = ""
        outside += " "
      }
    } else if (open.length > 0) inside += letter
    else outside += letter
  }
  return {
    outside: outside.replaceAll(/\s+/gu, " ").trim(),
    groups: groups.filter((group) => group !== ""),
    unclosed: open.length > 0 ? inside.trim() : undefined
  }
}

/** Expensive to make, so it is made when it is first used. */
const dash = (): RegExp => /\s+[-–—~]+\s+|\s+[-–—](?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])[-–—]\s+/u

/** Two letters that are no country. */
const numeral = /^(?:ii|iv|vi|ix|xi|xv)$/iu

/** Only full titles are split; a longer text is no title. */
const longest = 400

/** Takes a title apart. */
export const splitTitle = (text: string): Title => {
  const { groups, outside, unclosed } = brackets(text.slice(0, longest))
  const parts = outside
    .split(dash())
    .map((part) => part.trim())
    .filter((part) => part !== "")
  const featured: Array<string> = []
  const versions: Array<string> = []
  const extras: Array<string> = []
  const segments: Array<string> = []
  for (const [index, part] of parts.entries()) {
    if (index > 0 && isFeature(part)) {
      const guest = splitGuest(part)
      featured.push(...guest.featured)
      versions.push(...guest.versions)
    } else if (index > 0 && isVersion(part)) versions.push(part)
    else {
      const [name, guests] = splitFeatured(part)
      featured.push(...guests)
      segments.push(name)
    }
  }
  const ordered: Array<string> = []
  for (const group of groups) {
    if (isFeature(group)) {
      const guest = splitGuest(group)
      featured.push(...guest.featured)
      ordered.push(...guest.versions)
    } else if (isVersion(group)) ordered.push(group)
    else if (numeral.test(group) || withoutCountry(`x (${group})`) !== "x") extras.push(group)
  }
  const cut =
    unclosed !== undefined && isFeature(unclosed)
      ? []
      : unclosed === undefined || unclosed === ""
        ? []
        : [unclosed]
  return {
    segments: segments.length === 0 ? [outside === "" ? text.trim() : outside] : segments,
    extras,
    featured,
    versions: [...ordered, ...versions, ...cut],
    truncated: unclosed !== undefined
  }
}

/** Splits "feat. Tish Hyman Original Mix" into the guests and the version. */
export const splitGuest = (
  text: string
): { readonly featured: ReadonlyArray<string>; readonly versions: ReadonlyArray<string> } => {
  const closed = /^(.*?)[)\]]\s*(\S.*)$/u.exec(text)
  if (closed !== null)
    return { featured: splitArtists(closed[1] ?? "").featured, versions: [closed[2] ?? ""] }
  const plain = plainEnd.exec(text)
  if (plain === null && lastWord.test(text)) {
    // Where the guest ends and the version begins is not written.
    return { featured: [], versions: [splitArtists(text).featured.join(" ")] }
  }
  return {
    featured: splitArtists(plain === null ? text : text.slice(0, plain.index)).featured,
    versions: plain === null ? [] : [plain[1] ?? ""]
  }
}

const lastWord =
  /(?:^|\s)(?:mix|remix|rmx|edit|re-?edit|version|rework|dub|bootleg|vip|instrumental|acapella|extended|flip|remake)$/iu
const plainEnd =
  /\s+((?:original|orginal|extended|ext\.?|radio|club|dub|vocal|instrumental|short|main)(?:\s+(?:club|dub|vocal|radio|extended|instrumental))?(?:\s+(?:mix|edit|version|mx|dub))?|original|extended|instrumental|acapella)$/iu

/** The most words of a version without brackets, besides its last. */
const mostWords = 4

/**
 * Splits a version without brackets off the end of a name. How many words belong to it is not written, so there are several
 * ways: "Agenda Bontan Remix" is "Agenda" and "Bontan Remix", or "Agenda Bontan" and "Remix".
 */
export const splitTrailing = (name: string): ReadonlyArray<readonly [name: string, version: string]> => {
  const plain = plainEnd.exec(name)
  const ways: Array<readonly [string, string]> = []
  if (plain !== null && plain.index > 0) ways.push([name.slice(0, plain.index), plain[1] ?? ""])
  if (!lastWord.test(name)) return ways
  const words = name.split(/\s+/u)
  for (let count = 2; count <= mostWords + 1 && count < words.length; count++) {
    const version = words.slice(-count).join(" ")
    if (version !== plain?.[1]) ways.push([words.slice(0, -count).join(" "), version])
  }
  return ways
}
