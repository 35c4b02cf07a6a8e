/**
 * Bestseller lists.
 */
import { Effect, Schema } from "effect"
import { ValidationError } from "../../errors/ValidationError.ts"
import { GenreIdOrName, type GenreInput } from "../../schemas/Filter.ts"

/** Selects a bestseller list. */
export interface TopOptions {
  /** A genre by id or name. Without it, the list is that of the whole store. */
  readonly genre_id?: GenreInput | undefined
}

/** The schema of the same options, because JavaScript callers can misspell a genre. */
export const topOptions = { genre_id: Schema.optional(GenreIdOrName) }

/**
 * Takes the first `n` items. The envelope of a bestseller list has a next page even when the list is complete, so `n`
 * decides where it ends.
 */
export const takeTop =
  (n: number) =>
  <A, E>(
    page: Effect.Effect<{ readonly results: ReadonlyArray<A> }, E>
  ): Effect.Effect<ReadonlyArray<A>, E | ValidationError> =>
    page.pipe(
      renameArguments({ num: "n", per_page: "n" }),
      Effect.map(({ results }) => results.slice(0, n))
    )

/** Renames the arguments in a `ValidationError` where the operation has other names for them than the endpoint. */
export const renameArguments =
  (names: Readonly<Record<string, string>>) =>
  <A, E>(call: Effect.Effect<A, E>): Effect.Effect<A, E | ValidationError> =>
    Effect.mapError(call, (error) => {
      if (!(error instanceof ValidationError) || error.status !== undefined) return error
      const renames = new Map(Object.entries(names))
      const renamed = Object.entries(error.fields).map(
        ([field, said]) => [renames.get(field) ?? field, said] as const
      )
      return new ValidationError({ ...error, fields: Object.fromEntries(renamed) })
    })
