/**
 * What a recorded answer and this SDK's declaration disagree about. Only names and types of fields are told, never what is
 * in them: an answer may hold somebody's own things.
 */
import { Result, Schema, SchemaIssue } from "effect"
import { compareFields, type Difference } from "./compare.ts"
import type { Declared } from "./Declared.ts"
import { type Fields, fieldsIn, fieldsOf, type Type } from "./Fields.ts"

/** The differences between an answer and what an operation reads. */
export const compareRecorded = (answer: unknown, declared: Declared): ReadonlyArray<Difference> => {
  const { route } = declared
  const differences = compareFields(fieldsIn(answer), shapeOf(declared)).flatMap(
    ({ is, name, ours, theirs }): ReadonlyArray<Difference> => {
      const types = { theirs: named(theirs.types), ours: named(ours.types) }
      switch (is) {
        case "new":
          return [{ kind: "answer field new", route, name, theirs: types.theirs }]
        case "gone":
          return ours.required ? [{ kind: "answer field gone", route, name, ours: types.ours }] : []
        case "other": {
          const isOther = !ours.types.has("any") && [...theirs.types].some((type) => !ours.types.has(type))
          return [
            ...(ours.required && !theirs.required
              ? [{ kind: "answer field optional", route, name } as const]
              : []),
            ...(isOther ? [{ kind: "answer field type", route, name, ...types } as const] : [])
          ]
        }
      }
    }
  )
  return differences.length > 0 ? differences : unreadable(answer, declared)
}

/** Where the answer cannot be read, though its fields have the right types: a fraction for an integer, say. */
const unreadable = (answer: unknown, { route, success }: Declared): ReadonlyArray<Difference> => {
  if (!decodesAlone(success)) return []
  const read = Schema.decodeUnknownResult(success)(answer)
  if (Result.isSuccess(read)) return []
  return issuesOf(read.failure.issue).issues.map(({ message, path }) => ({
    kind: "answer field type",
    route,
    name: (path ?? []).map((step) => String(typeof step === "object" ? step.key : step)).join("."),
    ours: message
  }))
}

const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1()

const decodesAlone = (schema: Schema.Top): schema is Schema.Top & Schema.ConstraintDecoder<unknown> =>
  Schema.isSchema(schema)

const named = (types: ReadonlySet<Type>): string => [...types].toSorted().join(" | ")

const shapeOf = ({ answer, components }: Declared): Fields =>
  answer === undefined ? new Map() : fieldsOf(answer, components)

/** How alike an answer has to be to what an operation reads to be taken for its answer, from 0 to 1. */
const alikeEnough = 0.5

/** The operation that an answer is most likely of; undefined where none is like it. */
export const guess = (answer: unknown, operations: Iterable<Declared>): Declared | undefined => {
  const fields = fieldsIn(answer)
  const candidates = [...operations].map((operation) => ({
    operation,
    alike: likeness(fields, shapeOf(operation))
  }))
  // Of those that are alike the first one declared: a list itself before the lists that are parts of something.
  const [best] = candidates.toSorted((a, b) => b.alike - a.alike)
  return best !== undefined && best.alike >= alikeEnough ? best.operation : undefined
}

/** The share of the fields of both that both have. What an answer may leave out, and does, counts for neither. */
const likeness = (answer: Fields, shape: Fields): number => {
  const given = [...answer.keys()].filter((name) => name !== "")
  const expected = [...shape.keys()].filter(
    (name) => name !== "" && (answer.has(name) || !isLeftOut(answer, shape, name))
  )
  const common = expected.filter((name) => answer.has(name)).length
  return common / Math.max(1, given.length + expected.length - common)
}

/** Whether an answer lacks a field because of an empty list or an optional field that it is in, or is. */
const isLeftOut = (answer: Fields, shape: Fields, name: string): boolean => {
  const around = [...Array.from(name.matchAll(/\.|\[\]/g), ({ index }) => index), name.length]
  const places = around.flatMap((end) => [name.slice(0, end), `${name.slice(0, end)}[]`])
  const missing = places.find((place) => shape.has(place) && !answer.has(place))
  return missing !== undefined && (missing.endsWith("[]") || shape.get(missing)?.required === false)
}
