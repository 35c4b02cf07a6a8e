/** Shortens a text of a server or library at the end of a word, with an ellipsis; a text that is short enough stays as it is. */
export const shorten = (text: string, longest: number): string => {
  if (text.length <= longest) return text
  const start = text.slice(0, longest)
  // A text whose last word began long before is no prose, and is shortened inside the word.
  const word = /^(.*\S)\s+\S*$/s.exec(start)?.[1]
  const kept = word === undefined || word.length < longest / 2 ? withoutLoneSurrogate(start) : word
  return `${kept.trimEnd()}…`
}

/** Removes the first half of a character that was cut in two. */
const withoutLoneSurrogate = (text: string): string => text.replace(/[\ud800-\udbff]$/, "")
