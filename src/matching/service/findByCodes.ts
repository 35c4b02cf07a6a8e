/**
 * Candidates by id and by ISRC: the cheapest sources, for all rows of a window at once.
 */
import { Effect } from "effect"
import { isrcOf } from "../../schemas/codes.ts"
import type { Overrides } from "../MatchOptions.ts"
import { trackIdOf } from "../pure/parse.ts"
import { batches } from "./batches.ts"
import { decideByOverride } from "./decideByOverride.ts"
import type { Sources } from "./Requests.ts"
import type { Row } from "./Row.ts"
import type { RowDecisions } from "./RowDecisions.ts"

/** How many ids one request takes. */
export const idsPerRequest = 100

/** How many ISRCs one request takes: with several ids for some of them the response still fits on a page. */
export const isrcsPerRequest = 90

/** Makes the look-ups by id and by ISRC. */
export const makeFindByCodes = <E>(
  sources: Sources<E>,
  { forRows, keep, settle }: RowDecisions,
  overrides: Overrides | undefined
) => ({
  /** Decides the overridden rows, and the rows whose tags or file name hold an id. */
  byIds: Effect.fnUntraced(function* (rows: ReadonlyArray<Row>) {
    const wanted = rows.flatMap((row) => {
      const override = overrides?.get(row.local.ref)
      if (override === null) row.decision = decideByOverride(row.local.ref, null, undefined)
      const id = override === undefined ? trackIdOf(row.local) : override
      return id === undefined || id === null ? [] : [{ row, id, isOverride: override !== undefined }]
    })
    for (const batch of batches([...new Set(wanted.map(({ id }) => id))], idsPerRequest)) {
      const ids = new Set(batch)
      const asking = wanted.filter(({ id }) => ids.has(id))
      yield* forRows(
        asking.map(({ row }) => row),
        Effect.map(sources.byIds(batch), (found) => {
          const byId = new Map(batch.map((id, index) => [id, found[index]?.[0]]))
          for (const { id, isOverride, row } of asking) {
            const track = byId.get(id)
            if (track !== undefined) keep(row, [track])
            if (isOverride) row.decision = decideByOverride(row.local.ref, id, track)
            else settle(row)
          }
        })
      )
    }
  }),
  /** Decides the rows that have an ISRC. */
  byIsrcs: Effect.fnUntraced(function* (rows: ReadonlyArray<Row>) {
    const wanted = rows.flatMap((row) => {
      const isrc = row.decision === undefined ? isrcOf(row.local.isrc) : undefined
      return isrc === undefined ? [] : [{ row, isrc }]
    })
    for (const batch of batches([...new Set(wanted.map(({ isrc }) => isrc))], isrcsPerRequest)) {
      const isrcs = new Set(batch)
      const asking = wanted.filter(({ isrc }) => isrcs.has(isrc))
      yield* forRows(
        asking.map(({ row }) => row),
        Effect.map(sources.byIsrcs(batch), (found) => {
          const byIsrc = new Map(batch.map((isrc, index) => [isrc, found[index] ?? []]))
          for (const { isrc, row } of asking) {
            keep(row, byIsrc.get(isrc) ?? [])
            settle(row)
          }
        })
      )
    }
  })
})
