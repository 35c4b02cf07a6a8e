/**
 * Decodes request bodies as Django REST framework does: unknown fields are ignored, a number may be a string, and
 * errors are reported by field, with the framework's messages.
 *
 * The payload schemas of the declaration are stricter, because they find a caller's mistakes; the server is not.
 */
import {
  Array as Arr,
  Effect,
  Predicate,
  Result,
  Schema,
  SchemaIssue,
  SchemaParser,
  SchemaTransformation
} from "effect"
import type { HttpServerRequest, HttpServerResponse } from "effect/http"
import * as Responses from "./responses.ts"

type Response = HttpServerResponse.HttpServerResponse

/** A received body that is not decoded yet. */
export interface Body {
  /** Decodes these fields and responds with them, or with the errors about them. */
  readonly read: <S extends Schema.ConstraintDecoder<unknown>>(
    fields: S,
    respond: (values: S["Type"]) => Response
  ) => Response
}

/** Returns the body of a request. */
export const readBody = (request: HttpServerRequest.HttpServerRequest): Effect.Effect<Body> =>
  Effect.map(Effect.orDie(request.text), (text) => {
    const parsed = parse(text, request.headers["content-type"] ?? "application/json")
    return {
      read: (fields, respond) =>
        Result.match(
          Result.flatMap(parsed, (body) => decode(fields, body)),
          { onFailure: (errorResponse) => errorResponse, onSuccess: respond }
        )
    }
  })

const parse = (text: string, type: string): Result.Result<unknown, Response> => {
  if (text === "") return Result.succeed({})
  switch (type.split(";", 1).join("").trim()) {
    case "application/json":
      return Result.mapError(decodeJson(text), () =>
        Responses.detail(400, "JSON parse error - Expecting value: line 1 column 1 (char 0)")
      )
    case "application/x-www-form-urlencoded":
      return Result.succeed(readForm(new URLSearchParams(text)))
    default:
      return Result.fail(Responses.detail(415, `Unsupported media type "${type}" in request.`))
  }
}

const decodeJson = Schema.decodeUnknownResult(Schema.fromJsonString(Schema.Unknown))

/** Returns the fields of a form: a string each, or several strings for a repeated name. */
const readForm = (form: URLSearchParams): Readonly<Record<string, string | ReadonlyArray<string>>> =>
  Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? "") : values]
    })
  )

const describeNoDictionary = (value: unknown) =>
  `Invalid data. Expected a dictionary, but got ${nameType(value)}.`

const formatIssues = SchemaIssue.makeFormatterStandardSchemaV1({
  leafHook: (issue) =>
    issue._tag === "MissingKey" ? "This field is required." : SchemaIssue.defaultLeafHook(issue)
})

const decode = <S extends Schema.ConstraintDecoder<unknown>>(
  fields: S,
  body: unknown
): Result.Result<S["Type"], Response> => {
  if (!Predicate.isObject(body)) {
    return Result.fail(fieldErrors({ non_field_errors: describeNoDictionary(body) }))
  }
  return Result.mapError(Schema.decodeUnknownResult(fields, { errors: "all" })(body), ({ issue }) => {
    const byField = Arr.groupBy(formatIssues(issue).issues, ({ path }) => readField(path))
    return Responses.json(
      Object.fromEntries(
        Object.entries(byField).map(([field, issues]) => [
          field,
          Arr.dedupe(issues.map((one) => one.message))
        ])
      ),
      { status: 400 }
    )
  })
}

/** Makes a 400 with one message per field. */
export const fieldErrors = (byField: Readonly<Record<string, string>>): Response =>
  Responses.json(Object.fromEntries(Object.entries(byField).map(([field, said]) => [field, [said]])), {
    status: 400
  })

/** Makes a 400 for an id that does not exist. */
export const noSuchId = (field: string, id: number): Response =>
  fieldErrors({ [field]: `Invalid pk "${id}" - object does not exist.` })

const readField = (path: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined): string => {
  const first = path?.[0]
  return String(typeof first === "object" ? first.key : (first ?? "non_field_errors"))
}

/** Returns Python's name of the type of a JSON value. */
const nameType = (value: unknown): string => {
  if (value === null) return "NoneType"
  if (Array.isArray(value)) return "list"
  if (Predicate.isNumber(value)) return Number.isInteger(value) ? "int" : "float"
  return Predicate.isString(value) ? "str" : Predicate.isBoolean(value) ? "bool" : "dict"
}

const failInvalid = (message: string) => Effect.fail(new SchemaIssue.InvalidValue({ message }))

/** Makes a field of a type; `read` decodes a value that is present. */
const field = <S extends Schema.Top>(
  type: S,
  read: (value: {}) => Effect.Effect<S["Type"], SchemaIssue.Issue>
) =>
  Schema.Unknown.pipe(
    Schema.decodeTo(
      Schema.toType(type),
      SchemaTransformation.transformEffect<S["Type"], unknown>({
        decode: (value) =>
          value === null || value === undefined ? failInvalid("This field may not be null.") : read(value),
        encode: Effect.succeed
      })
    )
  )

const wholeNumber = /^-?\d{1,15}$/

/** Decodes a whole number, or a string that holds one. */
export const integer = field(Schema.Int, (value) => {
  if (value === "") return failInvalid("This field may not be blank.")
  if (Predicate.isNumber(value) && Number.isSafeInteger(value)) return Effect.succeed(value)
  return Predicate.isString(value) && wholeNumber.test(value)
    ? Effect.succeed(Number(value))
    : failInvalid("A valid integer is required.")
})

/** Decodes a position, from 1. */
export const position = integer.check(
  Schema.isGreaterThanOrEqualTo(1, { message: "Ensure this value is greater than or equal to 1." })
)

const textField = (longest: number, mayBeBlank: boolean) =>
  field(Schema.String, (value) => {
    if (!Predicate.isString(value) && !Predicate.isNumber(value)) return failInvalid("Not a valid string.")
    const trimmed = String(value).trim()
    if (trimmed === "" && !mayBeBlank) return failInvalid("This field may not be blank.")
    return trimmed.length > longest
      ? failInvalid(`Ensure this field has no more than ${longest} characters.`)
      : Effect.succeed(trimmed)
  })

/** Decodes a string with at most `longest` characters, without surrounding spaces. */
export const text = (longest: number) => textField(longest, false)

/** Decodes a string of any length, which may be empty. */
export const prose = textField(Number.POSITIVE_INFINITY, true)

/** Allows null in a field. */
export const nullable = <S extends Schema.ConstraintDecoder<unknown>>(member: S) => {
  const read = SchemaParser.decodeUnknownEffect(member)
  return Schema.Unknown.pipe(
    Schema.decodeTo(
      Schema.NullOr(Schema.toType(member)),
      SchemaTransformation.transformEffect<S["Type"] | null, unknown>({
        decode: (value) => (value === null ? Effect.succeed(null) : read(value)),
        encode: Effect.succeed
      })
    )
  )
}

/** Decodes an object inside a field. */
export const record = <S extends Schema.Top & Schema.ConstraintDecoder<unknown>>(fields: S) => {
  const read = SchemaParser.decodeUnknownEffect(fields)
  return field(fields, (value) =>
    Predicate.isObject(value) ? read(value, { errors: "all" }) : failInvalid(describeNoDictionary(value))
  )
}

const yes: ReadonlySet<unknown> = new Set([true, 1, "1", "true", "True", "on", "yes"])
const no: ReadonlySet<unknown> = new Set([false, 0, "0", "false", "False", "off", "no"])

/** Decodes a boolean in any of its forms in JSON, in forms and in Python. */
export const flag = field(Schema.Boolean, (value) =>
  yes.has(value)
    ? Effect.succeed(true)
    : no.has(value)
      ? Effect.succeed(false)
      : failInvalid("Must be a valid boolean.")
)

/** Decodes an e-mail address. */
export const email = field(Schema.String, (value) =>
  Predicate.isString(value) && /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)
    ? value.length > 128
      ? failInvalid("Ensure this field has no more than 128 characters.")
      : Effect.succeed(value)
    : failInvalid("Enter a valid email address.")
)

const listOf = <S extends Schema.Constraint>(member: S, mayBeEmpty: boolean) =>
  field(Schema.Array(Schema.Unknown), (value) =>
    Array.isArray(value)
      ? value.length > 0 || mayBeEmpty
        ? Effect.succeed(value)
        : failInvalid("This list may not be empty.")
      : failInvalid(`Expected a list of items but got type "${nameType(value)}".`)
  ).pipe(Schema.decodeTo(Schema.Array(member)))

/** Decodes a list with at least one member. */
export const list = <S extends Schema.Constraint>(member: S) => listOf(member, false)

/** Decodes a list that may be empty. */
export const maybeEmpty = <S extends Schema.Constraint>(member: S) => listOf(member, true)

/** Accepts any value, or none. */
export const anything = Schema.optionalKey(Schema.Unknown)

/** Accepts an object with any fields. */
export const everything = Schema.Record(Schema.String, Schema.Unknown)
