/**
 * The fields of a shape, flat: `results[].artists[].name` and what is there. Shapes come as JSON Schema and as JSON.
 */
import { Predicate } from "effect"
import type { Components, JsonSchema } from "./Document.ts"

/** What can be in a place. */
export type Type = "object" | "array" | "string" | "number" | "boolean" | "null" | "any"

/** A place in a shape. */
export interface Field {
  readonly types: ReadonlySet<Type>
  /** Whether it is always there, where the place around it is. */
  readonly required: boolean
  /** Whether nothing is said about what is inside it. */
  readonly open: boolean
}

/** The places of a shape; the whole is at the empty path. */
export type Fields = ReadonlyMap<string, Field>

class Collected {
  readonly fields = new Map<string, Field>()

  add(path: string, type: Type, required: boolean, open: boolean): void {
    const before = this.fields.get(path)
    this.fields.set(path, {
      types: new Set([...(before?.types ?? []), type]),
      required: (before?.required ?? true) && required,
      open: (before?.open ?? false) || open
    })
  }
}

const inside = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`)

/** The fields that a schema describes, or those of them that are asked for. */
export const fieldsOf = (
  schema: JsonSchema,
  components: Components,
  counts: (schema: JsonSchema) => boolean = () => true
): Fields => {
  const collected = new Collected()
  collect(collected, schema, components, { path: "", required: true, within: [], counts })
  return collected.fields
}

interface Place {
  readonly path: string
  readonly required: boolean
  readonly counts: (schema: JsonSchema) => boolean
  /** The named schemas this place is in: what contains itself is not looked into again. */
  readonly within: ReadonlyArray<string>
}

const collect = (into: Collected, schema: JsonSchema, components: Components, place: Place): void => {
  const { counts, path, required, within } = place
  if (schema.nullable === true) into.add(path, "null", required, false)
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split("/").at(-1) ?? ""
    const named = components[name]
    if (named === undefined || within.includes(name)) into.add(path, "any", required, true)
    else collect(into, named, components, { ...place, within: [...within, name] })
    return
  }
  const alternatives = schema.anyOf ?? schema.oneOf
  if (alternatives !== undefined) {
    for (const alternative of alternatives) collect(into, alternative, components, place)
    return
  }
  if (schema.allOf !== undefined) {
    for (const part of schema.allOf) collect(into, part, components, place)
    return
  }
  const types = typesOf(schema)
  if (types.length === 0) into.add(path, "any", required, true)
  for (const type of types) {
    if (type === "object") {
      const properties = Object.entries(schema.properties ?? {}).filter(([, property]) => counts(property))
      into.add(path, "object", required, properties.length === 0)
      for (const [name, property] of properties) {
        const isRequired = schema.required?.includes(name) ?? false
        collect(into, property, components, { ...place, path: inside(path, name), required: isRequired })
      }
    } else if (type === "array") {
      into.add(path, "array", required, schema.items === undefined)
      if (schema.items !== undefined) {
        collect(into, schema.items, components, { ...place, path: `${path}[]`, required: true })
      }
    } else into.add(path, type, required, false)
  }
}

const typesOf = (schema: JsonSchema): ReadonlyArray<Type> => {
  const said = schema.type === undefined ? [] : typeof schema.type === "string" ? [schema.type] : schema.type
  return said.flatMap((name): ReadonlyArray<Type> => {
    const type = typeByName[name]
    return type === undefined ? [] : [type]
  })
}

const typeByName: Readonly<Record<string, Type>> = {
  object: "object",
  array: "array",
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  null: "null"
}

/** The fields that some JSON has. What is in every element of a list counts as always there. */
export const fieldsIn = (json: unknown): Fields => {
  const collected = new Collected()
  visit(collected, json, "", true)
  return collected.fields
}

const visit = (into: Collected, json: unknown, path: string, required: boolean): void => {
  if (Array.isArray(json)) {
    into.add(path, "array", required, false)
    const elements: ReadonlyArray<unknown> = json
    const names = new Set(
      elements.flatMap((element) => (Predicate.isObject(element) ? Object.keys(element) : []))
    )
    for (const element of elements) {
      visit(into, element, `${path}[]`, true)
      if (!Predicate.isObject(element)) continue
      for (const name of names) {
        const at = inside(`${path}[]`, name)
        const field = into.fields.get(at)
        if (!(name in element) && field !== undefined) into.fields.set(at, { ...field, required: false })
      }
    }
  } else if (Predicate.isObject(json)) {
    into.add(path, "object", required, false)
    for (const [name, value] of Object.entries(json)) visit(into, value, inside(path, name), true)
  } else into.add(path, scalarOf(json), required, false)
}

const scalarOf = (json: unknown): Type =>
  json === null
    ? "null"
    : typeof json === "number"
      ? "number"
      : typeof json === "boolean"
        ? "boolean"
        : "string"
