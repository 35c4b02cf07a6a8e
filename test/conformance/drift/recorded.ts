/**
 * The differences between a recorded response and this SDK's declaration. Only names and types of fields are reported, never what is
 * in them, because a response may hold personal data.
 */
import { Result, Schema, SchemaIssue } from "effect"
import { compareFields, type Difference } from "./compare.ts"
import type { Declared } from "./Declared.ts"
import { type Fields, fieldsIn, fieldsOf, type Type } from "./Fields.ts"

/** The differences between a response and what an operation decodes. */
export const compareRecorded = (response: unknown, declared: Declared): ReadonlyArray<Difference> => {
  const { route } = declared
  const differences = compareFields(fieldsIn(response), shapeOf(declared)).flatMap(
    ({ is, name, ours, theirs }): ReadonlyArray<Difference> => {
      const types = { theirs: named(theirs.types), ours: named(ours.types) }
      switch (is) {
        case "new":
          return [{ kind: "response field new", route, name, theirs: types.theirs }]
        case "gone":
          return ours.required ? [{ kind: "response field gone", route, name, ours: types.ours }] : []
        case "other": {
          const isOther = !ours.types.has("any") && [...theirs.types].some((type) => !ours.types.has(type))
          return [
            ...(ours.required && !theirs.required
              ? [{ kind: "response field optional", route, name } as const]
              : []),
            ...(isOther ? [{ kind: "response field type", route, name, ...types } as const] : [])
          ]
        }
      }
    }
  )
  return differences.length > 0 ? differences : unreadable(response, declared)
}

/** Where the response cannot be decoded although its fields have the right types, for example a fraction for an integer. */
const unreadable = (response: unknown, { route, success }: Declared): ReadonlyArray<Difference> => {
  if (!decodesAlone(success)) return []
  const read = Schema.decodeUnknownResult(success)(response)
  if (Result.isSuccess(read)) return []
  return issuesOf(read.failure.issue).issues.map(({ message, path }) => ({
    kind: "response field type",
    route,
    name: (path ?? []).map((step) => String(typeof step === "object" ? step.key : step)).join("."),
    ours: message
  }))
}

const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1()

const decodesAlone = (schema: Schema.Top): schema is Schema.Top & Schema.ConstraintDecoder<unknown> =>
  Schema.isSchema(schema)

const named = (types: ReadonlySet<Type>): string => [...types].toSorted().join(" | ")

const shapeOf = ({ response, components }: Declared): Fields =>
  response === undefined ? new Map() : fieldsOf(response, components)

/** The least similarity of a response to an operation's schema to be taken for its response, from 0 to 1. */
const alikeEnough = 0.5

/** The operation that a response most likely belongs to; undefined if it resembles none. */
export const guess = (response: unknown, operations: Iterable<Declared>): Declared | undefined => {
  const fields = fieldsIn(response)
  const candidates = [...operations].map((operation) => ({
    operation,
    alike: likeness(fields, shapeOf(operation))
  }))
  // Of those that are alike the first one declared: a list itself before the lists that are parts of something.
  const [best] = candidates.toSorted((a, b) => b.alike - a.alike)
  return best !== undefined && best.alike >= alikeEnough ? best.operation : undefined
}

/** The share of common fields. An optional field that the response leaves out does not count. */
const likeness = (response: Fields, shape: Fields): number => {
  const given = [...response.keys()].filter((name) => name !== "")
  const expected = [...shape.keys()].filter(
    (name) => name !== "" && (response.has(name) || !isLeftOut(response, shape, name))
  )
  const common = expected.filter((name) => response.has(name)).length
  return common / Math.max(1, given.length + expected.length - common)
}

/** Whether a response lacks a field because it is optional or in an empty list or an optional field. */
const isLeftOut = (response: Fields, shape: Fields, name: string): boolean => {
  const around = [...Array.from(name.matchAll(/\.|\[\]/g), ({ index }) => index), name.length]
  const places = around.flatMap((end) => [name.slice(0, end), `${name.slice(0, end)}[]`])
  const missing = places.find((place) => shape.has(place) && !response.has(place))
  return missing !== undefined && (missing.endsWith("[]") || shape.get(missing)?.required === false)
}
