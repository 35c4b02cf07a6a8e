/**
 * Normalised text: the form in which names are compared, never the form in which they are shown.
 */

/** Writes a text in ASCII as far as it can. */
export type Transliterate = (text: string) => string

/** Letters that NFKD leaves as they are, and their usual ASCII spelling. */
const undecomposed: ReadonlyMap<string, string> = new Map([
  ["ø", "o"],
  ["đ", "d"],
  ["ð", "d"],
  ["ł", "l"],
  ["ħ", "h"],
  ["ı", "i"],
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["þ", "th"]
])

/** Takes the accents off: the default where no larger transliteration is given. */
export const withoutAccents: Transliterate = (text) =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[øđðłħıßæœþ]/gu, (letter) => undecomposed.get(letter) ?? letter)

const ascii = /^[\x20-\x7e]*$/

/**
 * Normalises a text: lower case, ASCII where possible, `&` as "and", no apostrophes, other punctuation as blanks.
 * A text that consists of punctuation only ("!!!") is kept, because it is the whole name.
 */
export const normalise = (text: string, transliterate: Transliterate = withoutAccents): string => {
  const lower = text.toLowerCase()
  const plain = ascii.test(lower) ? lower : transliterate(lower).toLowerCase()
  const result = plain
    .replaceAll(/['’‘`´]/g, "")
    .replaceAll("&", " and ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
  return result === "" ? plain.trim() : result
}

/** The most results that `rememberTexts` keeps. */
const mostRemembered = 5000

/** Remembers what a function makes of the latest texts: a name is compared with many others, and each time in the same forms. */
export const rememberTexts = <A>(make: (text: string) => A): ((text: string) => A) => {
  const made = new Map<string, A>()
  return (text) => {
    const known = made.get(text)
    if (known !== undefined) return known
    const value = make(text)
    if (made.size >= mostRemembered) made.clear()
    made.set(text, value)
    return value
  }
}

/** Returns the words of a normalised text. */
export const wordsOf = rememberTexts((normalised): ReadonlyArray<string> =>
  normalised === "" ? [] : normalised.split(" ")
)

/** Returns a normalised text without its blanks. */
export const joined = rememberTexts((normalised) => normalised.replaceAll(" ", ""))
