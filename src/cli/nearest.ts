/**
 * The right name that is nearest to a wrong one.
 */
import { distance } from "fastest-levenshtein"

/** Hyphens before flags are in every name, so they make none nearer. */
const bare = (name: string): string => name.toLowerCase().replace(/^-+/, "")

/** Returns the name with the fewest edits, if these are at most half of its letters. */
export const nearest = (wrong: string, names: Iterable<string>): string | undefined => {
  let best: { readonly name: string; readonly steps: number } | undefined
  for (const name of names) {
    const steps = distance(bare(wrong), bare(name))
    if (best === undefined || steps < best.steps) best = { name, steps }
  }
  return best !== undefined && best.steps <= Math.max(1, bare(best.name).length / 2) ? best.name : undefined
}
