/**
 * Harmonic mixing: which tracks a DJ can play after another.
 */
import { type Camelot, Keys } from "./Keys.ts"
import { Key } from "./Key.ts"
import { Tempo } from "./Tempo.ts"

/** Describes the fields that decide whether a track mixes with another: its key and its tempo. */
export interface Mixable {
  /** Tempo in beats a minute. `null`: unknown, which fits every tempo filter that allows it. */
  readonly bpm: number | null
  /** Key in Camelot notation. `null`: unknown. */
  readonly key: { readonly camelot_number: number; readonly camelot_letter: string } | null
}

/** Lists the relations of keys that mix, on the Camelot wheel. */
export type KeyRelation = "same" | "fifth up" | "fifth down" | "relative"

/** Describes how one track mixes with another. */
export interface MixMatch {
  /** How the second key relates to the first. */
  readonly relation: KeyRelation
  /** The key of the second track in Camelot notation. */
  readonly camelot: Camelot
  /** The percentage by which the pitch fader of the first track moves to play at the tempo of the second. */
  readonly pitch: number
  /** How the second tempo counts: as it is, as half or as double of what is written. */
  readonly counted: "as is" | "half" | "double"
}

/** Configures harmonic mixing. */
export interface MixOptions {
  /** The largest pitch change in percent, 3 by default. */
  readonly within?: number | undefined
}

const relations: ReadonlyArray<KeyRelation> = ["same", "fifth up", "fifth down", "relative"]

const tempos = [
  ["as is", (bpm: number) => bpm],
  ["half", Tempo.half],
  ["double", Tempo.double]
] as const

/** Matches tracks for harmonic mixing, by the rules of the Camelot wheel and the range of a pitch fader. */
export const Mix = {
  /**
   * Returns how `to` mixes after `from`, or undefined if it does not: the keys clash, the tempos are too far apart, or
   * one of the tracks lacks a key or a tempo.
   *
   *     Mix.match({ bpm: 174, key }, { bpm: 87, key }) // { relation: "same", pitch: 0, counted: "double", … }
   */
  match: (from: Mixable, to: Mixable, options: MixOptions = {}): MixMatch | undefined => {
    const { within = 3 } = options
    if (from.key === null || to.key === null || !isTempo(from.bpm) || !isTempo(to.bpm)) return undefined
    const camelot = Keys.camelot(Key.camelot(to.key))
    const relation = relations[Key.compatible(from.key).findIndex((key) => key === camelot)]
    if (camelot === undefined || relation === undefined) return undefined
    const pitch = Tempo.leastDifference(from.bpm, to.bpm)
    const { bpm } = from
    const other = to.bpm
    const counted = tempos.find(([, count]) => Tempo.difference(bpm, count(other)) === pitch)?.[0]
    return counted !== undefined && Math.abs(pitch) <= within
      ? { relation, camelot, pitch, counted }
      : undefined
  },

  /**
   * Returns the candidates that mix after a track, the best first: by the relation of the keys, then by the smallest
   * pitch change. Candidates of the same rank keep their order.
   */
  rank: <A extends Mixable>(
    from: Mixable,
    candidates: ReadonlyArray<A>,
    options: MixOptions = {}
  ): ReadonlyArray<MixMatch & { readonly track: A }> =>
    candidates
      .flatMap((track) => {
        const match = Mix.match(from, track, options)
        return match === undefined ? [] : [{ ...match, track }]
      })
      .toSorted(
        (a, b) =>
          relations.indexOf(a.relation) - relations.indexOf(b.relation) ||
          Math.abs(a.pitch) - Math.abs(b.pitch)
      )
} as const

const isTempo = (bpm: number | null): bpm is number => bpm !== null && bpm > 0
