/**
 * Calls that the open circuit did not send.
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./categories.ts"
import { describeRequest, formatSeconds, request } from "./errorFields.ts"
import { printReadably } from "./printReadably.ts"

/** Beatport failed so often in a row that nothing is sent to it for a while. */
export class UnavailableError
  extends Schema.TaggedError<UnavailableError>()(
    "UnavailableError",
    {
      ...request,
      /** How long it is left alone still. */
      retryAfter: Schema.Duration
    },
    { httpApiStatus: 503 }
  )
  implements ErrorCategories
{
  get isRetryable(): boolean {
    return true
  }
  get isUnprocessed(): boolean {
    return true
  }
  get requestedPause(): Duration.Duration | undefined {
    return undefined
  }
  get needsSignIn(): boolean {
    return false
  }
  get exitCode(): ExitCode {
    return 7
  }
  override get message(): string {
    return `${describeRequest(this)}: nothing was sent, because Beatport failed again and again. It is tried again in ${formatSeconds(this.retryAfter)}.`
  }
}

printReadably(UnavailableError)
