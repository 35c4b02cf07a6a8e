/**
 * Operations that give Effects, as functions that give promises.
 */
import { Cause, Effect, Exit, type ManagedRuntime, Predicate, Schema, Stream } from "effect"
import { type BeatportError, ValidationError } from "../errors/BeatportError.ts"
import { checkArguments } from "../errors/fromSchema.ts"
import type { Page } from "../schemas/Page.ts"
import { Batch, type BatchResult, type Found } from "../services/batches/Batch.ts"
import { Paged, type WalkOptions } from "../services/lists/Paged.ts"
import type { Plan } from "../services/lists/plan.ts"
import type { Step } from "../services/lists/walk.ts"

/** What every call takes besides its arguments. */
export interface CallOptions {
  /** Ends the call, wherever it is: waiting for its turn, on the network, in a pause, between two pages. */
  readonly signal?: AbortSignal | undefined
}

/** Runs an effect to a promise. */
export interface Run {
  readonly promise: <A>(
    effect: Effect.Effect<A, BeatportError>,
    signal: AbortSignal | undefined
  ) => Promise<A>
  readonly iterable: <A>(
    stream: Stream.Stream<A, BeatportError>,
    signal: AbortSignal | undefined
  ) => AsyncIterable<A>
}

/** A run that can be ended. */
export interface ClosableRun extends Run {
  /** Ends what is under way, which rejects with an `AbortError`; what is begun later with a `ValidationError`. */
  readonly close: () => Promise<void>
}

/** A run over a runtime. It rejects with the very error an operation fails with, or with an `AbortError`. */
export const makeRun = <R, E>(runtime: ManagedRuntime.ManagedRuntime<R, E>): ClosableRun => {
  const closing = new AbortController()
  const begin = (signal: AbortSignal | undefined): void => {
    if (closing.signal.aborted) throw closed()
    if (signal !== undefined && !isAbortSignal(signal)) throw wrongSignal()
    if (signal?.aborted === true) throw abortError(signal)
  }
  return {
    promise: async (effect, signal) => {
      begin(signal)
      const exit = await runtime.runPromiseExit(effect, signal === undefined ? {} : { signal })
      if (Exit.isSuccess(exit)) return exit.value
      const ended = [signal, closing.signal].find((one) => one?.aborted)
      throw ended !== undefined && Cause.hasInterruptsOnly(exit.cause)
        ? abortError(ended)
        : Cause.squash(exit.cause)
    },
    iterable: (stream, signal) => ({
      async *[Symbol.asyncIterator]() {
        begin(signal)
        // The stream does not run in the runtime, whose end would not end it.
        const ended = Effect.raceAllFirst(
          [signal, closing.signal].flatMap((one) => (one === undefined ? [] : [untilAborted(one)]))
        )
        yield* Stream.toAsyncIterableWith(Stream.interruptWhen(stream, ended), await runtime.context())
      }
    }),
    close: () => {
      closing.abort(new DOMException("The client was closed", "AbortError"))
      return runtime.dispose()
    }
  }
}

/** Other realms have signals of their own. */
const isAbortSignal = (u: unknown): boolean =>
  Predicate.hasProperty(u, "aborted") && Predicate.hasProperty(u, "addEventListener")

const wrongSignal = (): ValidationError =>
  new ValidationError({
    method: "BeatportClient",
    path: "",
    fields: { signal: ["Expected an AbortSignal."] }
  })

const closed = (): ValidationError =>
  new ValidationError({
    method: "BeatportClient",
    path: "",
    fields: { client: ["The client is closed: make another one."] }
  })

/** The signal's reason, if it is what abort signals give by themselves; else an `AbortError` caused by it. */
const abortError = (signal: AbortSignal): DOMException =>
  signal.reason instanceof DOMException
    ? signal.reason
    : Object.assign(new DOMException("The call was aborted", "AbortError"), { cause: reasonOf(signal) })

const reasonOf = (signal: AbortSignal): unknown => signal.reason

const untilAborted = (signal: AbortSignal): Effect.Effect<never, unknown> =>
  Effect.callback((resume) => {
    const abort = () => {
      resume(Effect.fail(abortError(signal)))
    }
    signal.addEventListener("abort", abort, { once: true })
    return Effect.sync(() => {
      signal.removeEventListener("abort", abort)
    })
  })

/**
 * A list: await it for the page that was asked for, iterate it for all items from there on.
 *
 *     const page = await beatport.tracks.list({ genre_id: 6 })
 *     for await (const track of beatport.tracks.list({ genre_id: 6 })) { … }
 *
 * Nothing is requested before one of the two begins.
 */
export class PagedPromise<A> implements PromiseLike<Page<A>>, AsyncIterable<A> {
  readonly #paged: Paged<A, BeatportError>
  readonly #run: Run
  readonly #signal: AbortSignal | undefined
  #page: Promise<Page<A>> | undefined

  constructor(paged: Paged<A, BeatportError>, run: Run, signal: AbortSignal | undefined) {
    this.#paged = paged
    this.#run = run
    this.#signal = signal
  }

  get #first(): Promise<Page<A>> {
    return (this.#page ??= this.#run.promise(this.#paged, this.#signal))
  }

  // oxlint-disable-next-line unicorn/no-thenable -- being awaited is what it is for
  then<B = Page<A>, C = never>(
    onFulfilled?: ((page: Page<A>) => B | PromiseLike<B>) | null,
    onRejected?: ((error: unknown) => C | PromiseLike<C>) | null
  ): Promise<B | C> {
    return this.#first.then(onFulfilled, onRejected)
  }

  catch<C = never>(onRejected?: ((error: unknown) => C | PromiseLike<C>) | null): Promise<Page<A> | C> {
    return this.#first.catch(onRejected)
  }

  finally(onFinally?: (() => void) | null): Promise<Page<A>> {
    return this.#first.finally(onFinally)
  }

  /** All items, page after page; stopping early requests no further page. */
  [Symbol.asyncIterator](): AsyncIterator<A> {
    return this.#run.iterable(this.#paged.items, this.#signal)[Symbol.asyncIterator]()
  }

  /** The pages, one after the other. */
  pages(): AsyncIterable<Page<A>> {
    return this.#run.iterable(this.#paged.pages, this.#signal)
  }

  /** The pages with what a long walk needs: how far it has come, and a cursor to go on with after an interruption. */
  walk(options: WalkOptions = {}): AsyncIterable<Step<A>> {
    return this.#run.iterable(this.#paged.walk(options), this.#signal)
  }

  /** What walking through the whole list will cost: requests, and how long they take at the pace. */
  plan(): Promise<Plan> {
    return this.#run.promise(this.#paged.plan, this.#signal)
  }

  /** The same list, where an item that cannot be read is in the page's `broken`, and the others are delivered. */
  get lenient(): PagedPromise<A> {
    return new PagedPromise(this.#paged.lenient, this.#run, this.#signal)
  }

  /** The items in an array: all of them, or the first `limit`. */
  collect(options: { readonly limit?: number } = {}): Promise<ReadonlyArray<A>> {
    const { items } = this.#paged
    const collected = Effect.flatMap(checkCollect(options), ({ limit = Infinity }) =>
      Stream.runCollect(limit === Infinity ? items : Stream.take(items, limit))
    )
    return this.#run.promise(collected, this.#signal)
  }
}

const checkCollect = checkArguments(
  Schema.Struct({
    limit: Schema.optional(
      Schema.Number.check(
        Schema.makeFilter((n) => n === Infinity || (Number.isInteger(n) && n >= 0), {
          message: "Expected a whole number, 0 or more"
        })
      )
    )
  }),
  "collect"
)

/**
 * An operation on many keys: await it for everything that was found and what was not, or iterate it for what each key
 * has, as the keys come.
 */
export class BatchPromise<Key extends string | number, A>
  implements PromiseLike<BatchResult<Key, A>>, AsyncIterable<Found<Key, A>>
{
  readonly #batch: Batch<Key, A, BeatportError>
  readonly #run: Run
  readonly #signal: AbortSignal | undefined
  #result: Promise<BatchResult<Key, A>> | undefined

  constructor(batch: Batch<Key, A, BeatportError>, run: Run, signal: AbortSignal | undefined) {
    this.#batch = batch
    this.#run = run
    this.#signal = signal
  }

  // oxlint-disable-next-line unicorn/no-thenable -- being awaited is what it is for
  then<B = BatchResult<Key, A>, C = never>(
    onFulfilled?: ((result: BatchResult<Key, A>) => B | PromiseLike<B>) | null,
    onRejected?: ((error: unknown) => C | PromiseLike<C>) | null
  ): Promise<B | C> {
    return (this.#result ??= this.#run.promise(this.#batch, this.#signal)).then(onFulfilled, onRejected)
  }

  /** What each key has, in the order of the keys, in constant memory. */
  [Symbol.asyncIterator](): AsyncIterator<Found<Key, A>> {
    return this.#run.iterable(this.#batch.found, this.#signal)[Symbol.asyncIterator]()
  }
}

/** What a call gives. */
export type PromiseOf<Result> =
  Result extends Batch<infer Key, infer A, unknown>
    ? BatchPromise<Key, A>
    : Result extends Paged<infer A, unknown>
      ? PagedPromise<A>
      : Result extends Effect.Effect<infer A, unknown>
        ? Promise<A>
        : never

/** The operations of a resource and of the resources in it, each with call options at its end. */
export type Promised<Resource> = {
  readonly [Name in keyof Resource]: Resource[Name] extends (...args: infer Args) => infer Result
    ? (...args: [...args: Args, options?: CallOptions]) => PromiseOf<Result>
    : Promised<Resource[Name]>
}

/** The same resource with promises. */
export const promised = <Resource extends object>(resource: Resource, run: Run): Promised<Resource> => {
  const built = Object.fromEntries(
    Object.entries(resource).map(([name, operation]: [string, unknown]) => [
      name,
      isOperation(operation) ? promisedOperation(operation, run) : promisedResource(name, operation, run)
    ])
  )
  if (!isPromised(resource, built)) throw new TypeError("An operation has no promise")
  return built
}

const promisedOperation =
  (operation: (...args: ReadonlyArray<unknown>) => unknown, run: Run) =>
  (...args: ReadonlyArray<unknown>): unknown => {
    const options = args.at(-1)
    const isLast = isCallOptions(options)
    const result = operation(...(isLast ? args.slice(0, -1) : args))
    const signal = isLast ? options.signal : undefined
    if (isBatch(result)) return new BatchPromise(result, run, signal)
    if (isPaged(result)) return new PagedPromise(result, run, signal)
    if (isCall(result)) return run.promise(result, signal)
    throw new TypeError("An operation gives something that is no call")
  }

const promisedResource = (name: string, resource: unknown, run: Run): object => {
  if (!Predicate.isObject(resource)) throw new TypeError(`${name} is no operation and no resource`)
  return promised(resource, run)
}

/** Call options are told from a last argument of the operation's own by holding a signal and nothing else. */
export const isCallOptions = (last: unknown): last is CallOptions =>
  Predicate.isObject(last) && Predicate.hasProperty(last, "signal") && Object.keys(last).length === 1

// What the operations of a resource give is known to their types; these look whether it is so.
const isOperation = (u: unknown): u is (...args: ReadonlyArray<unknown>) => unknown => Predicate.isFunction(u)
const isBatch = (result: unknown): result is Batch<string | number, unknown, BeatportError> =>
  result instanceof Batch
const isPaged = (result: unknown): result is Paged<unknown, BeatportError> => result instanceof Paged
const isCall = (result: unknown): result is Effect.Effect<unknown, BeatportError> => Effect.isEffect(result)
const isPromised = <Resource extends object>(of: Resource, built: object): built is Promised<Resource> =>
  Object.keys(of).every((name) => Predicate.isObjectKeyword(Reflect.get(built, name)))
