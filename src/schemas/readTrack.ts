/**
 * What the fields of a track say, whatever its source. It loads no schemas, so that matching can read tracks without them.
 */

/** Returns the names of a credit, in its order, without nulls, blanks at their ends and empty names. */
export const creditedNames = (
  credit: ReadonlyArray<{ readonly name: string } | null>
): ReadonlyArray<string> => credit.flatMap((artist) => artist?.name.trim() || [])

const minutesAndSeconds = /^(\d+):(\d\d)$/

/** Returns the running time in milliseconds: exact if known, otherwise to the second; null if unknown. */
export const runningTimeMs = (track: {
  readonly length: string | null
  readonly length_ms: number | null
}): number | null => {
  if (track.length_ms !== null) return track.length_ms
  const match = track.length === null ? null : minutesAndSeconds.exec(track.length)
  return match === null ? null : 1000 * (Number(match[1]) * 60 + Number(match[2]))
}
