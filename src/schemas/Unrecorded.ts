/**
 * What nobody has recorded an example of, and Beatport's document does not describe or describes wrongly.
 */
import { Schema } from "effect"

/**
 * Something that is passed on as it comes; any JSON but null.
 *
 * It is a struct without fields, because that looks at nothing: a `Schema.Json` would be walked to make sure that it is
 * JSON, which it always is here.
 */
export const Unrecorded = Schema.Opaque<Exclude<Schema.Json, null>>()(Schema.Struct({}))

/** A whole answer that is passed on as it comes: any JSON, and null for one without a body. */
export const UnrecordedAnswer = Schema.NullOr(Unrecorded)

/** A body that nobody has recorded: it is sent as it is given. */
export const UnrecordedBody = Schema.Record(Schema.String, Schema.Json)
export interface UnrecordedBody extends Schema.Schema.Type<typeof UnrecordedBody> {}

/** A list that comes bare, as a page, or under the key `tracks`: these were seen, or are what clients expect. */
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

/** The items of such a list. */
export const many = <A>(
  answer: ReadonlyArray<A> | { readonly results: ReadonlyArray<A> } | { readonly tracks: ReadonlyArray<A> }
): ReadonlyArray<A> => ("results" in answer ? answer.results : "tracks" in answer ? answer.tracks : answer)
