/**
 * Decodes response bodies. In strict decoding, one invalid item fails the page with an error that names it. In lenient
 * decoding, the other items are delivered and the invalid ones are reported.
 */
import { Effect, Option, Predicate, Result, Schema, SchemaAST } from "effect"
import { type HttpApiEndpoint, HttpApiSchema } from "effect/http-api"
import { compileSchema } from "#schemaCompiler"
import { DecodeError } from "../../errors/DecodeError.ts"
import { type ReceivedResponse, makeNotJsonError } from "../../errors/fromResponse.ts"
import { issues } from "../../errors/fromSchema.ts"
import type { BrokenItem } from "../../schemas/Page.ts"
import { Decoding, type DecodingMode } from "./Decoding.ts"

type Decode = (json: unknown) => Result.Result<unknown, Schema.SchemaError>

/**
 * Makes a decoder of response bodies for one schema. The decoder is compiled when it is first used. `response` is called
 * only to describe a failure.
 */
export const makeDecoder = (schema: Schema.Top, mode: DecodingMode) => {
  const parse = parserOf(schema.ast)
  const whole = once(() => compile(schema))
  const items = once(() => itemDecoders(schema.ast))
  return (text: string, response: () => ReceivedResponse): Effect.Effect<unknown, DecodeError> =>
    Effect.suspend(() => {
      const body = parse(text)
      if (Option.isNone(body)) return Effect.fail(makeNotJsonError(response()))
      const decoded = whole()(body.value)
      if (Result.isSuccess(decoded)) return Effect.succeed(decoded.success)
      return Effect.flatMap(Decoding, (chosen = mode) => {
        const valid = chosen === "lenient" ? withoutBroken(body.value, items(), whole()) : undefined
        return valid === undefined
          ? Effect.fail(invalidBody(decoded.failure, response()))
          : Effect.as(warnOf(valid.broken, response()), valid)
      })
    })
}

/** Logs which items were left out. */
const warnOf = (broken: ReadonlyArray<BrokenItem>, { method, path }: ReceivedResponse): Effect.Effect<void> =>
  Effect.logWarning(
    `${method} ${path}: ${broken.length} invalid ${broken.length === 1 ? "item was" : "items were"} left out. ` +
      broken
        .map(
          ({ at, expected, id, index, list }) =>
            `${list}[${index}]${id === undefined ? "" : ` (id ${id})`}: ${at}: ${expected}.`
        )
        .join(" ")
  )

const once = <A>(make: () => A): (() => A) => {
  let made: { readonly value: A } | undefined
  return () => (made ??= { value: make() }).value
}

const parseJson = Option.liftThrowable((text: string): unknown => JSON.parse(text))

/** Chooses how a body is parsed: ignored if the schema has no content, as text for a string, otherwise as JSON. */
const parserOf = (schema: SchemaAST.AST): ((body: string) => Option.Option<unknown>) => {
  if (HttpApiSchema.isNoContent(schema)) return () => Option.some(null)
  if (SchemaAST.isString(schema)) return Option.some
  const isNullable = SchemaAST.isUnion(schema) && schema.types.some(SchemaAST.isNull)
  return (body) => (isNullable && body.trim() === "" ? Option.some(null) : parseJson(body))
}

/** Returns the schema of an endpoint's success response. */
export const successOf = (endpoint: HttpApiEndpoint.Top): Schema.Top => {
  const [success, ...alternatives] = endpoint.success
  if (success === undefined || alternatives.length > 0) throw new Error("An endpoint has one success")
  return success
}

/**
 * Makes a decoder, compiled if the runtime has a compiler.
 *
 * Checks are disabled because the only ones in response schemas are that numbers are integers or finite, and a page of a
 * hundred tracks holds 3,000 numbers; a fractional BPM does not fail a page.
 */
const compile = (schema: Schema.Top): Decode => {
  assertDecodesWithoutServices(schema)
  compileSchema(schema.ast)
  return Schema.decodeUnknownResult(schema, { disableChecks: true })
}

/**
 * Asserts that a schema decodes without services. No schema of the declaration needs one, but the type is lost when the
 * schema is taken from an endpoint's set of alternatives.
 */
function assertDecodesWithoutServices(
  schema: Schema.Top
): asserts schema is Schema.Top & Schema.ConstraintDecoder<unknown> {
  if (!Schema.isSchema(schema)) throw new TypeError("Expected a schema")
}

/** Makes a decoder of one item for each field that holds a list. */
const itemDecoders = (
  success: SchemaAST.AST
): ReadonlyArray<readonly [field: PropertyKey, decode: Decode]> =>
  SchemaAST.isObjects(success)
    ? success.propertySignatures.flatMap(({ name, type }) => {
        const [item] = SchemaAST.isArrays(type) ? type.rest : []
        return item === undefined ? [] : [[name, compile(Schema.make<Schema.Top>(item))] as const]
      })
    : []

/**
 * Removes invalid items from a body and lists them under `broken`; returns undefined if something besides the items is
 * invalid.
 */
const withoutBroken = (
  json: unknown,
  items: ReturnType<typeof itemDecoders>,
  whole: Decode
): (object & { readonly broken: ReadonlyArray<BrokenItem> }) | undefined => {
  if (!Predicate.isObject(json)) return undefined
  const broken: Array<BrokenItem> = []
  const valid: Record<PropertyKey, unknown> = { ...json }
  for (const [field, decode] of items) {
    const list: unknown = Reflect.get(json, field)
    if (!Array.isArray(list)) continue
    valid[field] = list.filter((item: unknown, index) => {
      const decoded = decode(item)
      if (Result.isFailure(decoded)) {
        broken.push({ list: String(field), index, ...idOf(item), ...firstIssue(decoded.failure) })
      }
      return Result.isSuccess(decoded)
    })
  }
  const decoded = whole(valid)
  return Result.isSuccess(decoded) && Predicate.isObject(decoded.success)
    ? { ...decoded.success, broken }
    : undefined
}

/** Reads the id of an item, or of the track in a playlist entry, if it is a number. */
const idOf = (item: unknown): { readonly id?: number } =>
  Predicate.hasProperty(item, "id") && Predicate.isNumber(item.id) ? { id: item.id } : {}

const firstIssue = (error: Schema.SchemaError) => {
  const [first] = issues(error)
  return { at: first?.at ?? "", expected: first?.said ?? "Expected something else" }
}

const invalidBody = (error: Schema.SchemaError, { method, path, status }: ReceivedResponse): DecodeError =>
  new DecodeError({ method, path, status, ...firstIssue(error) })
