/**
 * Generated names of artists, labels and tracks.
 */
import type { Dice } from "./Dice.ts"
import {
  adjectives,
  crews,
  firstNames,
  foreignNames,
  foreignTitles,
  imprints,
  lastNames,
  nouns,
  prefixes,
  suffixes
} from "./nameParts.ts"

/** Draws names. `artist` and `label` never return the same name twice. */
export interface Naming {
  readonly artist: () => string
  readonly label: () => string
  readonly title: () => string
  /** Returns the title of a track. One in twenty names a guest, has brackets, or uses another script. */
  readonly song: () => string
}

/** Makes a source of names from these dice. */
export const makeNaming = (dice: Dice): Naming => {
  const taken = new Set<string>()

  const unique = (draw: () => string): string => {
    for (let attempt = 0; attempt < 20; attempt++) {
      const name = draw()
      if (!taken.has(name)) {
        taken.add(name)
        return name
      }
    }
    const name = `${draw()} ${taken.size}`
    taken.add(name)
    return name
  }

  const coined = () => dice.pick(prefixes) + dice.pick(suffixes)

  const artist = () => {
    const kind = dice.next()
    if (kind < 0.01) return dice.pick(foreignNames)
    if (kind < 0.5) return `${dice.pick(firstNames)} ${dice.pick(lastNames)}`
    if (kind < 0.65) return coined()
    if (kind < 0.78) return `${dice.pick(adjectives)} ${dice.pick(nouns)}`
    if (kind < 0.88) return `${coined()} ${dice.pick(crews)}`
    if (kind < 0.95) return `${dice.pick(firstNames)} & ${dice.pick(firstNames)} ${dice.pick(lastNames)}`
    return `DJ ${coined()}`
  }

  const label = () => {
    const kind = dice.next()
    if (kind < 0.5) return `${dice.pick(adjectives)} ${dice.pick(nouns)} ${dice.pick(imprints)}`
    if (kind < 0.8) return `${coined()} ${dice.pick(imprints)}`
    return `${dice.pick(nouns)} ${dice.pick(crews)}`
  }

  const title = () => {
    const kind = dice.next()
    if (kind < 0.4) return `${dice.pick(adjectives)} ${dice.pick(nouns)}`
    if (kind < 0.62) return dice.pick(nouns)
    if (kind < 0.76) return `${dice.pick(nouns)} of ${dice.pick(nouns)}`
    if (kind < 0.86) return `The ${dice.pick(nouns)}`
    if (kind < 0.94) return `${dice.pick(adjectives)} ${dice.pick(adjectives)} ${dice.pick(nouns)}`
    return `${dice.pick(nouns)} ${dice.between(1, 9)}`
  }

  const song = () => {
    const kind = dice.next()
    if (kind < 0.02) return `${title()} feat. ${dice.pick(firstNames)} ${dice.pick(lastNames)}`
    if (kind < 0.035) return `${title()} (${dice.pick(nouns)} Theme)`
    if (kind < 0.05) return dice.pick(foreignTitles)
    return title()
  }

  return { artist: () => unique(artist), label: () => unique(label), title, song }
}
