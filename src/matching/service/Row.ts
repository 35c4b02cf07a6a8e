/**
 * A row on its way to a decision.
 */
import type { CandidateTrack } from "../pure/CandidateTrack.ts"
import type { Decision } from "../pure/Decision.ts"
import type { LocalTrack } from "../pure/LocalTrack.ts"
import { parse, type Reading } from "../pure/parse.ts"
import type { Contained } from "../pure/queries.ts"
import type { Transliterate } from "../pure/text.ts"

/** A row with what its requests returned so far. */
export interface Row {
  readonly local: LocalTrack
  /** Parsed when they are needed: a window holds thousands of rows. */
  readonly readings: ReadonlyArray<Reading>
  /** Candidates of this row's own requests. */
  readonly found: Map<number, CandidateTrack>
  /** How many requests by texts were used for it: of a request that several rows share, each used its part. */
  spent: number
  /** What lists have requested for this row, with a complete response. */
  readonly listed: Array<Contained>
  /** Whether its turn in the lists for parts of names is over. Parts that are in too many tracks, or met full pages, found nothing. */
  partsWereAsked: boolean
  /** Whether the tracks of its first artist were requested, and whether all of them fitted on the page. */
  artistTracks: "unknown" | "complete" | "cut"
  decision: Decision | undefined
  /** Discards everything once the decision is emitted. */
  readonly discard: () => void
}

/** Makes a row without a decision. */
export const makeRow = (local: LocalTrack, transliterate: Transliterate): Row => {
  let readings: ReadonlyArray<Reading> | undefined
  const row: Row = {
    local,
    get readings() {
      return (readings ??= parse(local, { transliterate }))
    },
    found: new Map(),
    spent: 0,
    listed: [],
    partsWereAsked: false,
    artistTracks: "unknown",
    decision: undefined,
    discard: () => {
      readings = undefined
      row.decision = undefined
      row.found.clear()
      row.listed.length = 0
    }
  }
  return row
}

/** Returns the track that a row was matched with, if it was. */
export const matchOf = (row: Row): CandidateTrack | undefined => row.decision?.track ?? undefined
