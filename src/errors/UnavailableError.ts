/**
 * Calls that the open circuit breaker did not send.
 */
import { Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./categories.ts"
import { describeRequest, formatSeconds, request } from "./errorFields.ts"
import { printReadably } from "./printReadably.ts"

/** Reports that the circuit breaker sent no request, because Beatport failed several times in a row. */
export class UnavailableError
  extends Schema.TaggedError<UnavailableError>()(
    "UnavailableError",
    {
      ...request,
      /** Time until the circuit breaker sends the next request. */
      retryAfter: Schema.Duration
    },
    { httpApiStatus: 503 }
  )
  implements ErrorCategories
{
  /** `retryAfter` in milliseconds. */
  get retryAfterMs(): number {
    return Duration.toMillis(this.retryAfter)
  }
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
    return `${describeRequest(this)}: no request was sent, because Beatport failed several times in a row. Try again in ${formatSeconds(this.retryAfter)}.`
  }
}

printReadably(UnavailableError)
