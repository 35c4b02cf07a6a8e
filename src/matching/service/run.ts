/**
 * A run: many rows, in windows, with requests that rows share.
 */
import { Effect, Stream } from "effect"
import type { AuthenticationError } from "../../errors/AuthenticationError.ts"
import type { BeatportService } from "../../services/Beatport.ts"
import type { MatchOptions } from "../MatchOptions.ts"
import type { Decision } from "../pure/Decision.ts"
import type { LocalTrack } from "../pure/LocalTrack.ts"
import type { Transliterate } from "../pure/text.ts"
import { batches } from "./batches.ts"
import { makeCommaLists } from "./CommaLists.ts"
import { makeFindByArtist } from "./findByArtist.ts"
import { makeFindByCodes } from "./findByCodes.ts"
import { makeFindByLists, pairsPerRequest } from "./findByLists.ts"
import { makeFindByRelease } from "./findByRelease.ts"
import { makeFindByText } from "./findByText.ts"
import { Pool } from "./Pool.ts"
import { makeQueryOrder } from "./QueryOrder.ts"
import { makeRequests, makeSources } from "./Requests.ts"
import { makeRow, type Row } from "./Row.ts"
import { makeRowDecisions } from "./RowDecisions.ts"

/** How many rows share their requests for ids and ISRCs. */
const windowSize = 9000

/** How many rows share their requests by lists, where lists are honoured. */
const sharingRows = 10 * pairsPerRequest

/** What a run needs. */
export interface RunContext {
  readonly beatport: BeatportService
  readonly transliterate: Transliterate
}

/** Decides the rows in order. */
export const run = <E, CheckpointError>(
  { beatport, transliterate }: RunContext,
  locals: Stream.Stream<LocalTrack, E>,
  options: MatchOptions<CheckpointError>
): Stream.Stream<Decision, E | CheckpointError | AuthenticationError> =>
  Stream.suspend(() => {
    const onEvent = options.onEvent ?? (() => Effect.void)
    const pool = new Pool(transliterate)
    const decisions = makeRowDecisions(pool, transliterate)
    const sources = makeSources(beatport, makeRequests(options.checkpoint, onEvent))
    const lists = makeCommaLists(onEvent)
    const order = makeQueryOrder()
    const { byIds, byIsrcs } = makeFindByCodes(sources, decisions, options.overrides)
    const { byNamesAndParts, byParts } = makeFindByLists(sources, lists, decisions)
    const findByText = makeFindByText(sources, lists, order, pool.artists, decisions)
    const findByArtistIn = makeFindByArtist(sources, lists, order, pool.artists, decisions)
    const findByReleaseIn = makeFindByRelease(sources, lists, pool)
    const { conclude, settleFromPool } = decisions
    let decided = 0

    const decideGroup = Effect.fnUntraced(function* (
      group: ReadonlyArray<Row>,
      findByArtist: ReturnType<typeof findByArtistIn>,
      findByRelease: ReturnType<typeof findByReleaseIn>
    ) {
      let [partsAreDue, mayBeTried] = [!lists.areHonoured(), false]
      for (const [index, row] of group.entries()) {
        settleFromPool(row)
        if (row.decision === undefined && row.readings.length === 0) row.decision = conclude(row)
        // A search that finds what a list missed says most cheaply that lists are not honoured; so it comes first.
        if (row.decision === undefined && partsAreDue && (lists.areHonoured() || mayBeTried)) {
          mayBeTried = false
          partsAreDue = !(yield* byParts(group.slice(index)))
          settleFromPool(row)
        }
        if (row.decision === undefined) yield* findByArtist(row)
        if (row.decision === undefined) {
          mayBeTried = !lists.areHonoured() && lists.mayBeUsed() && index === 0
          yield* findByText(row)
        }
        yield* findByRelease(row)
      }
      return yield* Effect.forEach(group, (row) => {
        const decision = row.decision ?? conclude(row)
        row.discard()
        decided++
        return Effect.as(onEvent({ _tag: "Decided", rows: decided, decision }), decision)
      })
    })

    const decideWindow = (window: ReadonlyArray<LocalTrack>) =>
      Stream.unwrap(
        Effect.gen(function* () {
          const rows = window.map((local) => makeRow(local, transliterate))
          yield* byIds(rows)
          yield* byIsrcs(rows)
          const [findByArtist, findByRelease] = [findByArtistIn(rows), findByReleaseIn(rows)]
          let asked = 0
          return Stream.mapEffect(Stream.fromIterable(batches(rows, pairsPerRequest)), (group, index) =>
            Effect.gen(function* () {
              const start = index * pairsPerRequest
              if (start >= asked)
                asked = start + (yield* byNamesAndParts(rows.slice(start, start + sharingRows)))
              return yield* decideGroup(group, findByArtist, findByRelease)
            })
          )
        })
      )

    return locals.pipe(
      Stream.grouped(windowSize),
      Stream.flatMap(decideWindow),
      Stream.flatMap(Stream.fromIterable)
    )
  })
