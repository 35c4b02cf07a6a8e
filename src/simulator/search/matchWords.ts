/**
 * Splits a text into words, and rates how well two words match.
 */

const separators = /[^\p{L}\p{M}\p{N}]+/u

/** Returns the words of a text in lower case; punctuation separates them. */
export const splitWords = (text: string, accented: boolean): ReadonlyArray<string> => {
  const lower = text.toLowerCase()
  const folded = accented ? lower.normalize("NFC") : lower.normalize("NFKD").replaceAll(/\p{M}/gu, "")
  return folded.split(separators).filter((word) => word !== "")
}

/** The shortest word in which one typing error is accepted. Too many shorter words differ by one letter. */
const shortestMisspelt = 4

/** Rates a known word against a wanted one, from 1 (the same) to 0 (unrelated). */
export const rateFit = (wanted: string, known: string, nearMisses: boolean): number => {
  if (wanted === known) return 1
  if (known.startsWith(wanted)) return 0.8
  if (known.includes(wanted)) return 0.5
  return nearMisses && wanted.length >= shortestMisspelt && isOneEditApart(wanted, known) ? 0.4 : 0
}

/** Tells whether inserting, removing or replacing one character makes two different words the same. */
const isOneEditApart = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false
  const shortest = Math.min(a.length, b.length)
  let start = 0
  while (start < shortest && a[start] === b[start]) start++
  let end = 0
  while (end < shortest - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - start - end <= 1
}
