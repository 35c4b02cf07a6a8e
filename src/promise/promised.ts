/**
 * Operations that return Effects, as functions that return promises.
 */
import { Effect, Predicate } from "effect"
import type { BeatportError } from "../errors/BeatportError.ts"
import type { Track, TrackDetail } from "../schemas/Track.ts"
import { Batch } from "../services/batches/Batch.ts"
import type { Tracks } from "../services/Beatport/Tracks.ts"
import { Paged } from "../services/lists/Paged.ts"
import { mapOperations, type Operation, requireMembers } from "../services/mapOperations.ts"
import { BatchPromise } from "./BatchPromise.ts"
import { PagedPromise } from "./PagedPromise.ts"
import type { CallOptions, Run } from "./Run.ts"

/** The promise, list or batch that an operation returns instead of its Effect. */
export type PromiseOf<Result> =
  Result extends Batch<infer Key, infer A, unknown>
    ? BatchPromise<Key, A>
    : Result extends Paged<infer A, unknown>
      ? PagedPromise<A>
      : Result extends Effect.Effect<infer A, unknown>
        ? Promise<A>
        : never

/** The operations of a resource, each with call options as its last argument. */
type PromisedOperations<Resource> = {
  readonly [Name in keyof Resource]: Resource[Name] extends (...args: infer Args) => infer Result
    ? (...args: [...args: Args, options?: CallOptions]) => PromiseOf<Result>
    : Promised<Resource[Name]>
}

/** The operations on tracks, with promises. `get` is written out because a mapped type keeps one overload only. */
export interface PromisedTracks extends Omit<PromisedOperations<Tracks>, "get"> {
  /**
   * Returns the track with this id. If it is not sold in the account's country, the promise rejects with a
   * `ForbiddenError` (`TerritoryRestricted`), unless `fallback: "list"` requests the list form instead.
   */
  readonly get: {
    (id: number, options?: CallOptions): Promise<TrackDetail>
    (id: number, options: { readonly fallback: "list" }, call?: CallOptions): Promise<TrackDetail | Track>
  }
}

/** The operations of a resource and of the resources in it, with promises. */
export type Promised<Resource> = Resource extends Tracks ? PromisedTracks : PromisedOperations<Resource>

/** Returns the same resource with promises. */
export const promised = <Resource extends object>(resource: Resource, run: Run): Promised<Resource> => {
  const built = mapOperations(resource, (operation) => promisedOperation(operation, run))
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

const promisedOperation =
  (operation: Operation, run: Run): Operation =>
  (...args) => {
    const options = args.at(-1)
    const isLast = isCallOptions(options)
    const result = operation(...(isLast ? args.slice(0, -1) : args))
    const signal = isLast ? options.signal : undefined
    if (isBatch(result)) return new BatchPromise(result, run, signal)
    if (isPaged(result)) return new PagedPromise(result, run, signal)
    if (isCall(result)) return run.promise(result, signal)
    throw new TypeError("Expected an operation to return an Effect, a list or a batch")
  }

/** Tells call options from an operation's own last argument: they hold a signal and nothing else. */
const isCallOptions = (last: unknown): last is CallOptions =>
  Predicate.isObject(last) && Predicate.hasProperty(last, "signal") && Object.keys(last).length === 1

// Every operation of `BeatportService` fails with a `BeatportError` only. These guards test the rest.
const isBatch = (result: unknown): result is Batch<string | number, unknown, BeatportError> =>
  result instanceof Batch
const isPaged = (result: unknown): result is Paged<unknown, BeatportError> => result instanceof Paged
const isCall = (result: unknown): result is Effect.Effect<unknown, BeatportError> => Effect.isEffect(result)
