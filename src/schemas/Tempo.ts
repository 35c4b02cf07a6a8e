/**
 * What DJs compute with tempos, in beats per minute.
 */

/** What has to happen to one tempo to make it another, in percent of it: what a deck's pitch fader shows. */
const difference = (from: number, to: number): number => ((to - from) / from) * 100

/** Tempos. Tracks carry theirs as `bpm`, in whole beats per minute. */
export const Tempo = {
  /** Half of a tempo: a drum & bass track of 174 is felt at 87. */
  half: (bpm: number): number => bpm / 2,

  /** Twice a tempo: what a detector heard as 87 may be 174. */
  double: (bpm: number): number => bpm * 2,

  /** How far a pitch fader moves, in percent, for a track at one tempo to play at another: 126 to 128 is 1.59. */
  difference,

  /**
   * The least move of a pitch fader, in percent, for two tracks to play beat on beat, where one may play at half or
   * twice the other's tempo: 174 to 88 is 1.15, because two beats of the one fall on one of the other.
   */
  leastDifference: (from: number, to: number): number =>
    [to / 2, to * 2]
      .map((felt) => difference(from, felt))
      .reduce((least, next) => (Math.abs(next) < Math.abs(least) ? next : least), difference(from, to))
} as const
