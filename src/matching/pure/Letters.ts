/**
 * Letters of names: a bound on the similarity of two names that costs a small part of it. Most tracks of earlier responses are other
 * works, and their letters show it.
 */
import { joined } from "./text.ts"

/** A name with how often it has each letter. */
export interface Letters {
  readonly name: string
  readonly counts: Uint8Array
}

/** Letters are counted in this many groups, by the last bits of their code. */
const groups = 32

/** Texts are compared to this length; of longer ones, letters say nothing. */
const longest = 120

const lettersOf = (text: string): Letters => {
  const name = joined(text)
  const counts = new Uint8Array(groups)
  for (let at = 0; at < Math.min(longest, name.length); at++) {
    const group = name.charCodeAt(at) % groups
    counts[group] = (counts[group] ?? 0) + 1
  }
  return { name, counts }
}

/** Returns the letters of the names under which a work is compared: without its subtitles, and with them. */
export const lettersOfWork = (base: string, extras: ReadonlyArray<string>): ReadonlyArray<Letters> =>
  extras.length === 0 ? [lettersOf(base)] : [lettersOf(base), lettersOf([base, ...extras].join(" "))]

/** The least share of letters with a counterpart in names that are alike and not one letter apart. */
const leastShare = 0.8 - 1e-9

/** The Jaro-Winkler similarity from which it counts. */
const leastNear = 0.93 - 1e-9

/**
 * Returns false only if two names are neither similar nor one letter apart. Letters without a counterpart are a lower bound of the
 * edit distance, and letters with one an upper bound of what Jaro-Winkler pairs.
 */
export const canBeAlike = (a: Letters, b: Letters): boolean => {
  const [left, right] = [a.name.length, b.name.length]
  const most = Math.max(left, right)
  if (most > longest) return true
  let common = 0
  for (let group = 0; group < groups; group++) common += Math.min(a.counts[group] ?? 0, b.counts[group] ?? 0)
  if (most - common <= 1 || common >= leastShare * most) return true
  if (common === 0) return false
  const jaro = (common / left + common / right + 1) / 3
  let prefix = 0
  while (prefix < 4 && a.name[prefix] === b.name[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro) > leastNear
}
