/**
 * Lists as promises and async iterables.
 */
import { Effect, Schema, Stream } from "effect"
import type { BeatportError } from "../errors/BeatportError.ts"
import { checkArguments } from "../errors/fromSchema.ts"
import type { Page } from "../schemas/Page.ts"
import type { Paged, WalkOptions } from "../services/lists/Paged.ts"
import type { Plan } from "../services/lists/Plan.ts"
import type { Step } from "../services/lists/walk.ts"
import { type Call, type CallOptions, splitOptions, withOptions } from "./CallOptions.ts"
import { makeResponseRecorder, type WithResponse } from "./WithResponse.ts"
import type { Run } from "./Run.ts"

/** Options of `collect`. */
export interface CollectOptions extends CallOptions {
  /** The largest number of items to collect. Default: all. */
  readonly limit?: number | undefined
}

/**
 * Represents a list. Awaiting it requests one page; iterating it requests all items from that page on.
 *
 *     const page = await beatport.tracks.list({ genre_id: 6 })
 *     for await (const track of beatport.tracks.list({ genre_id: 6 })) { … }
 *
 * No request is sent before one of the two begins.
 */
export class PagedPromise<A> implements PromiseLike<Page<A>>, AsyncIterable<A> {
  readonly #paged: Paged<A, BeatportError>
  readonly #run: Run
  readonly #call: Call
  #page: Promise<Page<A>> | undefined

  /** @internal */
  constructor(paged: Paged<A, BeatportError>, run: Run, call: Call) {
    this.#paged = paged
    this.#run = run
    this.#call = call
  }

  get #first(): Promise<Page<A>> {
    return (this.#page ??= this.#run.promise(this.#paged, this.#call))
  }

  // oxlint-disable-next-line unicorn/no-thenable -- being awaited is what it is for
  then<B = Page<A>, C = never>(
    onFulfilled?: ((page: Page<A>) => B | PromiseLike<B>) | null,
    onRejected?: ((error: unknown) => C | PromiseLike<C>) | null
  ): Promise<B | C> {
    return this.#first.then(onFulfilled, onRejected)
  }

  /** Handles a failure of the first page, as `Promise.prototype.catch` does. */
  catch<C = never>(onRejected?: ((error: unknown) => C | PromiseLike<C>) | null): Promise<Page<A> | C> {
    return this.#first.catch(onRejected)
  }

  /** Runs a callback after the first page has succeeded or failed, as `Promise.prototype.finally` does. */
  finally(onFinally?: (() => void) | null): Promise<Page<A>> {
    return this.#first.finally(onFinally)
  }

  /** Requests the page, and returns it with the status and headers of its response. */
  withResponse(): Promise<WithResponse<Page<A>>> {
    return makeResponseRecorder((onResponse) => this.#run.promise(this.#paged, { ...this.#call, onResponse }))
  }

  /** Iterates all items, page after page. Leaving the loop early requests no further page. */
  [Symbol.asyncIterator](): AsyncIterator<A> {
    return this.#run.iterable(this.#paged.items, this.#call)[Symbol.asyncIterator]()
  }

  /** Iterates the pages. */
  pages(options?: CallOptions): AsyncIterable<Page<A>> {
    return this.#run.iterable(this.#paged.pages, withOptions(this.#call, options))
  }

  /** Iterates the pages, each with progress and with a cursor to resume from after an interruption. */
  walk(options: WalkOptions & CallOptions = {}): AsyncIterable<Step<A>> {
    const { options: callOptions, own } = splitOptions({ ...options })
    return this.#run.iterable(this.#paged.walk(own), withOptions(this.#call, callOptions))
  }

  /** Plans a walk through the whole list: the number of requests, and how long they take at the configured `pace`. */
  plan(options?: CallOptions): Promise<Plan> {
    return this.#run.promise(this.#paged.plan, withOptions(this.#call, options))
  }

  /** Returns the same list with lenient decoding: invalid items are listed in the page's `broken`. */
  get lenient(): PagedPromise<A> {
    return new PagedPromise(this.#paged.lenient, this.#run, this.#call)
  }

  /** Collects the items into an array: all of them, or the first `limit`. */
  collect(options: CollectOptions = {}): Promise<ReadonlyArray<A>> {
    const { options: callOptions, own } = splitOptions({ ...options })
    const { items } = this.#paged
    const collected = Effect.flatMap(checkCollect(own), ({ limit = Infinity }) =>
      Stream.runCollect(limit === Infinity ? items : Stream.take(items, limit))
    )
    return this.#run.promise(collected, withOptions(this.#call, callOptions))
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
