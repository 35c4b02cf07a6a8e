/**
 * Operations that return Effects, as functions that return promises.
 */
import { Effect } from "effect"
import type { BeatportError } from "../errors/BeatportError.ts"
import type { Track, TrackDetail } from "../schemas/Track.ts"
import { Decoding } from "../services/calls/Decoding.ts"
import { Batch } from "../services/batches/Batch.ts"
import type { Tracks } from "../services/Beatport/Tracks.ts"
import { Paged } from "../services/lists/Paged.ts"
import { mapOperations, type Operation, requireMembers } from "../services/mapOperations.ts"
import { BatchPromise } from "./BatchPromise.ts"
import type { Call, CallOptions } from "./CallOptions.ts"
import { CallPromise } from "./CallPromise.ts"
import { captureCallSite } from "./CallSite.ts"
import { PagedPromise } from "./PagedPromise.ts"
import { makeFailingRun, type Run } from "./Run.ts"
import { splitArguments } from "./splitArguments.ts"

/** Maps the result of an operation to a promise, a list or a batch. */
export type PromiseOf<Result> =
  Result extends Batch<infer Key, infer A, unknown>
    ? BatchPromise<Key, A>
    : Result extends Paged<infer A, unknown>
      ? PagedPromise<A>
      : Result extends Effect.Effect<infer A, unknown>
        ? CallPromise<A>
        : never

/** The operations of a resource, each with call options as its last argument. */
export type PromisedOperations<Resource> = {
  readonly [Name in keyof Resource]: Resource[Name] extends (...args: infer Args) => infer Result
    ? (...args: [...args: Args, call?: CallOptions]) => PromiseOf<Result>
    : Promised<Resource[Name]>
}

/**
 * Defines the operations on tracks, with promises. `get` is written out because a mapped type keeps one overload
 * only.
 */
export interface PromisedTracks extends Omit<PromisedOperations<Tracks>, "get"> {
  /**
   * Returns the track with this id. If it is not sold in the account's country, the promise rejects with a
   * `ForbiddenError` (`TerritoryRestricted`), unless `fallback: "list"` requests the list form instead.
   */
  readonly get: {
    /** Returns the track with this id. A track that is not sold in the account's country is a `ForbiddenError`. */
    (id: number, options?: CallOptions): CallPromise<TrackDetail>
    /** Returns the track with this id. If it is not sold in the account's country, returns the fields of list responses. */
    (id: number, options: { readonly fallback: "list" }, call?: CallOptions): CallPromise<TrackDetail | Track>
  }
}

/** Defines the operations of a resource, and of the resources in it, with promises. */
export type Promised<Resource> = Resource extends Tracks ? PromisedTracks : PromisedOperations<Resource>

/** Returns the same resource with promises. */
export const toPromises = <Resource extends object>(resource: Resource, run: Run): Promised<Resource> => {
  const built = mapOperations(resource, (operation, name) => toPromiseOperation(operation, run, name))
  assertPromised(built, resource)
  return built
}

/** Asserts that operations mapped one by one have the type that is derived from their resource. */
function assertPromised<Resource extends object>(
  built: object,
  resource: Resource
): asserts built is Promised<Resource> {
  requireMembers(built, Object.keys(resource))
}

const toPromiseOperation = (operation: Operation, working: Run, name: string): Operation => {
  const promisedAs: Operation = (...given) => {
    const { args, options, problem } = splitArguments(given, operation.arity, name)
    const run = problem === undefined ? working : makeFailingRun(problem)
    const call: Call = { ...options, site: captureCallSite(promisedAs) }
    const lenient = options.lenient === true
    const result = operation(...args)
    if (isBatch(result)) return new BatchPromise(lenient ? result.lenient : result, run, call)
    if (isPaged(result)) return new PagedPromise(lenient ? result.lenient : result, run, call)
    if (!isCall(result)) throw new TypeError("Expected an operation to return an Effect, a list or a batch")
    return CallPromise.make(
      (isLenient, onResponse) =>
        run.promise(isLenient ? Effect.provideService(result, Decoding, "lenient") : result, {
          ...call,
          onResponse
        }),
      lenient
    )
  }
  return promisedAs
}

// Every operation of `BeatportService` fails with a `BeatportError` only. These guards test the rest.
const isBatch = (result: unknown): result is Batch<string | number, unknown, BeatportError> =>
  result instanceof Batch
const isPaged = (result: unknown): result is Paged<unknown, BeatportError> => result instanceof Paged
const isCall = (result: unknown): result is Effect.Effect<unknown, BeatportError> => Effect.isEffect(result)
