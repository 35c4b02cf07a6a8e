/**
 * The matcher as the evaluation runs it: the service itself, over a catalogue in memory.
 */
import { Effect, Layer, Stream } from "effect"
import type { TrackFilters } from "../../src/api/Tracks.ts"
import {
  type CandidateTrack,
  type Checkpoint,
  type Decision,
  type LocalTrack,
  Matching
} from "../../src/matching/index.ts"
import type { Track } from "../../src/schemas/Track.ts"
import { readByIds, readByIsrcs } from "../../src/services/batches/byKeys.ts"
import { Paged } from "../../src/services/lists/Paged.ts"
import { MockBeatport } from "../../src/testing/index.ts"
import type { CatalogueSearch } from "./search.ts"

/** A decision, with what it cost and the candidates that Beatport returned for the row's own name and artist. */
export interface Run {
  readonly decisions: ReadonlyArray<Decision>
  readonly requests: number
}

/** Makes the matcher of a catalogue. */
export const makeMatcher = (
  tracks: ReadonlyMap<number, Track>,
  search: CatalogueSearch,
  options: { readonly commaLists: boolean }
) => {
  let hidden: ReadonlySet<number> = new Set()
  let requests = 0
  const response = (ids: () => ReadonlyArray<number>) =>
    Paged.make({}, ({ page, per_page }) =>
      Effect.sync(() => {
        requests++
        const results = ids().flatMap((id) => (hidden.has(id) ? [] : (tracks.get(id) ?? [])))
        return {
          results: results.slice((page - 1) * per_page, page * per_page),
          count: results.length,
          per_page
        }
      })
    )
  const list = (filters: TrackFilters = {}) => response(() => listed(filters))
  const values = (filter: string | ReadonlyArray<string> | undefined): ReadonlyArray<string> => {
    const given = filter === undefined ? [] : typeof filter === "string" ? [filter] : filter
    return options.commaLists || given.length === 0 ? given : [given.join("\u0000")]
  }
  const listed = (filters: TrackFilters): ReadonlyArray<number> => {
    if (filters.id !== undefined) return typeof filters.id === "number" ? [filters.id] : filters.id
    if (filters.isrc !== undefined) {
      const wanted = new Set(typeof filters.isrc === "string" ? [filters.isrc] : filters.isrc)
      return [...tracks.values()].filter(({ isrc }) => isrc !== null && wanted.has(isrc)).map(({ id }) => id)
    }
    if (filters.catalog_number !== undefined) {
      return [...tracks.values()]
        .filter((track) => track.catalog_number === filters.catalog_number)
        .map(({ id }) => id)
    }
    const days = filters.publish_date
    return search.list({
      names: values(filters.name),
      artists: values(filters.artist_name),
      releases: values(filters.release_name),
      labels: values(filters.label_name),
      ...(days === undefined ? {} : typeof days === "string" ? { from: days, to: days } : days)
    })
  }
  const layer = Matching.layer.pipe(
    Layer.provide(
      MockBeatport.layer({
        tracks: {
          list,
          search: (text) => response(() => search.search(text)),
          getMany: readByIds("tracks.getMany", list),
          findByIsrc: readByIsrcs("tracks.findByIsrc", list)
        },
        releases: {
          tracks: (id) =>
            response(() =>
              [...tracks.values()].filter((track) => track.release.id === id).map((track) => track.id)
            ).map((track, index) => ({ ...track, number: index + 1 }))
        }
      })
    )
  )
  /** Matches the rows as one library, with some ids hidden. `first` rows only warm it up: they are not in the result. */
  const run = (
    rows: ReadonlyArray<LocalTrack>,
    {
      checkpoint,
      first = [],
      without = new Set()
    }: {
      readonly without?: ReadonlySet<number>
      readonly first?: ReadonlyArray<LocalTrack>
      readonly checkpoint?: Checkpoint
    } = {}
  ): Effect.Effect<Run> =>
    Effect.gen(function* () {
      hidden = without
      requests = 0
      const { matchAll } = yield* Matching
      let warm = 0
      const decisions = yield* Stream.runCollect(
        matchAll([...first, ...rows], {
          ...(checkpoint === undefined ? {} : { checkpoint }),
          onEvent: (event) =>
            Effect.sync(() => {
              if (event._tag === "Decided" && event.rows === first.length) warm = requests
            })
        })
      )
      return { decisions: decisions.slice(first.length), requests: requests - warm }
    }).pipe(Effect.provide(layer), Effect.orDie)
  return { run }
}

/** The candidates of a row's first search, which the other programs' rules choose from. */
export const candidatesOf = (
  tracks: ReadonlyMap<number, Track>,
  search: CatalogueSearch,
  text: string,
  without: ReadonlySet<number>
): ReadonlyArray<CandidateTrack> =>
  search.search(text).flatMap((id) => (without.has(id) ? [] : (tracks.get(id) ?? [])))
