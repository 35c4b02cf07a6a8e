/**
 * What a schema says of a value that it refuses, in the words of this SDK.
 */
import { Effect, Predicate, Schema, SchemaIssue } from "effect"
import { ValidationError } from "./BeatportError.ts"
import type { About } from "./fromTransport.ts"

const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1()

/** What is wrong with a value, and where: `results[3].artists[0].name`; nowhere where it is all of it. */
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

/** The arguments of a call that its schema refuses, each with what is wrong. */
export const wrongArguments = (error: Schema.SchemaError, about: About): ValidationError => {
  const fields: Record<string, Array<string>> = {}
  for (const { at, said } of issues(error)) {
    const field = at === "" ? "arguments" : at
    const message = said === "Expected no excess property" ? "There is no such argument." : `${said}.`
    fields[field] = [...(fields[field] ?? []), message]
  }
  return new ValidationError({ ...about, fields })
}

/**
 * Checks what a function was called with, as a compiler has where there is one: in JavaScript, and from a tool that is
 * called by a machine, anything may come.
 */
export const checkArguments = <S extends Schema.ConstraintDecoder<unknown>>(shape: S, method: string) => {
  const decode = Schema.decodeUnknownEffect(shape, { errors: "all", onExcessProperty: "error" })
  return (given: unknown): Effect.Effect<S["Type"], ValidationError> =>
    Effect.mapError(decode(given), (error) => wrongArguments(error, { method, path: "" }))
}
