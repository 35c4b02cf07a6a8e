/**
 * The request of an operation, and the value that it makes of a response.
 */
import type { Effect } from "effect"
import type { BeatportError, BeatportService } from "effect-beatport"

/** An operation with arguments, and the request and the value that follow from them. */
export interface Operation {
  readonly name: string
  readonly call: (beatport: BeatportService) => Effect.Effect<unknown, BeatportError>
  /** Method, path below the base URL, and query with its parameters in order of their names. */
  readonly sends: string
  /** The body as JSON; none by default. */
  readonly body?: unknown
  /** Body of the response: JSON, or text. An empty list by default. */
  readonly response?: unknown
  /** Value of the operation. Default: the content of the response. */
  readonly gives?: unknown
}

export const emptyList = { results: [], next: null, previous: null, count: 0, page: "1/1", per_page: 100 }

export const emptyPage = {
  results: [],
  page: 1,
  per_page: 100,
  count: 0,
  page_count: 0,
  has_next: false,
  capped: false,
  cached: false,
  broken: []
}

/** A list response with these items. */
export const listOf = (...results: ReadonlyArray<unknown>) => ({
  ...emptyList,
  results,
  count: results.length
})
