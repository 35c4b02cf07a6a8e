/**
 * A run: many rows, in windows, with requests that rows share.
 */
import { Effect, Stream } from "effect"
import type { AuthenticationError } from "../../errors/AuthenticationError.ts"
import { isrcOf } from "../../schemas/codes.ts"
import type { BeatportService } from "../../services/Beatport.ts"
import type { MatchOptions } from "../MatchOptions.ts"
import type { CandidateTrack } from "../pure/CandidateTrack.ts"
import { decideReadings } from "../pure/decide.ts"
import type { Decision } from "../pure/Decision.ts"
import type { LocalTrack } from "../pure/LocalTrack.ts"
import { parse, type Reading, trackIdOf } from "../pure/parse.ts"
import { type Contained, filterable, halvesOf, mostQueries, queriesOf } from "../pure/queries.ts"
import { thresholds } from "../pure/weights.ts"
import { normalise, type Transliterate } from "../pure/text.ts"
import { meaningful } from "../pure/marks.ts"
import { makeCommaLists } from "./CommaLists.ts"
import { Pool } from "./Pool.ts"
import { holds, makeRequests, makeSources, type RequestFailed } from "./Requests.ts"

/** How many rows share their requests for ids and ISRCs. */
export const windowSize = 9000

/** How many ids one request takes. */
export const idsPerRequest = 100

/** How many ISRCs one request takes: with several ids for some of them the response still fits on a page. */
export const isrcsPerRequest = 90

/** How many pairs of name and artist one request takes: their response fits on a page. */
export const pairsPerRequest = 20

/** How many rows share a request for the halves of their names: halves find more than whole names do. */
export const halvesPerRequest = 5

/** How many tracks one response holds. */
const pageSize = 100

/** From how many pending rows on the tracks of a release are requested at once. */
const rowsForSweep = 3

/** A row on its way to a decision. */
interface Row {
  readonly local: LocalTrack
  /** Read when they are needed: a window holds thousands of rows. */
  readonly readings: ReadonlyArray<Reading>
  /** Candidates of this row's own requests. */
  readonly found: Map<number, CandidateTrack>
  /** What lists have requested for this row, with a complete response. */
  readonly listed: Array<Contained>
  /** Whether the halves of its name were among them. */
  halvesWereAsked: boolean
  decision: Decision | undefined
  /** Lets go of everything once the decision is emitted. */
  readonly forget: () => void
}

const makeRow = (local: LocalTrack, transliterate: Transliterate): Row => {
  let readings: ReadonlyArray<Reading> | undefined
  const row: Row = {
    local,
    get readings() {
      return (readings ??= parse(local, { transliterate }))
    },
    found: new Map(),
    listed: [],
    halvesWereAsked: false,
    decision: undefined,
    forget: () => {
      readings = undefined
      row.decision = undefined
      row.found.clear()
      row.listed.length = 0
    }
  }
  return row
}

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
    const sources = makeSources(beatport, makeRequests(options.checkpoint, onEvent))
    const lists = makeCommaLists(onEvent)
    const swept = new Set<number>()
    let decided = 0

    const decideRow = (row: Row, candidates: Iterable<CandidateTrack>) =>
      decideReadings(row.local, row.readings, candidates, { transliterate })

    const keep = (row: Row, tracks: ReadonlyArray<CandidateTrack>) => {
      pool.add(tracks)
      for (const track of tracks) row.found.set(track.id, track)
    }

    const conclude = (row: Row) => decideRow(row, [...row.found.values(), ...pool.find(row.readings)])

    /** Runs a request for rows; if it fails, they fail. */
    const forRows = <Error>(rows: ReadonlyArray<Row>, request: Effect.Effect<void, Error | RequestFailed>) =>
      Effect.catchIf(request, isRequestFailed, ({ failure }) =>
        Effect.sync(() => {
          for (const row of rows) {
            row.decision ??= {
              ...decideRow(row, []),
              outcome: "failed",
              track: null,
              candidates: [],
              confidence: 0,
              equivalents: [],
              reasons: [`A request failed, so nothing is known: ${failure.message}`],
              failure
            }
          }
        })
      )

    const overridden = (row: Row, id: number | null, track: CandidateTrack | undefined): Decision => ({
      ref: row.local.ref,
      outcome: id === null ? "none" : track === undefined ? "failed" : "matched",
      track: track ?? null,
      equivalents: [],
      confidence: id === null || track !== undefined ? 1 : 0,
      reasons: [
        id === null
          ? "The user says that it is not on Beatport."
          : track === undefined
            ? `The user chose the track ${id}, which Beatport does not have.`
            : "The user chose this track."
      ],
      candidates:
        track === undefined
          ? []
          : [{ track, confidence: 1, sameWork: true, sameVersion: true, components: [] }],
      ...(id !== null && track === undefined
        ? {
            failure: {
              error: "NotFoundError",
              message: `Beatport has no track ${id}. Check the override of ${row.local.ref}.`,
              isRetryable: false
            }
          }
        : {})
    })

    const byIds = Effect.fnUntraced(function* (rows: ReadonlyArray<Row>) {
      const wanted = rows.flatMap((row) => {
        const override = options.overrides?.get(row.local.ref)
        if (override === null) row.decision = overridden(row, null, undefined)
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
              if (isOverride) row.decision = overridden(row, id, track)
              else settle(row)
            }
          })
        )
      }
    })

    /** Takes a decision that further candidates would not change. */
    const settle = (row: Row, isComplete = false) => {
      const decision = decideRow(row, row.found.values())
      if (decision.outcome === "matched" || (isComplete && decision.outcome !== "none"))
        row.decision ??= decision
    }

    const byIsrcs = Effect.fnUntraced(function* (rows: ReadonlyArray<Row>) {
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

    /** Decides from the pool alone, where the words or the ISRC leave no doubt. */
    const fromPool = (row: Row) => {
      if (row.decision !== undefined) return
      const decision = conclude(row)
      if (decision.outcome === "matched" && decision.confidence >= thresholds.fromPool)
        row.decision = decision
    }

    /** Asks for several rows at once, by what `wantedOf` names of each. */
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

    const byPairs = (rows: ReadonlyArray<Row>) =>
      Effect.flatMap(byLists(rows, pairOf), (listed) =>
        listed.length > 0 ? lists.countAttempt : Effect.void
      )

    /** Asks for the halves of the names of rows that no candidate fits, as long as lists are honoured. Returns whether all were asked for. */
    const byHalves = Effect.fnUntraced(function* (rows: ReadonlyArray<Row>) {
      const pending = rows.filter((row) => row.decision === undefined && conclude(row).outcome === "none")
      for (const batch of batches(pending, halvesPerRequest)) {
        for (const row of yield* byLists(batch, halvesOf)) row.halvesWereAsked = lists.areHonoured()
        if (!lists.areHonoured()) return false
      }
      return true
    })

    const bySearch = Effect.fnUntraced(function* (row: Row) {
      const number = filterable(meaningful(row.local.catalogNumber))
      const most = mostQueries - (number === "" ? 0 : 1)
      let last = conclude(row)
      let asked = 0
      // A doubt that the searches would only repeat ends them; a row that no candidate fits is asked for in another way.
      const knowledge = { areHonoured: lists.areHonoured(), halvesWereAsked: row.halvesWereAsked }
      for (const query of queriesOf(row.readings, knowledge).slice(0, Math.max(1, most))) {
        if (asked > 0 && last.outcome !== "none") break
        const tracks =
          query._tag === "Search" ? yield* sources.search(query.text) : yield* sources.contains(query)
        keep(row, tracks)
        if (query._tag === "Contains") {
          yield* lists.observe([query], tracks)
          if (tracks.length < pageSize) row.listed.push(query)
        }
        asked++
        last = conclude(row)
      }
      if (last.outcome === "none" && number !== "") {
        keep(row, yield* sources.catalogNumber(number))
        last = conclude(row)
      }
      row.decision = last
    })

    /** Requests the tracks of a release that several pending rows are on, once a match has shown which one it is. */
    const sweep = Effect.fnUntraced(function* (row: Row, releases: ReadonlyMap<string, number>) {
      const release = row.decision?.track?.release
      const wanted = releaseOf(row.local)
      if (release === undefined || wanted === "" || lists.areHonoured() || swept.has(release.id)) return
      if ((releases.get(wanted) ?? 0) < rowsForSweep || normalise(release.name) !== wanted) return
      swept.add(release.id)
      // The rows ask for themselves if this request fails.
      yield* Effect.catchIf(
        Effect.map(sources.release(release.id), (tracks) => pool.add(tracks)),
        isRequestFailed,
        () => Effect.void
      )
    })

    const decideGroup = Effect.fnUntraced(function* (
      group: ReadonlyArray<Row>,
      releases: ReadonlyMap<string, number>
    ) {
      for (const row of group) fromPool(row)
      yield* byPairs(group)
      let [halvesAreDue, mayBeTried] = [true, false]
      for (const [index, row] of group.entries()) {
        fromPool(row)
        if (row.decision === undefined && row.readings.length === 0) row.decision = conclude(row)
        // A search that finds what a list missed says most cheaply that lists are not honoured; so it comes first.
        if (row.decision === undefined && halvesAreDue && (lists.areHonoured() || mayBeTried)) {
          mayBeTried = false
          halvesAreDue = !(yield* byHalves(group.slice(index)))
          fromPool(row)
        }
        if (row.decision === undefined) {
          mayBeTried = !lists.areHonoured() && lists.mayBeUsed() && index === 0
          const listed = new Set(row.found.keys())
          const asked = [...row.listed]
          yield* forRows([row], bySearch(row))
          const missed = matchOf(row)
          if (missed !== undefined && !listed.has(missed.id)) {
            yield* Effect.forEach(asked, (wanted) => lists.contradict(wanted, missed), { discard: true })
          }
        }
        yield* sweep(row, releases)
      }
      return yield* Effect.forEach(group, (row) => {
        const decision = row.decision ?? conclude(row)
        row.forget()
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
          const releases = countReleases(rows)
          return Stream.mapEffect(Stream.fromIterable(batches(rows, pairsPerRequest)), (group) =>
            decideGroup(group, releases)
          )
        })
      )

    return locals.pipe(
      Stream.grouped(windowSize),
      Stream.flatMap(decideWindow),
      Stream.flatMap(Stream.fromIterable)
    )
  })

const matchOf = (row: Row): CandidateTrack | undefined => row.decision?.track ?? undefined

const isRequestFailed = (error: unknown): error is RequestFailed =>
  typeof error === "object" && error !== null && "_tag" in error && error._tag === "RequestFailed"

const batches = <A>(items: ReadonlyArray<A>, size: number): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size)
  )

const releaseOf = (local: LocalTrack): string => normalise(meaningful(local.release))

const countReleases = (rows: ReadonlyArray<Row>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { decision, local } of rows) {
    const release = releaseOf(local)
    if (decision === undefined && release !== "") counts.set(release, (counts.get(release) ?? 0) + 1)
  }
  return counts
}

/** Names shorter than this are contained in too many others. */
const shortestPairName = 3

/** The name and the artist of the likeliest reading, as a filter takes them; undefined if they find too much. */
export const pairOf = (readings: ReadonlyArray<Reading>): Contained | undefined => {
  const reading = readings.find(({ artists }) => artists.length > 0)
  const name = filterable(reading?.name ?? "")
  const artist = filterable(reading?.artists[0] ?? "")
  return name.length < shortestPairName || artist === "" ? undefined : { names: [name], artists: [artist] }
}
