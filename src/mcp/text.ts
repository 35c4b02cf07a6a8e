/**
 * Text from Beatport in a form that cannot be mistaken for the structure around it.
 */
import { shorten } from "../errors/shorten.ts"

/** The greatest length of a name in a row, in characters. */
const longestName = 160

/** Control characters, line separators, and the invisible characters that reorder or hide text. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu

/**
 * Returns a text on one line, without invisible characters, and shortened to `longest` characters. A name can hold line breaks;
 * left in, they would let a name look like another row or like an instruction.
 */
export const clean = (text: string, longest: number = longestName): string => {
  const line = text.replaceAll(invisible, " ").replaceAll(/ {2,}/g, " ").trim()
  return shorten(line, longest)
}

/** What reads as a token: a long run of capitals, small letters and digits. */
const token = /(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{24,}/g

/** Returns the message of an error on one line, without tokens: Beatport's part of it can repeat what it was sent. */
export const cleanMessage = (message: string, longest?: number): string =>
  clean(message.replaceAll(token, "…"), longest)
