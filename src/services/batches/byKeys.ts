/**
 * Batches of resources by id, by ISRC and by UPC.
 */
import { Effect, Predicate, Schema, Stream } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import type { ValidationError } from "../../errors/ValidationError.ts"
import { Id } from "../../schemas/Filter.ts"
import type { Track } from "../../schemas/Track.ts"
import { Batch, type BatchKeys } from "./Batch.ts"
import type { Paged } from "../lists/Paged.ts"
import { makeFetchByCode } from "./codeLists.ts"
import { bareUpc, compactCode, isIsrc, isUpc, upcSpellings } from "./codes.ts"

/** The number of keys in one request. An ISRC has 1.08 tracks on average, and a UPC is sent in three spellings. */
const batchSizes = { ids: 100, isrcs: 90, upcs: 33 } as const

/** Fetches resources by id, a hundred in a request. */
export const byIds =
  <A extends { readonly id: number }>(list: (filters: { readonly id: ReadonlyArray<number> }) => Paged<A>) =>
  <KeyError = never>(ids: BatchKeys<number, KeyError>): Batch<number, A, CallError | KeyError> =>
    Batch.make(ids, {
      argument: "ids",
      size: batchSizes.ids,
      wrong: (id) => (isId(id) ? undefined : "Expected an id: a whole number above 0."),
      normalize: (id) => id,
      fetch: (id) => all(list({ id })),
      keyOf: ({ id }) => id
    })

/** Tells whether a value is an id. */
export const isId = Schema.is(Id)

/**
 * Fetches tracks by ISRC. One recording can be on several releases, so a key can have several matches. Whether comma lists
 * are used is decided once for each function that this returns.
 */
export const byIsrcs = (list: (filters: { readonly isrc: ReadonlyArray<string> }) => Paged<Track>) => {
  const fetch = makeFetchByCode({
    filter: "isrc",
    together: (isrc) => all(list({ isrc })),
    alone: (isrc) => all(list({ isrc: [isrc] }))
  })
  return <KeyError = never>(isrcs: BatchKeys<string, KeyError>): Batch<string, Track, CallError | KeyError> =>
    Batch.make(isrcs, {
      argument: "isrcs",
      size: batchSizes.isrcs,
      wrong: (isrc) =>
        isText(isrc) && isIsrc(compactCode(isrc))
          ? undefined
          : 'Expected an ISRC such as "GBABC1200042": country, registrant, year, number.',
      normalize: compactCode,
      fetch,
      keyOf: ({ isrc }) => (isrc === null ? null : compactCode(isrc))
    })
}

/** Fetches releases by UPC or EAN, in every spelling with leading zeros. Comma lists are used as by `byIsrcs`. */
export const byUpcs = <A extends { readonly upc: string | null }>(
  list: (filters: { readonly upc: ReadonlyArray<string> }) => Paged<A>
) => {
  const fetch = makeFetchByCode({
    filter: "upc",
    together: (upcs) => all(list({ upc: upcs.flatMap(upcSpellings) })),
    alone: (upc) =>
      Effect.map(
        Effect.forEach(upcSpellings(upc), (spelling) => all(list({ upc: [spelling] }))),
        (found) => found.flat()
      )
  })
  return <KeyError = never>(upcs: BatchKeys<string, KeyError>): Batch<string, A, CallError | KeyError> =>
    Batch.make(upcs, {
      argument: "upcs",
      size: batchSizes.upcs,
      wrong: (upc) =>
        isText(upc) && isUpc(compactCode(upc)) ? undefined : "Expected a UPC or EAN: 8 to 14 digits.",
      normalize: bareUpc,
      fetch,
      keyOf: ({ upc }) => (upc === null ? null : bareUpc(upc))
    })
}

/** Because a JavaScript caller may pass a number. */
const isText = (code: unknown): boolean => Predicate.isString(code)

/** Reads all pages, because a key with several matches can make a hundred keys fill more than one. */
const all = <A>(list: Paged<A>): Effect.Effect<ReadonlyArray<A>, CallError | ValidationError> =>
  Stream.runCollect(list.items)
