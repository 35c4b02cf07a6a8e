/**
 * A small Beatport to match against, which remembers what it was asked.
 */
import { Effect, Layer } from "effect"
import type { TrackFilters } from "../../src/api/Tracks.ts"
import type { CallError } from "../../src/errors/BeatportError.ts"
import { ServerError } from "../../src/errors/ServerError.ts"
import { Matching } from "../../src/matching/index.ts"
import { ReleaseTrack, type Track } from "../../src/schemas/Track.ts"
import { readByIds, readByIsrcs } from "../../src/services/batches/byKeys.ts"
import { Paged } from "../../src/services/lists/Paged.ts"
import { Fixtures, MockBeatport } from "../../src/testing/index.ts"

const artist = Fixtures.track().artists[0]

/** A track with the properties that matching reads. */
export const track = (
  different: Omit<Partial<Track>, "artists" | "release"> & {
    readonly artists?: ReadonlyArray<string>
    readonly release?: string
    readonly releaseId?: number
    readonly label?: string
  }
): Track => {
  const { artists = ["Nova Lindqvist"], label = "Harbour Lights", release, releaseId, ...fields } = different
  const plain = Fixtures.track()
  return Fixtures.track({
    ...fields,
    artists: artists.map((name, index) => ({
      ...(artist ?? Fixtures.artistDetail()),
      url: "",
      id: index + 1,
      name
    })),
    release: {
      ...plain.release,
      id: releaseId ?? 4001,
      name: release ?? "A Release",
      label: { ...plain.release.label, name: label }
    }
  })
}

/** How the small Beatport behaves. */
export interface Behaviour {
  /** Whether a comma list of names finds each of them. Otherwise it is one long name. */
  readonly commaLists: boolean
  /** Which requests fail, by their description. */
  fails: (request: string) => boolean
}

/** The matching service over these tracks, and the requests it sent. */
export const libraryOf = (tracks: ReadonlyArray<Track>, behaviour: Partial<Behaviour> = {}) => {
  const requests: Array<string> = []
  const commaLists = behaviour.commaLists ?? true
  const state = { fails: behaviour.fails ?? (() => false) }
  const response = (request: string, found: () => ReadonlyArray<Track>) =>
    Paged.make(
      {},
      ({
        page,
        per_page
      }): Effect.Effect<
        { readonly results: ReadonlyArray<Track>; readonly count: number; readonly per_page: number },
        CallError
      > =>
        Effect.suspend(() => {
          requests.push(request)
          if (state.fails(request)) {
            return Effect.fail(new ServerError({ method: "GET", path: "/catalog/tracks/", status: 500 }))
          }
          const all = found()
          return Effect.succeed({
            results: all.slice((page - 1) * per_page, page * per_page),
            count: all.length,
            per_page
          })
        })
    )
  const list = (filters: TrackFilters = {}) =>
    response(`list ${JSON.stringify(filters)}`, () =>
      tracks.filter(
        (one) =>
          among(filters.id, (id) => one.id === id) &&
          among(filters.isrc, (isrc) => one.isrc === isrc) &&
          among(filters.catalog_number, (number) => one.catalog_number === number) &&
          containing(filters.name, [one.name], commaLists) &&
          containing(filters.release_name, [one.release.name], commaLists) &&
          containing(filters.label_name, [one.release.label.name], commaLists) &&
          isBetween(filters.publish_date, one.publish_date) &&
          containing(
            filters.artist_name,
            one.artists.flatMap((credited) => credited?.name ?? []),
            commaLists
          )
      )
    )
  const search = (query: string) =>
    response(`search ${query}`, () => {
      const wanted = words(query)
      return tracks.filter((one) => {
        const has = new Set(
          words(
            [
              one.name,
              one.mix_name,
              one.release.name,
              ...one.artists.map((credited) => credited?.name ?? "")
            ].join(" ")
          )
        )
        return wanted.every((word) => has.has(word))
      })
    })
  const releaseTracks = (id: number) =>
    response(`release ${String(id)}`, () => tracks.filter(({ release }) => release.id === id)).map(
      (one, index): ReleaseTrack => ({ ...one, number: index + 1 })
    )
  const layer = Matching.layer.pipe(
    Layer.provide(
      MockBeatport.layer({
        tracks: {
          list,
          search,
          getMany: readByIds("tracks.getMany", list),
          findByIsrc: readByIsrcs("tracks.findByIsrc", list)
        },
        releases: { tracks: releaseTracks }
      })
    )
  )
  return { layer, requests, state }
}

const among = <A>(wanted: A | ReadonlyArray<A> | undefined, test: (one: A) => boolean): boolean =>
  wanted === undefined || (isMany(wanted) ? wanted.some(test) : test(wanted))

const isBetween = (days: TrackFilters["publish_date"], day: string): boolean => {
  const { from = "", to = "9999" } =
    days === undefined ? {} : typeof days === "string" ? { from: days, to: days } : days
  return from <= day && day <= to
}

const isMany = <A>(value: A | ReadonlyArray<A>): value is ReadonlyArray<A> => Array.isArray(value)

const containing = (
  wanted: string | ReadonlyArray<string> | undefined,
  texts: ReadonlyArray<string>,
  commaLists: boolean
): boolean => {
  if (wanted === undefined) return true
  const joined = typeof wanted === "string" ? wanted : wanted.join(",")
  const values = commaLists ? joined.split(",") : [joined]
  return values.some((value) => texts.some((text) => text.toLowerCase().includes(value.toLowerCase())))
}

const words = (text: string): ReadonlyArray<string> =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
