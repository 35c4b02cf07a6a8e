/**
 * Lists of bestsellers.
 */
import { Effect, Schema } from "effect"
import { ValidationError } from "../../errors/BeatportError.ts"
import { GenreIdOrName, type GenreInput } from "../../schemas/Filter.ts"

/** Which bestseller list. */
export interface TopOptions {
  /** A genre by id or name; without one it is the whole shop's list. */
  readonly genre_id?: GenreInput
}

/** The same, for those without a compiler: a genre that is misspelt is not the whole shop. */
export const topOptions = { genre_id: Schema.optional(GenreIdOrName) }

/** As much as a page can hold, which is as much as a list of bestsellers can. */
export const hundred = 100

/** The `n` first. The envelope of such a list claims a next page even when it is complete: what counts is `n`. */
export const first =
  (n: number) =>
  <A, E>(
    answer: Effect.Effect<{ readonly results: ReadonlyArray<A> }, E>
  ): Effect.Effect<ReadonlyArray<A>, E | ValidationError> =>
    answer.pipe(
      calling({ num: "n", per_page: "n" }),
      Effect.map(({ results }) => results.slice(0, n))
    )

/** Calls arguments that are wrong by the names that the operation has for them, where the endpoint has others. */
export const calling =
  (names: Readonly<Record<string, string>>) =>
  <A, E>(call: Effect.Effect<A, E>): Effect.Effect<A, E | ValidationError> =>
    Effect.mapError(call, (error) => {
      if (!(error instanceof ValidationError) || error.status !== undefined) return error
      const { fields, method, path } = error
      const renamed = Object.entries(fields).map(([field, said]) => [names[field] ?? field, said] as const)
      return new ValidationError({ method, path, fields: Object.fromEntries(renamed) })
    })
