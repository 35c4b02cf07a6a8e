/**
 * Converts schema issues into errors of this SDK.
 */
import { Effect, Predicate, Schema, SchemaIssue } from "effect"
import { ValidationError } from "./ValidationError.ts"

const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1()

/** Lists the issues of a value, each with its path: `results[3].artists[0].name`; empty for the value itself. */
export const issues = (
  error: Schema.SchemaError
): ReadonlyArray<{ readonly at: string; readonly said: string }> =>
  issuesOf(error.issue).issues.map(({ message, path }) => ({ at: placeOf(path), said: message }))

const placeOf = (path: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined): string =>
  (path ?? []).reduce<string>((place, segment) => {
    const key = Predicate.isObject(segment) ? segment.key : segment
    if (Predicate.isNumber(key)) return `${place}[${key}]`
    return place === "" ? String(key) : `${place}.${String(key)}`
  }, "")

/** Makes the error of arguments that their schema rejects, with the messages by argument. */
export const invalidArguments = (error: Schema.SchemaError, operation: string): ValidationError => {
  const fields = new Map<string, Array<string>>()
  for (const { at, said } of issues(error)) {
    const field = at === "" ? "arguments" : at
    const message = said === "Expected no excess property" ? "There is no such argument." : `${said}.`
    fields.set(field, [...(fields.get(field) ?? []), message])
  }
  return new ValidationError({ operation, fields: Object.fromEntries(fields) })
}

/** Makes a check of an operation's arguments: a JavaScript caller, or a tool that a model calls, can pass anything. */
export const checkArguments = <S extends Schema.ConstraintDecoder<unknown>>(schema: S, operation: string) => {
  const decode = Schema.decodeUnknownEffect(schema, { errors: "all", onExcessProperty: "error" })
  return (given: unknown): Effect.Effect<S["Type"], ValidationError> =>
    Effect.mapError(decode(given), (error) => invalidArguments(error, operation))
}
