/**
 * ISRCs and UPCs as people have them: printed, copied from a spreadsheet, with or without leading zeros.
 */

/**
 * Removes what belongs to no code: spaces, hyphens of any kind, quotes, zero-width characters and byte order marks. Full-width
 * letters and digits become ordinary ones.
 */
export const compactCode = (code: string): string =>
  code
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}\u2212"'`“”„‘’‚«»]/gu, "")

/** Tells whether a compact code is an ISRC: country, registrant, year, number. */
export const isIsrc = (compact: string): boolean => /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.test(compact)

/** Tells whether a compact code is a UPC or EAN. */
export const isUpc = (compact: string): boolean => /^\d{8,14}$/.test(compact) && /[1-9]/.test(compact)

/** Removes leading zeros: the same UPC is written with 12, 13 and 14 digits. */
export const bareUpc = (code: string): string => compactCode(code).replace(/^0+/, "")

/** Returns every spelling in which the server can hold a UPC. Only an EAN-8 has a spelling of 8 digits. */
export const upcSpellings = (bare: string): ReadonlyArray<string> =>
  (bare.length <= 8 ? [8, 12, 13, 14] : [12, 13, 14])
    .filter((digits) => digits >= bare.length)
    .map((digits) => bare.padStart(digits, "0"))
