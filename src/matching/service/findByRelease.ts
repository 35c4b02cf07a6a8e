/**
 * Candidates by release: one request for the tracks of a release that several rows are on.
 */
import { Effect } from "effect"
import type { LocalTrack } from "../pure/LocalTrack.ts"
import { meaningful } from "../pure/marks.ts"
import { normalise } from "../pure/text.ts"
import type { CommaLists } from "./CommaLists.ts"
import type { Pool } from "./Pool.ts"
import type { Sources } from "./Requests.ts"
import type { Row } from "./Row.ts"
import { isRequestFailed } from "./RowDecisions.ts"

/** From how many pending rows on the tracks of a release are requested at once. */
const fewestRows = 3

const releaseOf = (local: LocalTrack): string => normalise(meaningful(local.release))

/** Makes the requests by release. */
export const makeFindByRelease = <E>(sources: Sources<E>, lists: CommaLists, pool: Pool) => {
  const requested = new Set<number>()
  return (window: ReadonlyArray<Row>) => {
    const counts = new Map<string, number>()
    for (const { decision, local } of window) {
      const release = releaseOf(local)
      if (decision === undefined && release !== "") counts.set(release, (counts.get(release) ?? 0) + 1)
    }
    /** Requests the tracks of a matched row's release for the rows that follow. */
    return Effect.fnUntraced(function* (row: Row) {
      const release = row.decision?.track?.release
      const wanted = releaseOf(row.local)
      if (release === undefined || wanted === "" || lists.areHonoured() || requested.has(release.id)) return
      if ((counts.get(wanted) ?? 0) < fewestRows || normalise(release.name) !== wanted) return
      requested.add(release.id)
      // The rows ask for themselves if this request fails.
      yield* Effect.catchIf(
        Effect.map(sources.release(release.id), (tracks) => pool.add(tracks)),
        isRequestFailed,
        () => Effect.void
      )
    })
  }
}
