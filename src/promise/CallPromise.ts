/**
 * The promise of one call.
 */

/**
 * A promise that begins its call right after the statement that made it. Until then `lenient` can still change how the call
 * decodes its response.
 *
 *     const tracks = await beatport.charts.top100().lenient
 */
export class CallPromise<A> extends Promise<A> {
  /** `then` returns plain promises. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise
  }

  readonly #call: (isLenient: boolean) => Promise<A>
  readonly #state: { isLenient: boolean; hasBegun: boolean }

  private constructor(call: (isLenient: boolean) => Promise<A>, isLenient: boolean) {
    const state = { isLenient, hasBegun: false }
    super((resolve, reject) => {
      queueMicrotask(() => {
        state.hasBegun = true
        call(state.isLenient).then(resolve, reject)
      })
    })
    this.#call = call
    this.#state = state
  }

  /** Makes the promise of a call. */
  static make<A>(call: (isLenient: boolean) => Promise<A>, isLenient = false): CallPromise<A> {
    return new CallPromise(call, isLenient)
  }

  /**
   * Returns the same call with lenient decoding: invalid items are left out of its lists, and a warning names them. If the
   * call has begun, this makes another call.
   */
  get lenient(): CallPromise<A> {
    if (this.#state.hasBegun) return CallPromise.make(this.#call, true)
    this.#state.isLenient = true
    return this
  }
}
