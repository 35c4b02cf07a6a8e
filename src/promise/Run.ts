/**
 * Runs effects and streams as promises and async iterables.
 */
import { Cause, Effect, Exit, type ManagedRuntime, Stream } from "effect"
import type { BeatportError } from "../errors/BeatportError.ts"
import { CurrentCacheMode } from "../services/Cache/CacheMode.ts"
import { argumentError, type ValidationError } from "../errors/ValidationError.ts"
import { CurrentCallSettings } from "../services/http/CallSettings.ts"
import { type Call, readSettings, findCallOptionError } from "./CallOptions.ts"
import { withCallSite } from "./CallSite.ts"

/** Runs effects as promises, and streams as async iterables. */
export interface Run {
  readonly promise: <A>(effect: Effect.Effect<A, BeatportError>, call: Call) => Promise<A>
  readonly iterable: <A>(stream: Stream.Stream<A, BeatportError>, call: Call) => AsyncIterable<A>
}

/** A `Run` that can be closed. */
export interface ClosableRun extends Run {
  /** Aborts running calls, which reject with an `AbortError`. Later calls reject with a `ValidationError`. */
  readonly close: () => Promise<void>
}

/** Makes a `Run` that fails with this error whatever it is to run. */
export const makeFailingRun = (error: BeatportError): Run => {
  const fail = async ({ site }: Call): Promise<never> => {
    throw withCallSite(error, site)
  }
  return {
    promise: (_, call) => fail(call),
    iterable: (_, call) => ({ [Symbol.asyncIterator]: () => ({ next: () => fail(call) }) })
  }
}

/** Makes a `Run` over a runtime. Promises reject with the error of the operation, or with an `AbortError`. */
export const makeRun = <R, E>(runtime: ManagedRuntime.ManagedRuntime<R, E>): ClosableRun => {
  const closing = new AbortController()
  const failIfEnded = ({ signal }: Call): void => {
    if (closing.signal.aborted) throw makeClosedError()
    if (signal?.aborted === true) throw abortError(signal)
  }
  const begin = (call: Call): void => {
    const { onResponse: _, site: __, ...options } = call
    const wrong = findCallOptionError(options, "BeatportClient")
    if (wrong !== undefined) throw wrong
    failIfEnded(call)
  }
  const signalsOf = ({ signal }: Call) => (signal === undefined ? [closing.signal] : [signal, closing.signal])
  const promise = async <A>(effect: Effect.Effect<A, BeatportError>, call: Call): Promise<A> => {
    begin(call)
    const { cache, signal } = call
    const settings = readSettings(call)
    const cached = cache === undefined ? effect : Effect.provideService(effect, CurrentCacheMode, cache)
    const exit = await runtime.runPromiseExit(
      settings === undefined
        ? cached
        : Effect.flatMap(settings, (set) => Effect.provideService(cached, CurrentCallSettings, set)),
      signal === undefined ? {} : { signal }
    )
    if (Exit.isSuccess(exit)) return exit.value
    const ended = signalsOf(call).find((one) => one.aborted)
    throw ended !== undefined && Cause.hasInterruptsOnly(exit.cause)
      ? abortError(ended)
      : Cause.squash(exit.cause)
  }
  async function* iterate<A>(stream: Stream.Stream<A, BeatportError>, call: Call) {
    begin(call)
    // Disposing of the runtime does not interrupt the stream, because the stream does not run in it.
    const ended = Effect.raceAllFirst(signalsOf(call).map(runUntilAborted))
    const settings = readSettings(call)
    const cached =
      call.cache === undefined ? stream : Stream.provideService(stream, CurrentCacheMode, call.cache)
    const configured =
      settings === undefined
        ? cached
        : Stream.unwrap(
            Effect.map(settings, (set) => Stream.provideService(cached, CurrentCallSettings, set))
          )
    const items = Stream.toAsyncIterableWith(Stream.interruptWhen(configured, ended), await runtime.context())
    for await (const item of items) {
      // The items of a page that has arrived are in memory, so the stream is not interrupted between them.
      failIfEnded(call)
      yield item
    }
  }
  return {
    promise: (effect, call) =>
      promise(effect, call).catch((error: unknown) => {
        throw withCallSite(error, call.site)
      }),
    iterable: (stream, call) => ({
      async *[Symbol.asyncIterator]() {
        try {
          yield* iterate(stream, call)
        } catch (error) {
          throw withCallSite(error, call.site)
        }
      }
    }),
    close: () => {
      closing.abort(new DOMException("The client was closed", "AbortError"))
      return runtime.dispose()
    }
  }
}

const makeClosedError = (): ValidationError =>
  argumentError("BeatportClient", "client", "The client is closed: make another one.")

/** Returns the signal's reason if it is a `DOMException`; otherwise an `AbortError` with the reason as its cause. */
const abortError = (signal: AbortSignal): DOMException =>
  signal.reason instanceof DOMException
    ? signal.reason
    : Object.assign(new DOMException("The call was aborted", "AbortError"), { cause: readReason(signal) })

const readReason = (signal: AbortSignal): unknown => signal.reason

const runUntilAborted = (signal: AbortSignal): Effect.Effect<never, unknown> =>
  Effect.callback((resume) => {
    const abort = () => {
      resume(Effect.fail(abortError(signal)))
    }
    signal.addEventListener("abort", abort, { once: true })
    return Effect.sync(() => {
      signal.removeEventListener("abort", abort)
    })
  })
