/**
 * The typed calls, one for each endpoint of the declaration: arguments checked and encoded, the answer decoded.
 */
import { Effect, Option, Predicate, Schema, SchemaIssue } from "effect"
import type { HttpClientResponse } from "effect/http"
import { HttpApi, HttpApiClient, type HttpApiEndpoint, type HttpApiGroup } from "effect/http-api"
import { SchemaJITCompiler } from "effect/schema"
import { BeatportApi } from "../../api/BeatportApi.ts"
import {
  type BeatportError,
  type CallError,
  DecodeError,
  type NotFoundError,
  ServerError,
  ValidationError
} from "../../errors/BeatportError.ts"
import { type Answer, notJson } from "../../errors/fromResponse.ts"
import type { About } from "../../errors/fromTransport.ts"
import { BeatportConfig, type BeatportConfigService } from "../BeatportConfig.ts"
import { BeatportHttpClient } from "../BeatportHttpClient.ts"
import { answerOf } from "../http/checked.ts"
import { CurrentRoute } from "../http/transport.ts"

type Part<Name extends string, S extends Schema.Constraint> = [S] extends [never]
  ? unknown
  : { readonly [K in Name]: S["Type"] }

/** A call of an endpoint. Only one whose path names something may find nothing there. */
export type Call<E extends HttpApiEndpoint.ConstraintRequest> = (
  request: Part<"params", E["~Params"]> & Part<"query", E["~Query"]> & Part<"payload", E["~Payload"]>
) => Effect.Effect<
  E["~Success"]["Type"],
  [E["~Params"]] extends [never] ? CallError : CallError | NotFoundError
>

/** The calls of a declaration, by group and endpoint. */
export type CallsOf<Api> =
  Api extends HttpApi.HttpApi<string, infer Groups>
    ? {
        readonly [Group in Groups as HttpApiGroup.Identifier<Group>]: {
          readonly [
            Endpoint in Extract<
              HttpApiGroup.Endpoints<Group>,
              HttpApiEndpoint.ConstraintRequest
            > as Endpoint["identifier"]
          ]: Call<Endpoint>
        }
      }
    : never

/** The calls of API v4. */
export type Calls = CallsOf<typeof BeatportApi>

/** Sends the request of an endpoint; the declaration's client encodes it. */
type Send = (
  request: object
) => Effect.Effect<HttpClientResponse.HttpClientResponse, BeatportError | Schema.SchemaError>

/** Makes the calls over the authorised client. */
export const makeCalls = Effect.gen(function* () {
  const config = yield* BeatportConfig
  const client = yield* HttpApiClient.makeWith(BeatportApi, { httpClient: yield* BeatportHttpClient })
  if (!isSenders(client)) return yield* Effect.die("The client lacks an endpoint of its declaration")

  const calls: Record<string, Record<string, unknown>> = {}
  HttpApi.reflect(BeatportApi, {
    onGroup: ({ group }) => {
      calls[group.identifier] = {}
    },
    onEndpoint: ({ endpoint, group }) => {
      const send = client[group.identifier]?.[endpoint.identifier]
      const into = calls[group.identifier]
      if (send !== undefined && into !== undefined)
        into[endpoint.identifier] = makeCall(
          `${group.identifier}.${endpoint.identifier}`,
          endpoint,
          send,
          config
        )
    }
  })
  if (!isCalls(calls)) return yield* Effect.die("A call is missing for an endpoint of the declaration")
  return calls
})

const makeCall = (name: string, endpoint: HttpApiEndpoint.Top, send: Send, config: BeatportConfigService) => {
  const decode = makeDecoder(endpoint)
  const about: About = { method: endpoint.method, path: endpoint.path }
  const attributes = { "http.request.method": endpoint.method, "http.route": endpoint.path }
  const call = (request: object) =>
    send({ ...request, responseMode: "response-only" }).pipe(
      Effect.mapError((error) => (Schema.isSchemaError(error) ? wrongArguments(error, about) : error)),
      Effect.flatMap((response) => answerOf(response, config)),
      Effect.flatMap(decode),
      Effect.provideService(CurrentRoute, endpoint.path),
      Effect.withSpan(name, { kind: "client", attributes }, { captureStackTrace: false })
    )
  return endpoint.params === undefined
    ? (request: object) =>
        Effect.catchTag(call(request), "NotFoundError", (error) => Effect.fail(gone(error)))
    : call
}

type Decode = (json: unknown) => Effect.Effect<unknown, Schema.SchemaError>

/** Reads an answer as an endpoint's success. The reader is compiled when it is first needed. */
const makeDecoder = (endpoint: HttpApiEndpoint.Top) => {
  let decode: Decode | undefined
  return (answer: Answer): Effect.Effect<unknown, DecodeError> =>
    Effect.suspend(() => {
      const json = parseJson(answer.body)
      if (Option.isNone(json)) return Effect.fail(notJson(answer))
      const read = (decode ??= compile(endpoint))
      return Effect.mapError(read(json.value), (error) => unreadable(error, answer))
    })
}

const parseJson = Option.liftThrowable((text: string): unknown => JSON.parse(text))

/** Falls back to the interpreter by itself where generating code is forbidden. */
const compile = (endpoint: HttpApiEndpoint.Top) => {
  const [success, ...alternatives] = endpoint.success
  if (success === undefined || alternatives.length > 0 || !decodesAlone(success)) {
    throw new Error("An endpoint has one success, which decodes by itself")
  }
  SchemaJITCompiler.enable(success.ast)
  return Schema.decodeUnknownEffect(success)
}

/** No shape of the declaration needs a service to be read; one that is taken out of a set cannot say so. */
const decodesAlone = (schema: Schema.Top): schema is Schema.Top & Schema.ConstraintDecoder<unknown> =>
  Schema.isSchema(schema)

const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1()

/** Where an issue is, as one would write it in a program: `results[3].artists[0].name`. */
const placeOf = (path: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined): string =>
  (path ?? []).reduce<string>((place, segment) => {
    const key = Predicate.isObject(segment) ? segment.key : segment
    if (Predicate.isNumber(key)) return `${place}[${key}]`
    return place === "" ? String(key) : `${place}.${String(key)}`
  }, "")

const unreadable = (error: Schema.SchemaError, { method, path, status }: Answer): DecodeError => {
  const [issue] = issuesOf(error.issue).issues
  return new DecodeError({
    method,
    path,
    status,
    at: placeOf(issue?.path),
    expected: issue?.message ?? "Expected something else"
  })
}

const wrongArguments = (error: Schema.SchemaError, about: About): ValidationError => {
  const fields: Record<string, Array<string>> = {}
  for (const { message, path } of issuesOf(error.issue).issues) {
    const said = message === "Expected no excess property" ? "There is no such argument." : `${message}.`
    const field = placeOf(path)
    fields[field] = [...(fields[field] ?? []), said]
  }
  return new ValidationError({ ...about, fields })
}

/** A list that is not there is not a thing with another id: the server's map has changed. */
const gone = ({ method, path, status }: NotFoundError): ServerError =>
  new ServerError({ method, path, status, detail: "this endpoint is gone" })

const isComplete = (built: object): boolean => {
  const groups = Object.entries(BeatportApi.groups)
  return groups.every(([group, { endpoints }]) =>
    Object.keys(endpoints).every((endpoint) => {
      const calls: unknown = Reflect.get(built, group)
      return Predicate.isObject(calls) && Predicate.isFunction(Reflect.get(calls, endpoint))
    })
  )
}

const isSenders = (client: object): client is Readonly<Record<string, Readonly<Record<string, Send>>>> =>
  isComplete(client)

const isCalls = (calls: object): calls is Calls => isComplete(calls)
