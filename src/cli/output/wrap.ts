/**
 * Text that fits the columns of a terminal.
 */
import { CliOutput } from "effect/cli"

const ascii = /^[\x20-\x7e]*$/

/** Returns the number of columns that text takes. Most text is ASCII, for which no segmenter is made: that costs 20 ms. */
export const displayWidth = (text: string): number =>
  ascii.test(text) ? text.length : CliOutput.displayWidth(text)

/** Splits text into lines of at most this width, between words. A word that is wider has a line of its own. */
export const wrap = (text: string, width: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  let line = ""
  for (const word of text.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`
    if (line !== "" && displayWidth(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

/** Adds spaces on the right until the text has this width. */
export const padEnd = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - displayWidth(text)))

/** Adds spaces on the left until the text has this width. */
export const padStart = (text: string, width: number): string =>
  " ".repeat(Math.max(0, width - displayWidth(text))) + text

/** Cuts text to this width; a text that was cut ends with an ellipsis. */
export const cut = (text: string, width: number): string => {
  if (displayWidth(text) <= width) return text
  const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" })
  let kept = ""
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    const more = displayWidth(segment)
    if (used + more > width - 1) break
    kept += segment
    used += more
  }
  return `${kept}…`
}
