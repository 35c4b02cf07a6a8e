/**
 * Typed calls, one for each endpoint of the declaration. A call checks and encodes its arguments, sends the request
 * through the `BeatportHttpClient` and decodes the response.
 */
import { Effect, Predicate, Redacted, Schema } from "effect"
import { Headers, type HttpClientResponse } from "effect/http"
import { HttpApi, HttpApiClient, type HttpApiEndpoint, type HttpApiGroup } from "effect/http-api"
import { BeatportApi } from "../../api/BeatportApi.ts"
import type { BeatportError, CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import { makeRemovedEndpointError, type ReceivedResponse } from "../../errors/fromResponse.ts"
import { invalidArguments } from "../../errors/fromSchema.ts"
import type { Given } from "../../schemas/Given.ts"
import { BeatportConfig, type BeatportConfigService } from "../BeatportConfig.ts"
import { BeatportHttpClient } from "../BeatportHttpClient.ts"
import { summarizeRequest, toCallError, toReceivedResponse } from "../http/sendRequest.ts"
import { bufferResponse } from "../http/BufferedResponse.ts"
import { requireMembers } from "../mapOperations.ts"
import type { CachedResponse, LoadedResponse } from "../Cache/CacheableRequest.ts"
import { countDecodeFailure } from "../telemetry/clientMetrics.ts"
import { type Route, serverAttributes, toTemplate } from "../telemetry/Route.ts"
import { AttributeName } from "../telemetry/TelemetryNames.ts"
import { ifTraced } from "../telemetry/withSpan.ts"
import { type CachedCall, makeCacheStep } from "./CachedCall.ts"
import { makeDecoder, successOf } from "./decodeResponse.ts"

type Part<Name extends string, S extends Schema.Constraint> = [S] extends [never]
  ? unknown
  : { readonly [K in Name]: Given<S["Type"]> }

type RequestOf<E extends HttpApiEndpoint.ConstraintRequest> = Part<"params", E["~Params"]> &
  Part<"query", E["~Query"]> &
  Part<"payload", E["~Payload"]>

type ErrorOf<E extends HttpApiEndpoint.ConstraintRequest> = [E["~Params"]] extends [never]
  ? CallError
  : CallError | NotFoundError

/** Calls one endpoint. Only an endpoint with a path parameter can fail with `NotFoundError`. */
export interface EndpointCall<E extends HttpApiEndpoint.ConstraintRequest> {
  (request: RequestOf<E>): Effect.Effect<E["~Success"]["Type"], ErrorOf<E>>
  /** The endpoint's group and name: `tracks.list`. */
  readonly endpoint: string
  /** The path template of the endpoint. */
  readonly path: string
  /** Decodes the response with another schema, for an argument that changes what the endpoint returns. */
  readonly decodingAs: <S extends Schema.Top & Schema.ConstraintDecoder<unknown>>(
    schema: S
  ) => (request: RequestOf<E>) => Effect.Effect<S["Type"], ErrorOf<E>>
}

/** Groups the calls of a declaration by group and endpoint. */
export type EndpointCallsOf<Api> =
  Api extends HttpApi.HttpApi<string, infer Groups>
    ? {
        readonly [Group in Groups as HttpApiGroup.Identifier<Group>]: {
          readonly [
            Endpoint in Extract<
              HttpApiGroup.Endpoints<Group>,
              HttpApiEndpoint.ConstraintRequest
            > as Endpoint["identifier"]
          ]: EndpointCall<Endpoint>
        }
      }
    : never

/** The calls of API v4. */
export type EndpointCalls = EndpointCallsOf<typeof BeatportApi>

/** Sends the request of an endpoint. The client made from the declaration encodes it. */
type Send = (
  request: object
) => Effect.Effect<HttpClientResponse.HttpClientResponse, BeatportError | Schema.SchemaError>

type Senders = Readonly<Record<string, Readonly<Record<string, Send>>>>

/** Makes the calls over the `BeatportHttpClient`. */
export const makeEndpointCalls: Effect.Effect<EndpointCalls, never, BeatportConfig | BeatportHttpClient> =
  Effect.gen(function* () {
    const config = yield* BeatportConfig
    const client = yield* HttpApiClient.makeWith(BeatportApi, { httpClient: yield* BeatportHttpClient })
    assertSenders(client)

    const cacheStep = yield* makeCacheStep
    const server = serverAttributes(config.baseUrl)
    const calls = new Map<string, Record<string, unknown>>()
    HttpApi.reflect(BeatportApi, {
      onGroup: ({ group }) => {
        calls.set(group.identifier, {})
      },
      onEndpoint: ({ endpoint, group }) => {
        const send = client[group.identifier]?.[endpoint.identifier]
        const into = calls.get(group.identifier)
        const name = `${group.identifier}.${endpoint.identifier}`
        if (send === undefined || into === undefined) throw new Error(`${name} has no request`)
        into[endpoint.identifier] = makeEndpointCall(
          name,
          endpoint,
          send,
          config,
          cacheStep(endpoint),
          server
        )
      }
    })
    const built = Object.fromEntries(calls)
    assertEndpointCalls(built)
    return built
  })

/** Asserts that a client made from the declaration sends the request of any endpoint: its type has one for each. */
function assertSenders(client: object): asserts client is Senders {
  requireMembers(client, Object.keys(BeatportApi.groups))
}

/** Asserts that calls made in a loop over the declaration are those of its type. */
function assertEndpointCalls(calls: object): asserts calls is EndpointCalls {
  requireMembers(calls, Object.keys(BeatportApi.groups))
}

const makeEndpointCall = (
  name: string,
  endpoint: HttpApiEndpoint.Top,
  send: Send,
  config: BeatportConfigService,
  cached: CachedCall,
  server: Route["attributes"]
) => {
  const route = { method: endpoint.method, template: toTemplate(endpoint.path) }
  const attributes = {
    [AttributeName.method]: route.method,
    [AttributeName.route]: route.template,
    ...server
  }
  const decodingAs = (schema: Schema.Top) => {
    const decodeBody = makeDecoder(schema, config.decoding)
    const decode = (body: string, response: () => ReceivedResponse) =>
      Effect.map(decodeBody(body, response), (value): LoadedResponse => ({
        value,
        body,
        isComplete: !Predicate.hasProperty(value, "broken")
      }))
    // The body has been read by `BeatportHttpClient`, unless the caller replaced that service.
    const read = (response: HttpClientResponse.HttpClientResponse) =>
      bufferResponse(response, config.maxResponseBytes).pipe(
        Effect.mapError((error) =>
          toCallError(summarizeRequest(response.request, config.baseUrl), config)(error)
        ),
        Effect.flatMap((whole) => decode(whole.body, () => toReceivedResponse(whole, config)))
      )
    const stored = {
      method: endpoint.method,
      path: endpoint.path,
      status: 200,
      headers: Headers.empty,
      body: ""
    }
    const call = (request: Parts) =>
      cached(
        request,
        send({
          ...request,
          query: withoutUndefined(request.query),
          payload: withoutUndefined(request.payload),
          responseMode: "response-only"
        }).pipe(
          Effect.mapError((error) => (Schema.isSchemaError(error) ? invalidArguments(error, name) : error)),
          Effect.flatMap(read),
          Effect.tapError((error) => (error._tag === "DecodeError" ? countDecodeFailure(route) : Effect.void))
        ),
        (body) => decode(body, () => stored)
      ).pipe(annotated(attributes), Effect.map(valueOf))
    return endpoint.params === undefined
      ? (request: Parts) =>
          Effect.catchTag(call(request), "NotFoundError", (error) =>
            Effect.fail(makeRemovedEndpointError(error))
          )
      : call
  }
  return Object.assign(decodingAs(successOf(endpoint)), { endpoint: name, path: endpoint.path, decodingAs })
}

/** Returns the value of a response. The page of a list tells whether it was stored. */
const valueOf = ({ isHit, value }: CachedResponse): unknown =>
  isHit === true && Predicate.hasProperty(value, "results") ? { ...value, cached: true } : value

/** Adds method, route and server to the operation's span, and whether the response was stored. */
const annotated =
  (attributes: Route["attributes"]) =>
  <E>(call: Effect.Effect<CachedResponse, E>): Effect.Effect<CachedResponse, E> =>
    ifTraced(
      () =>
        Effect.andThen(
          Effect.annotateCurrentSpan(attributes),
          Effect.tap(call, ({ isHit }) =>
            isHit === undefined ? Effect.void : Effect.annotateCurrentSpan(AttributeName.cached, isHit)
          )
        ),
      call
    )

interface Parts {
  readonly params?: unknown
  readonly query?: unknown
  readonly payload?: unknown
}

/** No endpoint takes arguments that are nested deeper. An argument that contains itself ends here, and its schema rejects it. */
const deepestArgument = 8

/** Removes arguments that are undefined: `{ genre_id: chosen?.id }` without a choice lists every genre. */
const withoutUndefined = (argument: unknown, depth = 0): unknown =>
  Predicate.isObject(argument) && !Redacted.isRedacted(argument) && depth < deepestArgument
    ? Object.fromEntries(
        Object.entries(argument).flatMap(([name, value]: [string, unknown]) =>
          value === undefined ? [] : [[name, withoutUndefined(value, depth + 1)]]
        )
      )
    : argument
