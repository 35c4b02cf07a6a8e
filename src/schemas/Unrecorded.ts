/**
 * Schemas for responses of which no example was recorded, and which Beatport's document does not describe, or
 * describes wrongly.
 */
import { Schema } from "effect"

/**
 * Passes a value through unchanged: any JSON except null.
 *
 * It is a struct without fields, because this checks nothing; `Schema.Json` would visit every value to check that it
 * is JSON, which it always is here.
 */
export const Unrecorded = Schema.Opaque<Exclude<Schema.Json, null>>()(Schema.Struct({}))

/** Passes a whole response through unchanged: any JSON, and null for a response without a body. */
export const UnrecordedResponse = Schema.NullOr(Unrecorded)

/** Sends a request body unchanged, because no example of one was recorded. */
export const UnrecordedBody = Schema.Record(Schema.String, Schema.Json)
export interface UnrecordedBody extends Schema.Schema.Type<typeof UnrecordedBody> {}

/**
 * Makes the schema of a list whose envelope is unrecorded: an array, a page, or an object with the key `tracks`.
 * Clients expect each of them.
 */
export const ManyOf = <S extends Schema.Constraint>(item: S) =>
  Schema.Union([
    Schema.Array(item),
    Schema.Struct({
      results: Schema.Array(item)
    }),
    Schema.Struct({
      tracks: Schema.Array(item)
    })
  ])

/** Returns the items of such a list. */
export const many = <A>(
  response: ReadonlyArray<A> | { readonly results: ReadonlyArray<A> } | { readonly tracks: ReadonlyArray<A> }
): ReadonlyArray<A> =>
  "results" in response ? response.results : "tracks" in response ? response.tracks : response
