/**
 * The typed calls, one for each endpoint of the declaration: arguments checked and encoded, the answer decoded.
 */
import { Effect, Predicate, Redacted, Schema, Tracer } from "effect"
import type { HttpClientResponse } from "effect/http"
import { HttpApi, HttpApiClient, type HttpApiEndpoint, type HttpApiGroup } from "effect/http-api"
import { BeatportApi } from "../../api/BeatportApi.ts"
import type { BeatportError, CallError, NotFoundError } from "../../errors/BeatportError.ts"
import { gone } from "../../errors/fromResponse.ts"
import { wrongArguments } from "../../errors/fromSchema.ts"
import type { About } from "../../errors/fromTransport.ts"
import { BeatportConfig, type BeatportConfigService } from "../BeatportConfig.ts"
import { BeatportHttpClient } from "../BeatportHttpClient.ts"
import { aboutRequest, answerOf, failure, onRoute } from "../http/transport.ts"
import { readWhole } from "../http/wholeAnswer.ts"
import { makeReader, successOf } from "./decodeResponse.ts"

type Part<Name extends string, S extends Schema.Constraint> = [S] extends [never]
  ? unknown
  : { readonly [K in Name]: S["Type"] }

type RequestOf<E extends HttpApiEndpoint.ConstraintRequest> = Part<"params", E["~Params"]> &
  Part<"query", E["~Query"]> &
  Part<"payload", E["~Payload"]>

type ErrorOf<E extends HttpApiEndpoint.ConstraintRequest> = [E["~Params"]] extends [never]
  ? CallError
  : CallError | NotFoundError

/** A call of an endpoint. Only one whose path names something may find nothing there. */
export interface Call<E extends HttpApiEndpoint.ConstraintRequest> {
  (request: RequestOf<E>): Effect.Effect<E["~Success"]["Type"], ErrorOf<E>>
  /** Which it is: `tracks.list`. */
  readonly operation: string
  /** The same call with its answer read as another shape, for an argument that changes what comes. */
  readonly reading: <S extends Schema.Top & Schema.ConstraintDecoder<unknown>>(
    shape: S
  ) => (request: RequestOf<E>) => Effect.Effect<S["Type"], ErrorOf<E>>
}

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
  const about: About = { method: endpoint.method, path: endpoint.path }
  const attributes = { "http.request.method": endpoint.method, "http.route": endpoint.path }
  const reading = (shape: Schema.Top) => {
    const readBody = makeReader(shape)
    // It has been read, unless somebody has put another client in the place of the SDK's.
    const read = (response: HttpClientResponse.HttpClientResponse) =>
      readWhole(response, config.maxAnswerBytes).pipe(
        Effect.mapError((error) => failure(aboutRequest(response.request, config.baseUrl), config)(error)),
        Effect.flatMap((whole) => readBody(whole.body, () => answerOf(whole, config)))
      )
    const call = (request: Parts) =>
      send({
        ...request,
        query: given(request.query),
        payload: given(request.payload),
        responseMode: "response-only"
      }).pipe(
        Effect.mapError((error) => (Schema.isSchemaError(error) ? wrongArguments(error, about) : error)),
        Effect.flatMap(read),
        onRoute(endpoint.path, config.debug),
        traced(name, attributes)
      )
    return endpoint.params === undefined
      ? (request: Parts) =>
          Effect.catchTag(call(request), "NotFoundError", (error) => Effect.fail(gone(error)))
      : call
  }
  return Object.assign(reading(successOf(endpoint)), { operation: name, reading })
}

/** A span, where somebody traces. Effect's own tracer shows spans to nobody, and one is felt in the time of a call. */
const traced =
  (name: string, attributes: Readonly<Record<string, string>>) =>
  <A, E>(call: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.flatMap(Tracer.Tracer, (tracer) =>
      tracer === Tracer.nativeTracer
        ? call
        : call.pipe(Effect.withSpan(name, { kind: "client", attributes }, { captureStackTrace: false }))
    )

interface Parts {
  readonly query?: unknown
  readonly payload?: unknown
}

/** The arguments that are given. An undefined one is as good as none: `{ genre_id: chosen?.id }` lists every genre. */
const given = (argument: unknown): unknown =>
  Predicate.isObject(argument) && !Redacted.isRedacted(argument)
    ? Object.fromEntries(
        Object.entries(argument).flatMap(([name, value]: [string, unknown]) =>
          value === undefined ? [] : [[name, given(value)]]
        )
      )
    : argument

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
