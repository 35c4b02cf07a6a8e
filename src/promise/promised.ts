/**
 * Operations that return Effects, as functions that return promises.
 */
import { Effect, Predicate } from "effect"
import type { BeatportError } from "../errors/BeatportError.ts"
import type { Track, TrackDetail } from "../schemas/Track.ts"
import { argumentError, type ValidationError } from "../errors/ValidationError.ts"
import { didYouMean, nearest } from "../schemas/nearest.ts"
import { type CacheMode, cacheModes, CurrentCacheMode } from "../services/Cache/CacheMode.ts"
import { Decoding } from "../services/calls/decodeResponse.ts"
import { Batch } from "../services/batches/Batch.ts"
import type { Tracks } from "../services/Beatport/Tracks.ts"
import { Paged } from "../services/lists/Paged.ts"
import { mapOperations, type Operation, requireMembers } from "../services/mapOperations.ts"
import { BatchPromise } from "./BatchPromise.ts"
import { CallPromise } from "./CallPromise.ts"
import { PagedPromise } from "./PagedPromise.ts"
import { type CallOptions, isAbortSignal, makeFailingRun, type Run } from "./Run.ts"

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
    (id: number, options?: CallOptions): CallPromise<TrackDetail>
    (id: number, options: { readonly fallback: "list" }, call?: CallOptions): CallPromise<TrackDetail | Track>
  }
}

/** Defines the operations of a resource, and of the resources in it, with promises. */
export type Promised<Resource> = Resource extends Tracks ? PromisedTracks : PromisedOperations<Resource>

/** Returns the same resource with promises. */
export const promised = <Resource extends object>(resource: Resource, run: Run): Promised<Resource> => {
  const built = mapOperations(resource, (operation, name) => promisedOperation(operation, run, name))
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
  (operation: Operation, working: Run, name: string): Operation =>
  (...given) => {
    const { args, cache, lenient = false, signal } = splitCallOptions(given)
    const problem = wrongCallOption(given, name)
    const run = problem === undefined ? working : makeFailingRun(problem)
    const result = operation(...args)
    if (isBatch(result)) {
      const batch = cache === undefined ? result : result.withCache(cache)
      return new BatchPromise(lenient ? batch.lenient : batch, run, signal)
    }
    if (isPaged(result)) {
      const paged = cache === undefined ? result : result.withCache(cache)
      return new PagedPromise(lenient ? paged.lenient : paged, run, signal)
    }
    if (!isCall(result)) throw new TypeError("Expected an operation to return an Effect, a list or a batch")
    const cached = cache === undefined ? result : Effect.provideService(result, CurrentCacheMode, cache)
    const call = (isLenient: boolean) =>
      run.promise(isLenient ? Effect.provideService(cached, Decoding, "lenient") : cached, signal)
    return CallPromise.make(call, lenient)
  }

const callOptionNames: ReadonlyArray<string> = ["signal", "lenient", "cache"] satisfies ReadonlyArray<
  keyof CallOptions
>

/**
 * Takes the call options out of the last argument. They may stand among an operation's own options, because no operation has
 * an option of their names.
 */
const splitCallOptions = (
  args: ReadonlyArray<unknown>
): CallOptions & { readonly args: ReadonlyArray<unknown> } => {
  const last = args.at(-1)
  if (!isPlainObject(last)) return { args }
  const { cache, lenient, signal, ...own } = last
  const isOnlyOptions = Object.keys(last).length > 0 && Object.keys(own).length === 0
  return {
    args: isOnlyOptions ? args.slice(0, -1) : [...args.slice(0, -1), own],
    lenient: lenient === true,
    cache: isCacheMode(cache) ? cache : undefined,
    signal: isAbortSignal(signal) ? signal : undefined
  }
}

/** Finds a misspelt or invalid call option, because an operation without options of its own would ignore it. */
const wrongCallOption = (args: ReadonlyArray<unknown>, operation: string): ValidationError | undefined => {
  const last = args.at(-1)
  if (!isPlainObject(last)) return undefined
  for (const [name, value] of Object.entries(last)) {
    if (name === "signal" && value !== undefined && !isAbortSignal(value)) {
      return argumentError(operation, name, "Expected an AbortSignal.")
    }
    if (name === "lenient" && value !== undefined && !Predicate.isBoolean(value)) {
      return argumentError(operation, name, "Expected true or false.")
    }
    if (name === "cache" && value !== undefined && !isCacheMode(value)) {
      return argumentError(operation, name, 'Expected "default", "reload" or "only-if-cached".')
    }
    const meant = callOptionNames.includes(name) ? [] : nearest(name, callOptionNames)
    if (meant.length > 0) {
      return argumentError(operation, name, `There is no such argument. ${didYouMean(meant)}`)
    }
  }
  return undefined
}

const isCacheMode = (value: unknown): value is CacheMode => cacheModes.some((mode) => mode === value)

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Predicate.isObject(value) && Object.getPrototypeOf(value) === Object.prototype

// Every operation of `BeatportService` fails with a `BeatportError` only. These guards test the rest.
const isBatch = (result: unknown): result is Batch<string | number, unknown, BeatportError> =>
  result instanceof Batch
const isPaged = (result: unknown): result is Paged<unknown, BeatportError> => result instanceof Paged
const isCall = (result: unknown): result is Effect.Effect<unknown, BeatportError> => Effect.isEffect(result)
