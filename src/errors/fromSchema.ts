/**
 * Converts schema issues into errors of this SDK.
 */
import { Effect, Predicate, Schema, SchemaAST, SchemaIssue } from "effect"
import { didYouMean, nearest } from "../schemas/nearest.ts"
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

/** Lists the names of the fields that are unknown where they stand, each by its path, with the names that are known there. */
const unknownNames = (
  issue: SchemaIssue.Issue,
  path: ReadonlyArray<PropertyKey> = []
): ReadonlyArray<readonly [at: string, known: ReadonlyArray<string>]> => {
  switch (issue._tag) {
    case "UnexpectedKey":
      return [[placeOf(path), namesIn(issue.ast)]]
    case "Pointer":
      return unknownNames(issue.issue, [...path, ...issue.path])
    case "Composite":
    case "AnyOf":
      return issue.issues.flatMap((inner) => unknownNames(inner, path))
    case "Encoding":
    case "Filter":
      return unknownNames(issue.issue, path)
    case "Forbidden":
    case "InvalidType":
    case "InvalidValue":
    case "MissingKey":
    case "OneOf":
      return []
  }
}

/** Returns the names of the arguments if another value is passed in place of the object that holds them; otherwise none. */
const namesOfObject = (issue: SchemaIssue.Issue): ReadonlyArray<string> => {
  if (issue._tag === "Encoding" || issue._tag === "Filter") return namesOfObject(issue.issue)
  return issue._tag === "InvalidType" ? namesIn(issue.ast) : []
}

const namesIn = (ast: SchemaAST.AST): ReadonlyArray<string> =>
  SchemaAST.isObjects(ast) ? ast.propertySignatures.map(({ name }) => String(name)) : []

/**
 * Makes the error of arguments that their schema rejects, with the messages by argument. If an unknown argument is named, that
 * a required one is missing is not mentioned: it is probably the one that was misspelt.
 */
export const invalidArguments = (error: Schema.SchemaError, operation: string): ValidationError => {
  const unknown = new Map(unknownNames(error.issue))
  const fields = new Map<string, Array<string>>()
  for (const { at, said } of issues(error)) {
    if (unknown.size > 0 && said === "Missing key") continue
    const field = at === "" ? "arguments" : at
    const known = unknown.get(at)
    const expected = at === "" ? listFew("Expected an object with", namesOfObject(error.issue)) : ""
    const message = known === undefined ? expected || `${said}.` : unknownArgument(at, known)
    fields.set(field, [...(fields.get(field) ?? []), message])
  }
  return new ValidationError({ operation, fields: Object.fromEntries(fields) })
}

/** The number of arguments that are listed if none of their names is near an unknown one. */
const mostListed = 8

/** Says that an argument is unknown, with the names that it may stand for, or with all if they are few. */
export const unknownArgument = (at: string, known: ReadonlyArray<string>): string => {
  const near = nearest(at.split(".").at(-1) ?? at, known)
  const advice = near.length > 0 ? didYouMean(near) : listFew("Expected", known)
  return ["There is no such argument.", advice].join(" ").trim()
}

const listFew = (start: string, names: ReadonlyArray<string>): string =>
  names.length > 0 && names.length <= mostListed ? `${start} ${names.join(", ")}.` : ""

/** Makes a check of an operation's arguments. A JavaScript caller or a language model can pass any value. */
export const checkArguments = <S extends Schema.ConstraintDecoder<unknown>>(schema: S, operation: string) => {
  const decode = Schema.decodeUnknownEffect(schema, { errors: "all", onExcessProperty: "error" })
  return (given: unknown): Effect.Effect<S["Type"], ValidationError> =>
    Effect.mapError(decode(given), (error) => invalidArguments(error, operation))
}
