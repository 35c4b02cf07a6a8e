/**
 * Artists as the tracks of earlier responses credit them: a dictionary for the artists of the rows that follow.
 */
import { countEdits } from "../../schemas/countEdits.ts"
import { creditedNames } from "../../schemas/readTrack.ts"
import { normaliseNames } from "../pure/artists.ts"
import type { CandidateTrack } from "../pure/CandidateTrack.ts"
import { joined, type Transliterate } from "../pure/text.ts"

/** How many artists are kept; the oldest go first. */
const capacity = 4000

/** How many letters at the beginning and at the end of an artist find it, so that one wrong letter does not hide it. */
const edge = 3

/** Artists shorter than this differ by one letter from too many others. */
const shortest = 5

/** The artists that a run has seen. */
export class KnownArtists {
  /** The names as they are credited, by their letters alone. */
  private readonly names = new Map<string, string>()
  private readonly byEdge = new Map<string, Set<string>>()
  private readonly transliterate: Transliterate

  constructor(transliterate: Transliterate) {
    this.transliterate = transliterate
  }

  /** Adds the artists of a track; the oldest are discarded if there are too many. */
  add({ artists }: CandidateTrack): void {
    for (const name of creditedNames(artists)) {
      const letters = this.lettersOf(name)
      if (letters === "" || this.names.has(letters)) continue
      this.names.set(letters, name)
      for (const key of edgesOf(letters)) {
        const names = this.byEdge.get(key)
        if (names === undefined) this.byEdge.set(key, new Set([letters]))
        else names.add(letters)
      }
      if (this.names.size > capacity) this.discardOldest()
    }
  }

  /** Returns a row's artist as tracks credit it: the same name, or the first that a slip of the keyboard separates from it. */
  spellingOf(artist: string): string | undefined {
    const letters = this.lettersOf(artist)
    const known = this.names.get(letters)
    if (known !== undefined || letters.length < shortest) return known
    for (const key of edgesOf(letters)) {
      for (const other of this.byEdge.get(key) ?? []) {
        if (countEdits(letters, other, 1) <= 1) return this.names.get(other)
      }
    }
    return undefined
  }

  private lettersOf(name: string): string {
    return normaliseNames([name], this.transliterate).map(joined).join("")
  }

  private discardOldest(): void {
    const [oldest] = this.names.keys()
    if (oldest === undefined) return
    this.names.delete(oldest)
    for (const key of edgesOf(oldest)) {
      const names = this.byEdge.get(key)
      names?.delete(oldest)
      if (names?.size === 0) this.byEdge.delete(key)
    }
  }
}

const edgesOf = (letters: string): ReadonlyArray<string> => [
  `^${letters.slice(0, edge)}`,
  `$${letters.slice(-edge)}`
]
