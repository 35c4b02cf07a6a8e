/**
 * The right name that is nearest to a wrong one.
 */
import { distance } from "fastest-levenshtein"

/** Returns the name with the fewest edits, if these are at most half of its letters. */
export const nearest = (wrong: string, names: Iterable<string>): string | undefined => {
  let best: { readonly name: string; readonly steps: number } | undefined
  for (const name of names) {
    const steps = distance(wrong.toLowerCase(), name.toLowerCase())
    if (best === undefined || steps < best.steps) best = { name, steps }
  }
  return best !== undefined && best.steps <= Math.max(2, best.name.length / 2) ? best.name : undefined
}
