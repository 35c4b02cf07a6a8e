/**
 * Calls that were not sent: the circuit breaker is open, or only a stored response was asked for.
 */
import { Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./ErrorCategories.ts"
import { describeRequest, formatSeconds, request } from "./errorFields.ts"
import { printReadably } from "./printReadably.ts"

/**
 * Reports that no request was sent: Beatport failed several times in a row and the circuit breaker is open, or the call asked
 * for a stored response only (`reason: "NotCached"`).
 */
export class UnavailableError
  extends Schema.TaggedError<UnavailableError>()(
    "UnavailableError",
    {
      ...request,
      /** `NotCached` if the call asked for a stored response only, and there is none. */
      reason: Schema.optionalKey(Schema.Literal("NotCached")),
      /** Time until the circuit breaker sends the next request; zero with a `reason`. */
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
    return this.reason === undefined
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
    if (this.reason === "NotCached") {
      return `${describeRequest(this)}: no response is stored, and no request was sent, because the call asked for a stored one only (cache: "only-if-cached").`
    }
    return `${describeRequest(this)}: no request was sent, because Beatport failed several times in a row. Try again in ${formatSeconds(this.retryAfter)}.`
  }
}

printReadably(UnavailableError)
