/**
 * Candidates by comma lists of names and artists: several rows share a request, where the server honours lists.
 */
import { Effect } from "effect"
import type { Reading } from "../pure/parse.ts"
import { type Contained, filterable, halvesOf } from "../pure/queries.ts"
import { batches } from "./batches.ts"
import type { CommaLists } from "./CommaLists.ts"
import { holds, pageSize, type Sources } from "./Requests.ts"
import type { Row } from "./Row.ts"
import type { RowDecisions } from "./RowDecisions.ts"

/** How many pairs of name and artist one request takes: their response fits on a page. */
export const pairsPerRequest = 20

/** How many rows share a request for the halves of their names: halves find more than whole names do. */
export const halvesPerRequest = 5

/** Names shorter than this are contained in too many others. */
export const shortestFilter = 3

/** Names without an artist that are shorter than this are contained in too many others. */
const shortestAlone = 4

/** Returns the name and the artist of the likeliest reading, as a filter takes them; undefined if they find too much. */
export const pairOf = (readings: ReadonlyArray<Reading>): Contained | undefined => {
  const reading = readings.find(({ artists }) => artists.length > 0)
  const name = filterable(reading?.name ?? "")
  const artist = filterable(reading?.artists[0] ?? "")
  return name.length < shortestFilter || artist === "" ? undefined : { names: [name], artists: [artist] }
}

/** Returns the name of a row that no reading gives an artist, as a filter takes it; undefined if it finds too much. */
export const nameAloneOf = (readings: ReadonlyArray<Reading>): Contained | undefined => {
  if (readings.some(({ artists }) => artists.length > 0)) return undefined
  const name = filterable(readings[0]?.name ?? "")
  return name.length < shortestAlone ? undefined : { names: [name], artists: [] }
}

/** Makes the requests by lists. */
export const makeFindByLists = <E>(
  sources: Sources<E>,
  lists: CommaLists,
  { conclude, forRows, keep, settle }: RowDecisions
) => {
  /** Asks for several rows at once, by what `wantedOf` names of each. Returns the rows whose response was complete. */
  const byLists = Effect.fnUntraced(function* (
    rows: ReadonlyArray<Row>,
    wantedOf: (readings: ReadonlyArray<Reading>) => Contained | undefined
  ) {
    const asking = rows.flatMap((row) => {
      const wanted = row.decision === undefined ? wantedOf(row.readings) : undefined
      return wanted === undefined ? [] : [{ row, wanted }]
    })
    if (asking.length < 2 || !lists.mayBeUsed()) return []
    const wanted = asking.map((one) => one.wanted)
    const listed: Array<Row> = []
    yield* forRows(
      asking.map(({ row }) => row),
      Effect.flatMap(sources.byLists(wanted), (found) => {
        const tracks = [...new Map(found.flat().map((track) => [track.id, track])).values()]
        const isComplete = tracks.length < pageSize
        for (const { row, wanted: own } of asking) {
          keep(
            row,
            tracks.filter((track) => holds(own, track))
          )
          if (isComplete) {
            row.listed.push(own)
            listed.push(row)
          }
          // A list that is not cut returns every version of the name, so other requests add nothing to a doubt.
          if (row.found.size > 0) settle(row, isComplete)
        }
        return lists.observe(wanted, tracks)
      })
    )
    return listed
  })
  return {
    /** Asks for the names and artists of rows, and for the names alone of rows without an artist. */
    byNames: Effect.fnUntraced(function* (rows: ReadonlyArray<Row>) {
      for (const wantedOf of [pairOf, nameAloneOf]) {
        const listed = yield* byLists(rows, wantedOf)
        if (listed.length > 0) yield* lists.countAttempt
      }
    }),
    /** Asks for the halves of the names of rows that no candidate fits, as long as lists are honoured. Returns whether all were asked for. */
    byHalves: Effect.fnUntraced(function* (rows: ReadonlyArray<Row>) {
      const pending = rows.filter((row) => row.decision === undefined && conclude(row).outcome === "none")
      for (const batch of batches(pending, halvesPerRequest)) {
        for (const row of yield* byLists(batch, halvesOf)) row.halvesWereAsked = lists.areHonoured()
        if (!lists.areHonoured()) return false
      }
      return true
    })
  }
}
