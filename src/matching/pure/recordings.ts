/**
 * Recordings: a recording is on Beatport under several ids, one for each release.
 */
import { byPreference } from "./choose.ts"
import { rank, type Weighed } from "./weigh.ts"

/** The ids of one recording, the one to give first. */
export interface Recording {
  readonly best: Weighed
  readonly ids: ReadonlyArray<number>
}

/** Two ids with lengths further apart than this are not given as one recording. */
const sameLengthMs = 10_500

/** Groups tracks by their recording. */
export const recordingsOf = (weighed: ReadonlyArray<Weighed>): ReadonlyArray<Recording> => {
  const groups: Array<Array<Weighed>> = []
  for (const one of weighed) {
    const group = groups.find(([first]) => first !== undefined && isSameRecording(first, one))
    if (group === undefined) groups.push([one])
    else group.push(one)
  }
  return groups.flatMap((group) => {
    const [best] = group.toSorted(
      (a, b) => rank[a.ruling.verdict] - rank[b.ruling.verdict] || byPreference(a, b)
    )
    return best === undefined ? [] : [{ best, ids: group.map(({ track }) => track.track.id) }]
  })
}

/** Credits differ between the ids of a recording; then its length has to be the same, or unknown. */
const otherCreditsMs = 2500

/** Tells whether two tracks are the same recording. */
export const isSameRecording = ({ track: a }: Weighed, { track: b }: Weighed): boolean => {
  const gap =
    a.durationMs === undefined || b.durationMs === undefined ? 0 : Math.abs(a.durationMs - b.durationMs)
  if (a.recording === b.recording) return gap <= sameLengthMs
  return (
    a.base === b.base &&
    (a.extras.length === 0 || b.extras.length === 0 || a.extras.join() === b.extras.join()) &&
    a.signature === b.signature &&
    a.people.some((name) => b.people.includes(name)) &&
    gap <= otherCreditsMs
  )
}
