/**
 * Settings of one call, which take precedence over the configuration.
 */
import { Context, type Duration, Effect } from "effect"
import { HttpClientRequest } from "effect/http"
import type { Step } from "./Step.ts"

/** Describes a response without its body. */
export interface ReceivedHead {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
}

/** Configures the requests of one call. */
export interface CallSettings {
  /** When the whole call fails, by the monotonic clock in milliseconds, and the limit that this follows from. */
  readonly deadline?: { readonly at: number; readonly limit: Duration.Duration } | undefined
  /** The largest number of retries of each request. */
  readonly retries?: number | undefined
  /** Headers that are added to each request. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Is called with each successful response before it is decoded. */
  readonly onResponse?: ((response: ReceivedHead) => void) | undefined
}

const none: CallSettings = {}

/** Sets the requests of the calls in an effect. Without it the configuration applies. */
export const CurrentCallSettings = Context.Reference<CallSettings>(
  "effect-beatport/services/http/CallSettings",
  { defaultValue: () => none }
)

/** Adds the headers of the call, and reports its response. Later steps set `Authorization`. */
export const withCallSettings: Step = (next) => (request) =>
  Effect.flatMap(CurrentCallSettings, ({ headers, onResponse }) => {
    const call = next(headers === undefined ? request : HttpClientRequest.setHeaders(request, headers))
    if (onResponse === undefined) return call
    return Effect.tap(call, (response) =>
      Effect.sync(() => {
        onResponse(response)
      })
    )
  })
