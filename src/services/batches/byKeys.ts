/**
 * Batches of resources by id, by ISRC and by UPC.
 */
import { Effect, Predicate, Schema } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import { bareUpcOf, expectedIsrc, expectedUpc, isrcOf, upcSpellings } from "../../schemas/codes.ts"
import { expectedId, Id } from "../../schemas/Filter.ts"
import type { Track } from "../../schemas/Track.ts"
import { Batch } from "./Batch.ts"
import type { BatchKeys } from "./BatchKeys.ts"
import type { Paged } from "../lists/Paged.ts"
import { makeFetchByCode } from "./codeLists.ts"

/** Accepts an ISRC or UPC in any notation. Null and undefined stand for a row that has none; only a `lenient` batch takes them. */
export type Code = string | null | undefined

/** The number of keys in one request. An ISRC has 1.08 tracks on average, and a UPC is sent in three spellings. */
const batchSizes = { ids: 100, isrcs: 90, upcs: 33 } as const

/** Fetches resources by id, a hundred in a request. */
export const readByIds =
  <A extends { readonly id: number }>(
    operation: string,
    list: (filters: { readonly id: ReadonlyArray<number> }) => Paged<A>
  ) =>
  <KeyError = never>(ids: BatchKeys<number, KeyError>): Batch<number, A, CallError | KeyError> =>
    Batch.make(ids, {
      operation,
      argument: "ids",
      size: batchSizes.ids,
      expected: expectedId,
      isKey: isId,
      normalize: (id) => id,
      fetch: (id) => list({ id }).all,
      keyOf: ({ id }) => id
    })

/** Tells whether a value is an id. */
export const isId = Schema.is(Id)

/**
 * Fetches tracks by ISRC. One recording can be on several releases, so a key can have several matches. Whether comma lists
 * are used is decided once for each function that this returns.
 */
export const readByIsrcs = (
  operation: string,
  list: (filters: { readonly isrc: ReadonlyArray<string> }) => Paged<Track>
) => {
  const fetch = makeFetchByCode({
    filter: "isrc",
    together: (isrc) => list({ isrc }).all,
    alone: (isrc) => list({ isrc: [isrc] }).all
  })
  return <KeyError = never>(isrcs: BatchKeys<Code, KeyError>): Batch<string, Track, CallError | KeyError> =>
    Batch.make(isrcs, {
      operation,
      argument: "isrcs",
      size: batchSizes.isrcs,
      expected: expectedIsrc,
      isKey: Predicate.isString,
      normalize: isrcOf,
      fetch,
      keyOf: ({ isrc }) => isrcOf(isrc)
    })
}

/** Fetches releases by UPC or EAN, in every spelling with leading zeros. Comma lists are used as by `readByIsrcs`. */
export const readByUpcs = <A extends { readonly upc: string | null }>(
  operation: string,
  list: (filters: { readonly upc: ReadonlyArray<string> }) => Paged<A>
) => {
  const fetch = makeFetchByCode({
    filter: "upc",
    together: (upcs) => list({ upc: upcs.flatMap(upcSpellings) }).all,
    alone: (upc) =>
      Effect.map(
        Effect.forEach(upcSpellings(upc), (spelling) => list({ upc: [spelling] }).all),
        (found) => found.flat()
      )
  })
  return <KeyError = never>(upcs: BatchKeys<Code, KeyError>): Batch<string, A, CallError | KeyError> =>
    Batch.make(upcs, {
      operation,
      argument: "upcs",
      size: batchSizes.upcs,
      expected: expectedUpc,
      isKey: Predicate.isString,
      normalize: bareUpcOf,
      fetch,
      keyOf: ({ upc }) => bareUpcOf(upc)
    })
}
