/**
 * The types of arguments: what a caller may pass for the fields of a schema.
 */

/**
 * Accepts `undefined` for every optional field, as if the field were absent, so that `{ genre_id: maybe }` compiles under
 * `exactOptionalPropertyTypes`. Undefined fields are removed before the request is encoded.
 */
export type Given<Fields> = {
  readonly [Name in keyof Fields]: object extends Pick<Fields, Name> ? Fields[Name] | undefined : Fields[Name]
}
