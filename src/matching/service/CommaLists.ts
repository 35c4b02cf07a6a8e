/**
 * Whether the server honours comma lists of names. Only Beatport's document says so, so a run proves it.
 */
import { Effect } from "effect"
import type { MatchEvent } from "../MatchOptions.ts"
import type { CandidateTrack } from "../pure/CandidateTrack.ts"
import type { Contained } from "../pure/queries.ts"
import { holds, holdsName, joinContained } from "./Requests.ts"

/** How many lists of whole names are tried without a proof before they are given up. */
const attempts = 3

/** What a run knows about comma lists. */
export interface CommaLists {
  /** Whether a list is worth a request: they are honoured, or that is not known yet. */
  readonly mayBeUsed: () => boolean
  readonly areHonoured: () => boolean
  /** Learns from the response to a list: tracks that neither its first nor its last name returns prove that it is honoured. */
  readonly observe: (
    asked: ReadonlyArray<Contained>,
    tracks: ReadonlyArray<CandidateTrack>
  ) => Effect.Effect<void>
  /** Counts a list of whole names; several without a proof are given up. */
  readonly countAttempt: Effect.Effect<void>
  /** Learns from a match: a track that the list asked for and did not return proves that lists are not honoured. */
  readonly contradict: (asked: Contained, track: CandidateTrack) => Effect.Effect<void>
}

/** Makes the knowledge of one run. */
export const makeCommaLists = (onEvent: (event: MatchEvent) => Effect.Effect<void>): CommaLists => {
  let state: "unknown" | "honoured" | "notHonoured" = "unknown"
  let tried = 0
  let [beyondFirst, beyondLast] = [false, false]
  const conclude = (honoured: boolean, message: string) =>
    Effect.suspend(() => {
      if (state !== "unknown") return Effect.void
      state = honoured ? "honoured" : "notHonoured"
      return onEvent({ _tag: "CommaLists", honoured, message })
    })
  return {
    mayBeUsed: () => state !== "notHonoured",
    areHonoured: () => state === "honoured",
    observe: (asked, tracks) =>
      Effect.suspend(() => {
        const list = joinContained(asked)
        const [first, last] = [list.names[0], list.names.at(-1)]
        if (first === undefined || last === undefined || first === last) return Effect.void
        const returned = tracks.filter((track) => holds(list, track))
        beyondFirst ||= returned.some((track) => !holdsName(first, track))
        beyondLast ||= returned.some((track) => !holdsName(last, track))
        return beyondFirst && beyondLast
          ? conclude(
              true,
              "The server honours comma lists: they returned tracks of several of their names. Rows share requests."
            )
          : Effect.void
      }),
    countAttempt: Effect.suspend(() =>
      ++tried < attempts
        ? Effect.void
        : conclude(
            false,
            `${attempts} comma lists of names returned nothing that proves them. Each row is searched by itself.`
          )
    ),
    contradict: (asked, track) =>
      holds(asked, track)
        ? conclude(
            false,
            "The server does not honour comma lists: a track that one asked for was missing. Each row is searched by itself."
          )
        : Effect.void
  }
}
