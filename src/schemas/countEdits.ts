/**
 * The number of typing mistakes between two names.
 */
import { distance } from "fastest-levenshtein"

/**
 * Counts the edits that turn one name into another: a letter too many, too few or wrong. Two neighbouring letters exchanged are
 * one edit if nothing else differs (`tpo` for `top`). Returns Infinity if the lengths alone make more than `most` edits, so a
 * name of any length is compared in little time.
 */
export const countEdits = (from: string, to: string, most: number): number => {
  if (Math.abs(from.length - to.length) > most) return Infinity
  return isExchange(from, to) ? 1 : distance(from, to)
}

const isExchange = (from: string, to: string): boolean => {
  const at = from.split("").findIndex((letter, index) => letter !== to[index])
  const exchanged = to.slice(at + 1, at + 2) + to.slice(at, at + 1)
  return at >= 0 && from === to.slice(0, at) + exchanged + to.slice(at + 2)
}
