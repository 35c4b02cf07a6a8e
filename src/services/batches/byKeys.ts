/**
 * Batches of resources by id, by ISRC and by UPC.
 */
import { type Effect, Predicate, Schema, Stream } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import type { ValidationError } from "../../errors/ValidationError.ts"
import { Id } from "../../schemas/Filter.ts"
import type { Track } from "../../schemas/Track.ts"
import { Batch, type Keys } from "./Batch.ts"
import type { Paged } from "../lists/Paged.ts"

/** Fetches resources by id, a hundred in a request. */
export const byIds =
  <A extends { readonly id: number }>(list: (filters: { readonly id: ReadonlyArray<number> }) => Paged<A>) =>
  <KeyError = never>(ids: Keys<number, KeyError>): Batch<number, A, CallError | KeyError> =>
    Batch.make(ids, {
      argument: "ids",
      wrong: (id) => (isId(id) ? undefined : "Expected an id: a whole number above 0."),
      normalize: (id) => id,
      fetch: (id) => all(list({ id })),
      keyOf: ({ id }) => id
    })

/** Tells whether a value is an id. */
export const isId = Schema.is(Id)

/** Fetches tracks by ISRC. One recording can be on several releases, so a key can have several matches. */
export const byIsrcs =
  (list: (filters: { readonly isrc: ReadonlyArray<string> }) => Paged<Track>) =>
  <KeyError = never>(isrcs: Keys<string, KeyError>): Batch<string, Track, CallError | KeyError> =>
    Batch.make(isrcs, {
      argument: "isrcs",
      wrong: (isrc) =>
        isText(isrc) && /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.test(compact(isrc))
          ? undefined
          : 'Expected an ISRC such as "GBABC1200042": country, registrant, year, number.',
      normalize: compact,
      fetch: (isrc) => all(list({ isrc })),
      keyOf: ({ isrc }) => (isrc === null ? null : compact(isrc))
    })

/** Fetches releases by UPC or EAN. */
export const byUpcs =
  <A extends { readonly upc: string | null }>(
    list: (filters: { readonly upc: ReadonlyArray<string> }) => Paged<A>
  ) =>
  <KeyError = never>(upcs: Keys<string, KeyError>): Batch<string, A, CallError | KeyError> =>
    Batch.make(upcs, {
      argument: "upcs",
      wrong: (upc) =>
        isText(upc) && /^\d{8,14}$/.test(compact(upc)) ? undefined : "Expected a UPC or EAN: 8 to 14 digits.",
      normalize: compact,
      fetch: (upc) => all(list({ upc })),
      keyOf: ({ upc }) => upc
    })

/** Because a JavaScript caller may pass a number. */
const isText = (code: unknown): boolean => Predicate.isString(code)

/** ISRCs and UPCs are printed with hyphens and spaces, and stored without. */
const compact = (code: string): string => code.toUpperCase().replaceAll(/[\s-]/g, "")

/** Reads all pages, because a key with several matches can make a hundred keys fill more than one. */
const all = <A>(list: Paged<A>): Effect.Effect<ReadonlyArray<A>, CallError | ValidationError> =>
  Stream.runCollect(list.items)
