/**
 * The requests whose responses a cache keeps, and their responses.
 */
import type { Effect } from "effect"
import type { BeatportError } from "../../errors/BeatportError.ts"
import type { ResourceKind } from "./ResourceKind.ts"

/** Describes a request whose response can be kept. */
export interface CacheableRequest {
  /** Stands for the account: responses are never shared between accounts. It is a hash, so it holds no secret. */
  readonly account: string
  /** The resource that `invalidate` names when it changes. */
  readonly resource: string
  /** The kind of the resource, which decides the lifetime of the response. */
  readonly kind: ResourceKind
  /** Method, path and query. */
  readonly key: string
  /** Sends the request. */
  readonly send: Effect.Effect<LoadedResponse, BeatportError>
  /** Decodes a body that was stored. */
  readonly decode: (body: string) => Effect.Effect<LoadedResponse, BeatportError>
}

/** Holds a response: its decoded value and its JSON. */
export interface LoadedResponse {
  /** The body, decoded by the schema of the endpoint. */
  readonly value: unknown
  /** The body as JSON. */
  readonly body: string
  /** Whether it can be kept. A list of which lenient decoding left out invalid items cannot. */
  readonly isComplete: boolean
}

/** Holds the value of a response, and tells whether it was stored; undefined if the call cannot use a cache. */
export interface CachedResponse {
  /** The response, decoded by the schema of the endpoint. */
  readonly value: unknown
  /** Whether the response was stored; undefined if the call cannot use a cache. */
  readonly isHit: boolean | undefined
}
