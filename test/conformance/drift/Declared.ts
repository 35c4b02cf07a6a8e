/**
 * The operations of this SDK's declaration, in the form of a document's.
 */
import { Result, Schema, SchemaIssue } from "effect"
import { HttpApi, type HttpApiEndpoint, OpenApi } from "effect/http-api"
import { BeatportApi } from "../../../src/api/BeatportApi.ts"
import { Document, keyOf, type Operation, operationsOf } from "./Document.ts"

/** An operation of the declaration. */
export interface Declared extends Operation {
  /** What a user calls it by: `tracks.get`. */
  readonly name: string
  /** Whether a query parameter takes a value. */
  readonly takes: (parameter: string, value: unknown) => boolean
  /** The schema of the response. */
  readonly success: Schema.Top
}

/** The declaration's operations by route, with the parameters in paths called the same. */
export const declared = (): ReadonlyMap<string, Declared> => {
  // As JSON, because that is how every other document comes.
  const document = Schema.decodeUnknownSync(Document)(
    JSON.parse(JSON.stringify(OpenApi.fromApi(BeatportApi)))
  )
  const operations = operationsOf(document)
  const found = new Map<string, Declared>()
  HttpApi.reflect(BeatportApi, {
    onGroup: () => undefined,
    onEndpoint: ({ endpoint, group }) => {
      const key = keyOf(`${endpoint.method} ${endpoint.path.replaceAll(/:\w+/g, "{}")}`)
      const operation = operations.get(key)
      const [success] = endpoint.success
      if (operation === undefined || success === undefined) throw new Error(`The document lacks ${key}`)
      found.set(key, {
        ...operation,
        name: `${group.identifier}.${endpoint.identifier}`,
        takes: takenBy(endpoint),
        success
      })
    }
  })
  return found
}

const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1()

const takenBy = ({ query }: HttpApiEndpoint.Top): Declared["takes"] => {
  if (query === undefined || !encodesAlone(query)) return () => false
  const encode = Schema.encodeUnknownResult(query)
  return (parameter, value) => {
    const encoded = encode({ [parameter]: value }, { onExcessProperty: "error", errors: "all" })
    // Another parameter may be missing; what counts is this one.
    return (
      Result.isSuccess(encoded) ||
      !issuesOf(encoded.failure.issue).issues.some(({ path }) => path?.[0] === parameter)
    )
  }
}

/** No filter needs a service to be written. */
const encodesAlone = (schema: Schema.Top): schema is Schema.Top & Schema.ConstraintEncoder<unknown> =>
  Schema.isSchema(schema)
