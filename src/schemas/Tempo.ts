/**
 * Tempo calculations for DJs, in beats per minute.
 */

/** Returns the change from one tempo to another in percent, as a pitch fader shows it. */
const difference = (from: number, to: number): number => ((to - from) / from) * 100

/** Calculates with tempos. The field `bpm` of a track is in whole beats per minute. */
export const Tempo = {
  /** Returns half of a tempo: a drum & bass track at 174 also counts as 87. */
  half: (bpm: number): number => bpm / 2,

  /** Returns twice a tempo: a track detected at 87 may be at 174. */
  double: (bpm: number): number => bpm * 2,

  /**
   * Returns how far a pitch fader moves, in percent, to play a track at another tempo: from 126 to 128 it is 1.59.
   */
  difference,

  /**
   * Returns the smallest move of a pitch fader, in percent, that aligns the beats of two tracks. One may play at half
   * or twice the tempo of the other: from 174 to 88 it is 1.15, because two beats of one track match one beat of the
   * other.
   */
  leastDifference: (from: number, to: number): number =>
    [to / 2, to * 2]
      .map((felt) => difference(from, felt))
      .reduce((least, next) => (Math.abs(next) < Math.abs(least) ? next : least), difference(from, to))
} as const
