/**
 * An OpenAPI document, as far as a client has to agree with it: its operations, their parameters and their responses.
 */
import { Schema } from "effect"

/** A JSON Schema of OpenAPI 3.0 or 3.1, as far as it says which fields there are and of what types. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | ReadonlyArray<string>
  readonly nullable?: boolean
  readonly enum?: ReadonlyArray<Schema.Json>
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: ReadonlyArray<string>
  readonly items?: JsonSchema
  readonly anyOf?: ReadonlyArray<JsonSchema>
  readonly oneOf?: ReadonlyArray<JsonSchema>
  readonly allOf?: ReadonlyArray<JsonSchema>
  readonly readOnly?: boolean
}

const JsonSchema: Schema.Codec<JsonSchema> = Schema.suspend(() => jsonSchema)

const some = Schema.optionalKey(Schema.Array(JsonSchema))

const jsonSchema = Schema.Struct({
  $ref: Schema.optionalKey(Schema.String),
  type: Schema.optionalKey(Schema.Union([Schema.String, Schema.Array(Schema.String)])),
  nullable: Schema.optionalKey(Schema.Boolean),
  enum: Schema.optionalKey(Schema.Array(Schema.Json)),
  properties: Schema.optionalKey(Schema.Record(Schema.String, JsonSchema)),
  required: Schema.optionalKey(Schema.Array(Schema.String)),
  items: Schema.optionalKey(JsonSchema),
  anyOf: some,
  oneOf: some,
  allOf: some,
  readOnly: Schema.optionalKey(Schema.Boolean)
})

const Content = Schema.Record(Schema.String, Schema.Struct({ schema: Schema.optionalKey(JsonSchema) }))

const Parameter = Schema.Struct({
  name: Schema.String,
  in: Schema.String,
  schema: Schema.optionalKey(JsonSchema)
})

const DocumentedOperation = Schema.Struct({
  parameters: Schema.optionalKey(Schema.Array(Parameter)),
  requestBody: Schema.optionalKey(Schema.Struct({ content: Content })),
  responses: Schema.Record(Schema.String, Schema.Struct({ content: Schema.optionalKey(Content) }))
})

/** The document. */
export const Document = Schema.Struct({
  openapi: Schema.String,
  paths: Schema.Record(Schema.String, Schema.Record(Schema.String, Schema.Unknown)),
  components: Schema.optionalKey(
    Schema.Struct({ schemas: Schema.optionalKey(Schema.Record(Schema.String, JsonSchema)) })
  )
})
export interface Document extends Schema.Schema.Type<typeof Document> {}

/** The named schemas of a document. */
export type Components = Readonly<Record<string, JsonSchema>>

/** One operation. */
export interface Operation {
  /** Method and path below the base URL: `GET /catalog/tracks/{id}/`. */
  readonly route: string
  readonly pathParameters: ReadonlyArray<string>
  readonly query: ReadonlyMap<string, JsonSchema>
  /** What is sent; undefined where nothing is. */
  readonly body: JsonSchema | undefined
  /** The JSON schema of the response; undefined if none is given. */
  readonly response: JsonSchema | undefined
  readonly components: Components
}

const methods: ReadonlySet<string> = new Set(["get", "post", "put", "patch", "delete"])

/** The operations of a document by route, with the parameters in paths called the same: their names are never sent. */
export const operationsOf = (document: Document): ReadonlyMap<string, Operation> => {
  const components = document.components?.schemas ?? {}
  const operations = new Map<string, Operation>()
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, said] of Object.entries(item)) {
      if (!methods.has(method)) continue
      const operation = decodeOperation(said)
      const parameters = operation.parameters ?? []
      const route = `${method.toUpperCase()} ${path.replace(/^\/v4\//, "/")}`
      const responses = Object.entries(operation.responses).flatMap(([status, { content }]) =>
        status.startsWith("2") ? [schemaIn(content)] : []
      )
      operations.set(keyOf(route), {
        route,
        components,
        pathParameters: parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name),
        query: new Map(
          parameters
            .filter((parameter) => parameter.in === "query")
            .map(({ name, schema = {} }) => [name, schema] as const)
        ),
        body: schemaIn(operation.requestBody?.content),
        response: responses.find((schema) => schema !== undefined)
      })
    }
  }
  return operations
}

const decodeOperation = Schema.decodeUnknownSync(DocumentedOperation)

/** A route whose parameters have no names. */
export const keyOf = (route: string): string => route.replaceAll(/\{[^}]*\}/g, "{}")

const schemaIn = (content: typeof Content.Type | undefined): JsonSchema | undefined =>
  content === undefined ? undefined : Object.values(content)[0]?.schema
