/**
 * The JSON Schemas of tools, as short as they can be: a client sends all of them to its model with every conversation.
 */
import { Predicate, Schema } from "effect"
import { McpSchema } from "effect/ai"

/** Describes the parameters of a tool by a JSON Schema whose root is an object. */
export type ObjectSchema = McpSchema.ToolJson

const asObjectSchema = Schema.decodeUnknownSync(McpSchema.ToolJson)

/** Returns the JSON Schema of a tool's parameters. */
export const makeInputSchema = (schema: Schema.Constraint): ObjectSchema =>
  asObjectSchema(shorten(Schema.toJsonSchemaDocument(schema, { onExcessProperty: "error" }).schema))

/**
 * Returns the JSON Schema of a tool's result (M12): the names and types of its properties. It leaves out what rows look like,
 * which the text says in its line of columns, how many they are, and what only some results have, except `next_cursor`.
 */
export const makeOutputSchema = (schema: Schema.Constraint): ObjectSchema => {
  const {
    properties,
    required = [],
    type
  } = asObjectSchema(shorten(Schema.toJsonSchemaDocument(schema).schema))
  const kept = Object.entries(properties ?? {})
    .filter(([name]) => (required.includes(name) && name !== "returned") || name === "next_cursor")
    .map(
      ([name, property]) => [name, { type: isJsonObject(property) ? property["type"] : undefined }] as const
    )
  return { type, properties: Object.fromEntries(kept) }
}

type Json = { readonly [name: string]: unknown }

const isJsonObject = (value: unknown): value is Json =>
  Predicate.isReadonlyObject(value) && !Array.isArray(value)

/**
 * What a model gains nothing by reading: the bounds of JavaScript's integers (M11), that a number is above 0, that a text or
 * a list is not empty. The server checks them all the same.
 */
const isEvident = (name: string, value: unknown): boolean =>
  ((name === "minimum" || name === "maximum") &&
    (value === Number.MIN_SAFE_INTEGER || value === Number.MAX_SAFE_INTEGER)) ||
  (name === "exclusiveMinimum" && value === 0) ||
  ((name === "minLength" || name === "minItems" || name === "minimum") && value === 1)

const shorten = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shorten)
  if (!isJsonObject(value)) return value
  const kept = Object.entries(value)
    .filter(([name, held]) => !isEvident(name, held))
    .map(([name, held]) => [name, shorten(held)] as const)
  return joinTypes(Object.fromEntries(kept))
}

/** Writes `anyOf` of plain types as one list of types. */
const joinTypes = (schema: Json): Json => {
  const { anyOf, ...rest } = schema
  if (!Array.isArray(anyOf) || !anyOf.every(isPlainType)) return schema
  return { type: anyOf.map(({ type }) => type), ...rest }
}

const isPlainType = (schema: unknown): schema is { readonly type: string } =>
  isJsonObject(schema) && Object.keys(schema).length === 1 && typeof schema["type"] === "string"
