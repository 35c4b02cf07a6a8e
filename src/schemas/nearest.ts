/**
 * Suggestions for a misspelt name.
 */
import { countEdits } from "./countEdits.ts"

/** How many names are suggested at most. */
const mostSuggestions = 3

/**
 * Returns the names that a misspelt one may mean, the likeliest first: the same letters in another style (`token_file`), names
 * of which it is a whole word (`artist` for `artist_id` and `artist_name`), those with the fewest edits, at most a third of
 * the letters, or those that share most words (`maxAnswerBytes` for `maxResponseBytes`). Returns none if no name is near.
 */
export const nearest = (wrong: string, names: Iterable<string>): ReadonlyArray<string> => {
  const letters = lettersOf(wrong)
  if (letters === "") return []
  const known = Array.from(new Set(names), (name) => ({ name, letters: lettersOf(name) }))
  const same = known.filter((other) => other.letters === letters)
  const longer = known.filter(({ name }) => wordsOf(name).includes(letters))
  const most = Math.max(1, Math.ceil(letters.length / 3))
  const steps = known.map((other) => ({ ...other, steps: countEdits(letters, other.letters, most) }))
  const fewest = Math.min(most, ...steps.map((other) => other.steps))
  const close = steps.filter((other) => other.steps <= fewest)
  const words = new Set(wordsOf(wrong))
  const akin = known.filter(({ name }) => {
    const others = wordsOf(name)
    return others.filter((word) => words.has(word)).length * 2 > Math.max(words.size, others.length)
  })
  const found = [same, longer, close, akin].find((group) => group.length > 0) ?? []
  return found.slice(0, mostSuggestions).map(({ name }) => name)
}

const lettersOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "")

const wordsOf = (name: string): ReadonlyArray<string> =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)

/** Writes suggestions as a question: `Did you mean "artist_id" or "artist_name"?`, or nothing if there are none. */
export const didYouMean = (suggestions: ReadonlyArray<string>): string =>
  suggestions.length === 0 ? "" : `Did you mean ${suggestions.map((name) => `"${name}"`).join(" or ")}?`
