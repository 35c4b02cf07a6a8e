/**
 * The promise of one call.
 */
import type { ReceivedHead } from "../services/http/CallSettings.ts"
import { makeResponseRecorder, type WithResponse } from "./WithResponse.ts"

type OnResponse = (response: ReceivedHead) => void

/** Sends a call. */
type SendCall<A> = (isLenient: boolean, onResponse: OnResponse | undefined) => Promise<A>

interface State {
  isLenient: boolean
  hasBegun: boolean
  onResponse: OnResponse | undefined
}

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

  readonly #call: SendCall<A>
  readonly #state: State

  private constructor(call: SendCall<A>, isLenient: boolean) {
    const state: State = { isLenient, hasBegun: false, onResponse: undefined }
    super((resolve, reject) => {
      queueMicrotask(() => {
        state.hasBegun = true
        call(state.isLenient, state.onResponse).then(resolve, reject)
      })
    })
    this.#call = call
    this.#state = state
  }

  /**
   * Makes the promise of a call.
   *
   * @internal
   */
  static make<A>(call: SendCall<A>, isLenient = false): CallPromise<A> {
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

  /**
   * Returns the value with the status and headers of its response; of an operation with several requests, with those of the
   * last. If the call has begun, this makes another call.
   *
   *     const { data, response } = await beatport.tracks.get(1).withResponse()
   */
  withResponse(): Promise<WithResponse<A>> {
    const state = this.#state
    if (state.hasBegun) return CallPromise.make(this.#call, state.isLenient).withResponse()
    return makeResponseRecorder((onResponse) => {
      state.onResponse = onResponse
      return this
    })
  }
}
