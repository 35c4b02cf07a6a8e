/**
 * Candidates by search: the requests of a row that no shared request found.
 */
import { Effect } from "effect"
import { meaningful } from "../pure/marks.ts"
import { filterable, mostQueries, queriesOf, type Query, type QueryKind } from "../pure/queries.ts"
import type { CommaLists } from "./CommaLists.ts"
import type { KnownArtists } from "./KnownArtists.ts"
import type { QueryOrder } from "./QueryOrder.ts"
import { pageSize, type Sources } from "./Requests.ts"
import { matchOf, type Row } from "./Row.ts"
import type { RowDecisions } from "./RowDecisions.ts"

/** Whether a list has returned every track of an artist already. */
const isListed = ({ listed }: Row, query: Query): boolean =>
  query._tag === "Contains" &&
  query.names.length === 0 &&
  listed.some(
    ({ artists, names, releases = [] }) =>
      names.length + releases.length === 0 && query.artists.every((artist) => artists.includes(artist))
  )

/** Makes the searches of a row. */
export const makeFindByText = <E>(
  sources: Sources<E>,
  lists: CommaLists,
  { learn, order }: QueryOrder,
  knownArtists: KnownArtists,
  { conclude, forRows, keep }: RowDecisions
) => {
  const search = Effect.fnUntraced(function* (row: Row) {
    const number = filterable(meaningful(row.local.catalogNumber))
    const most = Math.round(mostQueries - row.spent) - (number === "" ? 0 : 1)
    let last = conclude(row)
    const asked: Array<QueryKind> = row.artistTracks === "unknown" ? [] : ["artist"]
    const queries = order(
      queriesOf(row.readings, {
        partsWereAsked: row.partsWereAsked,
        artistWasAsked: row.artistTracks !== "unknown",
        spellingOf: (artist) => knownArtists.spellingOf(artist)
      }).filter((query) => !isListed(row, query))
    )
    // A doubt that the searches would only repeat ends them; a row that no candidate fits is asked for in another way.
    for (const [index, query] of queries.slice(0, Math.max(1, most)).entries()) {
      if (index > 0 && last.outcome !== "none") break
      const tracks = yield* sources.query(query)
      keep(row, tracks)
      if (query._tag === "Contains") {
        yield* lists.observe([query], tracks)
        if (tracks.length < pageSize) row.listed.push(query)
      }
      asked.push(query.kind)
      last = conclude(row)
    }
    if (last.outcome !== "none")
      for (const [index, kind] of asked.entries()) learn(kind, index === asked.length - 1)
    if (last.outcome === "none" && number !== "") {
      keep(row, yield* sources.catalogNumber(number))
      last = conclude(row)
    }
    row.decision = last
  })
  /** Searches for a row and decides it. A track that a list missed shows that lists are not honoured. */
  return Effect.fnUntraced(function* (row: Row) {
    const listed = new Set(row.found.keys())
    const asked = [...row.listed]
    yield* forRows([row], search(row))
    const missed = matchOf(row)
    if (missed !== undefined && !listed.has(missed.id)) {
      yield* Effect.forEach(asked, (wanted) => lists.contradict(wanted, missed), { discard: true })
    }
  })
}
