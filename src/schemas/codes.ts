/**
 * ISRCs and UPCs as people have them: printed, copied from a spreadsheet, with or without leading zeros. Every operation, filter
 * and reader that takes a code reads it by this module.
 */
import { Predicate } from "effect"

/** The name of a code, as labels print it before the code: `ISRC GB-ABC-12-00042`, `EAN-13: 5054197123456`. */
const label = /^(?:ISRC|(?:UPC|EAN|GTIN|BARCODE)(?:-?(?:A|8|12|13|14))?)(?:\s*[:#=]\s*|\s+)(?=\S)/

/**
 * Characters that belong to no code: spaces, hyphens of any kind, quotes, zero-width characters and byte order marks. The pattern is
 * expensive to make, so it is made when it is first used.
 */
const noise = (): RegExp => /[\s\p{Pd}\p{Cf}\p{Cc}\u2212"'`“”„‘’‚«»]/gu

/**
 * Removes the name of the code, characters that belong to no code, and what spreadsheets put around a cell. Full-width letters
 * and digits become ordinary ones.
 */
const compactCode = (code: string): string =>
  code
    .slice(0, longestCode)
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\p{Cf}"'`“”„‘’‚«»]/gu, "")
    .trim()
    .replace(label, "")
    .replaceAll(noise(), "")
    .replaceAll(/^=|[,;|]+$/g, "")

/** No code with hyphens, quotes and its name is longer. */
const longestCode = 100

/** Describes an ISRC in an error. */
export const expectedIsrc = 'Expected an ISRC such as "GBABC1200042": country, registrant, year, number'

/** Describes a UPC in an error. */
export const expectedUpc = "Expected a UPC or EAN: 8 to 14 digits"

/**
 * Returns an ISRC as Beatport writes it: 12 letters and digits, without hyphens. Returns undefined if the value is no ISRC, for
 * example null, an empty line or a header.
 */
export const isrcOf = (value: unknown): string | undefined => {
  const compact = Predicate.isString(value) && value !== "" ? compactCode(value) : ""
  return /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.test(compact) ? compact : undefined
}

/**
 * Returns the digits of a UPC or EAN, with the leading zeros that the value has. Returns undefined if the value is neither. A
 * fraction of 0, which a column of numbers adds, is removed.
 */
export const upcOf = (value: unknown): string | undefined => {
  const digits = Predicate.isString(value) ? compactCode(value).replace(/(?<=^\d+)\.0+$/, "") : ""
  return /^\d{8,14}$/.test(digits) && /[1-9]/.test(digits) ? digits : undefined
}

/** Returns a UPC without leading zeros, because the same UPC is written with 12, 13 and 14 digits; undefined if it is none. */
export const bareUpcOf = (value: unknown): string | undefined => upcOf(value)?.replace(/^0+/, "")

/** Returns every spelling in which the server can hold a UPC. Only an EAN-8 has a spelling of 8 digits. */
export const upcSpellings = (bare: string): ReadonlyArray<string> =>
  (bare.length <= 8 ? [8, 12, 13, 14] : [12, 13, 14])
    .filter((digits) => digits >= bare.length)
    .map((digits) => bare.padStart(digits, "0"))
