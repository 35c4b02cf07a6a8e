/**
 * Operations on many keys as promises and async iterables.
 */
import type { BeatportError } from "../errors/BeatportError.ts"
import type { Batch, BatchResult, Found } from "../services/batches/Batch.ts"
import type { Call } from "./CallOptions.ts"
import type { Run } from "./Run.ts"

/**
 * Represents an operation on many keys. Awaiting it returns all matches and the missing keys; iterating it yields the
 * matches of each key as keys arrive.
 */
export class BatchPromise<Key extends string | number, A>
  implements PromiseLike<BatchResult<Key, A>>, AsyncIterable<Found<Key, A>>
{
  readonly #batch: Batch<Key, A, BeatportError>
  readonly #run: Run
  readonly #call: Call
  #result: Promise<BatchResult<Key, A>> | undefined

  /** @internal */
  constructor(batch: Batch<Key, A, BeatportError>, run: Run, call: Call) {
    this.#batch = batch
    this.#run = run
    this.#call = call
  }

  get #all(): Promise<BatchResult<Key, A>> {
    return (this.#result ??= this.#run.promise(this.#batch, this.#call))
  }

  // oxlint-disable-next-line unicorn/no-thenable -- being awaited is what it is for
  then<B = BatchResult<Key, A>, C = never>(
    onFulfilled?: ((result: BatchResult<Key, A>) => B | PromiseLike<B>) | null,
    onRejected?: ((error: unknown) => C | PromiseLike<C>) | null
  ): Promise<B | C> {
    return this.#all.then(onFulfilled, onRejected)
  }

  /** Handles a failure of the batch, as `Promise.prototype.catch` does. */
  catch<C = never>(
    onRejected?: ((error: unknown) => C | PromiseLike<C>) | null
  ): Promise<BatchResult<Key, A> | C> {
    return this.#all.catch(onRejected)
  }

  /** Runs a callback after the batch has succeeded or failed, as `Promise.prototype.finally` does. */
  finally(onFinally?: (() => void) | null): Promise<BatchResult<Key, A>> {
    return this.#all.finally(onFinally)
  }

  /**
   * Returns the same batch with lenient reading. Values that are no keys are skipped and listed in `invalid`, or named in a
   * warning by iteration. Broken items of responses are left out, and a warning names them.
   */
  get lenient(): BatchPromise<Key, A> {
    return new BatchPromise(this.#batch.lenient, this.#run, this.#call)
  }

  /** Iterates the matches of each key, in the order of the keys, in constant memory. */
  [Symbol.asyncIterator](): AsyncIterator<Found<Key, A>> {
    return this.#run.iterable(this.#batch.found, this.#call)[Symbol.asyncIterator]()
  }
}
