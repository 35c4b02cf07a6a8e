/**
 * Candidates by comma lists of names and artists: several rows share a request, where the server honours lists.
 */
import { Effect } from "effect"
import type { Reading } from "../pure/parse.ts"
import { type Contained, filterable, mostQueries, partsOf } from "../pure/queries.ts"
import { batches } from "./batches.ts"
import type { CommaLists } from "./CommaLists.ts"
import { makeListSizes } from "./ListSizes.ts"
import { holds, joinContained, type Sources } from "./Requests.ts"
import { matchOf, type Row } from "./Row.ts"
import type { RowDecisions } from "./RowDecisions.ts"
import { makeWholeNames } from "./WholeNames.ts"

/** How many pairs of name and artist one request takes: their response fits on a page. */
export const pairsPerRequest = 20

/** Names shorter than this are contained in too many others. */
export const shortestFilter = 3

/** Names without an artist that are shorter than this are contained in too many others. */
const shortestAlone = 4

/**
 * Returns the name and the artist of the likeliest reading, as a filter takes them, and those of exchanged fields, which hardly
 * any other track contains; undefined if they find too much.
 */
export const pairOf = (readings: ReadonlyArray<Reading>): Contained | undefined => {
  const named = readings.filter(({ artists }) => artists.length > 0)
  const likeliest = pairIn(named[0])
  const exchanged = pairIn(named.find(({ origin }) => origin === "swapped"))
  return likeliest === undefined || exchanged === undefined
    ? likeliest
    : joinContained([likeliest, exchanged])
}

const pairIn = (reading: Reading | undefined): Contained | undefined => {
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

/** The most requests that a row uses: lists round it up by half a request. */
export const mostSpent = mostQueries + 0.5

/** How often a part is asked for, if the first page is full. */
const attempts = 2

/** Makes the requests by lists. */
export const makeFindByLists = <E>(
  sources: Sources<E>,
  lists: CommaLists,
  { conclude, forRows, keep, settle, settleFromPool }: RowDecisions
) => {
  const [sizes, wholeNames] = [makeListSizes(), makeWholeNames()]
  /** Asks for several rows at once. */
  const byLists = Effect.fnUntraced(function* (asking: ReadonlyArray<Asking>) {
    const wanted = asking.map((one) => one.wanted)
    const response: { page: "complete" | "full" | "failed" } = { page: "failed" }
    yield* forRows(
      asking.map(({ row }) => row),
      Effect.flatMap(sources.byLists(wanted), ({ isComplete, tracks }) => {
        response.page = isComplete ? "complete" : "full"
        for (const { row, wanted: own } of asking) {
          row.spent += 1 / asking.length
          keep(
            row,
            tracks.filter((track) => holds(own, track))
          )
          if (isComplete) row.listed.push(own)
          // A list that is not cut returns every version of the name, so other requests add nothing to a doubt.
          if (row.found.size > 0) settle(row, isComplete)
        }
        return lists.observe(wanted, tracks)
      })
    )
    return response.page
  })
  const isOpen = (row: Row): boolean => row.decision === undefined && conclude(row).outcome === "none"
  /** Asks for the names and artists of rows, and for the names alone of rows without an artist. */
  const byNames = Effect.fnUntraced(function* (rows: ReadonlyArray<Row>) {
    for (const wantedOf of [pairOf, nameAloneOf]) {
      const asking = askingOf(
        rows.filter(({ decision }) => decision === undefined),
        wantedOf
      )
      if (asking.length < 2 || !lists.mayBeUsed()) continue
      const page = yield* byLists(asking)
      if (page === "failed") continue
      yield* lists.countAttempt
      if (wantedOf === pairOf) for (const { row } of asking) wholeNames.learn(row.decision !== undefined)
    }
  })
  /**
   * Asks for parts of the names of rows that no candidate fits; if their page is full, again in smaller lists. Returns false if
   * lists are not known to be honoured after the first, which ends it.
   */
  const byParts = Effect.fnUntraced(function* (rows: ReadonlyArray<Row>) {
    if (!lists.mayBeUsed()) return false
    let open = rows.filter(isOpen)
    for (const wantedOf of partsOf) {
      let asking = askingOf(open.filter(canShare), wantedOf)
      for (let attempt = 1; attempt <= attempts && asking.length > 0; attempt++) {
        const again: Array<Asking> = []
        for (const list of sizes.split(asking, ({ wanted }) => wanted)) {
          const page = yield* byLists(list)
          if (!lists.areHonoured()) return false
          if (page !== "failed") sizes.learn(page === "full")
          if (page === "full" && list.length > 1) again.push(...list)
          for (const { row } of list) learnOf(row)
        }
        asking = again.filter(({ row }) => isOpen(row) && canShare(row))
      }
      open = open.filter(isOpen)
    }
    for (const row of open) row.partsWereAsked = true
    return true
  })
  const learnOf = (row: Row): void => {
    const [pair, track] = [pairOf(row.readings), matchOf(row)]
    if (pair !== undefined && track !== undefined) wholeNames.learn(holds(pair, track))
  }
  return {
    byParts,
    /** Asks for rows that share requests: until lists are honoured, for the first of them only. Returns how many it asked for. */
    byNamesAndParts: Effect.fnUntraced(function* (rows: ReadonlyArray<Row>) {
      let asked = 0
      const others: Array<Row> = []
      for (const group of batches(rows, pairsPerRequest)) {
        for (const row of group) settleFromPool(row)
        if (wholeNames.findEnough()) yield* byNames(group)
        else others.push(...group)
        asked += group.length
        if (!lists.areHonoured()) return asked
      }
      for (const row of rows) settleFromPool(row)
      yield* byParts(rows)
      // Exchanged fields have no right part.
      for (const group of batches(
        others.filter((row) => isOpen(row) && canShare(row)),
        pairsPerRequest
      ))
        yield* byNames(group)
      return asked
    })
  }
}

/** Whether lists may ask for a row once more: even a list of its own leaves a request for its search. */
const canShare = ({ spent }: Row): boolean => spent < mostSpent - 2

interface Asking {
  readonly row: Row
  readonly wanted: Contained
}

const askingOf = (
  rows: ReadonlyArray<Row>,
  wantedOf: (readings: ReadonlyArray<Reading>) => Contained | undefined
): ReadonlyArray<Asking> =>
  rows.flatMap((row) => {
    const wanted = wantedOf(row.readings)
    return wanted === undefined ? [] : [{ row, wanted }]
  })
