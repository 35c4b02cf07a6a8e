/**
 * The pool: tracks of earlier responses, as candidates for the rows that follow.
 */
import type { CandidateTrack } from "../pure/CandidateTrack.ts"
import type { Reading } from "../pure/parse.ts"
import { prepareTrack } from "../pure/prepare.ts"
import { KnownArtists } from "./KnownArtists.ts"
import { normaliseNames } from "../pure/artists.ts"
import { joined, normalise, type Transliterate } from "../pure/text.ts"

/** How many tracks are kept; the oldest go first. */
const capacity = 4000

/** A key that more tracks than this share finds nothing: it would not be specific. */
const mostPerKey = 200

/** How many letters at the beginning and at the end of a name find it, so that one wrong letter does not hide it. */
const edge = 5

/** Keeps the tracks of earlier responses, found again by name, by the ends of the name and by artist. */
export class Pool {
  /** The artists of the tracks that were added. */
  readonly artists: KnownArtists
  private readonly tracks = new Map<number, CandidateTrack>()
  private readonly byKey = new Map<string, Set<number>>()
  private readonly transliterate: Transliterate

  constructor(transliterate: Transliterate) {
    this.transliterate = transliterate
    this.artists = new KnownArtists(transliterate)
  }

  /** Adds tracks; the oldest are discarded if there are too many. */
  add(tracks: Iterable<CandidateTrack>): void {
    for (const track of tracks) {
      if (this.tracks.has(track.id)) continue
      this.tracks.set(track.id, track)
      this.artists.add(track)
      for (const key of this.keysOf(track)) {
        const ids = this.byKey.get(key)
        if (ids === undefined) this.byKey.set(key, new Set([track.id]))
        else ids.add(track.id)
      }
      if (this.tracks.size > capacity) this.discardOldest()
    }
  }

  /** Returns the tracks that can be what the readings mean. */
  find(readings: ReadonlyArray<Reading>): ReadonlyArray<CandidateTrack> {
    const ids = new Set<number>()
    for (const reading of readings) {
      const artists = normaliseNames(reading.artists, this.transliterate)
      for (const key of keys(joined(normalise(reading.name, this.transliterate)), artists)) {
        const found = this.byKey.get(key)
        if (found !== undefined && found.size <= mostPerKey) for (const id of found) ids.add(id)
      }
    }
    return [...ids].flatMap((id) => this.tracks.get(id) ?? [])
  }

  private keysOf(track: CandidateTrack): ReadonlyArray<string> {
    const prepared = prepareTrack(track, this.transliterate)
    return keys(joined(prepared.base), [...prepared.credits.main, ...prepared.credits.featured])
  }

  private discardOldest(): void {
    const [oldest] = this.tracks.values()
    if (oldest === undefined) return
    this.tracks.delete(oldest.id)
    for (const key of this.keysOf(oldest)) {
      const ids = this.byKey.get(key)
      ids?.delete(oldest.id)
      if (ids?.size === 0) this.byKey.delete(key)
    }
  }
}

const keys = (name: string, artists: ReadonlyArray<string>): ReadonlyArray<string> =>
  name.length < edge
    ? [`=${name}`, ...artists.map((artist) => `@${artist}`)]
    : [`^${name.slice(0, edge)}`, `$${name.slice(-edge)}`, ...artists.map((artist) => `@${artist}`)]
