/**
 * Runs effects and streams as promises and async iterables.
 */
import { Cause, Effect, Exit, type ManagedRuntime, Predicate, Stream } from "effect"
import type { BeatportError } from "../errors/BeatportError.ts"
import type { CacheMode } from "../services/Cache/CacheMode.ts"
import { argumentError, type ValidationError } from "../errors/ValidationError.ts"

/** Options of a single call, passed after its arguments. */
export interface CallOptions {
  /**
   * Aborts the call at any point: while it waits for the rate limit, on the network, before a retry, between two
   * pages.
   */
  readonly signal?: AbortSignal | undefined
  /** Leaves invalid items out of lists and logs a warning, instead of rejecting with a `DecodeError`. Default: `false`. */
  readonly lenient?: boolean | undefined
  /**
   * Says how the call uses the cache: `reload` sends the request and replaces the stored response, `only-if-cached` sends no
   * request and rejects with an `UnavailableError` if no response is stored. Default: `default`.
   */
  readonly cache?: CacheMode | undefined
}

/** Runs effects as promises, and streams as async iterables. */
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

/** A `Run` that can be closed. */
export interface ClosableRun extends Run {
  /** Aborts running calls, which reject with an `AbortError`. Later calls reject with a `ValidationError`. */
  readonly close: () => Promise<void>
}

/** Makes a `Run` that fails with this error whatever it is to run. */
export const makeFailingRun = (error: BeatportError): Run => {
  const fail = async (): Promise<never> => {
    throw error
  }
  return { promise: fail, iterable: () => ({ [Symbol.asyncIterator]: () => ({ next: fail }) }) }
}

/** Makes a `Run` over a runtime. Promises reject with the error of the operation, or with an `AbortError`. */
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
        // Disposing of the runtime does not interrupt the stream, because the stream does not run in it.
        const ended = Effect.raceAllFirst(
          [signal, closing.signal].flatMap((one) => (one === undefined ? [] : [untilAborted(one)]))
        )
        const items = Stream.toAsyncIterableWith(Stream.interruptWhen(stream, ended), await runtime.context())
        for await (const item of items) {
          // The items of a page that has arrived are in memory, so the stream is not interrupted between them.
          begin(signal)
          yield item
        }
      }
    }),
    close: () => {
      closing.abort(new DOMException("The client was closed", "AbortError"))
      return runtime.dispose()
    }
  }
}

/** Tests the shape instead of the class, because other realms have their own `AbortSignal`. */
export const isAbortSignal = (u: unknown): u is AbortSignal =>
  Predicate.hasProperty(u, "aborted") && Predicate.hasProperty(u, "addEventListener")

const wrongSignal = (): ValidationError =>
  argumentError("BeatportClient", "signal", "Expected an AbortSignal.")

const closed = (): ValidationError =>
  argumentError("BeatportClient", "client", "The client is closed: make another one.")

/** Returns the signal's reason if it is a `DOMException`; otherwise an `AbortError` with the reason as its cause. */
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
