/**
 * How alike two normalised texts are, from 0 to 1.
 */
import { distance } from "fastest-levenshtein"
import { joined, rememberTexts, wordsOf } from "./text.ts"

/** Longer texts are compared by their beginning, so that no input takes long. */
const longest = 120

/** Returns 1 minus the edit distance as a share of the longer text. */
export const editSimilarity = (a: string, b: string): number => {
  if (a === b) return 1
  const left = a.slice(0, longest)
  const right = b.slice(0, longest)
  const length = Math.max(left.length, right.length)
  return length === 0 ? 0 : 1 - distance(left, right) / length
}

/** Returns the Jaro-Winkler similarity, which forgives differences near the end. */
export const jaroWinkler = (a: string, b: string): number => {
  const left = a.slice(0, longest)
  const right = b.slice(0, longest)
  if (left === right) return 1
  if (left === "" || right === "") return 0
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const isTaken = new Uint8Array(right.length)
  const matchedLeft: Array<number> = []
  for (let at = 0; at < left.length; at++) {
    const letter = left.charCodeAt(at)
    const end = Math.min(right.length - 1, at + reach)
    for (let other = Math.max(0, at - reach); other <= end; other++) {
      if (letter !== right.charCodeAt(other) || isTaken[other] === 1) continue
      isTaken[other] = 1
      matchedLeft.push(letter)
      break
    }
  }
  const matches = matchedLeft.length
  if (matches === 0) return 0
  let moved = 0
  let index = 0
  for (let at = 0; at < right.length; at++) {
    if (isTaken[at] === 1 && right.charCodeAt(at) !== matchedLeft[index++]) moved++
  }
  const jaro = (matches / left.length + matches / right.length + (matches - moved / 2) / matches) / 3
  let prefix = 0
  while (prefix < 4 && prefix < left.length && left[prefix] === right[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

/**
 * Returns the similarity of two names: the best of the joined texts, the sorted words (order does not count), and
 * Jaro-Winkler where it is high. Measured against other text measures on real rows, this combination finds most true
 * pairs at the same number of false ones.
 */
export const similarity = (a: string, b: string): number => {
  if (a === b) return a === "" ? 0 : 1
  if (a === "" || b === "") return 0
  const left = joined(a)
  const right = joined(b)
  if (left === right) return 1
  const whole = editSimilarity(left, right)
  // Texts of very different length are alike by no measure below.
  if (Math.min(left.length, right.length) < 0.6 * Math.max(left.length, right.length)) return whole
  const words = wordsOf(a).length > 1 || wordsOf(b).length > 1
  const sorted = words ? 0.98 * editSimilarity(sortedWords(a), sortedWords(b)) : 0
  const near = jaroWinkler(left, right)
  return Math.max(whole, sorted, near > 0.93 ? 0.95 * near : 0)
}

const sortedWords = rememberTexts((text) => wordsOf(text).toSorted().join(""))

const romanNumeral = /^(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3})$/

/**
 * Whether the parts of two names that count or enumerate are the same: "Part 1" and "Part 2" differ in one letter and are
 * two works.
 */
export const sameNumbers = (a: string, b: string): boolean => {
  if (a === b) return true
  const left = numbersOf(a)
  const right = numbersOf(b)
  return left.length === right.length && left.every((number, index) => number === right[index])
}

const numbersOf = rememberTexts((text): ReadonlyArray<string> =>
  wordsOf(text)
    .flatMap((word) => (romanNumeral.test(word) && word !== "i" ? [word] : (word.match(/\d+/g) ?? [])))
    .map((number) => number.replace(/^0+(?=\d)/, ""))
    .toSorted()
)
