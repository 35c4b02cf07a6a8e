/**
 * Candidates by artist: where lists are not honoured, one request for the rows of a window that share an artist; and for a row whose
 * name is misspelt.
 */
import { Effect } from "effect"
import { splitArtists } from "../pure/artists.ts"
import { meaningful } from "../pure/marks.ts"
import { filterable, queriesOf } from "../pure/queries.ts"
import { normalise } from "../pure/text.ts"
import type { CommaLists } from "./CommaLists.ts"
import { shortestFilter } from "./findByLists.ts"
import type { KnownArtists } from "./KnownArtists.ts"
import type { QueryOrder } from "./QueryOrder.ts"
import { pageSize, type Sources } from "./Requests.ts"
import type { Row } from "./Row.ts"
import type { RowDecisions } from "./RowDecisions.ts"

/** The first artist in the tags of a row, without parsing it. */
const taggedArtist = (row: Row): string => normalise(splitArtists(meaningful(row.local.artist)).main[0] ?? "")

/** Makes the requests by artist. */
export const makeFindByArtist =
  <E>(
    sources: Sources<E>,
    lists: CommaLists,
    { learn, order }: QueryOrder,
    knownArtists: KnownArtists,
    { forRows, keep, settle, settleAhead }: RowDecisions
  ) =>
  (window: ReadonlyArray<Row>) => {
    const pending = new Map<string, Array<Row>>()
    for (const row of window) {
      const artist = row.decision === undefined ? taggedArtist(row) : ""
      if (artist === "") continue
      const rows = pending.get(artist)
      if (rows === undefined) pending.set(artist, [row])
      else rows.push(row)
    }
    /** Requests the tracks of a row's first artist if another row waits for them too, or if artists find more rows than names do. */
    return Effect.fnUntraced(function* (row: Row) {
      const areHonoured = lists.areHonoured()
      if ((lists.mayBeUsed() && !areHonoured) || row.artistTracks !== "unknown") return
      const reading = row.readings.find(({ artists }) => artists.length > 0)
      const artist = filterable(reading?.artists[0] ?? "")
      if (artist.length < shortestFilter) return
      const key = normalise(artist)
      // Lists find the others at a smaller price.
      const others = (areHonoured ? [] : (pending.get(key) ?? [])).filter(
        (other) => other !== row && other.decision === undefined
      )
      const [best] = order(
        queriesOf(row.readings, {
          partsWereAsked: row.partsWereAsked,
          artistWasAsked: false,
          spellingOf: (named) => knownArtists.spellingOf(named)
        })
      )
      if (others.length === 0 && best?.kind !== "artist") return
      pending.delete(key)
      row.spent++
      yield* forRows(
        [row],
        Effect.map(sources.query({ _tag: "Contains", names: [], artists: [artist] }), (tracks) => {
          const isComplete = tracks.length < pageSize
          row.artistTracks = isComplete ? "complete" : "cut"
          keep(row, tracks)
          settle(row, isComplete)
          for (const other of others) {
            other.artistTracks = row.artistTracks
            settleAhead(other, tracks, isComplete)
          }
          for (const one of [row, ...others]) {
            if (one.decision !== undefined) learn("artist", true)
          }
        })
      )
    })
  }
