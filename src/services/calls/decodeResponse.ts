/**
 * Reading answers: strictly, where one item that cannot be read fails the page and says which it was; or leniently,
 * where the others are delivered and the broken ones are reported.
 */
import { Context, Effect, Option, Predicate, Result, Schema, SchemaAST } from "effect"
import { type HttpApiEndpoint, HttpApiSchema } from "effect/http-api"
import * as SchemaJITCompiler from "effect/schema/SchemaJITCompiler"
import { DecodeError } from "../../errors/BeatportError.ts"
import { type Answer, notJson } from "../../errors/fromResponse.ts"
import { issues } from "../../errors/fromSchema.ts"
import type { BrokenItem } from "../../schemas/Page.ts"

/** Whether lists are read leniently. */
export const LenientReading = Context.Reference<boolean>("effect-beatport/services/Beatport/LenientReading", {
  defaultValue: () => false
})

type Decode = (json: unknown) => Result.Result<unknown, Schema.SchemaError>

/**
 * Reads bodies as one shape; of a body that cannot be read, the answer says where it comes from. What reads is compiled when
 * it is first needed.
 */
export const makeReader = (shape: Schema.Top) => {
  const parse = parserOf(shape.ast)
  const whole = once(() => compile(shape))
  const items = once(() => itemDecoders(shape.ast))
  return (text: string, answer: () => Answer): Effect.Effect<unknown, DecodeError> =>
    Effect.suspend(() => {
      const body = parse(text)
      if (Option.isNone(body)) return Effect.fail(notJson(answer()))
      const read = whole()(body.value)
      if (Result.isSuccess(read)) return Effect.succeed(read.success)
      return Effect.flatMap(LenientReading, (lenient) => {
        const found = lenient ? withoutBroken(body.value, items(), whole()) : undefined
        return found === undefined ? Effect.fail(unreadable(read.failure, answer())) : Effect.succeed(found)
      })
    })
}

const once = <A>(make: () => A): (() => A) => {
  let made: { readonly value: A } | undefined
  return () => (made ??= { value: make() }).value
}

const parseJson = Option.liftThrowable((text: string): unknown => JSON.parse(text))

/** What a body holds for a shape: nothing that is looked at, text as it is, or JSON. */
const parserOf = (shape: SchemaAST.AST): ((body: string) => Option.Option<unknown>) => {
  if (HttpApiSchema.isNoContent(shape)) return () => Option.some(null)
  if (SchemaAST.isString(shape)) return Option.some
  const isNullable = SchemaAST.isUnion(shape) && shape.types.some(SchemaAST.isNull)
  return (body) => (isNullable && body.trim() === "" ? Option.some(null) : parseJson(body))
}

/** The shape of an endpoint's success. */
export const successOf = (endpoint: HttpApiEndpoint.Top): Schema.Top => {
  const [success, ...alternatives] = endpoint.success
  if (success === undefined || alternatives.length > 0) throw new Error("An endpoint has one success")
  return success
}

/**
 * Falls back to the interpreter by itself where generating code is forbidden.
 *
 * The only checks in an answer's shape are that numbers are whole, or finite, and a page holds three thousand numbers:
 * they are not made. What the types say is read; half a beat per minute more than expected does not fail a page.
 */
const compile = (schema: Schema.Top): Decode => {
  if (!decodesAlone(schema)) throw new Error("An endpoint's success decodes by itself")
  SchemaJITCompiler.enable(schema.ast)
  return Schema.decodeUnknownResult(schema, { disableChecks: true })
}

/** No shape of the declaration needs a service to be read; one that is taken out of a set cannot say so. */
const decodesAlone = (schema: Schema.Top): schema is Schema.Top & Schema.ConstraintDecoder<unknown> =>
  Schema.isSchema(schema)

/** For each field of an answer that holds a list, what reads one item. */
const itemDecoders = (
  success: SchemaAST.AST
): ReadonlyArray<readonly [field: PropertyKey, decode: Decode]> =>
  SchemaAST.isObjects(success)
    ? success.propertySignatures.flatMap(({ name, type }) => {
        const [item] = SchemaAST.isArrays(type) ? type.rest : []
        return item === undefined ? [] : [[name, compile(Schema.make<Schema.Top>(item))] as const]
      })
    : []

/** The answer without the items that cannot be read, and those; undefined where it is not only items. */
const withoutBroken = (
  json: unknown,
  items: ReturnType<typeof itemDecoders>,
  whole: Decode
): object | undefined => {
  if (!Predicate.isObject(json)) return undefined
  const broken: Array<BrokenItem> = []
  const readable: Record<PropertyKey, unknown> = { ...json }
  for (const [field, decode] of items) {
    const list: unknown = Reflect.get(json, field)
    if (!Array.isArray(list)) continue
    readable[field] = list.filter((item: unknown, index) => {
      const read = decode(item)
      if (Result.isFailure(read)) broken.push({ index, ...firstIssue(read.failure) })
      return Result.isSuccess(read)
    })
  }
  const read = whole(readable)
  return Result.isSuccess(read) && Predicate.isObject(read.success) ? { ...read.success, broken } : undefined
}

const firstIssue = (error: Schema.SchemaError) => {
  const [first] = issues(error)
  return { at: first?.at ?? "", expected: first?.said ?? "Expected something else" }
}

const unreadable = (error: Schema.SchemaError, { method, path, status }: Answer): DecodeError =>
  new DecodeError({ method, path, status, ...firstIssue(error) })
