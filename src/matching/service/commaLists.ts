/**
 * Whether the server honours comma lists of names. Only Beatport's document says so, so a run proves it.
 */
import { Effect } from "effect"
import type { MatchEvent } from "../Matching.ts"
import type { CandidateTrack } from "../pure/CandidateTrack.ts"
import { holds, type Pair } from "./Requests.ts"

/** How many lists are tried without a proof before they are given up. */
const attempts = 3

/** What a run knows about comma lists. */
export interface CommaLists {
  /** Whether a list is worth a request: they are honoured, or that is not known yet. */
  readonly mayBeUsed: () => boolean
  readonly areHonoured: () => boolean
  /** Learns from the response to a list: tracks of two different pairs prove that lists are honoured. */
  readonly observe: (pairs: ReadonlyArray<Pair>, tracks: ReadonlyArray<CandidateTrack>) => Effect.Effect<void>
  /** Learns from a match: a track that the list asked for and did not return proves that lists are not honoured. */
  readonly contradict: (pair: Pair, track: CandidateTrack) => Effect.Effect<void>
}

/** Makes the knowledge of one run. */
export const makeCommaLists = (onEvent: (event: MatchEvent) => Effect.Effect<void>): CommaLists => {
  let state: "unknown" | "honoured" | "notHonoured" = "unknown"
  let tried = 0
  const conclude = (honoured: boolean, message: string) =>
    Effect.suspend(() => {
      if (state !== "unknown") return Effect.void
      state = honoured ? "honoured" : "notHonoured"
      return onEvent({ _tag: "CommaLists", honoured, message })
    })
  return {
    mayBeUsed: () => state !== "notHonoured",
    areHonoured: () => state === "honoured",
    observe: (pairs, tracks) =>
      Effect.suspend(() => {
        tried++
        if (areApart(pairs.filter((pair) => tracks.some((track) => holds(pair, track))))) {
          return conclude(
            true,
            "The server honours comma lists: one request returned tracks of several names. Rows share requests."
          )
        }
        return tried < attempts
          ? Effect.void
          : conclude(
              false,
              `${attempts} comma lists of names returned nothing that proves them. Each row is searched by itself.`
            )
      }),
    contradict: (pair, track) =>
      holds(pair, track)
        ? conclude(
            false,
            "The server does not honour comma lists: a track that one asked for was missing. Each row is searched by itself."
          )
        : Effect.void
  }
}

/** Whether two of the pairs have nothing in common, so that no single value of the list returns both. */
const areApart = (pairs: ReadonlyArray<Pair>): boolean =>
  pairs.some((one) =>
    pairs.some((other) => {
      const [a, b] = [one.name.toLowerCase(), other.name.toLowerCase()]
      return !a.includes(b) && !b.includes(a)
    })
  )
