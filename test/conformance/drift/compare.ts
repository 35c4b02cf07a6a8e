/**
 * What a document and this SDK's declaration disagree about.
 */
import type { Declared } from "./Declared.ts"
import type { JsonSchema, Operation } from "./Document.ts"
import { type Field, type Fields, fieldsOf } from "./Fields.ts"

/** In what way two sides differ. "New" is what only the other side has, "gone" what only this SDK has. */
export type Kind =
  | "operation new"
  | "operation gone"
  | "path parameter renamed"
  | "parameter new"
  | "parameter gone"
  | "parameter type"
  | "body field new"
  | "body field gone"
  | "body field required"
  | "body field type"
  | "response field new"
  | "response field gone"
  | "response field optional"
  | "response field type"

/** One difference. */
export interface Difference {
  readonly kind: Kind
  /** Method and path below the base URL. */
  readonly route: string
  /** The parameter or the field; empty for a whole operation, body or response. */
  readonly name: string
  /** What the other side says, where there is something to say. */
  readonly theirs?: string
  /** What this SDK has. */
  readonly ours?: string
}

/** All differences between a document and the declaration, operation by operation. */
export const compare = (
  theirs: ReadonlyMap<string, Operation>,
  ours: ReadonlyMap<string, Declared>
): ReadonlyArray<Difference> => [
  ...[...theirs].flatMap(([key, operation]): ReadonlyArray<Difference> => {
    const own = ours.get(key)
    return own === undefined
      ? [{ kind: "operation new", route: operation.route, name: "" }]
      : compareOperation(operation, own)
  }),
  ...[...ours].flatMap(([key, { route }]): ReadonlyArray<Difference> =>
    theirs.has(key) ? [] : [{ kind: "operation gone", route, name: "" }]
  )
]

const compareOperation = (theirs: Operation, ours: Declared): ReadonlyArray<Difference> => [
  ...comparePath(theirs, ours),
  ...compareQuery(theirs, ours),
  ...compareBody(theirs, ours),
  ...compareResponse(theirs, ours)
]

const comparePath = ({ pathParameters, route }: Operation, ours: Declared): ReadonlyArray<Difference> => {
  const [theirNames, ourNames] = [namesInPath(route), namesInPath(ours.route)]
  const missing = ourNames.some((name) => !ours.pathParameters.includes(name))
  return pathParameters.length === ourNames.length && !missing && theirNames.join() === ourNames.join()
    ? []
    : [
        {
          kind: "path parameter renamed",
          route,
          name: "",
          theirs: theirNames.join(", "),
          ours: ourNames.join(", ")
        }
      ]
}

const namesInPath = (route: string): ReadonlyArray<string> =>
  Array.from(route.matchAll(/\{([^}]*)\}/g), ([, name = ""]) => name)

const compareQuery = ({ query, route }: Operation, ours: Declared): ReadonlyArray<Difference> => [
  ...[...query].flatMap(([name, schema]): ReadonlyArray<Difference> => {
    if (!ours.query.has(name)) return [{ kind: "parameter new", route, name, theirs: typeName(schema) }]
    return takes(ours, name, schema)
      ? []
      : [{ kind: "parameter type", route, name, theirs: typeName(schema) }]
  }),
  ...[...ours.query.keys()].flatMap((name): ReadonlyArray<Difference> =>
    query.has(name) ? [] : [{ kind: "parameter gone", route, name }]
  )
]

const day = "2026-01-01"
const isrcs = ["GBABC1200042", "GBABC1200043"]
const upcs = ["5054197123456", "5054197123463"]

/** Whether a filter takes what a document says it takes. */
const takes = (ours: Declared, name: string, schema: JsonSchema): boolean => {
  const every = (values: ReadonlyArray<unknown>) => values.every((value) => ours.takes(name, value))
  if (schema.enum !== undefined) return every(schema.enum.map(choice))
  if (schema.type === "array") {
    if (schema.items?.enum !== undefined) return every(schema.items.enum)
    return schema.items?.type === "string"
      ? // Strings can be texts, ISRCs or UPCs.
        [["one", "two"], isrcs, upcs].some((values) => ours.takes(name, values))
      : every([[1, 2]])
  }
  if (schema.type === "integer" || schema.type === "number") return every([1])
  if (schema.type === "boolean") return every([true, false])
  // A text can be a name, a day or a slice of days, or a number or a slice of those.
  return ["text", day, 120].some((value) => ours.takes(name, value))
}

/** `"true"` and `"false"` are what a boolean is in a query. */
const choice = (value: unknown): unknown => (value === "true" ? true : value === "false" ? false : value)

const typeName = ({ enum: choices, items, type }: JsonSchema): string => {
  if (choices !== undefined) return choices.map(String).join(" | ")
  if (type === "array") return `list of ${items === undefined ? "anything" : typeName(items)}`
  return typeof type === "string" ? type : "anything"
}

const compareBody = ({ body, components, route }: Operation, ours: Declared): ReadonlyArray<Difference> => {
  const their = body === undefined ? undefined : writable(body, components)
  const own = ours.body === undefined ? undefined : fieldsOf(ours.body, ours.components)
  if (their === undefined || own === undefined) {
    if (their === own) return []
    return [{ kind: their === undefined ? "body field gone" : "body field new", route, name: "" }]
  }
  if (isOpen(own)) return isOpen(their) ? [] : [unsaid("body field type", route, their)]
  return compareFields(their, own).flatMap((difference): ReadonlyArray<Difference> => {
    const { ours: mine, theirs, name } = difference
    switch (difference.is) {
      case "new":
        return [{ kind: theirs.required ? "body field required" : "body field new", route, name }]
      case "gone":
        return [{ kind: "body field gone", route, name }]
      case "other":
        return [
          ...(theirs.required && !mine.required
            ? [{ kind: "body field required", route, name } as const]
            : []),
          // What this SDK sends has to be among what is taken.
          ...otherTypes("body field type", route, name, mine, theirs)
        ]
    }
  })
}

/** The fields of a body that are not only for reading. */
const writable = (body: JsonSchema, components: Operation["components"]): Fields =>
  fieldsOf(body, components, ({ readOnly }) => readOnly !== true)

const compareResponse = (
  { response, components, route }: Operation,
  ours: Declared
): ReadonlyArray<Difference> => {
  if (response === undefined || ours.response === undefined) return []
  const their = fieldsOf(response, components)
  const own = fieldsOf(ours.response, ours.components)
  if (isOpen(own)) return isOpen(their) ? [] : [unsaid("response field type", route, their)]
  return compareFields(their, own).flatMap((difference): ReadonlyArray<Difference> => {
    const { ours: mine, theirs, name } = difference
    switch (difference.is) {
      case "new":
        return [{ kind: "response field new", route, name, theirs: namesOf(theirs) }]
      case "gone":
        return mine.required ? [{ kind: "response field gone", route, name, ours: namesOf(mine) }] : []
      case "other":
        return [
          ...(mine.required && !theirs.required
            ? [{ kind: "response field optional", route, name } as const]
            : []),
          // What comes has to be among what this SDK reads.
          ...otherTypes("response field type", route, name, theirs, mine)
        ]
    }
  })
}

/** Whether a shape says nothing of what is in it. */
const isOpen = (fields: Fields): boolean => fields.get("")?.open ?? true

/** This SDK passes on as it comes what the other side says something about: one thing, or a page of several. */
const unsaid = (kind: Kind, route: string, theirs: Fields): Difference => ({
  kind,
  route,
  name: "",
  theirs: theirs.has("results[]") ? "a page" : "one thing",
  ours: "anything"
})

/** A place that differs between two shapes, or might. */
interface Compared {
  readonly is: "new" | "gone" | "other"
  readonly name: string
  readonly theirs: Field
  readonly ours: Field
}

const nothing: Field = { types: new Set(), required: false, open: false }

/**
 * Place by place. Below a place that one side says nothing about, or where it has something else, is no place to compare;
 * and a list without elements is a list.
 */
export const compareFields = (theirs: Fields, ours: Fields): ReadonlyArray<Compared> => [
  ...[...theirs].flatMap(([name, field]): ReadonlyArray<Compared> => {
    const own = ours.get(name)
    if (own !== undefined) return [{ is: "other", name, theirs: field, ours: own }]
    return isKnown(ours, name) ? [{ is: "new", name, theirs: field, ours: nothing }] : []
  }),
  ...[...ours].flatMap(([name, field]): ReadonlyArray<Compared> =>
    !theirs.has(name) && !name.endsWith("[]") && isKnown(theirs, name)
      ? [{ is: "gone", name, theirs: nothing, ours: field }]
      : []
  )
]

/** Whether a shape says what is in the place around this one. */
const isKnown = (fields: Fields, name: string): boolean => {
  const around = fields.get(name.replace(/(\.?[^.[\]]+|\[\])$/, ""))
  return around !== undefined && !around.open && around.types.has(name.endsWith("[]") ? "array" : "object")
}

const otherTypes = (
  kind: Kind,
  route: string,
  name: string,
  given: Field,
  taken: Field
): ReadonlyArray<Difference> => {
  if (taken.types.has("any") || given.types.has("any")) return []
  const other = [...given.types].some((type) => !taken.types.has(type))
  const [theirs, ours] = kind === "response field type" ? [given, taken] : [taken, given]
  return other ? [{ kind, route, name, theirs: namesOf(theirs), ours: namesOf(ours) }] : []
}

const namesOf = ({ types }: Field): string => [...types].toSorted().join(" | ")
