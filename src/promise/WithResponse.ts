/**
 * Values with the responses that they came with.
 */
import type { ReceivedHead } from "../services/http/CallSettings.ts"

/** Describes the response of a call. */
export interface ResponseHead {
  /** The HTTP status, such as 200. */
  readonly status: number
  /** The headers by their lower-case names, without `set-cookie`. */
  readonly headers: Readonly<Record<string, string>>
}

/** Holds a value, and the response that it was decoded from. */
export interface WithResponse<A> {
  /** The value that the call returns. */
  readonly data: A
  /** The status and headers of the response. */
  readonly response: ResponseHead
}

/** Makes a call, and returns its value with the last response that the call reported. */
export const makeResponseRecorder = async <A>(
  call: (onResponse: (response: ReceivedHead) => void) => PromiseLike<A>
): Promise<WithResponse<A>> => {
  let response: ResponseHead | undefined
  const data = await call(({ headers, status }) => {
    response = { status, headers: showHeaders(headers) }
  })
  if (response === undefined)
    throw new TypeError("The operation has no response, because it sent no request.")
  return { data, response }
}

const showHeaders = (headers: ReceivedHead["headers"]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name === "set-cookie" ? [] : [[name, value]]
    )
  )
