/**
 * Marks: what sites, DJ software and habits add to a title, and what is left without it.
 */
import { Store } from "../../schemas/Store.ts"
import { normalise } from "./text.ts"

/** A host name that is certainly one. Short endings count only after `www.` or a longer name. */
const host = String.raw`(?:https?:\/\/)?(?:www\.[a-z0-9-]+(?:\.[a-z0-9-]+){1,3}|(?:[a-z0-9-]{2,}\.){1,3}(?:com|net|org|info|biz|xyz|online|site)|[a-z0-9-]{5,}\.(?:me|ru|fm|dj|cc|pro|club|co|tv|eu|us|pl|ua|de|fr|es|to|vip|top))(?:\/[^\s)\]}]*)?(?![\p{L}\p{N}])`

/** Makes patterns when they are first used: importing them would cost more than everything else here. */
const lazily = <A>(make: () => A): (() => A) => {
  let made: A | undefined
  return () => (made ??= make())
}

const sites = lazily(() => ({
  bracketed: new RegExp(`[([{]\\s*(?:${host})\\s*[)\\]}]`, "giu"),
  trailing: new RegExp(`\\s*[-–—_|~]*\\s*(?:${host})\\s*$`, "iu"),
  anywhere: new RegExp(host, "giu")
}))

/** Takes names of web sites out of a text. */
export const withoutSites = (text: string): string =>
  text.includes(".")
    ? text
        .replaceAll(sites().bracketed, " ")
        .replace(sites().trailing, " ")
        .replaceAll(sites().anywhere, " ")
        .trim()
    : text

/** Returns a field's text; "" if it consists of a web site's name and nothing else. */
export const meaningful = (field: string | undefined): string => {
  if (field === undefined) return ""
  return field.includes(".")
    ? withoutSites(field).replaceAll(/^[\s\-–—_|~]+|[\s\-–—_|~]+$/g, "")
    : field.trim()
}

const camelot = String.raw`(?:1[0-2]|0?[1-9])[ABab]`
const openKey = String.raw`(?:1[0-2]|[1-9])[dm]`
const keys = String.raw`(?:${camelot}(?:\s*\/\s*${camelot})*|${openKey})`
const tempo = String.raw`(?:[6-9]\d|1\d\d|200)(?:[.,]\d{1,2})?`

/** What may stand before a title, each taken off as often as it occurs. */
const before = lazily((): ReadonlyArray<RegExp> => [
  /^[\s*#•·►▶★~_]+(?=\S)/u,
  /^\[(?:[^\]]{0,2}|[^\]\p{L}]{0,5})\]\s*/u,
  /^\(\p{Lu}\)\s*/u,
  /^\d{1,3}[.)]\s+(?=\S)/u,
  /^\d{1,3}\.(?=\p{L})/u,
  /^\d{1,3}\s+[-–—]\s+(?=\S)/u,
  new RegExp(`^(?:${keys})\\s*[-–—]\\s+(?=\\S)`, "u"),
  new RegExp(`^[[(]\\s*(?:${keys}|${tempo})\\s*[\\])]\\s*(?=\\S)`, "u")
])

/** What may stand after a title. */
const after = lazily((): ReadonlyArray<RegExp> => [
  /(?<=\S)[\s*•·★~_]+$/u,
  /\s*\[[^\]\p{L}]{0,5}\]$/u,
  /\s+\(\p{Lu}\)$/u,
  new RegExp(`\\s*[-–—]\\s*(?:${keys})$`, "u"),
  new RegExp(`\\s*[[(]\\s*(?:${keys}|${tempo})\\s*[\\])]$`, "u"),
  new RegExp(`\\s+[-–—]\\s*${tempo}\\s*(?:bpm)?$`, "iu"),
  new RegExp(`(?<=[)\\]])\\s+${tempo}$`, "u"),
  new RegExp(`\\s*[[(]?\\s*${tempo}\\s*bpm\\s*[\\])]?$`, "iu"),
  /\s*[-–—]?\s*energy\s*\d{1,2}$/iu,
  /\s*[[(]\s*(?:\d{2,4}\s*k?(?:bps|bit\/s)?|hq|hd|cdq|web|flac|mp3|wav|aiff?)\s*[\])]$/iu,
  /\s*[-–—]?\s*\d{3}\s*kbps$/iu,
  /\s*[[(]\s*(?:free\s*(?:download|dl)|out now|official(?: audio| video| music video)?|audio|preview|premiere|snippet|forthcoming[^\])]*)\s*[\])]$/iu
])

/** Rounds of taking marks off: a title with more than these is left with them. */
const rounds = 6

const strip = (text: string, marks: ReadonlyArray<RegExp>): string => {
  let rest = text
  for (let round = 0; round < rounds; round++) {
    const next = marks.reduce((left, mark) => {
      const without = left.replace(mark, "").trim()
      return without === "" ? left : without
    }, rest)
    if (next === rest) return rest
    rest = next
  }
  return rest
}

/** Takes off what is not a part of a title: numbers, keys, tempo, marks, sites, and the label in brackets. */
export const withoutMarks = (title: string, label = ""): string => {
  const clean = strip(strip(withoutSites(title.trim()), before()), after())
  const wanted = normalise(label)
  if (wanted === "") return clean
  const inBrackets = /\s*[[(]([^[\]()]+)[\])]\s*$/u.exec(clean)
  return inBrackets !== null && normalise(inBrackets[1] ?? "") === wanted && inBrackets.index > 0
    ? strip(clean.slice(0, inBrackets.index).trim(), after())
    : clean
}

/** The longest file name that is read. */
const longestName = 400

/** Returns a file's name without directory and extension, with blanks for underscores, and without its number. */
export const fromFileName = (fileName: string): string => {
  const base = fileName.slice(-longestName).split(/[\\/]/u).at(-1) ?? ""
  const name = base.replace(/\.(?:mp3|wav|aiff?|flac|m4a|mp4|aac|ogg|opus|wma|alac|mpc)$/iu, "")
  const hasBlanks = name.includes(" ")
  const blanks = (text: string) =>
    text
      .replaceAll("_", " ")
      .replaceAll(/\s{2,}/gu, " ")
      .trim()
  const spaced = withoutSites(
    hasBlanks || !name.includes("-")
      ? blanks(name.replaceAll(/_[-–—]_/gu, " - "))
      : // A name without blanks separates its parts by hyphens: "01-artist_name-title_(original_mix)".
        blanks(name.replaceAll(/_?[-–—]_?(?![^(]*\))/gu, " - "))
  )
  return spaced
    .replace(/^(?:\d{1,3}|[a-d]\d)\s*(?:[.)_-]\s*|\s+(?=\p{L}))(?=\S)/iu, "")
    .replace(/^[-–—\s]+/u, "")
}

const downloaded = /^(\d{5,10})[_\s-]+(?=\D)/u

/** Returns the id in a link to a track on Beatport, or at the start of the name of a file that Beatport sold. */
export const trackIdIn = (text: string): number | undefined => {
  const name =
    text
      .slice(-4000)
      .split(/[\\/](?=[^\\/]*$)/u)
      .at(-1) ?? ""
  const linked = Store.find(text.slice(0, 4000), "track")?.id
  const found = downloaded.exec(name)?.[1]
  return linked ?? (found === undefined ? undefined : Number(found))
}

/** Takes Beatport's id off the start of the name of a file that Beatport sold. */
export const withoutTrackId = (name: string): string => name.replace(/^\d{5,10}[_\s-]+(?=\D)/u, "")
