/**
 * Plans: what a run will cost, before anything is sent.
 */
import { Duration, Effect, Stream } from "effect"
import { isrcOf } from "../../schemas/codes.ts"
import type { MatchPlan, Overrides } from "../MatchOptions.ts"
import type { LocalTrack } from "../pure/LocalTrack.ts"
import { meaningful } from "../pure/marks.ts"
import { parse, trackIdOf } from "../pure/parse.ts"
import { filterable } from "../pure/queries.ts"
import type { Transliterate } from "../pure/text.ts"
import { idsPerRequest, isrcsPerRequest } from "./findByCodes.ts"
import { mostSpent, pairOf, pairsPerRequest } from "./findByLists.ts"

/** The share of rows that a list of pairs does not find although they are on Beatport, measured on the development data. */
const missedByPairs = 0.1

type Counts = { -readonly [Name in keyof MatchPlan["sources"]]: number }

/** The source that is tried first for a row. */
const sourceOf = (
  local: LocalTrack,
  overrides: Overrides | undefined,
  transliterate: Transliterate
): keyof Counts => {
  if (overrides?.has(local.ref) === true) return "overridden"
  if (trackIdOf(local) !== undefined) return "id"
  if (isrcOf(local.isrc) !== undefined) return "isrc"
  const readings = parse(local, { transliterate })
  if (pairOf(readings) !== undefined) return "pairs"
  if (readings.length > 0) return "search"
  return filterable(meaningful(local.catalogNumber)) === "" ? "unreadable" : "catalogNumber"
}

/** Counts the requests of a run. */
export const planOf = <E>(
  locals: Stream.Stream<LocalTrack, E>,
  overrides: Overrides | undefined,
  interval: Duration.Duration,
  transliterate: Transliterate
): Effect.Effect<MatchPlan, E> =>
  Stream.runFold(
    locals,
    (): Counts => ({
      id: 0,
      isrc: 0,
      pairs: 0,
      search: 0,
      release: 0,
      catalogNumber: 0,
      overridden: 0,
      unreadable: 0
    }),
    (counts, local) => {
      const source = sourceOf(local, overrides, transliterate)
      return { ...counts, [source]: counts[source] + 1 }
    }
  ).pipe(Effect.map((counts) => costOf(counts, interval)))

const costOf = (sources: Counts, interval: Duration.Duration): MatchPlan => {
  const byId = Math.ceil((sources.id + sources.overridden) / idsPerRequest)
  const byIsrc = Math.ceil(sources.isrc / isrcsPerRequest)
  const byText = sources.pairs + sources.search + sources.catalogNumber
  const requests =
    byId +
    byIsrc +
    Math.ceil(sources.pairs / pairsPerRequest) +
    Math.ceil(missedByPairs * sources.pairs) +
    sources.search +
    sources.catalogNumber
  const rows = Object.values(sources).reduce((sum, count) => sum + count, 0)
  const atMost = byId + byIsrc + Math.ceil(mostSpent * (byText + sources.id + sources.isrc))
  return {
    rows,
    sources,
    requests,
    atMost: Math.max(requests, atMost),
    duration: Duration.times(interval, requests),
    atMostDuration: Duration.times(interval, Math.max(requests, atMost))
  }
}
